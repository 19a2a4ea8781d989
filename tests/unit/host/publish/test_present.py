"""What a publication tells the ledger: all that answers, and nothing of what is not public."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.domain.ledger import Fact, past_of, written
from plugins.domain.likeness import likeness
from plugins.domain.posts import permanent_identity
from plugins.domain.refusal import WrongCall
from plugins.host.options import Options
from plugins.host.publish import present
from plugins.host.publish.present import facts_of_run
from plugins.host.run import Run
from plugins.host.ways import without_pelican
from plugins.reading.ledger_file import append
from plugins.reading.source_texts import published_text
from plugins.views.stylesheet import THEME

MOMENT = datetime(2017, 6, 1, 11, tzinfo=UTC)
LATER = datetime(2017, 6, 2, 11, tzinfo=UTC)
CONTENT = {
    "site.yaml": "name: Fellowstead\naddress: https://example.org\nidentity: newsroom\n"
    "former_feeds:\n  - address: /rss.xml\n",
    "pages/about.md": "---\ntitle: About\n---\n\nWho we are, and [how](/files/how.txt).\n",
    "people/nia-powell.md": "---\nname: Nia Powell\n---\n",
    "organisations/hall.md": "---\nname: The Hall\n---\n",
    "campaigns/keys.md": "---\ntitle: Keys\n---\n\nAsk.\n",
    "files/how.txt": "How.",
    "files/lease.txt": "Lease.",
    "posts/listed.md": "---\ntitle: Listed\ndate: 2017-05-13\ntags: [Housing]\ncategory: News\n"
    "authors: [Nia Powell]\nseries: Ties\naliases: [/old/listed.html]\n"
    "changes: [{date: 2017-05-20, note: New}]\n---\n\nThe [lease](/files/lease.txt) is here.\n",
    "posts/hidden.md": "---\ntitle: Hidden\ndate: 2017-05-12\nstatus: hidden\n---\n\nFor some.\n",
    "posts/gone.md": "---\ntitle: Unsayable\ndate: 2017-05-11\nstatus: withdrawn\n"
    "withdrawn_because: It was wrong.\naliases: [/old/gone/]\n"
    "changes: [{date: 2017-05-21, note: Taken down}]\n---\n\nWhat was said.\n",
    "posts/draft.md": "---\ntitle: Draft\ndate: 2017-05-10\nstatus: draft\ntags: [Secret]\n"
    "aliases: [/old/draft/]\n---\n\nNot [yet](/files/secret.txt).\n",
    "posts/later.md": "---\ntitle: Later\ndate: 2017-07-10\ntags: [Secret]\n---\n\nNot yet.\n",
    "files/secret.txt": "Secret.",
}
NOT_PUBLIC = ("draft", "Draft", "later", "Later", "secret", "Secret", "Unsayable", "said")


class Desk:
    """A content folder whose runs are planned."""

    def __init__(self, root: Path) -> None:
        self.content, self.root = root / "content", root
        for path, text in CONTENT.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.content / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def run(self, as_at: str = "2017-06-01 12:00") -> Run:
        options = Options(
            content=self.content, output=self.root / "public", cache=self.root / "cache",
            as_at=as_at, jobs=1, maker="publish",
        )  # fmt: skip
        return without_pelican(options)

    def publish(self, moment: datetime = MOMENT, as_at: str = "2017-06-01 12:00") -> list[Fact]:
        facts = facts_of_run(self.run(as_at), moment)
        append(self.content, facts)
        return list(facts)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_every_public_post_is_told_as_readers_have_it(desk: Desk) -> None:
    past = past_of(desk.publish())
    listed, text = past.posts["listed"], published_text(desk.content, "posts/listed.md")
    assert listed.guid == permanent_identity("listed", "newsroom")
    assert (listed.address, listed.source) == ("/2017/05/listed/", "posts/listed.md")
    assert (listed.text, listed.content) == (text.digest, text.content)
    assert (listed.entries, listed.status, listed.published) == (1, "listed", MOMENT)
    assert listed.former == ("/old/listed.html",)
    assert past.identity == "newsroom"
    assert {one.id: one.status for one in past.posts.values()} == {
        "listed": "listed", "hidden": "hidden", "gone": "withdrawn",
    }  # fmt: skip


def test_of_a_withdrawn_post_nothing_of_its_text_is_told(desk: Desk) -> None:
    gone = past_of(desk.publish()).posts["gone"]
    assert (gone.text, gone.sketch, gone.entries) == ("", "", 1)
    assert (gone.address, gone.former) == ("/2017/05/gone/", ("/old/gone/",))


def test_no_line_has_a_word_of_what_is_not_public(desk: Desk) -> None:
    lines = "\n".join(map(written, desk.publish()))
    assert [word for word in NOT_PUBLIC if word in lines] == []


def test_everything_that_answers_is_told(desk: Desk) -> None:
    found = past_of(desk.publish()).addresses
    expected = {
        "/": ("page", ""),
        "/about/": ("page", "about"),
        "/archive/": ("archive", "archive"),
        "/2017/05/listed/": ("post", "listed"),
        "/2017/05/hidden/": ("post", "hidden"),
        "/2017/05/gone/": ("post", "gone"),
        "/old/listed.html": ("redirect", "listed"),
        "/old/gone/": ("redirect", "gone"),
        "/people/": ("index", "people"),
        "/people/nia-powell/": ("person", "nia-powell"),
        "/organisations/hall/": ("organisation", "hall"),
        "/campaigns/keys/": ("campaign", "keys"),
        "/series/ties/": ("series", "ties"),
        "/topics/housing/": ("topic", "housing"),
        "/categories/news/": ("category", "news"),
        "/feed.xml": ("feed", ""),
        "/topics/housing/feed.xml": ("feed", ""),
        "/rss.xml": ("feed", ""),
        "/files/how.txt": ("file", ""),
        "/files/lease.txt": ("file", "listed"),
        "/sitemap.xml": ("sitemap", ""),
        "/robots.txt": ("robots", ""),
    }
    assert {address: found.get(address) for address in expected} == expected


def test_every_output_is_told_but_the_theme_and_what_is_for_hosts(desk: Desk) -> None:
    run = desk.run()
    told = {fact.get("at") for fact in facts_of_run(run, MOMENT)}
    silent = {
        path
        for output in run.outputs
        if f"/{(path := output.path).removesuffix('index.html')}" not in told
    }
    assert "theme/greenpaper.css" in silent
    assert all(path.startswith(("theme/", "_")) or path == "404.html" for path in silent)


def test_each_kind_of_page_has_a_word_of_its_own() -> None:
    kinds = {template.stem for template in (THEME / "templates" / "pages").glob("*.html")}
    assert kinds - set(present._OF_TEMPLATE) == {"post", "withdrawn", "redirect", "not_found"}
    assert set(present._OF_TEMPLATE) <= kinds


def test_a_further_page_of_a_topic_is_a_list(desk: Desk) -> None:
    for number in range(12):
        desk.write(
            f"posts/n{number}.md",
            f"---\ntitle: N {number}\ndate: 2017-05-01\ntags: [Housing]\n---\n\nText.\n",
        )
    found = past_of(desk.publish()).addresses
    assert found["/page/2/"] == ("list", "2")
    assert found["/topics/housing/"] == ("topic", "housing")
    assert found["/topics/housing/page/2/"] == ("list", "housing/page/2")


def test_a_second_publication_has_nothing_to_tell(desk: Desk) -> None:
    assert desk.publish() != []
    assert desk.publish(LATER) == []


CHANGES: dict[str, tuple[Callable[[Desk], object], set[str]]] = {
    "an edited text": (
        lambda desk: desk.edit("posts/listed.md", "is here", "is there"), {"post listed"}
    ),
    "a tag more": (
        lambda desk: desk.edit("posts/listed.md", "[Housing]", "[Housing, Health]"),
        {"post listed", "topic /topics/health/", "feed /topics/health/feed.xml"},
    ),
    "a renamed file": (
        lambda desk: (desk.content / "posts/listed.md").rename(desk.content / "posts/new.md"),
        {"post listed", "redirect /2017/05/listed/"},
    ),
    "a withdrawal": (
        lambda desk: desk.edit(
            "posts/hidden.md", "status: hidden", "status: withdrawn\nwithdrawn_because: Wrong."
        ),
        {"post hidden"},
    ),
    "a new address": (
        lambda desk: desk.edit("posts/listed.md", "title: Listed", "title: Listed\nslug: new"),
        {"post listed", "redirect /2017/05/listed/"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_only_what_changed_is_told(
    desk: Desk, change: Callable[[Desk], object], expected: set[str]
) -> None:
    desk.publish()
    change(desk)
    facts = desk.publish(LATER)
    assert {
        f"{fact.get('of') or fact.verb} {fact.get('id') or fact.get('at')}" for fact in facts
    } == expected
    assert {fact.moment for fact in facts} == {LATER}
    assert desk.publish(LATER) == []


def test_a_text_is_known_again_after_an_edit_and_forgotten_with_its_post(desk: Desk) -> None:
    text = " ".join(f"word{number}" for number in range(200))
    desk.edit("posts/listed.md", "is here.", f"is here. {text}")
    before = past_of(desk.publish()).posts["listed"]
    desk.edit("posts/listed.md", "word7 ", "")
    (edited,) = past_of(desk.publish(LATER)).posts.values()
    assert likeness(before.sketch, edited.sketch) > 0.8
    desk.edit("posts/listed.md", "title:", "status: withdrawn\nwithdrawn_because: W.\ntitle:")
    (gone,) = past_of(desk.publish(LATER.replace(day=3))).posts.values()
    assert (gone.text, gone.sketch) == ("", "")
    desk.edit("posts/listed.md", "status: withdrawn\nwithdrawn_because: W.\n", "")
    (back,) = past_of(desk.publish(LATER.replace(day=4))).posts.values()
    assert (back.text, back.sketch) == (edited.text, edited.sketch)


def test_an_embargoed_post_is_told_when_it_is_out(desk: Desk) -> None:
    desk.publish()
    (post,) = past_of(desk.publish(LATER, "2017-07-11")).posts.values()
    assert (post.id, post.published) == ("later", LATER)


def test_a_file_that_is_saved_meanwhile_is_not_told_of(desk: Desk) -> None:
    run = desk.run()
    desk.edit("posts/listed.md", "is here", "is there")
    with pytest.raises(WrongCall, match=r"posts/listed\.md was saved"):
        facts_of_run(run, MOMENT)
