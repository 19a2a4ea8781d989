"""An edition is sent once: what is refused, what is taken back, what is asked."""

import re
import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.sending.callers import Kill
from tests.sending.listmonk_stand_in import TOKEN, Described, a_listmonk
from tests.sending.sender import DRAFT, LIST, Newsroom, Sender, a_newsroom
from tests.sending.smtp_servers import CUT, HALF, Moment

NIA = "nia@paper.example"


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with a_newsroom() as newsroom:
        yield newsroom


@pytest.fixture
def sender(newsroom: Newsroom) -> Iterator[Sender]:
    with newsroom.mail_server(), newsroom.alone() as sender:
        yield sender


@pytest.fixture
def clone(newsroom: Newsroom) -> Iterator[Sender]:
    with newsroom.mail_server(), newsroom.clones() as (sender, _):
        yield sender


def refused(sender: Sender, status: int, *said: str, more: tuple[str, ...] = ()) -> None:
    """The call is refused in these words, and nothing is sent or noted."""
    before = sender.ledger()
    ended = sender.send(*more)
    assert ended.status == status, ended.told
    assert "Traceback" not in ended.told
    told = " ".join(ended.told.split())
    for words in said:
        assert words in told
    assert sender.newsroom.server.messages == []
    assert sender.ledger() == before


def edited(sender: Sender, file: str, old: str, new: str) -> None:
    path = sender.content / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_an_edition_is_sent_and_noted_and_never_sent_again(sender: Sender) -> None:
    told = sender.sent()
    assert "250 2.0.0 taken" in told
    assert "this clone only, since the content folder is in no git repository" in told
    (message,) = sender.newsroom.server.messages
    assert message.recipients == (LIST,)
    (one,) = sender.tries()
    assert (one.edition, one.to, one.outcome) == (7, LIST, "sent")
    assert re.fullmatch(r"smtp 127\.0\.0\.1:\d+", one.via)
    ended = sender.send()
    assert ended.status == 2
    assert "An edition is never sent twice" in ended.told
    assert len(sender.newsroom.server.messages) == 1


def test_nor_under_another_number(sender: Sender) -> None:
    sender.sent()
    edited(sender, "posts/update-7.md", "edition: 7", "edition: 9")
    ended = sender.send("--edition", "9")
    assert "edition 9 was sent as edition 7" in ended.told
    assert len(sender.newsroom.server.messages) == 1


def test_nor_as_another_post(sender: Sender) -> None:
    sender.sent()
    edited(sender, "posts/update-7.md", "edition: 7\n", "edition: 9\n")
    edited(sender, "posts/update-6.md", "edition: 6\n", "edition: 7\n")
    ended = sender.send()
    assert "edition 7 was sent as the post “update-7”" in ended.told
    assert len(sender.newsroom.server.messages) == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--edition", ""), "say which edition: make send EDITION=7"),
        (("--edition", "12"), "there is no edition 12: there are 6, 7, 8"),
        (("--edition", "8"), "is a draft, and only what is published is sent"),
        (("--mail-url", ""), "say where the mail is handed over: MAIL_URL="),
        (("--mail-to", "Policy update"), "'Policy update' is not one mail address"),
        (("--mail-url", "smtps://nia@127.0.0.1:1"), "there is no password for nia at 127.0.0.1"),
        (("--yes", "0"), "nobody is there to be asked whether to send it: YES=1 answers"),
        (("--outcome", "arrived"), "nothing is unknown of edition 7, which was never sent"),
        (("--as-at", "2199-01-01"), "has not come yet"),
        (("--siteurl", "http://localhost:8000"), "nobody else can read a site at"),
        (("--siteurl", "http://other.example/x"), "is not there for readers: it answers 404"),
    ],
    ids=[
        "no number", "no such edition", "a draft", "no server", "no list", "no password",
        "nobody to ask", "nothing unknown", "a moment to come", "a site of this machine's",
        "no page",
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_carried_out_sends_nothing(
    sender: Sender, more: tuple[str, ...], said: str
) -> None:
    refused(sender, 2, said, more=more)


@pytest.mark.parametrize(
    ("name", "value", "more", "said"),
    [
        ("SOURCE_DATE_EPOCH", "1784000000", (), "unset SOURCE_DATE_EPOCH"),
        (
            "MAIL_PASSWORD",
            "s3cr\udce9t",
            ("--mail-url", "smtps://nia@127.0.0.1:1"),
            "the password of nia is not UTF-8 text",
        ),
    ],
    ids=["another time", "a password of Latin-1"],
)
def test_what_the_environment_says_may_keep_it_from_being_sent(
    sender: Sender,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    more: tuple[str, ...],
    said: str,
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(sender.newsroom.environment, name, value)
        refused(sender, 2, said, more=more)
    sender.sent()


def test_a_lock_that_cannot_be_had_is_told(sender: Sender) -> None:
    (sender.cache / "sending.lock").mkdir()
    refused(sender, 2, "whether somebody else sends from here cannot be told")


def test_content_with_errors_is_refused_with_them(sender: Sender) -> None:
    edited(sender, "posts/update-6.md", "edition: 6", "edition: 6\nwrong: key")
    refused(sender, 1, "update-6.md", "1 error")


def test_an_edition_without_a_list_says_where_to_write_it(sender: Sender) -> None:
    edited(sender, "site.yaml", f"  list: {LIST}\n", "")
    refused(sender, 2, "say which list gets it: MAIL_TO=list@lists.example.org")
    assert sender.send("--mail-to", LIST).status == 0
    (message,) = sender.newsroom.server.messages
    assert f"To: {LIST}".encode() in message.text.splitlines()


def test_an_edition_that_nobody_sends_is_refused(sender: Sender) -> None:
    edited(sender, "site.yaml", "  sender: policy@paper.example\n", "")
    refused(sender, 2, "write under newsletter: the address, such as sender: policy@example.org")


def test_what_was_not_published_is_not_sent(sender: Sender) -> None:
    edited(sender, "posts/update-8.md", DRAFT, "")
    refused(sender, 2, "was not published yet: make publish first", more=("--edition", "8"))


def test_a_page_that_does_not_say_what_the_letter_says_is_named_with_the_passage(
    sender: Sender,
) -> None:
    edited(sender, "posts/update-7.md", "Tell us.", "Tell us by Friday.")
    refused(
        sender,
        2,
        "the page http://paper.example/2026/01/update-7/ does not say “Tell us by Friday.” yet: "
        "publish first, or wait until the server's copy is renewed",
    )


NOT_TAKEN: dict[str, tuple[Moment, str]] = {
    "a greeting of 554": ("greeting", "554 not you"),
    "a sender that is refused": ("sender", "550 5.1.8 no"),
    "a list that has to wait": ("recipient", "450 4.2.1 later"),
    "no list": ("recipient", "550 5.1.1 no such list"),
    "no text": ("begin", "554 5.5.1 no"),
    "a cut after the list": ("recipient", CUT),
    "a text for later": ("end", "451 4.3.0 later"),
    "a text that is refused": ("end", "550 5.7.1 spam"),
}


@pytest.mark.parametrize("fault", NOT_TAKEN.values(), ids=NOT_TAKEN)
def test_what_the_server_did_not_take_is_noted_as_unsent_and_may_be_sent_again(
    newsroom: Newsroom, fault: tuple[Moment, str]
) -> None:
    with newsroom.alone() as sender:
        with newsroom.mail_server(dict([fault])):
            ended = sender.send()
            assert (ended.status, newsroom.messages()) == (1, 0)
            assert "edition 7 is not sent: " in ended.told
            assert "make send EDITION=7 tries again" in ended.told
            assert sender.outcomes() == ["unsent"]
        with newsroom.mail_server():
            sender.sent()
            assert newsroom.delivered() == 1
            assert sender.outcomes() == ["unsent", "sent"]


def test_a_cut_in_the_text_is_seen_before_its_end_or_is_asked_about(newsroom: Newsroom) -> None:
    with newsroom.alone() as sender:
        with newsroom.mail_server({"text": CUT}):
            assert sender.send().status == 1
            assert newsroom.messages() == 0
        with newsroom.mail_server():
            sender.settle()
            assert newsroom.delivered() == 1


def test_a_server_that_is_not_there_took_nothing(sender: Sender) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        ended = sender.send(port=taken.getsockname()[1])
    assert (ended.status, sender.outcomes()) == (1, ["unsent"])
    sender.sent()


@pytest.mark.parametrize("fault", [CUT, HALF, "421 4.3.2 shutting down", "hello?"])
@pytest.mark.parametrize("outcome", ["arrived", "lost"])
def test_where_the_answer_is_missing_a_person_is_asked_and_believed(
    newsroom: Newsroom, fault: str, outcome: str
) -> None:
    with newsroom.clones() as (sender, other):
        with newsroom.mail_server({"end": fault}):
            ended = sender.send()
            assert ended.status == 1
            assert "whether edition 7 is sent is not known: " in ended.told
            before = sender.ledger()
            for _ in range(2):  # YES=1 answers another question
                assert sender.send().status == 1
                assert sender.ledger() == before
        with newsroom.mail_server():
            assert sender.send("--outcome", outcome).status == 0
            assert newsroom.delivered() == (outcome == "lost")
            assert sender.outcomes() == (["sent"] if outcome == "arrived" else ["unsent", "sent"])
            other.pull()
            assert other.outcomes() == sender.outcomes()


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        ("git checkout --quiet --detach", "git is at no branch here (detached HEAD)"),
        ("git branch --unset-upstream", "git push --set-upstream origin main"),
        ("git remote set-url origin ../gone", "does not say whether somebody else sends"),
        ("echo > .git/HEAD", "git does not say in which"),
    ],
    ids=["at no branch", "a branch that follows none", "no remote there", "a broken repository"],
)
def test_a_remote_that_cannot_be_told_is_a_reason_not_to_send(
    clone: Sender, prepare: str, said: str
) -> None:
    clone.shell(prepare)
    refused(clone, 2, said)


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (
            "git config user.useConfigOnly true; git config user.email ''; git config user.name ''",
            "the intent could not be committed",
        ),
        ("echo 'echo No >&2; exit 1' > .git/hooks/pre-commit", "could not be committed: No"),
        ("echo 'echo No >&2; exit 1' > .git/hooks/pre-push", "does not take a push, so nothing is"),
        (
            "echo 'echo Protected >&2; exit 1' > ../../remote.git/hooks/pre-receive",
            "remote: Protected",
        ),
    ],
    ids=["nobody's name", "a hook of commits", "a hook of pushes", "a branch that is protected"],
)
def test_an_intent_that_git_does_not_take_is_taken_back_whole(
    clone: Sender, prepare: str, said: str
) -> None:
    clone.shell(f"{prepare}; chmod +x .git/hooks/* ../../remote.git/hooks/* ")
    edited(clone, "posts/update-6.md", "Tell us.", "Tell us by Friday.")
    clone.git("add", "posts/update-6.md")
    with (clone.content / "ledger.txt").open("a") as ledger:
        ledger.write("2026-01-09T09:00:00Z address at=/x/ of=page name=x\n")
    before = clone.git("status", "--porcelain"), clone.git("rev-parse", "HEAD")
    refused(clone, 1, said)
    assert (clone.git("status", "--porcelain"), clone.git("rev-parse", "HEAD")) == before
    assert clone.outcomes() == []


def test_what_is_staged_and_what_is_not_stays_out_of_the_commits(clone: Sender) -> None:
    edited(clone, "posts/update-6.md", "Tell us.", "Tell us by Friday.")
    clone.git("add", "posts/update-6.md")
    (clone.content / "posts" / "update-8.md").unlink()
    before = clone.git("status", "--porcelain")
    clone.sent()
    assert clone.git("status", "--porcelain") == before
    subjects = clone.git("log", "--format=%s", "--name-only", "-2").split("\n")
    assert [line for line in subjects if line] == [
        "Edition 7 is sent", "ledger.txt", "Edition 7 is being sent", "ledger.txt",
    ]  # fmt: skip


def test_a_ledger_that_git_does_not_know_yet_is_committed_with_how_it_is_merged(
    clone: Sender,
) -> None:
    clone.git("rm", "--quiet", "--cached", "ledger.txt", ".gitattributes")
    clone.git("commit", "--quiet", "--message", "Without")
    clone.git("push", "--quiet")
    assert "and 1 commit before it" not in clone.sent()
    assert clone.git("status", "--porcelain") == ""
    assert clone.remote() == clone.git("rev-parse", "HEAD")


def test_commits_that_are_pushed_with_it_are_told(clone: Sender) -> None:
    clone.git("commit", "--quiet", "--allow-empty", "--message", "A note")
    assert "the ledger is committed and pushed, and 1 commit before it" in clone.sent()


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        ("git remote remove origin", "its git repository has no remote"),
        (
            "git rm -q --cached ledger.txt; echo ledger.txt > .gitignore",
            "git ignores ledger.txt",
        ),
        ("git rm -q -r --cached .", "the git repository around the content folder has none"),
        ("rm -rf .git", "the content folder is in no git repository"),
    ],
    ids=["no remote", "an ignored ledger", "somebody else's repository", "no repository"],
)
def test_where_nobody_can_be_told_it_says_that_the_promise_is_this_clone_s(
    clone: Sender, prepare: str, said: str
) -> None:
    clone.shell(prepare)
    told = clone.sent()
    assert f"this clone only, since {said}" in told
    assert clone.newsroom.delivered() == 1


def test_a_proof_of_a_draft_goes_to_one_mailbox_and_is_noted_nowhere(sender: Sender) -> None:
    before = sender.ledger()
    for _ in range(2):
        ended = sender.send("--edition", "8", "--to", NIA, "--yes", "0")
        assert ended.status == 0, ended.told
        assert f"A proof of edition 8 is sent to {NIA}: 250 2.0.0 taken" in ended.told
    one, other = sender.newsroom.server.messages
    proofs = [message_from_bytes(each.text, policy=policy.default) for each in (one, other)]
    assert one.recipients == (NIA,)
    assert proofs[0]["Subject"] == "[Proof] The councils, at last 8"
    assert proofs[0]["To"] == NIA
    assert proofs[0]["Message-ID"] != proofs[1]["Message-ID"]
    assert not [name for name in proofs[0] if name.lower().startswith("list-")]
    assert proofs[0].defects == []
    assert sender.ledger() == before
    assert sender.newsroom.messages() == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--to", "nobody"), "TO: 'nobody' is not one mail address"),
        (("--to", NIA, "--mail-url", "listmonk+http://api@127.0.0.1"), "a proof goes to one"),
        (("--to", NIA, "--edition", "12"), "there is no edition 12"),
        (("--to", LIST.upper()), "is the list, and a proof goes to one mailbox"),
        (("--to", NIA, "--mail-to", NIA), "is the list, and a proof goes to one mailbox"),
    ],
    ids=["no address", "a service of lists", "no edition", "the list", "the list of the call"],
)
def test_a_proof_that_cannot_be_sent_says_why(
    sender: Sender, more: tuple[str, ...], said: str
) -> None:
    refused(sender, 2, said, more=more)


@pytest.fixture
def to_listmonk(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Described, tuple[str, ...]]]:
    """A listmonk, and what is said to send there."""
    monkeypatch.setitem(newsroom.environment, "MAIL_PASSWORD", TOKEN)
    with a_listmonk() as listmonk:
        yield listmonk, ("--mail-url", listmonk.address.shown, "--mail-to", "Policy update")
        assert listmonk.complaints == []


def test_a_listmonk_sends_the_edition_as_one_campaign(
    sender: Sender, to_listmonk: tuple[Described, tuple[str, ...]]
) -> None:
    listmonk, there = to_listmonk
    ended = sender.send(*there)
    assert ended.status == 0, ended.told
    assert "/admin/campaigns/1" in ended.told
    (one,) = sender.tries()
    assert (one.to, one.outcome) == ("Policy update", "sent")
    assert "An edition is never sent twice" in sender.send(*there).told
    assert listmonk.started == [1]


@pytest.mark.parametrize("of", ["drafting", "ending", "taken"])
def test_after_a_kill_listmonk_is_asked_and_not_a_person(
    sender: Sender, to_listmonk: tuple[Described, tuple[str, ...]], of: str
) -> None:
    listmonk, there = to_listmonk
    assert sender.send(*there, kill=Kill("step in journal", of)).status < 0
    ended = sender.send(*there)
    assert ended.status == 0, ended.told
    assert listmonk.started == [1]
    assert sender.outcomes()[-1] == "sent"


def test_a_campaign_that_is_not_found_by_its_name_is_asked_about(
    sender: Sender, to_listmonk: tuple[Described, tuple[str, ...]]
) -> None:
    """It is there under the name that the newsletter had."""
    listmonk, there = to_listmonk
    assert sender.send(*there, kill=Kill("step in journal", "ending")).status < 0
    listmonk.campaigns[1]["status"] = "finished"
    edited(sender, "site.yaml", "newsletter:\n", "newsletter:\n  name: Another\n")
    ended = sender.send(*there)
    assert ended.status == 1
    assert "is not known" in ended.told
    assert (listmonk.started, list(listmonk.campaigns)) == ([], [1])


def test_which_lists_of_listmonks_is_to_be_said(
    sender: Sender, to_listmonk: tuple[Described, tuple[str, ...]]
) -> None:
    refused(sender, 2, "say which lists of listmonk's get it", more=to_listmonk[1][:2])


def test_no_secret_is_shown_or_written(sender: Sender) -> None:
    url = "smtps://nia:s3cr%2Fet@127.0.0.1:1"
    ended = sender.send("--mail-url", url)
    assert ended.status == 1
    files = (path for path in sender.content.parent.rglob("*") if path.is_file())
    for secret in ("s3cr/et", "s3cr%2Fet"):
        assert secret not in ended.told
        assert not [path for path in files if secret.encode() in Path(path).read_bytes()]
