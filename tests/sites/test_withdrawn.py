"""What is left of a post that was withdrawn: a site without it, and a page that says so."""

from pathlib import Path

from plugins.host.building import build
from plugins.host.options import Options
from plugins.host.publish.present import facts_of_run
from plugins.host.ways import without_pelican
from plugins.reading.ledger_file import append
from tests.sites.test_sites import files_in

WORD = "marmalade"
"""In every field of the post, in the names of its files and in what they hold."""
ADDRESS = "2017/03/the-second/index.html"
ALIAS = "an-old-place/index.html"
OF_CHANGES = {"changes/index.html", "changes/feed.xml", "sitemap.xml"}
"""What lists the withdrawal; the map of the site says when `/changes/` was new."""

POST = f"""---
title: Title {WORD}
date: 2017-03-01
slug: the-second
category: Category {WORD}
kicker: Kicker {WORD}
standfirst: Standfirst {WORD}.
summary: Summary {WORD}.
authors: [Guest {WORD}, nia-powell]
tags: [Topic {WORD}, Housing]
series: five-ties
part: 2
part_title: Part {WORD}
campaigns: [warm-homes]
edition: 7
email:
  subject: Subject {WORD}
  preheader: Preheader {WORD}
image:
  src: /images/{WORD}.svg
  alt: Alt {WORD}
  caption: Caption {WORD}
  credit: Credit {WORD}
files:
  - file: /files/{WORD}.pdf
    label: Label {WORD}
    kind: Kind {WORD}
modified: 2017-04-01
changes:
  - date: 2017-04-01
    note: Note {WORD}.
    major: true
corrections:
  - date: 2017-04-02
    text: Correction {WORD}.
aliases: [/an-old-place/]
actions:
  - label: Action {WORD}
    url: https://example.net/{WORD}
    points: [Point {WORD}]
related: [the-first]
lang: cy
---

Text {WORD}, of Warm Homes too.

![Picture {WORD}](/images/in-{WORD}.svg)
"""

SITE = {
    "site.yaml": "name: Ties\naddress: https://example.org\n",
    "posts/first.md": (
        "---\ntitle: The first\ndate: 2017-02-01\nslug: the-first\nauthors: [nia-powell]\n"
        "tags: [Housing]\nseries: five-ties\npart: 1\nedition: 6\n---\n\nOf Warm Homes.\n"
    ),
    "posts/third.md": (
        "---\ntitle: The third\ndate: 2017-04-05\ntags: [Housing]\nseries: five-ties\npart: 3\n"
        "related: [the-first]\n---\n\nWords.\n"
    ),
    "people/nia-powell.md": "---\nname: Nia Powell\n---\n\nNia.\n",
    "series/five-ties.md": "---\ntitle: Five ties\n---\n\nTies.\n",
    "campaigns/warm-homes.md": "---\ntitle: Warm Homes\nask: Insulate.\n---\n\nHomes.\n",
    f"images/{WORD}.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{WORD}</title></svg>',
    f"images/in-{WORD}.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{WORD}</desc></svg>',
    f"files/{WORD}.pdf": f"%PDF-1.4 {WORD}",
}
WITHDRAWN = POST.replace(
    "lang: cy", "status: withdrawn\nwithdrawn_because: Wrong figures."
).replace(f"note: Note {WORD}.", "note: Withdrawn.")


def asked(place: Path, moment: str = "2017-06-01") -> Options:
    return Options(
        content=place / "content", output=place / "out", cache=place / "cache", as_at=moment, jobs=1
    )


def a_folder(place: Path, post: str = "") -> Path:
    """The site's content, with the post if there is one."""
    texts = {**SITE, **({"posts/second.md": post} if post else {})}
    for path, text in texts.items():
        file = place / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return place


def built(place: Path) -> dict[str, bytes]:
    build(asked(place))
    return files_in(place / "out")


def publish(place: Path, moment: str) -> None:
    """The ledger knows the site as it is now."""
    run = without_pelican(asked(place, moment))
    append(place / "content", facts_of_run(run, run.moment))


def with_word(files: dict[str, bytes]) -> list[str]:
    """The files that have the word in their names or bytes."""
    word = WORD.encode()
    return [path for path, content in files.items() if WORD in path or word in content.lower()]


def test_the_word_was_everywhere_before(tmp_path: Path) -> None:
    assert len(with_word(built(a_folder(tmp_path, POST)))) > 30


def test_nothing_is_left_but_a_page_that_says_so(tmp_path: Path) -> None:
    without = built(a_folder(tmp_path / "without"))
    now = built(a_folder(tmp_path / "now", WITHDRAWN))
    assert with_word(now) == []
    assert now.keys() - without.keys() == {ADDRESS, ALIAS}
    assert without.keys() <= now.keys()
    assert {path for path in without if without[path] != now[path]} == OF_CHANGES
    for path in (ADDRESS, "changes/index.html", "changes/feed.xml"):
        assert b"Wrong figures." in now[path]
        assert b"1 April 2017" in now[path] or b"2017-04-01" in now[path]


def test_a_build_over_the_former_site_leaves_nothing_of_it(tmp_path: Path) -> None:
    place = a_folder(tmp_path, POST)
    built(place)
    a_folder(tmp_path, WITHDRAWN)
    now = built(place)
    assert with_word(now) == []
    assert now == built(a_folder(tmp_path / "fresh", WITHDRAWN))


def test_what_the_ledger_knows_of_it_brings_nothing_back(tmp_path: Path) -> None:
    place = a_folder(tmp_path, POST)
    publish(place, "2017-05-01")
    a_folder(tmp_path, WITHDRAWN)
    now = built(place)
    assert [path for path in with_word(now) if WORD not in path] == []


def test_without_a_day_of_its_own_it_was_withdrawn_on_the_day_of_that_publication(
    tmp_path: Path,
) -> None:
    undated = (
        "---\ntitle: X\ndate: 2017-03-01\nslug: the-second\nid: second\nstatus: withdrawn\n"
        "withdrawn_because: Wrong figures.\n---\n"
    )
    place = a_folder(tmp_path, POST)
    publish(place, "2017-05-01")
    a_folder(tmp_path, undated)
    before = built(place)
    assert b'withdrawn on <time datetime="2017-06-01">' in b" ".join(before[ADDRESS].split())
    publish(place, "2017-05-20 16:00")
    after = built(place)
    assert b'withdrawn on <time datetime="2017-05-20">' in b" ".join(after[ADDRESS].split())
    assert b"Withdrawn on 20 May 2017" in after["changes/feed.xml"]
