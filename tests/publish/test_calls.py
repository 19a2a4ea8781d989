"""What a publication is and is not: what it refuses, what it leaves alone, what it costs."""

import shutil

import pytest

from plugins.host.call import ROOT
from tests.law.folders import MEMORY, a_folder, contents, differing, stamps
from tests.law.runs import within
from tests.publish.conftest import done
from tests.publish.press import Press, marks_in


def refused(press: Press, status: int, *said: str, more: tuple[str, ...] = ()) -> None:
    """The call is refused in these words, and the site and what is beside it are as they were."""
    before, ledger = contents(press.public), press.facts()
    ended = press.publish(*more)
    assert ended.status == status, ended.said
    assert "Traceback" not in ended.said
    for words in said:
        assert words in " ".join(ended.said.split())
    assert differing(contents(press.public), before) == []
    assert press.facts() == ledger
    assert not (press.root / ".public.greenpaper" / "next").exists()


@pytest.mark.parametrize(
    "address",
    ["", "http://localhost:8000", "http://127.0.0.1", "https://paper.localhost", "http://[::1]:80"],
)
def test_a_site_that_nobody_else_can_reach_is_refused(press: Press, address: str) -> None:
    site = press.content / "site.yaml"
    line = f"address: {address}\n" if address else ""
    site.write_text(site.read_text().replace("address: https://paper.example\n", line))
    refused(press, 2, "nobody else can read", "address: https://www.example.org")


def test_the_address_may_be_given_with_the_call(press: Press) -> None:
    site = press.content / "site.yaml"
    site.write_text(site.read_text().replace("address: https://paper.example\n", ""))
    done(press, "--siteurl", "https://paper.example")


def test_a_moment_to_come_is_refused(press: Press) -> None:
    refused(press, 2, "2199-01-01", "has not come yet", more=("--as-at", "2199-01-01"))


def test_so_is_one_that_the_environment_names(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7226582400")
    refused(press, 2, "2199-01-01", "has not come yet")


def test_a_moment_that_has_passed_is_taken(press: Press) -> None:
    press.edit()
    done(press, "--as-at", "2020-01-01")
    press.agrees()


def test_content_with_errors_is_refused_with_all_of_them(press: Press) -> None:
    press.edit()
    for number in (91, 92):
        press.write_post(number, more="wrong: key\n")
    refused(press, 1, "note-91.md", "note-92.md", "2 errors")


def test_settings_with_errors_settle_nothing(press: Press) -> None:
    """What they say of deployment is not known."""
    press.edit()
    press.write_site(deploy="false")
    assert press.publish().status == 1
    press.write_site(more="wrong: key\n")
    press.write_post(91, more="wrong: key\n")
    refused(press, 1, "site.yaml", "note-91.md", "2 errors")
    refused(press, 1, "site.yaml", more=("--back", "1"))
    press.post(91).unlink()
    press.write_site()
    done(press)
    press.agrees()


def test_what_must_be_settled_first_is_refused_however_it_is_silenced(press: Press) -> None:
    post = press.write_post(1)
    post.write_text(post.read_text().replace("The text", "Another text"))
    press.write_site(more="checks:\n  unexplained-change: off\n")
    (press.content / "known-problems.txt").write_text(
        "unexplained-change posts/note-1.md: note-1\n"
    )
    refused(press, 1, "note-1.md", "(unexplained-change)", "error")


def test_an_address_that_would_vanish_is_refused(press: Press) -> None:
    press.post(1).unlink()
    refused(press, 1, "/2017/03/note-1/", "(gone-address)")


def test_a_folder_with_a_strangers_file_is_refused_before_anything_is_built(press: Press) -> None:
    (press.public / "letter.txt").write_text("Mine.")
    press.write_post(91, more="wrong: key\n")  # nobody looks at it
    refused(press, 2, "not ours (letter.txt)")


def test_a_folder_that_make_site_made_is_refused(press: Press) -> None:
    place = ("--content", str(press.content), "--cache", str(press.cache))
    output = str(press.root / "output")
    assert within(("site", *place, "--output", output)).status == 0
    refused(press, 2, "was made by “greenpaper site”", more=("--output", output))


@pytest.mark.parametrize("command", ["site", "clean"])
def test_no_other_command_takes_a_published_folder(press: Press, command: str) -> None:
    before = contents(press.public)
    call = [command, "--output", str(press.public), "--cache", str(press.cache)]
    content = ["--content", str(press.content)] if command == "site" else []
    ended = within([*call, *content])
    assert (ended.status, "made by “greenpaper publish”" in ended.told) == (2, True)
    assert differing(contents(press.public), before) == []


def test_a_folder_within_the_content_is_refused(press: Press) -> None:
    inside = press.content / "public"
    refused(press, 2, "one within the other", more=("--output", str(inside)))
    assert not inside.exists()
    assert [path for path in press.content.iterdir() if "greenpaper" in path.name] == []


def test_what_has_not_changed_is_not_exchanged(press: Press) -> None:
    former = stamps(press.root / ".public.greenpaper" / "former")
    before, inode = stamps(press.public), press.public.stat().st_ino
    ledger = press.facts()
    assert "Nothing has changed" in done(press)
    assert (stamps(press.public), press.public.stat().st_ino) == (before, inode)
    assert stamps(press.root / ".public.greenpaper" / "former") == former
    assert press.facts() == ledger


def test_an_edit_costs_what_it_is_worth(press: Press) -> None:
    """What is as it was is the same file in both versions."""
    before = stamps(press.public)
    press.write_post(press.mark + 1)
    done(press)
    after = stamps(press.public)
    same = {path for path in before if before[path] == after[path]}
    assert "about/index.html" in same
    assert "index.html" not in same
    former = stamps(press.root / ".public.greenpaper" / "former" / "site")
    assert {path: former[path] for path in before} == before


def test_a_file_that_was_altered_is_put_right(press: Press) -> None:
    page = press.public / "about" / "index.html"
    page.write_text("Somebody's.")
    done(press)
    press.agrees()
    press.clean()


def test_a_ledger_that_lost_its_lines_gets_them_again(press: Press) -> None:
    (press.content / "ledger.txt").unlink()
    assert "Nothing has changed" in done(press)
    press.agrees()


def test_a_site_of_which_nothing_is_known_any_more_is_made_again(press: Press) -> None:
    (press.public / "letter.txt").write_text("Mine.")
    (press.root / ".public.greenpaper" / "version").write_bytes(b"half")
    shutil.rmtree(press.cache / "records")
    said = done(press)
    assert "letter.txt" in said
    assert (press.cache / "unclaimed" / "letter.txt").read_text() == "Mine."
    press.agrees()
    press.clean()


def test_what_is_known_of_it_is_in_the_cache_as_well(press: Press) -> None:
    before = stamps(press.public)
    (press.root / ".public.greenpaper" / "version").write_bytes(b"half")
    assert "Nothing has changed" in done(press)
    assert stamps(press.public) == before
    press.agrees()


def test_what_the_cache_knows_of_a_version_before_is_not_believed(press: Press) -> None:
    records = {path: path.read_bytes() for path in (press.cache / "records").iterdir()}
    press.edit()
    done(press)
    for path, content in records.items():
        path.write_bytes(content)
    (press.root / ".public.greenpaper" / "version").write_bytes(b"half")
    done(press)
    press.agrees()
    press.clean()


def test_without_the_cache_nothing_is_lost(press: Press) -> None:
    for path in press.cache.iterdir():
        if path.is_file():
            path.unlink()
    press.edit()
    done(press)
    press.agrees()
    press.clean()


def test_a_link_to_the_served_folder_is_followed(press: Press) -> None:
    link = press.root / "www"
    link.symlink_to(press.public)
    press.edit()
    done(press, "--output", str(link))
    assert link.is_symlink()
    press.agrees()


def test_the_default_folder_is_public() -> None:
    from plugins.host.call import call_from

    assert call_from("publish", {}, {}).output == ROOT / "public"
    assert call_from("site", {}, {}).output == ROOT / "output"


def test_what_is_published_is_what_a_build_gives(press: Press) -> None:
    press.clean()


def test_where_folders_cannot_be_exchanged_a_link_is_there_from_the_start() -> None:
    with a_folder(MEMORY) as folder:
        press = Press(folder, can_exchange=False)
        for _ in range(3):
            press.edit()
            done(press)
            assert press.public.is_symlink()
            assert marks_in(press.public) == {f"{press.mark:04}"}
            press.agrees()
        done(press, "--back", "1")
        assert marks_in(press.public) == {f"{press.mark - 1:04}"}


def test_a_folder_that_cannot_be_exchanged_is_refused_before_it_is_built(press: Press) -> None:
    press.can_exchange = False
    press.write_post(91, more="wrong: key\n")  # nobody looks at it
    refused(press, 2, "cannot exchange two folders in one step", f"mv {press.public}")
    press.public.rename(press.root / "before")
    press.post(91).unlink()
    done(press)
    assert press.public.is_symlink()
    press.agrees()


def test_the_ledger_is_never_told_of_an_earlier_moment(press: Press) -> None:
    """Two versions of one second, or a clock that is put back, change nothing of their order."""
    moments = [fact.moment for fact in press.facts()]
    assert moments == sorted(moments)
    assert len(set(moments)) == press.mark
