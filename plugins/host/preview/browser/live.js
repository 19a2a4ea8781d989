// The page follows its file: it hears from the preview what happened, and shows it.

import { Board } from "./board.js";
import { refreshFiles, runsScripts, swapDocument } from "./swap.js";

const STREAM = "/.greenpaper/live";
const AGAIN = 500; // milliseconds after which a preview that did not answer is asked again
const SAID = "greenpaper-said"; // what is to be said once the page has come again

const own = document.querySelector("script[data-since]");
const board = new Board();
let { since } = own.dataset;
let isThere = own.dataset.status === "200";
let isWaiting = own.dataset.status === "503";
let stream = null;
let work = Promise.resolve();
own.remove();

// A browser has few connections for one host: pages that nobody sees leave theirs to others, and
// hear what they missed as soon as they are seen.
function listen() {
  if (stream || document.hidden) return;
  const asked = new URLSearchParams({ page: location.pathname, since });
  const opened = new EventSource(`${STREAM}?${asked}`);
  stream = opened;
  opened.onmessage = ({ data, lastEventId }) => {
    work = work.then(() => follow(opened, JSON.parse(data), lastEventId));
  };
  opened.onerror = () => retry(opened);
}

function hush() {
  stream?.close();
  stream = null;
}

function retry(failed) {
  if (stream !== failed) return;
  hush();
  setTimeout(listen, AGAIN);
}

async function follow(opened, message, state) {
  if (stream !== opened) return; // the next stream begins with what this one told
  const answer = message.page ? await ask() : null;
  if (message.page && !answer) return retry(opened); // the preview went away: it will tell again
  try {
    const said = [];
    if (board.showStanding(message.standing)) said.push("The mistake is mended.");
    const page = answer ? await followPage(answer, message) : { said: [], styles: new Set() };
    said.push(...page.said, ...(await followFiles(message, page.styles)));
    since = state;
    board.say(said.join(" "));
  } catch (error) {
    console.error(error);
    await comeAgain();
  }
}

async function ask() {
  try {
    const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    page.querySelector("script[data-since]")?.remove();
    return { status: answer.status, page };
  } catch {
    return null;
  }
}

async function followPage({ status, page }, { successor, isMoved }) {
  const leadsOn = leadingOn(page);
  if ((status !== 200 && isThere) || (leadsOn && !leadingOn(document))) {
    return { said: board.showGone(leadsOn || successor, Boolean(leadsOn) || isMoved), styles: new Set() };
  }
  const isNew = isWaiting && status === 200;
  isThere = status === 200;
  isWaiting = status === 503;
  board.hideGone();
  if (runsScripts(page) || runsScripts(document)) await comeAgain();
  const { isChanged, styles } = await swapDocument(page);
  const said = isNew ? ["The page is there."] : ["The page has been updated."];
  return { said: isChanged ? said : [], styles };
}

async function followFiles({ anew, files }, done) {
  const found = await refreshFiles(anew ? null : new Set(files), done);
  if (found.isElsewhere) await comeAgain();
  const said = [];
  if (found.styles + done.size) said.push("The style has been updated.");
  if (found.pictures) said.push("A picture has been updated.");
  return anew ? [] : said;
}

// What a script of the page has done to it cannot be told from what the file says: so the browser
// loads it from the beginning, and keeps the place itself.
function comeAgain() {
  sessionStorage.setItem(SAID, "The page has been updated.");
  location.reload();
  return new Promise(() => {});
}

function leadingOn(page) {
  const content = page.querySelector('meta[http-equiv="refresh" i]')?.content ?? "";
  return content.match(/url=\s*['"]?([^'"]+)/i)?.[1] ?? "";
}

document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
addEventListener("pagehide", hush);
addEventListener("pageshow", listen);
board.saySoon(sessionStorage.getItem(SAID));
sessionStorage.removeItem(SAID);
listen();
