"""Which file is which post: a table of cases.

A file is written as `a.md` with its bytes and what is typed in it as one word (`plan` is the text
of that name, byte for byte; `plan+` the same text with other front matter; `plan*` that text,
edited). What was published is written in the same way.
"""

from typing import Any

import pytest
from msgspec import Struct

from plugins.domain.identity import NOTHING_SETTLED, Settled, Typed, name_of, settle
from plugins.domain.ledger import NO_PAST, Past, PastPost, past_of, post_fact
from plugins.domain.likeness import sketch_of
from tests.builders import a_moment, a_past_post

TEXTS = {
    "plan": "The council has a plan for the hall, and nobody who uses the hall has seen it yet.",
    "fare": "A bus that costs more than the lunch it leads to is a bus that goes without us.",
    "note": "In March we asked for the minutes of nine meetings and were sent those of two.",
}


def typed_as(what: str, **changes: Any) -> Typed:
    """What is typed in a file written like that."""
    text = TEXTS[what.rstrip("+*")] + (" And so on." if what.endswith("*") else "")
    given: dict[str, Any] = {
        "text": text,
        "sketch": sketch_of(what[:4], "", text),
        "address": f"/2018/01/{what[:4]}/",
        "day": "2018-02-03",
        **changes,
    }
    return Typed(**given)


def published(path: str, what: str, id: str = "", **changes: Any) -> PastPost:
    typed = typed_as(what)
    given: dict[str, Any] = {
        "id": id or name_of(path),
        "address": f"/2017/01/{name_of(path)}/",
        "source": path,
        "text": typed.text,
        "content": what,
        "sketch": typed.sketch,
        **changes,
    }
    return a_past_post(**given)


def past_with(*posts: PastPost) -> Past:
    """Published one after the other."""
    return past_of(
        post_fact(post, a_moment(f"2017-01-{day:02}")) for day, post in enumerate(posts, 1)
    )


class Case(Struct, frozen=True):
    """Files as they are, with the ids that some have written; what was published; what comes of
    it: ids by paths, and why which file must be asked for."""

    files: dict[str, str]
    past: tuple[PastPost, ...]
    ids: dict[str, str]
    written: dict[str, str] = {}
    asked: dict[str, str] = {}
    typed: dict[str, dict[str, Any]] = {}


A = published("posts/a.md", "plan")
B = published("posts/b.md", "fare")
GONE = published("posts/gone.md", "plan", "gone-id")
LONG_GONE = published("posts/c.md", "fare", status="withdrawn", text="", sketch="")

CASES = {
    "as it was published": Case({"posts/a.md": "plan"}, (A,), {"posts/a.md": "a"}),
    "edited in its place": Case({"posts/a.md": "plan*"}, (A,), {"posts/a.md": "a"}),
    "rewritten in its place": Case({"posts/a.md": "note"}, (A,), {"posts/a.md": "a"}),
    "published with an id that is not there any more": Case(
        {"posts/gone.md": "plan*"}, (GONE,), {"posts/gone.md": "gone-id"}
    ),
    "a new post": Case(
        {"posts/a.md": "plan", "posts/n.md": "note"}, (A,), {"posts/a.md": "a", "posts/n.md": "n"}
    ),
    "a new post while another is gone": Case({"posts/n.md": "note"}, (A,), {"posts/n.md": "n"}),
    "renamed, byte for byte": Case({"posts/new.md": "plan"}, (A,), {"posts/new.md": "a"}),
    "moved to another folder": Case({"posts/2018/a.md": "plan"}, (A,), {"posts/2018/a.md": "a"}),
    "renamed, with another date": Case({"posts/new.md": "plan+"}, (A,), {"posts/new.md": "a"}),
    "moved to another folder and edited": Case(
        {"posts/2018/a.md": "plan*"}, (A,), {"posts/2018/a.md": "a"}
    ),
    "renamed and edited": Case(
        {"posts/new.md": "plan*"},
        (A,),
        {"posts/new.md": "a"},
        asked={"posts/new.md": "text"},
    ),
    "renamed and edited, and it says that it is the old one": Case(
        {"posts/new.md": "plan*"}, (A,), {"posts/new.md": "a"}, {"posts/new.md": "a"}
    ),
    "renamed and edited, and it says that it is new": Case(
        {"posts/new.md": "plan*"}, (A,), {"posts/new.md": "fresh"}, {"posts/new.md": "fresh"}
    ),
    "a draft that is much like a post that is gone": Case(
        {"posts/new.md": "plan*"},
        (A,),
        {"posts/new.md": "new"},
        typed={"posts/new.md": {"is_draft": True}},
    ),
    "two renamed at once": Case(
        {"posts/x.md": "fare", "posts/y.md": "plan+"},
        (A, B),
        {"posts/x.md": "b", "posts/y.md": "a"},
    ),
    "two exchanged": Case(
        {"posts/a.md": "fare", "posts/b.md": "plan"}, (A, B), {"posts/a.md": "b", "posts/b.md": "a"}
    ),
    "each in the place of the next": Case(
        {"posts/b.md": "plan", "posts/c.md": "fare"}, (A, B), {"posts/b.md": "a", "posts/c.md": "b"}
    ),
    "a new one where another was that has moved on": Case(
        {"posts/a.md": "note", "posts/b.md": "plan"},
        (A,),
        {"posts/a.md": "a-2018-02-03", "posts/b.md": "a"},
        asked={"posts/a.md": "taken"},
    ),
    "the same, and it says that it is that post": Case(
        {"posts/a.md": "note", "posts/b.md": "plan"},
        (A,),
        {"posts/a.md": "a", "posts/b.md": "b"},
        {"posts/a.md": "a"},
    ),
    "the same, and it says that it is a new one": Case(
        {"posts/a.md": "note", "posts/b.md": "plan"},
        (A,),
        {"posts/a.md": "fresh", "posts/b.md": "a"},
        {"posts/a.md": "fresh"},
    ),
    "a new one where another was that says where it is": Case(
        {"posts/gone.md": "note", "posts/b.md": "plan*"},
        (GONE,),
        {"posts/gone.md": "gone", "posts/b.md": "gone-id"},
        {"posts/b.md": "gone-id"},
    ),
    "the same, with a name that would give the same id": Case(
        {"posts/a.md": "note", "posts/b.md": "plan*"},
        (A,),
        {"posts/a.md": "a-2018-02-03", "posts/b.md": "a"},
        {"posts/b.md": "a"},
        asked={"posts/a.md": "taken"},
    ),
    "a copy beside the first": Case(
        {"posts/a.md": "plan", "posts/b.md": "plan"}, (A,), {"posts/a.md": "a", "posts/b.md": "b"}
    ),
    "two copies, and the first is gone": Case(
        {"posts/x.md": "plan", "posts/y.md": "plan"},
        (A,),
        {"posts/x.md": "x-2018-02-03", "posts/y.md": "y-2018-02-03"},
        asked={"posts/x.md": "text", "posts/y.md": "text"},
    ),
    "split in two, one of them in its place": Case(
        {"posts/a.md": "plan", "posts/b.md": "plan*"}, (A,), {"posts/a.md": "a", "posts/b.md": "b"}
    ),
    "two posts of one text, and both files are gone": Case(
        {"posts/x.md": "plan"},
        (A, published("posts/b.md", "plan")),
        {"posts/x.md": "a"},
        asked={"posts/x.md": "text"},
    ),
    "the name of one that is gone, with another text": Case(
        {"posts/2018/a.md": "note"},
        (A,),
        {"posts/2018/a.md": "a"},
        asked={"posts/2018/a.md": "name"},
    ),
    "the id of one that is gone as its name": Case(
        {"posts/gone-id.md": "note"},
        (GONE,),
        {"posts/gone-id.md": "gone-id"},
        asked={"posts/gone-id.md": "name"},
    ),
    "the address of one that is gone": Case(
        {"posts/n.md": "note"},
        (A,),
        {"posts/n.md": "a"},
        asked={"posts/n.md": "address"},
        typed={"posts/n.md": {"address": "/2017/01/a/"}},
    ),
    "the title of one that is gone": Case(
        {"posts/n.md": "note"},
        (A,),
        {"posts/n.md": "a"},
        asked={"posts/n.md": "title"},
        typed={"posts/n.md": {"sketch": sketch_of("Plan", "", TEXTS["note"])}},
    ),
    "a withdrawn one, renamed": Case({"posts/new.md": "fare"}, (LONG_GONE,), {"posts/new.md": "c"}),
    "a text like that of a withdrawn one": Case(
        {"posts/new.md": "fare*"}, (LONG_GONE,), {"posts/new.md": "new"}
    ),
    "another id in the same text": Case(
        {"posts/a.md": "plan+"},
        (A,),
        {"posts/a.md": "b"},
        {"posts/a.md": "b"},
        asked={"posts/a.md": "another id"},
    ),
    "another id with another text": Case(
        {"posts/a.md": "note"}, (A,), {"posts/a.md": "b"}, {"posts/a.md": "b"}
    ),
    "the id of another, whose file is gone": Case(
        {"posts/a.md": "fare*"}, (A, B), {"posts/a.md": "b"}, {"posts/a.md": "b"}
    ),
    "a file that nobody can read": Case(
        {"posts/n.md": "none"}, (A,), {"posts/n.md": "n"}, typed={"posts/n.md": {}}
    ),
    "an id that was fresh, and is taken": Case(
        {"posts/x.md": "plan*"},
        (A, published("posts/z.md", "note", "x-2018-02-03")),
        {"posts/x.md": "a"},
        asked={"posts/x.md": "text"},
    ),
}


def settled(case: Case) -> Settled:
    def look(path: str) -> Typed | None:
        what = case.files[path]
        return typed_as(what, **case.typed.get(path, {})) if what != "none" else None

    return settle(case.files, case.written, past_with(*case.past), look)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_file_is_the_post_that_it_was_or_is_asked_for(case: Case) -> None:
    found = settled(case)
    ids = {path: found.id_of(path, case.written.get(path, "")) for path in case.files}
    assert ids == case.ids
    assert {one.path: one.why for one in found.questions} == case.asked


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_of_the_two_lines_settles_it(case: Case) -> None:
    for question in settled(case).questions:
        for line in (question.post.id, question.fresh):
            answered = Case(
                case.files, case.past, {}, case.written | {question.path: line}, {}, case.typed
            )
            after = settled(answered)
            left = {one.path for one in after.questions}
            is_back = question.why == "another id" and line == question.fresh
            assert (question.path in left) == is_back
            assert after.id_of(question.path, line) == line


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_no_file_is_given_the_id_of_another(case: Case) -> None:
    found = settled(case)
    ids = [found.id_of(path, case.written.get(path, "")) for path in case.files]
    assert len(ids) == len(set(ids))


def test_a_question_names_the_file_that_is_the_post_now() -> None:
    (question,) = settled(CASES["a new one where another was that has moved on"]).questions
    assert (question.post.id, question.other) == ("a", "posts/b.md")


def test_a_fresh_id_is_none_that_a_post_had() -> None:
    (question,) = settled(CASES["an id that was fresh, and is taken"]).questions
    assert question.fresh == "x-2018-02-03-2"


def test_where_nothing_was_published_nothing_is_settled() -> None:
    assert settle({"posts/a.md": "plan"}, {}, NO_PAST, typed_as) is NOTHING_SETTLED


def test_files_that_are_where_they_were_are_not_opened() -> None:
    def nobody(path: str) -> Typed:
        raise AssertionError(path)

    files = {"posts/a.md": "plan", "posts/b.md": "edited", "posts/new.md": "new"}
    past = past_with(A, B)
    assert settle(files, {}, past, nobody).ids == {"posts/a.md": "a", "posts/b.md": "b"}
    renamed = {"posts/x.md": "plan", "posts/b.md": "edited", "posts/new.md": "new"}
    assert settle(renamed, {}, past, nobody).ids["posts/x.md"] == "a"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("posts/2017/a-b.md", "a-b"),
        ("posts/2017-01-13 A.b.md", "2017-01-13 A.b"),
        ("posts/….md", "…"),
    ],
)
def test_the_name_of_a_file_is_an_id(path: str, name: str) -> None:
    assert name_of(path) == name
