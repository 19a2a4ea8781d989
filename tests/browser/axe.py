"""axe-core, asked about a page."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""Tags of axe's rules: WCAG 2.2, levels A and AA, and what axe holds to be good practice."""

_RUN = """async ([rules, without]) => {
  const asked = {runOnly: rules, resultTypes: ["violations"], preload: false, rules: {}};
  if (rules.includes("wcag22aa")) asked.rules["target-size"] = {enabled: true};
  for (const rule of without) asked.rules[rule] = {enabled: false};
  return (await axe.run(document, asked)).violations.flatMap(broken => broken.nodes.map(
    node => `${broken.id} (${broken.help}): ${node.target.join(" ")}`));
}"""


def bring_axe(page: Page) -> None:
    """axe is there to be asked about what `page` shows now and later."""
    page.evaluate(AXE_SCRIPT)


def violations(
    page: Page, rules: tuple[str, ...] = RULES, without: tuple[str, ...] = ()
) -> list[str]:
    """Which rule is broken by which element: "link-name (Links must have …): .menu > a".

    `rules` are names of rules, or tags that many of them have; `without` are names of rules.
    """
    found: list[Any] = page.evaluate(_RUN, [rules, without])
    return [str(one) for one in found]
