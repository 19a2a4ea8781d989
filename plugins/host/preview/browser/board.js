// What the preview has to say to the person in front of a page: in a tree of its own, so that
// neither the site's style nor ours touches the other.

const HEED = 300; // milliseconds until a browser heeds what is said in a place that is new to it

export class Board {
  #standing = { errors: [], more: 0, fault: "", warnings: [] };
  #gone = null; // where the page went, if it did
  #isHidden = false; // what is wrong, by the person
  #isListed = false; // what is worth a second look, by the person
  #shown = ""; // what the panel shows, so that nothing is announced twice

  constructor() {
    const host = make("greenpaper-preview");
    host.lang = "en-GB";
    host.dir = "ltr";
    this.root = host.attachShadow({ mode: "open" });
    this.heard = make("p", { className: "heard" });
    this.heard.setAttribute("role", "status");
    this.panel = make("section", { className: "panel", id: "panel", hidden: true });
    this.panel.setAttribute("aria-label", "Preview");
    this.chip = make("button", { className: "chip", type: "button", hidden: true });
    this.chip.setAttribute("aria-controls", "panel");
    this.chip.setAttribute("aria-expanded", "false");
    this.chip.onclick = () => this.#unfold();
    const style = make("link", { rel: "stylesheet", href: new URL("board.css", import.meta.url).href });
    this.root.append(style, this.heard, this.chip, this.panel);
    document.documentElement.append(host);
    document.addEventListener("keydown", event => {
      if (event.key === "Escape" && !event.defaultPrevented && !this.panel.hidden) this.#hide();
    });
  }

  // Words for those who do not see the page, when they have heard the rest.
  say(words) {
    if (words) this.heard.replaceChildren(make("span", {}, words));
  }

  // The same, on a page that has just come.
  saySoon(words) {
    if (words) setTimeout(() => this.say(words), HEED);
  }

  // Shows what keeps the preview from being built. Whether that is mended.
  showStanding(standing) {
    const was = isWrong(this.#standing);
    if (wording(standing) !== wording(this.#standing)) this.#isHidden = false;
    this.#standing = standing;
    this.#show();
    return was && !isWrong(standing);
  }

  // Says that the page is no more where it was, and where to go. What is to be heard.
  showGone(successor, isMoved) {
    this.#gone = { successor, isMoved };
    this.#isHidden = false;
    this.#show();
    return [goneInWords(this.#gone)];
  }

  hideGone() {
    this.#gone = null;
    this.#show();
  }

  #hide() {
    const wasWithin = this.panel.contains(this.root.activeElement);
    this.#isHidden = true;
    this.#isListed = false;
    this.#show();
    if (wasWithin) this.chip.focus({ preventScroll: true });
  }

  #unfold() {
    this.#isHidden = false;
    this.#isListed = true;
    this.#show();
    this.panel.querySelector("button").focus({ preventScroll: true });
  }

  #show() {
    const isWrongNow = isWrong(this.#standing);
    const isAsked = this.#isListed && this.#standing.warnings.length > 0;
    const isOpen = ((isWrongNow || this.#gone) && !this.#isHidden) || (isAsked && !isWrongNow && !this.#gone);
    this.chip.textContent = this.#inShort();
    this.chip.className = isWrongNow ? "chip wrong" : "chip";
    this.chip.hidden = isOpen || !this.chip.textContent;
    const shown = isOpen ? JSON.stringify([this.#standing, this.#gone]) : "";
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.panel.hidden = !isOpen;
    this.panel.className = isWrongNow ? "panel wrong" : "panel";
    const hide = make("button", { className: "hide", type: "button" }, "Hide");
    hide.setAttribute("aria-keyshortcuts", "Escape");
    hide.onclick = () => this.#hide();
    const hadFocus = this.panel.contains(this.root.activeElement);
    this.panel.replaceChildren(...(isOpen ? [hide, this.#content(isWrongNow)] : []));
    if (hadFocus && isOpen) hide.focus({ preventScroll: true });
  }

  #inShort() {
    const { errors, more, warnings } = this.#standing;
    if (isWrong(this.#standing)) return counted(errors.length + more || 1, "problem");
    if (this.#gone) return "Page gone";
    return warnings.length ? counted(warnings.length, "warning") : "";
  }

  #content(isWrongNow) {
    const body = make("div", { className: "body" });
    if (isWrongNow) {
      body.setAttribute("role", "alert");
      const { errors, more, fault } = this.#standing;
      const count = `${counted(errors.length + more, "problem")} to mend`;
      body.append(make("h2", {}, fault ? "The preview cannot be built" : count));
      body.append(make("p", {}, "This page follows as soon as that is mended."));
      if (fault) body.append(make("p", { className: "fault" }, fault));
      body.append(...problems(errors));
      if (more) body.append(make("p", { className: "more" }, `${more} more: the terminal shows them all.`));
    } else if (this.#gone) {
      body.append(make("h2", {}, "This page is gone"), goneWithLink(this.#gone));
    } else {
      body.append(make("h2", {}, "Worth a second look"), ...problems(this.#standing.warnings));
    }
    return body;
  }
}

function isWrong({ errors, fault }) {
  return errors.length > 0 || fault !== "";
}

function wording({ errors, more, fault }) {
  return JSON.stringify([errors, more, fault]);
}

function counted(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

function make(name, properties = {}, text = "") {
  const element = Object.assign(document.createElement(name), properties);
  if (text) element.textContent = text;
  return element;
}

function goneInWords({ successor, isMoved }) {
  if (isMoved) return "This page has another address now:";
  const isGone = "There is no page at this address any more.";
  return successor ? `${isGone} A new one came as it went:` : isGone;
}

function goneWithLink(gone) {
  const line = make("p", {}, `${goneInWords(gone)} `);
  if (gone.successor) {
    line.append(make("a", { href: gone.successor }, decodeURI(new URL(gone.successor, location).pathname)));
  }
  return line;
}

function problems(found) {
  const files = new Map();
  for (const one of found) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  return [...files].map(([file, those]) => {
    const group = make("div");
    const title = make("h3", {}, file);
    if (those[0].here) title.append(make("span", { className: "here" }, " (this page)"));
    const list = make("ul");
    list.append(...those.map(problem));
    group.append(title, list);
    return group;
  });
}

function problem({ line, message, hint, check }) {
  const item = make("li");
  if (line) item.append(make("strong", {}, `Line ${line}: `));
  item.append(message, " ", make("span", { className: "check" }, `(${check})`));
  if (hint) item.append(make("p", { className: "hint" }, hint));
  return item;
}
