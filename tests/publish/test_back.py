"""The way back to the former version, and when there is none."""

import pytest
from msgspec.structs import replace

from plugins.domain.ledger import past_of, post_fact
from plugins.reading.ledger_file import append
from tests.law.folders import MEMORY, a_folder, contents, differing
from tests.publish.conftest import done
from tests.publish.press import Press, marks_in

WORD = "saffron"


def words_beside(press: Press) -> list[str]:
    """The files in which the word stands, published, kept or on the server."""
    places = (press.public, press.root / ".public.greenpaper", press.server)
    files = (path for place in places for path in place.rglob("*") if path.is_file())
    return [str(path) for path in files if WORD.encode() in path.read_bytes()]


def test_the_former_version_is_published_and_deployed_again(press: Press) -> None:
    newer = contents(press.public)
    noted = press.facts()
    said = done(press, "--back", "1")
    assert marks_in(press.public) == {f"{press.mark - 1:04}"}
    assert differing(contents(press.public), contents(press.server)) == []
    assert f"2017/03/note-{press.mark}/index.html" in said  # it is not there any more
    added = [fact for fact in press.facts() if fact not in noted]
    assert [fact.verb for fact in added] == ["back"]
    assert set(noted) < set(press.facts())
    done(press, "--back", "1")
    assert differing(contents(press.public), newer) == []
    press.agrees()


def test_what_is_published_after_it_is_the_content(press: Press) -> None:
    done(press, "--back", "1")
    done(press)
    press.agrees()
    press.clean()
    press.edit()
    done(press)
    press.agrees()
    press.clean()


def test_before_anything_was_published_there_is_no_way_back() -> None:
    with a_folder(MEMORY) as folder:
        press = Press(folder)
        press.edit()
        ended = press.publish("--back", "1")
        assert ended.status == 2
        assert "nothing has been published here yet" in ended.said
        done(press)
        ended = press.publish("--back", "1")
        assert ended.status == 2
        assert "one version alone" in ended.said


@pytest.fixture
def withdrawing(press: Press) -> Press:
    """A site with a post that has a word of its own, published in two versions."""
    post = press.write_post(50, more="standfirst: All about saffron.\n")
    post.write_text(post.read_text() + "\nSaffron, saffron, saffron.\n")
    done(press)
    press.edit()
    done(press)
    assert words_beside(press)
    return press


def test_of_a_withdrawn_post_no_former_version_is_left(withdrawing: Press) -> None:
    press = withdrawing
    press.write_post(50, more="status: withdrawn\nwithdrawn_because: It was wrong.\n")
    done(press)
    assert words_beside(press) == []
    ended = press.publish("--back", "1")
    assert ended.status == 2
    assert "no former version" in ended.said
    assert "“note-50”" in ended.said
    press.edit()
    done(press)
    done(press, "--back", "1")
    assert words_beside(press) == []


@pytest.mark.parametrize("more", ["embargo: 2199-01-01\n", "status: draft\n"])
def test_nor_of_one_that_waits_again(withdrawing: Press, more: str) -> None:
    press = withdrawing
    address = "/2017/03/note-50/"
    post = press.write_post(50, more=more + "standfirst: All about saffron.\n")
    post.write_text(post.read_text() + "\nSaffron, saffron, saffron.\n")
    press.write_site(more=f"redirects:\n  - old: {address}\n    new: /about/\n")
    done(press)
    assert words_beside(press) == []
    assert "“note-50”" in press.publish("--back", "1").said


def test_nor_where_its_withdrawal_could_not_be_deployed(withdrawing: Press) -> None:
    press = withdrawing
    press.write_post(50, more="status: withdrawn\nwithdrawn_because: It was wrong.\n")
    press.write_site(deploy="false")
    assert press.publish().status == 1
    assert [path for path in words_beside(press) if not path.startswith(str(press.server))] == []
    press.write_site(deploy=press.deploy)
    done(press)
    assert words_beside(press) == []


def test_nor_where_somebody_else_published_the_withdrawal(withdrawing: Press) -> None:
    """The ledger came with their commit; this machine has published nothing since."""
    press = withdrawing
    there = past_of(press.facts()).posts["note-50"]
    moment = max(fact.moment for fact in press.facts())
    append(press.content, [post_fact(replace(there, status="withdrawn"), moment)])
    ended = press.publish("--back", "1")
    assert ended.status == 2
    assert "“note-50”, withdrawn since" in ended.said
    assert not (press.root / ".public.greenpaper" / "former").exists()
    assert marks_in(press.public) == {f"{press.mark:04}"}


def test_a_version_from_before_it_came_is_not_kept_with_it(withdrawing: Press) -> None:
    """Back, forward, back: of two versions the one that shows it is gone."""
    press = withdrawing
    done(press, "--back", "1")
    done(press, "--back", "1")
    press.write_post(50, more="status: withdrawn\nwithdrawn_because: It was wrong.\n")
    done(press)
    assert words_beside(press) == []
