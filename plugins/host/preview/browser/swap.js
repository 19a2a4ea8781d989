// A page made into another one, touching only what differs: so the place, the focus, what is
// selected and what is unfolded stay as they are.

const MARK = "greenpaper";
const SEEN_AHEAD = 60; // children that are looked through for one that is equal
const OF_DATA = /^(application\/(ld\+)?json|text\/plain)$/;
const SHOWING = "img, source[srcset], video[poster], link[rel~=icon]";
const ADDRESSES = /(?<=^|,)\s*\S+?(?=,?(\s|$))/g; // in `src` and in `srcset`, without what stands beside
const KEYS = { LINK: ["rel"], META: ["name", "property"] }; // what tells such elements apart
const RUN_BY_READER = { DETAILS: ["open"], DIALOG: ["open"] }; // attributes that are the reader's

// Whether a page has scripts that run, ours not counted.
export function runsScripts(page) {
  return [...page.scripts].some(script => !OF_DATA.test(script.type));
}

// The document shows what `page` does. Whether anything of it changed but its styles, and the
// paths of the styles that did.
export async function swapDocument(page) {
  const focused = document.activeElement?.id;
  const styles = new Map();
  const changes = [
    mergeAttributes(document.documentElement, page.documentElement),
    mergeChildren(document.head, page.head, styles),
    mergeElements(document.body, page.body, styles),
  ];
  if (focused && document.activeElement === document.body) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
  await Promise.all(styles.values());
  return { isChanged: changes.some(Boolean), styles: new Set(styles.keys()) };
}

// What the document uses of `files` (site paths; null for all) is fetched anew and put in its
// place, but for the styles that are `done`. How many of each kind there were, and whether there
// is something that cannot be replaced, such as a font.
export async function refreshFiles(files, done) {
  const found = new Set();
  const isMeant = address => {
    const { origin, pathname } = new URL(address, document.baseURI);
    const isOne = origin === location.origin && (!files || files.has(decodeURI(pathname)));
    if (isOne) found.add(pathname);
    return isOne && !done.has(pathname);
  };
  const mark = Date.now().toString(36);
  const all = selector => [...document.querySelectorAll(selector)];
  const styles = all("link[rel~=stylesheet]").filter(link => isMeant(link.href));
  const pictures = all(SHOWING).filter(one => refreshPicture(one, isMeant, mark));
  await Promise.all(styles.map(link => replaceStyle(link, marked(link.getAttribute("href"), mark))));
  const inPlace = new Set(found);
  const isElsewhere = Boolean(files) && performance.getEntriesByType("resource").some(
    ({ name }) => isMeant(name) && !inPlace.has(new URL(name).pathname));
  return { styles: styles.length, pictures: pictures.length, isElsewhere };
}

function refreshPicture(element, isMeant, mark) {
  let isFound = false;
  for (const name of ["src", "srcset", "poster", "href"]) {
    const value = element.getAttribute(name);
    if (!value) continue;
    const renewed = value.replace(ADDRESSES, one => isMeant(unmarked(one)) ? marked(one, mark) : one);
    if (renewed === value) continue;
    element.setAttribute(name, renewed);
    isFound = true;
  }
  return isFound;
}

// An address that no browser has in store.
function marked(address, mark) {
  const [, path, fragment] = unmarked(address).match(/^([^#]*)(.*)$/);
  return `${path}${path.includes("?") ? "&" : "?"}${MARK}=${mark}${fragment}`;
}

function unmarked(value) {
  return value.replace(/[?&]greenpaper=\w+/g, "");
}

// The old style stays in force until the new one is there, so that nothing flashes.
function replaceStyle(link, href) {
  const fresh = link.cloneNode();
  fresh.setAttribute("href", href);
  return new Promise(done => {
    fresh.onload = () => { link.remove(); done(); };
    fresh.onerror = () => { fresh.remove(); done(); };
    link.after(fresh);
  });
}

function isStyle(node) {
  return node.nodeName === "LINK" && node.relList.contains("stylesheet");
}

function isAlike(old, wanted) {
  if (old.nodeName !== wanted.nodeName) return false;
  if (old.nodeType !== Node.ELEMENT_NODE) return true;
  const keys = ["id", ...(KEYS[old.nodeName] ?? [])];
  return keys.every(key => old.getAttribute(key) === wanted.getAttribute(key));
}

function mergeNodes(old, wanted, styles) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data === wanted.data) return false;
    old.data = wanted.data;
    return true;
  }
  return mergeElements(old, wanted, styles);
}

function mergeElements(old, wanted, styles) {
  if (isStyle(old) && isStyle(wanted)) {
    const href = wanted.getAttribute("href");
    if (old.getAttribute("href") !== href) {
      styles.set(new URL(href, document.baseURI).pathname, replaceStyle(old, href));
    }
    return false;
  }
  const attributes = mergeAttributes(old, wanted);
  return mergeChildren(old, wanted, styles) || attributes;
}

function mergeAttributes(old, wanted) {
  const left = RUN_BY_READER[old.nodeName] ?? [];
  let isChanged = false;
  for (const name of new Set([...old.getAttributeNames(), ...wanted.getAttributeNames()])) {
    const value = wanted.getAttribute(name);
    const now = old.getAttribute(name);
    if (left.includes(name) || now === value || (now !== null && unmarked(now) === value)) continue;
    if (value === null) old.removeAttribute(name);
    else old.setAttribute(name, value);
    isChanged = true;
  }
  return isChanged;
}

// Children that are equal stay, those that are alike are merged, others come and go.
function mergeChildren(parent, wantedParent, styles) {
  const wanted = [...wantedParent.childNodes];
  const olds = [...parent.childNodes];
  while (olds.length && wanted.length && olds.at(-1).isEqualNode(wanted.at(-1))) {
    olds.pop();
    wanted.pop();
  }
  const end = parent.childNodes[olds.length] ?? null;
  let isChanged = false;
  let at = 0;
  for (const [place, node] of wanted.entries()) {
    const equal = olds.slice(at, at + SEEN_AHEAD).findIndex(old => old.isEqualNode(node));
    if (equal >= 0) {
      for (const gone of olds.slice(at, at + equal)) gone.remove();
      isChanged ||= equal > 0;
      at += equal + 1;
      continue;
    }
    const old = olds[at];
    const later = wanted.slice(place + 1, place + SEEN_AHEAD);
    const isNeeded = old && later.some(one => one.isEqualNode(old));
    if (old && !isNeeded && isAlike(old, node)) {
      isChanged = mergeNodes(old, node, styles) || isChanged;
      at += 1;
    } else {
      parent.insertBefore(document.importNode(node, true), old ?? end);
      isChanged = true;
    }
  }
  for (const gone of olds.slice(at)) gone.remove();
  return isChanged || at < olds.length;
}
