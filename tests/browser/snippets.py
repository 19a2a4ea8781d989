"""Pieces of JavaScript that several tests put before their questions to a page."""

WORDS = """
const words = one => `<${one.localName}> `
  + (one.innerText || one.getAttribute('aria-label') || one.id || '').trim().slice(0, 50);
"""
"""`words(element)`: how a message names an element."""

SEEN = """
const isSeen = one => one.checkVisibility({visibilityProperty: true});
"""

PIXEL = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const known = new Map();
const pixel = colour => {
  if (!known.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    known.set(colour, canvas.getImageData(0, 0, 1, 1).data);
  }
  return known.get(colour);
};
"""
"""`pixel(colour)`: red, green, blue and opacity, 0 to 255, in whatever way CSS writes the colour."""

STYLED = """style => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}"""
"""A script that adds a style to the page it is evaluated in, whatever the policy."""

TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > wide + 0.5)
    .map(one => `${one.localName}.${one.className}, ${one.innerText?.trim().slice(0, 40)}`)
    .concat('the page itself');
}"""
"""What makes the page wider than the screen, by element; nothing of a page that fits."""
