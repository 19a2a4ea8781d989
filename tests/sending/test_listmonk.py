"""A delivery by listmonk: one campaign and no second one, whatever fails at whichever request."""

import re
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Barrier, Event, Thread

import pytest

from plugins.sending import listmonk_calls
from plugins.sending.deliveries import Delivery, Handed, NotHanded, Unknown
from plugins.sending.deliveries import hand_over as hand_over_by_url
from plugins.sending.listmonk import hand_over, look_up
from plugins.sending.mail_url import MailUrl, parse_mail_url
from tests.sending.certificates import make_certificate, of_client, of_server
from tests.sending.editions import a_delivery
from tests.sending.listmonk_stand_in import TOKEN, Described, Fault, Request, a_listmonk

STEPS = ["connecting", "connected", "drafting", "ending", "taken"]
TAG = "policy-update-7"
EDITION = a_delivery(to="Policy update", name=TAG)


@pytest.fixture
def listmonk() -> Iterator[Described]:
    with a_listmonk() as described:
        yield described
        assert described.complaints == []


def handed(listmonk: Described, delivery: Delivery = EDITION) -> Handed:
    return hand_over(listmonk.address, delivery, TOKEN, STEPS.count)


def test_an_edition_becomes_one_campaign_that_is_started(listmonk: Described) -> None:
    steps: list[str] = []
    answer = hand_over_by_url(listmonk.address, EDITION, TOKEN, steps.append)
    [campaign] = listmonk.campaigns.values()
    assert campaign == {
        "id": 1,
        "status": "running",
        "name": TAG,
        "tags": [TAG],
        "lists": [3],
        "subject": "Policy update 7",
        "from_email": "Paper <policy@example.org>",
        "type": "regular",
        "content_type": "html",
        "body": EDITION.html,
        "altbody": EDITION.text,
        "messenger": "email",
        "send_at": None,
    }
    origin = listmonk.address.shown.replace("listmonk+", "").replace("api@", "")
    assert answer == Handed(reply="campaign 1 is running", reference=f"{origin}/admin/campaigns/1")
    assert steps == STEPS
    assert listmonk.asked == ["lists", "find", "create", "find", "preview", "start"]


def test_a_second_time_nothing_is_sent(listmonk: Described) -> None:
    handed(listmonk)
    assert handed(listmonk).reply == "campaign 1 is running"
    assert (len(listmonk.campaigns), listmonk.started) == (1, [1])


@pytest.mark.parametrize("status", ["scheduled", "running", "paused", "finished", "cancelled", "?"])
def test_a_campaign_that_was_ever_started_is_left_alone(listmonk: Described, status: str) -> None:
    listmonk.add(status="draft", tags=[TAG])
    listmonk.add(status=status, tags=["policy", TAG])
    steps: list[str] = []
    answer = hand_over(listmonk.address, EDITION, TOKEN, steps.append)
    assert answer.reply == f"campaign 2 is {status}"
    assert steps == ["connecting", "connected", "taken"]
    assert listmonk.asked == ["lists", "find"]
    assert look_up(listmonk.address, EDITION, TOKEN) == "taken"


def test_a_draft_of_ours_is_brought_up_to_date_and_started(listmonk: Described) -> None:
    """What an editor chose for it, such as a template, it keeps; that it waits for a day, not."""
    later = "2017-06-01T12:00:00Z"
    listmonk.add(tags=[TAG], subject="Before", template_id=5, lists=[1], send_at=later)
    handed(listmonk)
    [campaign] = listmonk.campaigns.values()
    assert (campaign["status"], campaign["subject"]) == ("running", "Policy update 7")
    assert (campaign["template_id"], campaign["lists"]) == (5, [3])


def test_of_two_drafts_the_first_is_started(listmonk: Described) -> None:
    listmonk.add(tags=[TAG])
    listmonk.add(tags=[TAG])
    handed(listmonk)
    assert listmonk.started == [1]


def test_a_letter_is_not_sent_in_a_page_of_listmonks_own(listmonk: Described) -> None:
    whole, listmonk.template = listmonk.template, '<html><BODY>{{ template "content" . }}</BODY>'
    with pytest.raises(NotHanded, match=r"one line \{\{ template .*/admin/campaigns/1") as refused:
        handed(listmonk)
    assert (refused.value.is_for_good, listmonk.started) == (True, [])
    listmonk.template = whole
    handed(listmonk)
    assert (listmonk.started, len(listmonk.campaigns)) == ([1], 1)


def test_another_edition_does_not_count(listmonk: Described) -> None:
    listmonk.add(tags=["policy-update-6"], status="finished")
    listmonk.add(tags=["policy-update-71"], status="draft")
    assert look_up(listmonk.address, EDITION, TOKEN) == "none"
    handed(listmonk)
    assert listmonk.started == [3]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Policy update 7", id="with blanks"),
        pytest.param("  Größe\t7 ", id="with blanks around it"),
        pytest.param("x" * 300, id="too long for a tag"),
        pytest.param("a,b{c}", id="with what a database reads"),
    ],
)
def test_a_campaign_is_found_again_by_every_name(listmonk: Described, name: str) -> None:
    delivery = a_delivery(to="3", name=name)
    handed(listmonk, delivery)
    handed(listmonk, delivery)
    assert (len(listmonk.campaigns), listmonk.started) == (1, [1])


@pytest.mark.parametrize(
    ("to", "numbers"),
    [
        pytest.param("Policy update", [3], id="a name"),
        pytest.param("policy UPDATE", [3], id="a name in other letters"),
        pytest.param("3", [3], id="a number"),
        pytest.param(" Press , 3, press", [4, 3], id="several"),
        pytest.param("News, views", [5], id="a name with a comma"),
        pytest.param("2017", [6], id="a name that is a number"),
    ],
)
def test_a_list_is_named_or_numbered(listmonk: Described, to: str, numbers: list[int]) -> None:
    listmonk.lists |= {5: "News, views", 6: "2017"}
    handed(listmonk, a_delivery(to=to))
    assert listmonk.campaigns[1]["lists"] == numbers


@pytest.mark.parametrize(
    ("to", "said"),
    [
        pytest.param("Polcy update", r"Policy update \(3\)", id="misspelt"),
        pytest.param("7", "no list 7", id="a number that is not there"),
        pytest.param("Policy update, 7", "no list 7", id="one of two"),
        pytest.param(" , ", "names no list", id="none"),
        pytest.param("twice", "number into MAIL_TO, 8 or 9", id="two of that name"),
    ],
)
def test_a_list_that_is_not_there_is_named(listmonk: Described, to: str, said: str) -> None:
    listmonk.lists |= {8: "Twice", 9: "TWICE"}
    with pytest.raises(NotHanded, match=said) as refused:
        handed(listmonk, a_delivery(to=to))
    assert refused.value.is_for_good
    assert listmonk.campaigns == {}


def test_a_listmonk_without_lists_says_so(listmonk: Described) -> None:
    listmonk.lists.clear()
    with pytest.raises(NotHanded, match="none at all"):
        handed(listmonk)


REQUESTS: dict[Request, str] = {
    "lists": "none",
    "find": "none",
    "create": "none",
    "update": "draft",
    "preview": "draft",
    "start": "draft",
}
"""Kind of request → what is there once it was refused."""
WRONG = [
    pytest.param(Fault(status=401), True, "does not let api do that", id="401"),
    pytest.param(Fault(status=403), True, "campaigns:send", id="403"),
    pytest.param(Fault(status=404), True, "path in MAIL_URL", id="404"),
    pytest.param(Fault(status=400), True, "400 not today", id="400"),
    pytest.param(Fault(status=429), False, "429 not today", id="429"),
    pytest.param(Fault(status=500), False, "500 not today", id="500"),
    pytest.param(Fault(status=502, says=b"<html>"), False, "502", id="502 of something before it"),
    pytest.param(
        Fault(status=302, headers=(("Location", "http://127.0.0.1:1/"),)),
        True,
        "sends us elsewhere",
        id="a redirect",
    ),
    pytest.param(Fault(status=200, says=b"{"), False, "as listmonk does", id="half a JSON"),
    pytest.param(Fault(status=200, says=b'{"data": 7}'), False, "as listmonk", id="another JSON"),
    pytest.param(Fault(status=200, says=b'{"data": {"id": "1"}}'), False, "as", id="other types"),
    pytest.param(Fault(status=200, says=b"\xff\xfe"), False, "as listmonk", id="no text"),
    pytest.param(Fault(status=200, says=b"[" * 60_000), False, "as listmonk", id="a deep JSON"),
    pytest.param(Fault(status=200, says=b" " * 300_000), False, "more than", id="a huge answer"),
    pytest.param(Fault(cut="before"), False, "closed the connection", id="cut before"),
]


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize(("fault", "is_for_good", "said"), WRONG)
def test_what_is_refused_or_cut_short_is_not_sent(
    listmonk: Described,
    monkeypatch: pytest.MonkeyPatch,
    request_: Request,
    fault: Fault,
    is_for_good: bool,
    said: str,
) -> None:
    monkeypatch.setattr(listmonk_calls, "ENOUGH", 250_000)
    if REQUESTS[request_] == "draft":
        listmonk.add(tags=[TAG])
    listmonk.faults[request_] = fault
    with pytest.raises(NotHanded, match=said) as refused:
        handed(listmonk)
    assert refused.value.is_for_good == is_for_good
    assert listmonk.started == []
    listmonk.faults.clear()
    assert look_up(listmonk.address, EDITION, TOKEN) == REQUESTS[request_]
    handed(listmonk)
    assert (listmonk.started, len(listmonk.campaigns)) == ([1], 1)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(cut="after"), id="cut"),
        pytest.param(Fault(status=200, says=b"?", is_carried_out=True), id="no JSON"),
        pytest.param(Fault(status=504, is_carried_out=True), id="given up by something before it"),
    ],
)
@pytest.mark.parametrize("request_", ["create", "update"])
def test_what_was_written_without_our_knowing_is_found_the_next_time(
    listmonk: Described, request_: Request, fault: Fault
) -> None:
    if request_ == "update":
        listmonk.add(tags=[TAG])
    listmonk.faults[request_] = fault
    with pytest.raises(NotHanded):
        handed(listmonk)
    assert (len(listmonk.campaigns), listmonk.started) == (1, [])
    listmonk.faults.clear()
    handed(listmonk)
    assert (len(listmonk.campaigns), listmonk.started) == (1, [1])


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(cut="after"), id="cut"),
        pytest.param(Fault(status=200, says=b"?", is_carried_out=True), id="no JSON"),
        pytest.param(Fault(status=500, is_carried_out=True), id="an error"),
    ],
)
def test_a_start_without_an_answer_is_asked_after(listmonk: Described, fault: Fault) -> None:
    listmonk.faults["start"] = fault
    assert handed(listmonk).reply == "campaign 1 is running"
    assert listmonk.asked[-2:] == ["start", "look"]


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(Fault(cut="before"), id="not carried out"),
        pytest.param(Fault(cut="after"), id="carried out"),
    ],
)
@pytest.mark.parametrize(
    "look",
    [
        pytest.param(Fault(cut="before"), id="cut"),
        pytest.param(Fault(status=500), id="an error"),
        pytest.param(Fault(status=200, says=b"{}"), id="another JSON"),
    ],
)
def test_a_start_after_which_nobody_answers_is_unknown(
    listmonk: Described, start: Fault, look: Fault
) -> None:
    listmonk.faults |= {"start": start, "look": look}
    steps: list[str] = []
    with pytest.raises(Unknown, match="/admin/campaigns/1"):
        hand_over(listmonk.address, EDITION, TOKEN, steps.append)
    assert steps == STEPS[:4]
    listmonk.faults.clear()
    standing = "taken" if start.cut == "after" else "draft"
    assert look_up(listmonk.address, EDITION, TOKEN) == standing


@pytest.mark.parametrize(("request_", "error"), [("lists", NotHanded), ("start", Unknown)])
def test_a_listmonk_that_does_not_answer_is_given_up(
    listmonk: Described, request_: Request, error: type[Exception]
) -> None:
    silence = Event()
    listmonk.faults |= {request_: Fault(holds=silence), "look": Fault(holds=silence)}
    try:
        with pytest.raises(error, match="in time"):
            hand_over(listmonk.address, EDITION, TOKEN, STEPS.count, patience=1.5)
    finally:
        silence.set()


def test_two_at_once_start_one_campaign(listmonk: Described) -> None:
    """Both have looked before either makes its draft."""
    both, answers = Barrier(2), list[Handed]()

    def reached(step: str) -> None:
        if step == "drafting":
            both.wait(30)

    def send() -> None:
        answers.append(hand_over(listmonk.address, EDITION, TOKEN, reached))

    threads = [Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert {answer.reply for answer in answers} == {"campaign 1 is running"}
    assert listmonk.started == [1]
    listmonk.complaints.clear()  # the later one may have been told that it is running already


def test_a_draft_that_somebody_starts_meanwhile_counts(listmonk: Described) -> None:
    number = listmonk.add(tags=[TAG])

    def reached(step: str) -> None:
        if step == "drafting":
            listmonk.campaigns[number]["status"] = "running"

    answer = hand_over(listmonk.address, EDITION, TOKEN, reached)
    assert (answer.reply, listmonk.started) == ("campaign 1 is running", [])
    listmonk.complaints.clear()  # it was asked to change what is sent already, and declined


@pytest.mark.parametrize("step", STEPS[:4])
def test_a_journal_that_cannot_be_written_stops_it_in_time(listmonk: Described, step: str) -> None:
    def full(reached: str) -> None:
        if reached == step:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        hand_over(listmonk.address, EDITION, TOKEN, full)
    assert listmonk.started == []


@pytest.mark.parametrize(
    ("lacking", "standing"),
    [("lists", "none"), ("campaigns:get", "none"), ("campaigns:manage", "none"),
     ("campaigns:send", "draft")],
)  # fmt: skip
def test_a_role_that_lacks_a_right_is_told(
    listmonk: Described, lacking: str, standing: str
) -> None:
    listmonk.role.discard(lacking)
    with pytest.raises(NotHanded, match=f"permission denied: {lacking}") as refused:
        handed(listmonk)
    assert refused.value.is_for_good
    listmonk.role.add(lacking)
    assert look_up(listmonk.address, EDITION, TOKEN) == standing


@pytest.mark.parametrize(
    ("token", "said"),
    [
        pytest.param("another", "check the token", id="wrong"),
        pytest.param("", "MAIL_PASSWORD", id="none"),
        pytest.param("a\r\nX-Header: b", "no token has", id="with a line of HTTP"),
        pytest.param("schlüssel", "no token has", id="with other letters"),
    ],
)
def test_a_wrong_token_is_refused_and_never_shown(
    listmonk: Described, token: str, said: str
) -> None:
    for ask in (
        lambda: hand_over(listmonk.address, EDITION, token, STEPS.count),
        lambda: look_up(listmonk.address, EDITION, token),
    ):
        with pytest.raises(NotHanded, match=said) as refused:
            ask()
        assert not token or token not in str(refused.value)
        assert refused.value.is_for_good


def test_a_token_that_is_said_back_is_not_shown(listmonk: Described) -> None:
    says = b'{"message": "you said %s"}' % TOKEN.encode()
    listmonk.faults["lists"] = Fault(status=500, says=says)
    with pytest.raises(NotHanded) as refused:
        handed(listmonk)
    assert TOKEN not in str(refused.value)


def test_what_listmonk_says_is_one_short_line(listmonk: Described) -> None:
    says = b'{"message": "\\u001b[31m red\\n' + b"x" * 500 + b'"}'
    listmonk.faults["lists"] = Fault(status=500, says=says)
    with pytest.raises(NotHanded) as refused:
        handed(listmonk)
    assert refused.value.why.isprintable()
    assert len(refused.value.why) < 300


def test_a_token_is_shown_to_no_other_host(listmonk: Described) -> None:
    with a_listmonk() as other:
        elsewhere = f"http://127.0.0.1:{other.address.port}/api/lists"
        listmonk.faults["lists"] = Fault(status=307, headers=(("Location", elsewhere),))
        with pytest.raises(NotHanded, match="elsewhere"):
            handed(listmonk)
    assert other.asked == []


def test_a_token_in_the_clear_goes_to_no_proxy(
    listmonk: Described, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_listmonk() as proxy:
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.address.port}")
        handed(listmonk)
    assert proxy.asked == []


def test_a_listmonk_may_live_below_a_path_and_behind_tls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    certificate = make_certificate(tmp_path)
    with a_listmonk(tls=of_server(certificate), below="/lists") as listmonk:
        context = of_client(certificate)
        answer = hand_over(listmonk.address, EDITION, TOKEN, STEPS.count, context=context)
    assert re.fullmatch(r"https://127\.0\.0\.1:\d+/lists/admin/campaigns/1", answer.reference)


def test_nothing_is_said_to_a_certificate_that_nobody_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with a_listmonk(tls=of_server(make_certificate(tmp_path))) as listmonk:
        with pytest.raises(NotHanded, match="certificate that is not valid") as refused:
            handed(listmonk)
        assert (refused.value.is_for_good, listmonk.asked) == (True, [])


def test_a_connection_that_is_refused_is_certain() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = parse_mail_url(f"listmonk+http://api@127.0.0.1:{taken.getsockname()[1]}")
    with pytest.raises(NotHanded, match="refuses the connection") as refused:
        hand_over(address, EDITION, TOKEN, STEPS.count)
    assert not refused.value.is_for_good


def test_what_is_no_web_server_is_said_to_be_none() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = parse_mail_url(f"listmonk+http://api@127.0.0.1:{server.getsockname()[1]}")

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"220 mail.example.org ESMTP\r\n")

        thread = Thread(target=answer)
        thread.start()
        with pytest.raises(NotHanded, match=r"web servers do|closed the connection"):
            hand_over(address, EDITION, TOKEN, STEPS.count)
        thread.join(30)


@pytest.mark.parametrize(
    ("changes", "user"),
    [
        pytest.param({"name": " "}, "api", id="no name"),
        pytest.param({"subject": ""}, "api", id="no subject"),
        pytest.param({}, "a:b", id="a user with a colon"),
        pytest.param({}, "a\nb", id="a user with a line break"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_said(
    changes: Mapping[str, object], user: str
) -> None:
    address = MailUrl(kind="listmonk", security="none", host="127.0.0.1", port=1, user=user)
    steps: list[str] = []
    with pytest.raises(NotHanded) as refused:
        hand_over(address, a_delivery(**changes), TOKEN, steps.append)
    assert (steps, refused.value.is_for_good) == ([], True)
