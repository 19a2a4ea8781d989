"""Three made-up sites as Jekyll, Hugo and Pelican have them: sources, and what they published.

The feeds are written out as the templates of jekyll-feed, Hugo and Pelican write them; ids, links
and addresses were worked out by hand, from those programs' sources and not from ours.
"""

from typing import NamedTuple


class Item(NamedTuple):
    """A published post: what the old feed knows it by, and its address on the old site."""

    guid: str
    address: str
    title: str
    day: str


class OldSite(NamedTuple):
    """`sources` are the files that its editors have, `host` and `path` where it was published.
    `feeds` are, by address, the feeds that it had, each with the numbers of its `items`."""

    sources: dict[str, str]
    host: str
    path: str
    items: tuple[Item, ...]
    feeds: dict[str, tuple[int, ...]]
    draw: str

    @property
    def published(self) -> dict[str, str]:
        """The feeds, as files of the old site."""
        drawn = {"jekyll": _jekyll_feed, "hugo": _hugo_feed, "pelican": _pelican_feed}[self.draw]
        return {
            address: drawn(self, address, [self.items[number] for number in numbers])
            for address, numbers in self.feeds.items()
        }


def _jekyll_feed(site: OldSite, address: str, items: list[Item]) -> str:
    entries = "".join(
        f'<entry><title type="html">{item.title}</title>'
        f'<link href="{site.host}{item.address}" rel="alternate" type="text/html"'
        f' title="{item.title}" /><published>{item.day}T12:00:00-04:00</published>'
        f"<updated>{item.day}T12:00:00-04:00</updated><id>{item.guid}</id>"
        f'<content type="html" xml:base="{site.host}{item.address}"><![CDATA[<p>Words.</p>]]>'
        "</content><author><name></name></author></entry>"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" >'
        '<generator uri="https://jekyllrb.com/" version="4.3.3">Jekyll</generator>'
        f'<link href="{site.host}{address}" rel="self" type="application/atom+xml" />'
        f'<link href="{site.host}/" rel="alternate" type="text/html" />'
        f"<updated>2017-01-01T00:00:00-05:00</updated><id>{site.host}{address}</id>"
        f'<title type="html">Old news</title>{entries}</feed>'
    )


def _hugo_feed(site: OldSite, address: str, items: list[Item]) -> str:
    entries = "".join(
        f"<item><title>{item.title}</title><link>{site.host}{item.address}</link>"
        f"<pubDate>Thu, 21 May 2015 12:00:00 +0100</pubDate>"
        f"<guid>{item.guid}</guid><description>Words.</description></item>"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8" standalone="yes"?>'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>Old news</title><link>{site.host}{site.path}/</link>"
        "<description>Recent content on Old news</description><generator>Hugo</generator>"
        "<language>en-gb</language>"
        f'<atom:link href="{site.host}{address}" rel="self" type="application/rss+xml" />'
        f"{entries}</channel></rss>"
    )


def _pelican_feed(site: OldSite, address: str, items: list[Item]) -> str:
    if address.endswith(".rss.xml"):
        entries = "".join(
            f"<item><title>{item.title}</title><link>{site.host}{item.address}</link>"
            "<description>Words.</description>"
            '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ann Smith</dc:creator>'
            "<pubDate>Thu, 21 May 2015 12:00:00 +0100</pubDate>"
            f'<guid isPermaLink="false">{item.guid}</guid></item>'
            for item in items
        )
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
            f"<title>Old news</title><link>{site.host}/</link><description></description>"
            f"{entries}</channel></rss>"
        )
    entries = "".join(
        f'<entry><title>{item.title}</title><link href="{site.host}{item.address}"'
        f' rel="alternate"></link><published>{item.day}T12:00:00+01:00</published>'
        f"<updated>{item.day}T12:00:00+01:00</updated><author><name>Ann Smith</name></author>"
        f'<id>{item.guid}</id><summary type="html">Words.</summary></entry>'
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>Old news</title><link href="{site.host}/" rel="alternate"></link>'
        f'<link href="{site.host}{address}" rel="self"></link><id>{site.host}/</id>'
        f"<updated>2017-01-01T00:00:00+01:00</updated>{entries}</feed>"
    )


_JEKYLL_HOST = "https://jekyll.example"
JEKYLL = OldSite(
    sources={
        "_config.yml": (
            "title: Old news\nurl: https://jekyll.example\nlang: en-US\n"
            "timezone: America/New_York\nplugins:\n  - jekyll-feed\n"
        ),
        "_posts/2015-05-21-What-Councils-Owe.md": (
            "---\ntitle: What councils owe\ncategories: [Housing]\ntags: [rent]\n---\n\nWords.\n"
        ),
        "_posts/2015-06-01-late-at-night.md": (
            "---\ntitle: Late at night\ndate: 2015-06-01 23:30:00 -0700\n---\n\nWords.\n"
        ),
        "_posts/2015-07-01-strategy-paper.md": (
            "---\ntitle: Our strategy\npermalink: /about-us/strategy/\n---\n\nWords.\n"
        ),
        "_posts/2016-02-29-a_leap.year.md": "---\ntitle: A leap year\n---\n\nWords.\n",
        "_posts/2016-03-01-café.md": "---\ntitle: Café\nslug: coffee\n---\n\nWords.\n",
        "_drafts/unsaid.md": "---\ntitle: Unsaid\n---\n\nWords.\n",
    },
    host=_JEKYLL_HOST,
    path="",
    items=(
        Item(f"{_JEKYLL_HOST}/housing/2015/05/21/What-Councils-Owe",
             "/housing/2015/05/21/What-Councils-Owe.html", "What councils owe", "2015-05-21"),
        Item(f"{_JEKYLL_HOST}/2015/06/02/late-at-night",
             "/2015/06/02/late-at-night.html", "Late at night", "2015-06-02"),
        Item(f"{_JEKYLL_HOST}/about-us/strategy-paper",
             "/about-us/strategy/", "Our strategy", "2015-07-01"),
        Item(f"{_JEKYLL_HOST}/2016/02/29/a_leap.year",
             "/2016/02/29/a_leap.year.html", "A leap year", "2016-02-29"),
        Item(f"{_JEKYLL_HOST}/2016/03/01/coffee",
             "/2016/03/01/coffee.html", "Café", "2016-03-01"),
    ),
    feeds={"/feed.xml": (4, 3, 2, 1, 0)},
    draw="jekyll",
)  # fmt: skip

_HUGO_HOST = "https://hugo.example"
HUGO = OldSite(
    sources={
        "hugo.toml": (
            'baseURL = "https://hugo.example/news/"\ntitle = "Old news"\n'
            'languageCode = "en-gb"\n[permalinks]\nposts = "/:year/:month/:slug/"\n'
        ),
        "content/_index.md": "+++\ntitle = 'Old news'\n+++\n",
        "content/posts/rent.md": (
            "+++\ntitle = 'Rent, again?'\ndate = 2015-05-21T12:00:00+01:00\n"
            "tags = ['Social Housing']\n+++\n\nWords.\n"
        ),
        "content/posts/2015-Spring/index.md": (
            "+++\ntitle = 'Spring'\ndate = 2015-06-01\nslug = 'In Spring'\n+++\n\nWords.\n"
        ),
        "content/notes/A Short_Note.md": (
            "+++\ntitle = 'Short'\ndate = 2015-07-01T23:30:00-08:00\n+++\n\nWords.\n"
        ),
        "content/notes/long.md": (
            "+++\ntitle = 'Long'\ndate = 2015-08-01\nurl = '/kept/long.html'\n"
            "tags = ['Social Housing']\n+++\n\nWords.\n"
        ),
        "content/notes/later.md": "+++\ntitle = 'Later'\ndraft = true\n+++\n\nWords.\n",
    },
    host=_HUGO_HOST,
    path="/news",
    items=(
        Item(f"{_HUGO_HOST}/news/2015/05/rent-again/", "/news/2015/05/rent-again/",
             "Rent, again?", "2015-05-21"),
        Item(f"{_HUGO_HOST}/news/2015/06/in-spring/", "/news/2015/06/in-spring/",
             "Spring", "2015-06-01"),
        Item(f"{_HUGO_HOST}/news/notes/a-short_note/", "/news/notes/a-short_note/",
             "Short", "2015-07-01"),
        Item(f"{_HUGO_HOST}/news/kept/long.html", "/news/kept/long.html", "Long", "2015-08-01"),
    ),
    feeds={
        "/news/index.xml": (3, 2, 1, 0),
        "/news/tags/social-housing/index.xml": (3, 0),
    },
    draw="hugo",
)  # fmt: skip

_PELICAN_HOST = "https://pelican.example"
_TAG = "tag:pelican.example"
PELICAN = OldSite(
    sources={
        "pelicanconf.py": (
            "import os\nAUTHOR = 'Ann Smith'\nSITENAME = 'Old news'\nSITEURL = ''\n"
            "PATH = 'content'\nTIMEZONE = 'Europe/London'\nDEFAULT_LANG = 'en'\n"
            "ARTICLE_URL = '{date:%Y}/{date:%b}/{slug}.html'\nARTICLE_SAVE_AS = ARTICLE_URL\n"
            "FEED_ALL_ATOM = None\nAUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\n"
            "raise SystemExit(os.environ['NOBODY_RUNS_THIS'])\n"
        ),
        "publishconf.py": (
            "from pelicanconf import *\nSITEURL = 'https://pelican.example'\n"
            "FEED_ALL_ATOM = 'feeds/all.atom.xml'\nFEED_ALL_RSS = 'feeds/all.rss.xml'\n"
            "CATEGORY_FEED_ATOM = 'feeds/{slug}.atom.xml'\n"
        ),
        "content/Housing/councils.md": (
            "Title: What councils owe: a list\nDate: 2015-05-21 12:00\nAuthor: Ann Smith\n"
            "\nWords.\n"
        ),
        "content/short.md": (
            "Title: Short\nDate: 2015-06-01\nSlug: in-short\nCategory: News\n\nWords.\n"
        ),
        "content/welsh.md": (
            "Title: Croeso\nDate: 2015-07-01 23:30\nLang: cy\nCategory: News\n\nGeiriau.\n"
        ),
        "content/kept.md": (
            "Title: Kept\nDate: 2015-08-01\nURL: old/kept/\nSave_as: old/kept/index.html\n"
            "Category: News\n\nWords.\n"
        ),
        "content/unsaid.md": "Title: Unsaid\nDate: 2015-09-01\nStatus: draft\n\nWords.\n",
    },
    host=_PELICAN_HOST,
    path="",
    items=(
        Item(f"{_TAG},2015-05-21:/2015/May/what-councils-owe-a-list.html",
             "/2015/May/what-councils-owe-a-list.html", "What councils owe: a list",
             "2015-05-21"),
        Item(f"{_TAG},2015-06-01:/2015/Jun/in-short.html", "/2015/Jun/in-short.html",
             "Short", "2015-06-01"),
        Item(f"{_TAG},2015-07-01:/croeso-cy.html", "/croeso-cy.html", "Croeso", "2015-07-01"),
        Item(f"{_TAG},2015-08-01:/old/kept/", "/old/kept/", "Kept", "2015-08-01"),
    ),
    feeds={
        "/feeds/all.atom.xml": (3, 2, 1, 0),
        "/feeds/all.rss.xml": (3, 2, 1, 0),
        "/feeds/news.atom.xml": (3, 2, 1),
    },
    draw="pelican",
)  # fmt: skip

SITES = {"jekyll": JEKYLL, "hugo": HUGO, "pelican": PELICAN}
