"""Pages joined with their components and layout: the bytes that Jinja makes of them, sooner."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import UndefinedError

from plugins.domain.body import Html
from plugins.publishing import known_templates
from plugins.publishing.templates import NAME, Templates
from plugins.views.stylesheet import THEME
from tests.builders import some_settings

LAYOUT = """\
{% from "components/note.html" import note %}
<title>{% block title %}{{ page.title }}{% endblock %}</title>
{{ note(site.name) }}
{% block main %}
nothing
{% endblock %}
<p>the end</p>
"""
NOTE = """\
{% macro note(text, level=2) %}
{% if text %}
<h{{ level }}>{{ text }}</h{{ level }}>
{% endif %}
{% endmacro %}
"""
LIST = """\
{% from "components/note.html" import note %}
{% macro list(items, title="") %}
{{ note(title, level=3) }}
{% for item in items %}
<li>{{ step(item) }}{% if not loop.last %}, {% endif %}</li>
{% else %}
none
{% endfor %}
{% endmacro %}
{% macro step(item) %}
<b>{{ item }}</b>
{% endmacro %}
"""
VIEW = SimpleNamespace(
    title='Rents & "rights" <now>, it\'s 5 > 4',
    body=Html("<p>whole</p>"),
    items=("a&b", "c"),
    nothing=(),
    count=3,
    address="/topics/rents/",
    inner=SimpleNamespace(title="within"),
)
FRAME = SimpleNamespace(name="The Green Paper & friends", address="/")
EXTENDS = '{% extends "layouts/base.html" %}\n'
ASKS = '{% from "components/note.html" import note %}\n'


def templates_of(folder: Path, page: str, others: Mapping[str, str] = {}, **more: Any) -> Templates:
    files = {
        "layouts/base.html": LAYOUT,
        "components/note.html": NOTE,
        "components/list.html": LIST,
        "pages/page.html": page,
        **others,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Templates(folder, some_settings(address="https://example.org/blog"), **more)


def by_jinja(templates: Templates) -> str:
    return templates.get_template("pages/page.html").render(page=VIEW, site=FRAME)


def is_joined(templates: Templates) -> bool:
    return bool(templates.joined("pages/page.html").code)


def block(body: str) -> str:
    return f"{{% block main %}}\n{body}\n{{% endblock %}}\n"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("{{ page.title }}\n", id="a page by itself"),
        pytest.param("a & b\n{{ page.body }}{{ page.count }}{{ page.items }}", id="of any kind"),
        pytest.param(EXTENDS, id="a layout alone"),
        pytest.param(EXTENDS + block("{{ page.title }}"), id="a block"),
        pytest.param(
            EXTENDS + "{% block title %}x{% endblock %}\n" + block("{{ page.body }}"),
            id="two blocks",
        ),
        pytest.param(
            EXTENDS + block("{% block more %}{{ page.title }}{% endblock %}"),
            id="a block within a block",
        ),
        pytest.param(
            '{% extends "layouts/other.html" %}\n{% block more %}mine{% endblock %}',
            id="a layout of a layout",
        ),
        pytest.param(
            EXTENDS + ASKS + block("{{ note(page.title) }} {{ note(text='x', level=4) }}"),
            id="arguments by place, by name, and left out",
        ),
        pytest.param(
            '{% from "components/list.html" import list %}\n'
            "{{ list(page.items, page.title) }}{{ list(page.nothing) }}",
            id="components that call others",
        ),
        pytest.param(
            '{% from "components/note.html" import note as remark %}\n{{ remark(page.title) }}',
            id="a component by another name",
        ),
        pytest.param(
            "{% macro own(page) %}{{ page.title }}{% endmacro %}\n{{ own(page.inner) }}{{ page.title }}",
            id="an argument that hides the page",
        ),
        pytest.param(
            EXTENDS + ASKS + block("{% for title in page.items %}{{ note(title) }}{% endfor %}"),
            id="a component in a loop",
        ),
        pytest.param(
            "{% set words %}<i>{{ page.title }}</i>{% endset %}{{ words }}{% set two = 2 %}{{ two }}",
            id="what the page itself sets",
        ),
        pytest.param(
            '{{ "/x/" | url }} {{ page.address | url }} {{ page.address | absolute }} '
            "{{ page.items | length }}",
            id="filters",
        ),
        pytest.param("{% for n in range(3) %}{{ n }}{% endfor %}", id="what Jinja knows by itself"),
        pytest.param(
            "{{ page.count > 2 and page.title or 'no' }}{{ -page.count }}{{ page.items[0] }}"
            "{{ 'x' if page.nothing else 'y' }}{{ page.title ~ page.count }}",
            id="sums and choices",
        ),
    ],
)
def test_a_joined_page_is_what_jinja_makes_of_it(page: str, tmp_path: Path) -> None:
    other = EXTENDS + block("<i>{% block more %}{% endblock %}</i>")
    templates = templates_of(tmp_path, page, {"layouts/other.html": other})
    assert is_joined(templates)
    assert templates.page("pages/page.html", VIEW, FRAME) == by_jinja(templates)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(EXTENDS + block("{{ super() }}"), id="the layout's own block"),
        pytest.param('{% include "pages/plain.html" %}', id="an include"),
        pytest.param('{% import "components/note.html" as x %}{{ x.note("a") }}', id="an import"),
        pytest.param(
            '{% from "components/note.html" import note with context %}{{ note("a") }}',
            id="a component that sees the page",
        ),
        pytest.param(
            '{% set name = "layouts/base.html" %}{% extends name %}', id="a computed layout"
        ),
        pytest.param(
            EXTENDS + "{% set x = 1 %}" + block("{{ x }}"), id="something outside of the blocks"
        ),
        pytest.param(ASKS + "{% set x = note('a') %}{{ x }}", id="a component kept as a value"),
        pytest.param(ASKS + "{{ note('a') | upper }}", id="a component through a filter"),
        pytest.param(
            "{% macro own(n) %}{{ n }}{% if n %}{{ own(n - 1) }}{% endif %}{% endmacro %}{{ own(3) }}",
            id="a component that calls itself",
        ),
        pytest.param(
            "{% macro own(a, b=a) %}{{ a }}{{ b }}{% endmacro %}{{ own(3) }}",
            id="a default that depends on another argument",
        ),
        pytest.param(
            "{% macro own(a) %}{{ page.title }}{% endmacro %}\n{{ own(1) }}",
            id="a macro of the page that looks at it",
        ),
        pytest.param(
            "{% macro own() %}{{ caller() }}{% endmacro %}{% call own() %}x{% endcall %}",
            id="a component around something",
        ),
        pytest.param(
            "{% for x in page.items %}{% block one scoped %}{{ x }}{% endblock %}{% endfor %}",
            id="a block that sees a loop",
        ),
        pytest.param("{{ page.none is defined }}", id="a question whether there is a field"),
        pytest.param("{{ site['name'] }}{{ cycler('a').next() }}", id="a field as an item"),
    ],
)
def test_a_page_that_cannot_be_joined_is_jinjas(page: str, tmp_path: Path) -> None:
    templates = templates_of(tmp_path, page, {"pages/plain.html": "plain {{ page.title }}"})
    assert templates.page("pages/page.html", VIEW, FRAME) == by_jinja(templates)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param("\n{{ page.none }}", "no attribute 'none'", id="a field that is not there"),
        pytest.param("\n{{ frame.name }}", "'frame' is undefined", id="an unknown name"),
        pytest.param(
            '{% from "components/nosy.html" import nosy %}\n{{ nosy() }}',
            "'page' is undefined",
            id="a component that looks at the page",
        ),
        pytest.param(
            "{% macro own(a) %}{{ a }}{% endmacro %}\n{{ own() }}",
            "parameter 'a' was not provided",
            id="an argument that is missing",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(page: str, words: str, tmp_path: Path) -> None:
    nosy = "{% macro nosy() %}{{ page.title }}{% endmacro %}"
    templates = templates_of(tmp_path, page, {"components/nosy.html": nosy})
    with pytest.raises(UndefinedError, match=words) as told:
        templates.page("pages/page.html", VIEW, FRAME)
    places = [(entry.path, entry.lineno + 1) for entry in told.traceback]
    assert (tmp_path / "pages/page.html", 2) in places


def test_every_page_of_the_theme_is_joined() -> None:
    templates = Templates(THEME / "templates", some_settings())
    pages = [name for name in templates.list_templates() if name.startswith("pages/")]
    assert [name for name in pages if not templates.joined(name).code] == []


def kept_templates(folder: Path, cache: Path, page: str = EXTENDS + block("x")) -> Templates:
    return templates_of(folder, page, {"pages/other.html": "{{ page.title }}"}, cache=cache)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_what_is_kept_is_what_was_found_out(tmp_path: Path, cache: Path) -> None:
    first = kept_templates(tmp_path / "templates", cache)
    known = first.known
    page = first.page("pages/page.html", VIEW, FRAME)
    shutil.copytree(tmp_path / "templates", tmp_path / "moved")
    again = Templates(tmp_path / "moved", some_settings(), cache)
    again.parse = None  # type: ignore[method-assign, assignment]  # there is nothing left to parse
    assert again.known == known
    assert again.page("pages/page.html", VIEW, FRAME) == page
    assert set(known.joined) == {"layouts/base.html", "pages/other.html", "pages/page.html"}


def test_only_what_a_change_touches_is_joined_anew(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_templates(tmp_path, cache).known  # noqa: B018  it is kept
    asked: list[str] = []
    before = known_templates.joined

    def watched(joiner: Any, name: str) -> Any:
        asked.append(name)
        return before(joiner, name)

    monkeypatch.setattr(known_templates, "joined", watched)
    changed = kept_templates(tmp_path, cache, EXTENDS + block("y"))
    assert "y" in changed.page("pages/page.html", VIEW, FRAME)
    assert asked == ["pages/page.html"]


def test_a_filter_is_applied_for_the_site_at_hand(tmp_path: Path, cache: Path) -> None:
    page = '{{ "/x/" | url }}'
    for address, expected in (("https://a.org", "/x/"), ("https://a.org/blog", "/blog/x/")):
        kept_templates(tmp_path, cache, page)
        templates = Templates(tmp_path, some_settings(address=address), cache)
        assert templates.page("pages/page.html", VIEW, FRAME) == expected


@pytest.mark.parametrize("length", [0, 1, 16, 17, 100, -1])
def test_a_file_cut_short_costs_time_only(length: int, tmp_path: Path, cache: Path) -> None:
    known = kept_templates(tmp_path, cache).known
    whole = (cache / NAME).read_bytes()
    (cache / NAME).write_bytes(whole[:length])
    assert kept_templates(tmp_path, cache).known == known
    assert (cache / NAME).read_bytes() == whole


@pytest.mark.parametrize("place", [0, 15, 16, 40, 400, -1])
def test_a_byte_of_noise_costs_time_only(place: int, tmp_path: Path, cache: Path) -> None:
    known = kept_templates(tmp_path, cache).known
    noisy = bytearray((cache / NAME).read_bytes())
    noisy[place] ^= 0x55
    (cache / NAME).write_bytes(noisy)
    assert kept_templates(tmp_path, cache).known == known


def test_what_another_program_kept_is_not_read(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_templates(tmp_path, cache).known  # noqa: B018  it is kept
    monkeypatch.setattr(known_templates, "_program", lambda: "another")
    assert kept_templates(tmp_path, cache).known.made_by == "another"


def test_nothing_half_written_stays_in_the_cache(tmp_path: Path, cache: Path) -> None:
    kept_templates(tmp_path, cache).known  # noqa: B018  it is kept
    assert [*cache.iterdir()] == [cache / NAME]


def test_where_somebodys_folder_stands_templates_are_known_and_not_kept(
    tmp_path: Path, cache: Path
) -> None:
    (cache / NAME).mkdir(parents=True)
    (cache / NAME / "mine.txt").write_bytes(b"Mine.")
    known = kept_templates(tmp_path, cache).known
    assert known.joined["pages/page.html"].code
    assert [*cache.iterdir()] == [cache / NAME]
    assert [*(cache / NAME).iterdir()] == [cache / NAME / "mine.txt"]


def test_a_digest_is_that_of_a_template_and_all_that_it_uses(tmp_path: Path) -> None:
    page = EXTENDS + block("{{ page.title }}")
    before = templates_of(tmp_path, page).known.digests
    after = templates_of(tmp_path, page, {"components/note.html": NOTE + "\n"}).known.digests
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "components/note.html", "components/list.html", "layouts/base.html", "pages/page.html",
    }  # fmt: skip
    assert before == templates_of(tmp_path, page).known.digests
