"""What many pages show is made once."""

from plugins.domain.site import Site
from plugins.views.once import once
from tests.builders import a_post, a_site


def test_a_thing_is_made_once_for_a_site_and_anew_for_another() -> None:
    made: list[str] = []

    @once
    def titles(site: Site) -> list[str]:
        made.append("")
        return [post.title for post in site.posts]

    one, other = a_site([a_post(title="One")]), a_site([a_post(title="Other")])
    assert titles(one) is titles(one)
    assert (titles(one), titles(other)) == (["One"], ["Other"])
    assert len(made) == 2


def test_a_thing_is_made_for_each_value_that_it_is_made_of() -> None:
    made: list[str] = []

    @once
    def greeting(_site: Site, name: str) -> str:
        made.append(name)
        return f"Hello {name}"

    site = a_site()
    assert [greeting(site, name) for name in ("Nia", "Sam", "Nia")] == [
        "Hello Nia",
        "Hello Sam",
        "Hello Nia",
    ]
    assert made == ["Nia", "Sam"]


def test_two_makers_do_not_take_each_others_things() -> None:
    @once
    def one(_site: Site) -> int:
        return 1

    @once
    def two(_site: Site) -> int:
        return 2

    site = a_site()
    assert (one(site), two(site), one(site)) == (1, 2, 1)
