"""Letters are made of what the promised mail programs know, or say how they look without it."""

from pathlib import Path

import pytest

from tests.newsletter.caniemail import EXTRACT, PROGRAMS, extract_of, lacking
from tests.newsletter.features import features_of_declarations, features_of_document, for_word
from tests.newsletter.letters import SAMPLE, everything_in, letters_of
from tests.newsletter.without import DEGRADES, TOLD_TO_WORD, UNTESTED, WORD

LIMIT_OF_STYLE = 16_384
"""Bytes in style elements after which Gmail takes none of them."""

LACKING = lacking()


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The letters of all editions of the sample, of one that has everything, and of one that is
    written from right to left."""
    place = tmp_path_factory.mktemp("letters")
    folders = (SAMPLE, everything_in(place))
    return [html for folder in folders for html in letters_of(folder, place).values()]


def complaints(html: str) -> list[str]:
    """What a letter has that somebody lacks and nobody has spoken for, each with the programs."""
    for_all = set(features_of_document(html))
    for_one = set(features_of_document(for_word(html)))
    return [
        *_unspoken(for_all, frozenset(PROGRAMS), UNTESTED),
        *_unspoken(for_one, frozenset(WORD), {**UNTESTED, **TOLD_TO_WORD}),
    ]


def _unspoken(used: set[str], programs: frozenset[str], untested: dict[str, str]) -> list[str]:
    found = []
    for feature in sorted(used):
        if feature not in LACKING:
            found += [f"{feature}: not tested by anybody"] if feature not in untested else []
        elif without := (LACKING[feature] & programs) - spoken_for(feature):
            found.append(f"{feature}: {', '.join(sorted(without))}")
    return found


def spoken_for(feature: str) -> set[str]:
    named = DEGRADES[feature].programs if feature in DEGRADES else ()
    return {program for program in PROGRAMS for name in named if _is_of(program, name)}


def _is_of(program: str, name: str) -> bool:
    return name in (program, program.partition(".")[0])


def test_a_letter_has_nothing_that_a_program_lacks_and_nobody_has_thought_of(
    letters: list[str],
) -> None:
    found = {complaint for html in letters for complaint in complaints(html)}
    assert found == set()


@pytest.mark.parametrize(
    ("bad", "feature"),
    [
        pytest.param('<p style="position:fixed">x</p>', "css-position", id="what stands still"),
        pytest.param("<form></form>", "html-form", id="a form"),
        pytest.param('<div style="display:grid">x</div>', "css-display-grid", id="a grid"),
        pytest.param('<div style="display:flex">x</div>', "css-display-flex", id="a flexible box"),
        pytest.param('<p style="font-size:1rem">x</p>', "css-unit-rem", id="a size of the root's"),
        pytest.param('<img src="https://e.org/a.svg?1" alt="">', "image-svg", id="an SVG picture"),
        pytest.param("<p><svg></svg></p>", "html-svg", id="a drawing in the text"),
        pytest.param('<img src="https://e.org/a.webp" alt="">', "image-webp", id="a WebP picture"),
        pytest.param('<img src="data:x" alt="">', "image-base64", id="a picture in its address"),
        pytest.param('<p style="color:var(--ink)">x</p>', "css-variables", id="a custom property"),
        pytest.param('<p style="color:rgb(0 0 0)">x</p>', "css-rgb", id="another form of colour"),
        pytest.param('<p style="color:#0000">x</p>', "css-colour-form", id="a clear colour"),
        pytest.param('<p style="color:tomato">x</p>', "css-colour-form", id="a colour's name"),
        pytest.param('<p style="padding-inline:1em">x</p>', "css-padding-inline", id="a side that turns"),
        pytest.param('<a href="#there">x</a>', "html-anchor-links", id="a link within the letter"),
        pytest.param("<blink>x</blink>", "html-blink", id="an element that is none"),
        pytest.param("<p onclick='x'>x</p>", "html-onclick", id="a script"),
        pytest.param("<style>a:hover{color:#000000}</style>", "css-pseudo-class-hover", id="the pointer"),
        pytest.param("<style>p::before{color:#000000}</style>", "css-pseudo-element-before", id="what stands before"),
        pytest.param("<style>p>a{color:#000000}</style>", "css-selector-child", id="a child"),
        pytest.param("<style>[data-x] p{color:#000000}</style>", "css-selector-attribute", id="an attribute"),
        pytest.param("<style>.a.b{color:#000000}</style>", "css-selector-chaining", id="two classes at once"),
        pytest.param("<style>@font-face{font-family:x}</style>", "css-at-font-face", id="a font"),
        pytest.param("<style>@import 'x';</style>", "css-at-import", id="another style sheet"),
        pytest.param("<style>@media print{@page{margin:0}}</style>", "css-at-rule-in-at-rule", id="one at-rule in another"),
        pytest.param("<style>@media (orientation:portrait){p{margin:0}}</style>", "css-at-media-orientation", id="how a telephone is held"),
        pytest.param("<style>p{margin:0;a{margin:0}}</style>", "css-nesting", id="one rule in another"),
        pytest.param("<!--[if mso]><p style='transform:none'>x</p><![endif]-->", "css-transform", id="what Word lacks, said to Word"),
    ],
)  # fmt: skip
def test_a_bad_letter_is_found(letters: list[str], bad: str, feature: str) -> None:
    html = letters[0].replace("<h1", f"{bad}<h1", 1)
    assert feature in {complaint.partition(":")[0] for complaint in complaints(html)}


def test_every_feature_that_is_spoken_for_is_used_and_lacked(letters: list[str]) -> None:
    used = {feature for html in letters for feature in features_of_document(html)}
    for_one = {feature for html in letters for feature in features_of_document(for_word(html))}
    assert set(DEGRADES) - used == set()
    assert set(UNTESTED) - used == set()
    assert set(TOLD_TO_WORD) - for_one == set()
    needless = {
        (feature, name)
        for feature, without in DEGRADES.items()
        for name in without.programs
        if not any(_is_of(program, name) for program in LACKING[feature])
    }
    assert needless == set()


def test_the_edition_of_everything_has_all_that_markdown_makes(letters: list[str]) -> None:
    html = next(html for html in letters if "Everything at once" in html)
    forms = (
        "<table", "<dl", "<pre", "<code", "<abbr", "<sup", "<blockquote", "<ol", "<ul", "<hr",
        "<h3", "<em", "<strong", "<img", "<del", 'class="quotation"', 'class="caption"',
        'class="figures"', 'class="video"', 'class="footnotes"', 'class="admonition',
        'class="align-right"', 'class="button"', 'class="until"', 'class="on-website"',
    )  # fmt: skip
    assert [form for form in forms if form not in html] == []


def test_gmail_takes_the_style_sheets(letters: list[str]) -> None:
    for html in letters:
        sheets = [piece.partition("</style>")[0] for piece in html.split("<style>")[1:]]
        assert sum(len(sheet.encode()) for sheet in sheets) < LIMIT_OF_STYLE
        assert len(sheets) == 3  # that of Word among them


@pytest.mark.parametrize(
    ("css", "features"),
    [
        ("margin-left: -1.5em", {"css-margin", "css-unit-em"}),
        ("border-top: 1px solid #abc", {"css-border", "css-unit-px"}),
        ("font-family: 'a;b', x; width: 50%", {"css-font-family", "css-width", "css-unit-percent"}),
        ("color: #a1b2c3 !important", {"css-color", "css-important"}),
        ("width: calc(1px + 2vw)", {"css-width", "css-unit-calc", "css-unit-px", "css-unit-vw"}),
        ("overflow-x: auto", {"css-overflow"}),
        ("color", set()),
    ],
)
def test_what_declarations_are_made_of(css: str, features: set[str]) -> None:
    assert set(features_of_declarations(css)) == features


def test_the_newest_answer_counts_and_one_that_nobody_gave_is_unknown() -> None:
    feature = {
        "slug": "css-gap",
        "category": "css",
        "stats": {"gmail": {"ios": {"2019": "y", "2024": "n #1"}}, "yahoo": {"ios": {"1": "a"}}},
    }
    data = {"last_update_date": "2026-05-13 14:45:41 +0000", "data": [feature]}
    answers = dict(zip(PROGRAMS, extract_of(data)["features"]["css-gap"], strict=True))
    assert (answers["gmail.ios"], answers["yahoo.ios"], answers["gmail.android"]) == ("n", "a", "u")


def test_the_extract_names_its_source_and_its_licence() -> None:
    text = Path(EXTRACT).read_text("utf-8")
    assert "Copyright (c) 2019 Rémi Parmentier" in text
    assert "caniemail.com" in text
