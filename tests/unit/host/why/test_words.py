"""The answer in words."""

from typing import get_args

import pytest

from plugins.host.why.words import CAUSE_WORDS, Known, answer, parts_in_words
from plugins.publishing.reasons import Cause, Reason, Standing

AT = "22 November 2026, 09:12"


def known(
    *causes: Cause,
    build: int = 7,
    written: bool = True,
    standing: Standing = "as left",
    template: str = "pages/post.html",
    is_copy: bool = False,
    parts: tuple[str, ...] | None = None,
) -> Known:
    return Known(
        reason=Reason(build, causes, was_written=written, is_latest=build == 7),
        last=7,
        when=AT,
        standing=standing,
        template="" if is_copy else template,
        is_copy=is_copy,
        parts=parts,
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        pytest.param(
            known("shows"),
            f"was written by the last build ({AT}), because what it shows has changed.",
            id="written",
        ),
        pytest.param(
            known("shows", parts=("related", "facts.post.title")),
            f"was written by the last build ({AT}), because what it shows has changed: its related posts "
            "and its title.",
            id="written, with the parts that changed",
        ),
        pytest.param(
            known("templates", written=False),
            f"was made anew by the last build ({AT}), because its template pages/post.html, or one that the "
            "template uses, has changed. It came out the same, byte for byte, so the file was left alone.",
            id="made anew, and the same",
        ),
        pytest.param(
            known("frame", build=6),
            f"was not rebuilt by the last build ({AT}): what it shows, its templates, the frame around it "
            "and the program were as before. It was last written one build earlier, because the frame "
            "of all pages (names, menu, footer, feeds) or a setting has changed.",
            id="left alone",
        ),
        pytest.param(
            known("code", build=2, written=False, template=""),
            f"was not rebuilt by the last build ({AT}): what it shows and the program were as before. It "
            "was last made anew 5 builds earlier, with the same bytes, because the program, or a library "
            "that it uses, is another one than before.",
            id="left alone, long ago made with the same bytes, by no template",
        ),
        pytest.param(
            known("shows", is_copy=True),
            f"was written by the last build ({AT}), because the file that it is a copy of has changed.",
            id="a copy",
        ),
        pytest.param(
            known("first", build=1, is_copy=True),
            f"was not rebuilt by the last build ({AT}): the file that it is a copy of was as before. It was "
            "last written 6 builds earlier, because it had not been there before.",
            id="a copy left alone",
        ),
        pytest.param(
            known("shows", "code"),
            f"was written by the last build ({AT}), because what it shows has changed; and because the "
            "program, or a library that it uses, is another one than before.",
            id="two causes",
        ),
        pytest.param(
            known("first", standing="missing"),
            f"was written by the last build ({AT}), because it had not been there before. Since then "
            "somebody has removed it; “make site” puts it back.",
            id="removed since",
        ),
        pytest.param(
            known("first", standing="altered"),
            f"was written by the last build ({AT}), because it had not been there before. Since then "
            "somebody has written into it; “make site” writes it again.",
            id="written into since",
        ),
        pytest.param(
            Known(reason=None, last=7, when=AT),
            f"was about to be made when the last build ({AT}) was stopped: “make site” goes on from there.",
            id="a build that was stopped",
        ),
    ],
)
def test_the_answer(found: Known, said: str) -> None:
    assert answer(found) == said


def test_every_cause_has_words() -> None:
    assert CAUSE_WORDS.keys() == set(get_args(Cause))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        pytest.param(
            ("facts", "facts.post", "facts.post.title"), ("its title",), id="the smallest"
        ),
        pytest.param(
            ("facts.publisher.name",), ("the publisher's name or address",), id="the whole"
        ),
        pytest.param(("body", "body.body.key", "body.body.words"), ("its text",), id="each once"),
        pytest.param(("facts.post.so_new",), ("its “so_new”",), id="one that has no words yet"),
        pytest.param(("",), (), id="what has no parts"),
    ],
)
def test_parts_are_said_in_the_words_of_editors(
    names: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert parts_in_words(names) == words
