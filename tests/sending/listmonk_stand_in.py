"""A listmonk on this machine, as far as `listmonk_description.yaml` describes one.

    with a_listmonk() as listmonk:
        listmonk.address                         # MailUrl of listmonk+http://api@127.0.0.1:40001
        listmonk.campaigns[1]["status"]
        listmonk.faults["start"] = Fault(cut="after")

Each request is held against the description; what does not fit is answered with 400 and stands in
`listmonk.complaints`. A fault stands for the answer to one kind of request, every time or `times`.
"""

import json
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event, Lock
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

import yaml

from plugins.sending.mail_url import MailUrl, parse_mail_url
from tests.serving import serving

DESCRIPTION = yaml.safe_load(
    (Path(__file__).parent / "listmonk_description.yaml").read_text("utf-8")
)
USER, TOKEN = "api", "KeepThis0ne"

Request = Literal["lists", "find", "look", "preview", "create", "update", "start"]
_NAMES: dict[tuple[str, str], Request] = {
    ("GET", "/api/lists"): "lists",
    ("GET", "/api/campaigns"): "find",
    ("GET", "/api/campaigns/{id}"): "look",
    ("GET", "/api/campaigns/{id}/preview"): "preview",
    ("POST", "/api/campaigns"): "create",
    ("PUT", "/api/campaigns/{id}"): "update",
    ("PUT", "/api/campaigns/{id}/status"): "start",
}


@dataclass
class Fault:
    """What stands for an answer: a `status` with these bytes, or the connection `cut` before or
    after the request is carried out, or no answer while `holds` is not set."""

    status: int = 0
    says: bytes = b'{"message": "not today"}'
    headers: tuple[tuple[str, str], ...] = ()
    cut: Literal["", "before", "after"] = ""
    is_carried_out: bool = False
    holds: Event | None = None
    times: int = 1_000_000


@dataclass
class Described:
    """What it has: lists by number, campaigns by number, and what was asked of it, in order."""

    address: MailUrl
    lists: dict[int, str]
    role: set[str]
    campaigns: dict[int, dict[str, Any]] = field(default_factory=dict)
    faults: dict[Request, Fault] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    started: list[int] = field(default_factory=list)
    template: str = '{{ template "content" . }}'
    lock: Lock = field(default_factory=Lock)

    def add(self, **fields: Any) -> int:
        """A campaign that is there: its number."""
        number = max(self.campaigns, default=0) + 1
        draft = {"id": number, "status": "draft", "tags": [], "send_at": None}
        self.campaigns[number] = draft | fields
        return number


class Refused(Exception):
    def __init__(self, status: int, message: str) -> None:
        self.status, self.message = status, message
        super().__init__(message)


@contextmanager
def a_listmonk(*, tls: ssl.SSLContext | None = None, below: str = "") -> Iterator[Described]:
    """A listmonk that answers meanwhile at the path `below`, in TLS if there is a context."""
    everything = {"lists", "campaigns:get", "campaigns:manage", "campaigns:send"}
    place = parse_mail_url(f"listmonk+http://{USER}@127.0.0.1")
    listmonk = Described(place, {1: "Default list", 3: "Policy update", 4: "Press"}, everything)

    class Answering(_Answering):
        described, path_before = listmonk, below

        def setup(self) -> None:
            if tls:
                self.request = tls.wrap_socket(self.request, server_side=True)
            super().setup()

        def finish(self) -> None:
            super().finish()
            self.request.close()

    with serving(Answering, daemon_threads=False, poll_interval=0.01) as origin:
        scheme = "listmonk+https" if tls else "listmonk+http"
        host = urlsplit(origin).netloc
        listmonk.address = parse_mail_url(f"{scheme}://{USER}@{host}{below}")
        yield listmonk


class _Answering(BaseHTTPRequestHandler):
    described: Described
    path_before = ""

    def do_GET(self) -> None:
        self._respond()

    def do_POST(self) -> None:
        self._respond()

    def do_PUT(self) -> None:
        self._respond()

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""

    def _respond(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        try:
            call, name, number = self._call()
            with self.described.lock:
                self.described.asked.append(name)
                fault = self._fault(name)
                data = None
                if not fault or fault.is_carried_out or fault.cut == "after":
                    data = self._carried_out(call, name, number, body)
            self._say_or_fail(fault, data)
        except Refused as refused:
            if refused.status == 400:
                self.described.complaints.append(refused.message)
            self._say(refused.status, json.dumps({"message": refused.message}).encode())

    def _fault(self, name: Request) -> Fault | None:
        fault = self.described.faults.get(name)
        if not fault or not fault.times:
            return None
        fault.times -= 1
        return fault

    def _say_or_fail(self, fault: Fault | None, data: object) -> None:
        if not fault:
            said = data if isinstance(data, str) else json.dumps({"data": data})
            self._say(200, said.encode())
        elif fault.holds:
            fault.holds.wait(30)
        elif fault.cut:
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self._say(fault.status, fault.says, fault.headers)

    def _say(self, status: int, said: bytes, headers: tuple[tuple[str, str], ...] = ()) -> None:
        self.send_response(status)
        for name, value in headers or (("Content-Type", "application/json"),):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        try:
            self.wfile.write(said)
        except (BrokenPipeError, ConnectionResetError):
            """It was more than anybody reads."""

    def _call(self) -> tuple[dict[str, Any], Request, int]:
        """What is asked, by the description; 404 where there is nothing of the kind."""
        path = urlsplit(self.path).path
        if not path.startswith(f"{self.path_before}/api/"):
            raise Refused(404, "Not Found")
        path = path.removeprefix(self.path_before)
        for call in DESCRIPTION["calls"]:
            pattern = call["path"].replace("{id}", r"(\d+)")
            found = re.fullmatch(pattern, path)
            if found and call["method"] == self.command:
                number = int(found[1]) if found.groups() else 0
                return call, _NAMES[call["method"], call["path"]], number
        raise Refused(404, "Not Found")

    def _carried_out(self, call: dict[str, Any], name: Request, number: int, body: bytes) -> object:
        if self.headers["Authorization"] != f"token {USER}:{TOKEN}":
            raise Refused(403, "invalid API credentials")
        if call["needs"] not in self.described.role:
            raise Refused(403, f"permission denied: {call['needs']}")
        query = parse_qs(urlsplit(self.path).query, strict_parsing="?" in self.path)
        _hold_query_to(call.get("query", {}), query)
        fields = self._fields(call, body)
        return getattr(self, f"_{name}")(number, fields, query)

    def _fields(self, call: dict[str, Any], body: bytes) -> dict[str, Any]:
        if "body" not in call:
            if body:
                raise Refused(400, "a body that nobody reads")
            return {}
        if self.headers["Content-Type"] != "application/json":
            raise Refused(415, "Unsupported Media Type")
        fields = json.loads(body)
        _hold_fields_to(DESCRIPTION["bodies"][call["body"]], fields)
        return fields

    def _lists(self, *_: object) -> object:
        return _page(
            [{"id": number, "name": name} for number, name in self.described.lists.items()]
        )

    def _find(self, _: int, __: object, query: dict[str, list[str]]) -> object:
        wanted = set(query.get("tag", []))
        found = [one for one in self.described.campaigns.values() if wanted <= set(one["tags"])]
        return _page([_without_body(one) for one in reversed(found)])

    def _look(self, number: int, *_: object) -> object:
        return _without_body(self._campaign(number))

    def _preview(self, number: int, *_: object) -> str:
        template = self.described.template
        return template.replace('{{ template "content" . }}', self._campaign(number)["body"])

    def _create(self, _: int, fields: dict[str, Any], __: object) -> object:
        self._check(fields)
        return self.described.campaigns[self.described.add(**fields)]

    def _update(self, number: int, fields: dict[str, Any], _: object) -> object:
        campaign = self._campaign(number)
        if campaign["status"] not in DESCRIPTION["editable"]:
            raise Refused(400, "cannot update a campaign that is not a draft")
        self._check(fields)
        campaign |= fields
        return campaign

    def _start(self, number: int, fields: dict[str, Any], _: object) -> object:
        campaign, status = self._campaign(number), fields["status"]
        if campaign["status"] not in DESCRIPTION["moves"][status]:
            raise Refused(400, f"a {campaign['status']} campaign cannot be {status}")
        campaign["status"] = "scheduled" if campaign["send_at"] else status
        self.described.started.append(number)
        return campaign | {"status": status}

    def _campaign(self, number: int) -> dict[str, Any]:
        try:
            return self.described.campaigns[number]
        except KeyError:
            raise Refused(400, "campaign not found") from None

    def _check(self, fields: dict[str, Any]) -> None:
        known = [number for number in fields["lists"] if number in self.described.lists]
        if not known:
            raise Refused(400, "invalid list ids")
        fields["tags"] = [re.sub(r"\s+", "-", tag.strip()) for tag in fields.get("tags", [])]


def _page(results: list[Any]) -> object:
    return {"results": results, "total": len(results), "page": 1} if results else []


def _without_body(campaign: dict[str, Any]) -> dict[str, Any]:
    return campaign | {"body": ""}


def _hold_query_to(described: dict[str, list[str]], query: dict[str, list[str]]) -> None:
    for name, values in query.items():
        allowed = described.get(name)
        for value in values:
            is_number = value.isdecimal() and "number" in (allowed or [])
            if allowed is None or not (value in allowed or is_number or "text" in allowed):
                raise Refused(400, f"no such query: {name}={value}")


def _hold_fields_to(described: dict[str, str], fields: Any) -> None:
    if not isinstance(fields, dict):
        raise Refused(400, "no object")
    required = {name for name, kind in described.items() if kind.endswith(", required")}
    if missing := required - fields.keys():
        raise Refused(400, f"missing: {sorted(missing)}")
    for name, value in fields.items():
        if name not in described:
            raise Refused(400, f"no such field: {name}")
        if not _is(described[name].partition(",")[0], value):
            raise Refused(400, f"wrong type: {name}")
        if name in DESCRIPTION["values"] and value not in DESCRIPTION["values"][name]:
            raise Refused(400, f"wrong value: {name}={value}")
        _hold_length(name, value)


def _hold_length(name: str, value: Any) -> None:
    longest = DESCRIPTION["longest"].get(name)
    for text in value if isinstance(value, list) else [value]:
        if longest and not 0 < len(text) <= longest:
            raise Refused(400, f"wrong length: {name}")


def _is(kind: str, value: Any) -> bool:
    if kind == "text":
        return isinstance(value, str)
    if kind == "number":
        return type(value) is int
    if kind == "moment or null":
        return value is None or (isinstance(value, str) and "T" in value)
    one: type = int if kind == "numbers" else str
    return isinstance(value, list) and all(type(item) is one for item in value)
