"""A site whose old addresses have everything in them that means something to some host."""

from collections.abc import Mapping
from pathlib import Path

MOMENT = "2026-06-01 12:00"

OLD: Mapping[str, str] = {
    "/old-title/": "/2026/01/halls/",
    "/old-title": "/2026/01/halls/",
    "/2015/old.html": "/2026/01/halls/",
    "/blog/index.php": "/2026/01/halls/",
    "/caf%C3%A9/": "/2026/01/halls/",
    "/two%20words/": "/2026/01/halls/",
    "/Halls/": "/2026/01/halls/",
    "/2026/01/Buses/": "/2026/01/buses/",
    "/price$1/": "/2026/01/buses/",
    "/a+b(c)[d]/": "/2026/01/buses/",
    "/semi;colon/": "/2026/01/buses/",
    "/hash%23tag/": "/2026/01/buses/",
    "/files/once.pdf": "/about/",
    "/chain/": "/about/#who",
    "/link-in-it/": "/about/#who",
    "/topics/buses/": "/topics/transport/",
    "/rss/": "/feed.xml",
    "/welsh/": "/2026/02/cafe-agored/",
    "/elsewhere/": "https://example.net/a?b=c&d=$e#f",
}
"""Old address, as a browser asks for it → where it leads."""
QUIET = {"/hidden-once/": "/2026/01/notes/", "/gone-once/": "/2026/01/gone/"}
"""The same of posts that hosts are told nothing of."""
FORMER_FEEDS = {
    "/news/rss.xml": "application/rss+xml",
    "/feed/": "application/rss+xml",
    "/old-atom": "application/atom+xml",
}


def write_site(folder: Path, address: str = "https://www.fellowstead.example") -> None:
    """The content of the site, with one page of each sort."""
    settings = f"""
name: Fellowstead
address: {address}
former_feeds:
  - address: /news/rss.xml
  - address: /feed/
  - address: /old-atom
    feed: /feed.atom
redirects:
"""
    pairs = {
        "/files/once.pdf": "/about/",
        "/chain/": "/link-in-it/",
        "/link-in-it/": "/about/#who",
        "/topics/buses/": "/topics/transport/",
        "/rss/": "/feed.xml",
        "/elsewhere/": "https://example.net/a?b=c&d=$e#f",
    }
    settings += "".join(f"  - old: {old}\n    new: {new}\n" for old, new in pairs.items())
    _write(folder / "site.yaml", settings)
    _write(folder / "pages/about.md", "---\ntitle: About\n---\n\n## Who {#who}\n\nUs.\n")
    halls = [old for old in OLD if OLD[old].endswith("/halls/") and old != "/old-title"]
    buses = [old for old in OLD if OLD[old].endswith("/buses/")]
    _post(folder, "halls", aliases=halls, tags="[Transport]")
    _post(folder, "buses", aliases=buses, tags="[Transport]")
    _post(folder, "notes", aliases=["/hidden-once/"], status="hidden")
    _post(
        folder,
        "gone",
        aliases=["/gone-once/"],
        status="withdrawn",
        modified="2026-02-01",
        withdrawn_because="Wrong.",
    )
    _post(folder, "cafe", aliases=["/welsh/"], date="2026-02-03", slug="cafe-agored")


def _post(folder: Path, name: str, *, aliases: list[str], **keys: str) -> None:
    head = {"title": name.capitalize(), "date": "2026-01-13", **keys}
    lines = [f"{key}: {value}" for key, value in head.items()]
    lines += ["aliases:", *(f"  - '{alias}'" for alias in aliases)]
    _write(folder / f"posts/{name}.md", "\n".join(("---", *lines, "---", "", "The text.", "")))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
