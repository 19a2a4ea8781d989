"""The report for a terminal: every kind with its number, and no more than a few lines of each."""

from plugins.publishing.report.report import Redirected, Report
from plugins.publishing.report.text import render_text
from tests.unit.publishing.report.some_report import NOTHING, REPORT, a_report

EXPECTED = """\
What readers will see (1 June 2017, 12:00)
1 post waits for its embargo.

New addresses: 4
  A new <roof>  /2017/06/a-new-roof/
  and 1 topic, 1 feed and 1 list

Feeds with other items: 3
  1 new item, “A new <roof>” (/feed.xml and /feed.atom)
  1 older item back in it, not shown again to those who had it; 2 items no longer in it (/series/x/feed.xml)

New redirects: 1
  /old/ → /2017/01/keys/

Withdrawn: 1
  It named people.  /2017/02/map/

New in the history of pages: 1
  Keys (correction of 1 June 2017: It was May.)  /2017/01/keys/

Actions that closed: 1
  Write to us (closed 31 May 2017; on “Keys”)  /campaigns/keys/

Pages changed: 17
  Keys (edited)  /2017/01/keys/
  About us  /about/
  Two (only what stands around its text)  /2017/02/two/
  and 14 lists

Pages whose files are gone: 1
  /topics/old/

Pictures, documents and other files: 3
  /images/roof.png (new)
  /files/a.pdf (changed)
  /files/b.pdf (gone)

Warnings that remain: 3
  “the the” (doubled-word) (posts/keys.md:7)
  and 2 warnings about posts that are not public
"""


def test_every_kind_is_told() -> None:
    assert render_text(REPORT) == EXPECTED


def test_of_each_kind_there_are_ten_lines_at_most() -> None:
    redirects = tuple(Redirected(f"/{number}/", "/") for number in range(25))
    lines = render_text(a_report(redirects=redirects)).split("\n\n")
    (told,) = [part for part in lines if part.startswith("New redirects: 25")]
    assert len(told.splitlines()) == 1 + 10
    assert told.endswith("\n  and 16 more")


def test_ten_of_a_kind_are_all_told() -> None:
    redirects = tuple(Redirected(f"/{number}/", "/") for number in range(10))
    assert "/9/ → /" in render_text(a_report(redirects=redirects))


def test_where_nothing_is_different_that_is_said() -> None:
    assert render_text(NOTHING).splitlines()[1:] == ["Nothing that readers see is different."]


def test_the_first_publication_says_so() -> None:
    first = Report(moment=REPORT.moment, since="", site=REPORT.site, is_first=True, waiting=2)
    assert render_text(first).splitlines()[1:] == [
        "This is the first publication: everything is new.",
        "2 posts wait for their embargo.",
    ]


def test_a_version_of_which_nothing_is_known_is_not_taken_for_none() -> None:
    lost = Report(moment=REPORT.moment, since="", site=REPORT.site)
    assert render_text(lost).splitlines()[1].startswith("Nothing is known of the version")


def test_long_words_do_not_fill_the_screen() -> None:
    text = render_text(a_report(redirects=(Redirected("/" + "long " * 100, "/"),)))
    assert max(map(len, text.splitlines())) < 200
