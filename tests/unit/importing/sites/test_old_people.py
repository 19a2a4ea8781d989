"""Authors of the old site get files, with what is plainly said of them."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.heads.texts import read_text
from plugins.importing.sites.old_people import (
    OldPerson,
    is_data_of_people,
    is_page_of_a_person,
    people_of_data,
    person_of_page,
    remarks_on,
    who_wrote,
)
from plugins.reading.front_matter.heads import PersonHead
from plugins.reading.front_matter.source import read_source

YAML = """\
---
ann:
  name: Ann Smith
  position: Head of policy
  email: ann@example.org
  web: https://ann.example.org/
  bio: Writes about *halls*.
bob: Bob Jones
nobody:
  twitter: x
"""


@pytest.mark.parametrize(
    "path",
    ["_data/authors.yml", "site/_data/authors.yaml", "_data/people/ann.yml", "data/authors/ann.toml",
     "data/authors.json", "_data/team.yml"],
)  # fmt: skip
def test_data_of_people_is_known_by_its_place(path: str) -> None:
    assert is_data_of_people(path)


@pytest.mark.parametrize(
    ("path", "is_page"),
    [
        ("_authors/ann.md", True),
        ("content/authors/ann/_index.md", True),
        ("content/en/authors/ann/index.md", True),
        ("content/people/ann.md", True),
        ("authors/ann/_index.md", True),
        ("content/authors/_index.md", False),
        ("content/posts/authors.md", False),
        ("content/posts/people/index.md", False),
        ("_posts/authors/2015-01-02-x.md", False),
    ],
)
def test_pages_of_people_are_known_by_their_place(path: str, is_page: bool) -> None:
    assert is_page_of_a_person(path) is is_page


@pytest.mark.parametrize(
    ("source", "text", "people"),
    [
        pytest.param("_data/authors.yml", YAML, [
            OldPerson("_data/authors.yml", "ann", "Ann Smith", "Head of policy", "",
                      "https://ann.example.org/", "Writes about *halls*.", ("email",)),
            OldPerson("_data/authors.yml", "bob", "Bob Jones"),
        ], id="a mapping"),
        pytest.param("_data/people/ann.yml", "name: Ann\norganizations:\n- name: Hall\n", [
            OldPerson("_data/people/ann.yml", "ann", "Ann", organisation="Hall"),
        ], id="a file of one's own"),
        pytest.param("_data/authors.json", '[{"id": "a-s", "first_name": "A", "last_name": "S"}]', [
            OldPerson("_data/authors.json", "a-s", "A S"),
        ], id="a list"),
        pytest.param("data/authors/ann.toml", "name = 'Ann'\nrole = 'Chair'\n", [
            OldPerson("data/authors/ann.toml", "ann", "Ann", "Chair"),
        ], id="TOML"),
        pytest.param("_data/authors.yml", "- just\n- words\n", [], id="nobody"),
        pytest.param("_data/authors.yml", "ann: [", [], id="broken"),
        pytest.param("_data/authors.json", "[", [], id="broken JSON"),
    ],
)  # fmt: skip
def test_people_of_data_files(source: str, text: str, people: list[OldPerson]) -> None:
    assert [*people_of_data(source, text)] == people


@pytest.mark.parametrize(
    ("source", "text", "person"),
    [
        ("content/authors/ann/_index.md", "---\ntitle: Ann\nrole: Chair\nbio: Short\n---\nLong.\n",
         ("ann", "Ann", "Chair", "Long.")),
        ("_authors/ann.md", "---\nname: Ann\ntitle: Chair\nbio: Short\n---\n",
         ("ann", "Ann", "Chair", "Short")),
    ],
)  # fmt: skip
def test_people_of_pages(source: str, text: str, person: tuple[str, ...]) -> None:
    [found] = person_of_page(source, read_text(text.encode()))
    assert (found.key, found.name, found.role, found.biography) == person


def test_a_file_reads_back_as_the_person() -> None:
    ann, _ = people_of_data("_data/authors.yml", YAML)
    source = read_source("person", ann.path, ann.data, ZoneInfo("Europe/London"))
    assert source.problems == ()
    assert isinstance(source.head, PersonHead)
    assert (ann.path, source.head.name, source.head.role) == (
        "people/ann.md", "Ann Smith", "Head of policy",
    )  # fmt: skip
    assert source.head.links[0].address == "https://ann.example.org/"
    assert b"ann@example.org" not in ann.data
    assert ann.data.endswith(b"---\n\nWrites about *halls*.\n")


def test_only_those_who_wrote_a_post_get_a_file() -> None:
    people = people_of_data("_data/authors.yml", YAML)
    authors, others = who_wrote((*people, *people), ["Ann Smith"])
    assert [person.key for person in authors] == ["ann"]
    assert {(notice.kind, notice.subject) for notice in remarks_on(authors, others)} >= {
        ("person", "Ann Smith (people/ann.md)"),
        ("person-left-out", "email"),
        ("person-left-out", "Bob Jones: wrote none of the posts"),
    }


@given(st.sampled_from(["_data/authors.yml", "data/authors.toml", "_data/authors.json"]),
       st.text("abc:-[]{}\"'=,\n # name"))  # fmt: skip
def test_no_data_is_too_strange(source: str, text: str) -> None:
    for person in people_of_data(source, text):
        assert person.data
