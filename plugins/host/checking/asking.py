"""Asking other hosts whether an address still answers, with time-outs and manners.

Two questions at once to one host and eight in all; first HEAD, which sends no page, then GET where
that is refused; `robots.txt` (RFC 9309) is asked first and obeyed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from http.client import HTTPException, HTTPResponse
from itertools import zip_longest
from threading import BoundedSemaphore, Lock
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request
from urllib.robotparser import RobotFileParser

from msgspec import Struct

from plugins.host.web import opener, why_no_answer

AT_ONCE = 8
AT_ONCE_A_HOST = 2
TIMEOUT = 10.0
"""Seconds without a sign of life after which a host counts as not answering."""

NAME = "Greenpaper"
_ENOUGH = 512_000
"""Bytes of a robots.txt: what RFC 9309, 2.5, asks of those who read one."""

REFUSED, TOO_MANY, SERVER_ERRORS = 400, 429, 500
"""Statuses of HTTP (RFC 9110, 15): the first of those that refuse, and of the server's own faults;
and the one that asks to be left in peace (RFC 6585, 4)."""

_NO_ANSWER = (OSError, HTTPException, ValueError)


class Answer(Struct, frozen=True):
    """What came of a question: the status of HTTP; 0 where nothing answered, and `why`. Neither
    where the host does not want programs to ask."""

    status: int = 0
    why: str = ""


class Asker:
    """Asks in the name of the site at `address`, which every host is told (User-Agent)."""

    def __init__(self, address: str, timeout: float = TIMEOUT) -> None:
        self._agent = f"{NAME} (checks the links of {address})"
        self._timeout = timeout
        self._opener = opener()
        self._hosts: dict[str, _Host] = defaultdict(_Host)

    def answers(
        self, addresses: Iterable[str], told: Callable[[int, int], None]
    ) -> Iterator[tuple[str, Answer]]:
        """Each address with its answer, as they come. `told` hears how many of how many are in."""
        wanted = _host_by_host(addresses)
        for address in wanted:
            self._hosts[_base(address)]  # before there are threads
        with ThreadPoolExecutor(AT_ONCE) as pool:
            asked = {pool.submit(self.ask, address): address for address in wanted}
            for number, done in enumerate(as_completed(asked), 1):
                told(number, len(wanted))
                yield asked[done], done.result()

    def ask(self, address: str) -> Answer:
        """Ask one address."""
        base = _base(address)
        host = self._hosts[base]
        with host.at_once:
            with host.lock:
                if host.robots is None:
                    host.robots = self._robots(base)
            if isinstance(host.robots, Answer):
                return host.robots
            if not host.robots.can_fetch(NAME, address):
                return Answer()
            answer = self._answer(address, "HEAD")
            if answer.status < REFUSED or answer.status == TOO_MANY:
                return answer
            return self._answer(address, "GET")

    def _robots(self, base: str) -> "RobotFileParser | Answer":
        """The host's rules; an answer that counts for all of it where it does not answer."""
        rules = RobotFileParser()
        try:
            with self._open(f"{base}/robots.txt", "GET") as response:
                text = response.read(_ENOUGH).decode("utf-8", "replace")
        except HTTPError as error:
            error.close()
            text = "" if error.code < SERVER_ERRORS else "User-agent: *\nDisallow: /"
        except _NO_ANSWER as error:
            return Answer(why=why_no_answer(error))
        rules.parse(text.splitlines())
        return rules

    def _answer(self, address: str, method: str) -> Answer:
        try:
            with self._open(address, method) as response:
                return Answer(response.status)
        except HTTPError as error:
            error.close()
            return Answer(error.code)
        except _NO_ANSWER as error:
            return Answer(why=why_no_answer(error))

    def _open(self, address: str, method: str) -> HTTPResponse:
        headers = {"User-Agent": self._agent, "Accept": "*/*"}
        request = Request(address, headers=headers, method=method)  # noqa: S310 - opener: http
        response: HTTPResponse = self._opener.open(request, timeout=self._timeout)
        return response


class _Host:
    """What is known of a host, and how many may ask it at once."""

    def __init__(self) -> None:
        self.at_once = BoundedSemaphore(AT_ONCE_A_HOST)
        self.lock = Lock()
        self.robots: RobotFileParser | Answer | None = None


def _base(address: str) -> str:
    """The host's own address, empty where there is none in `address`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def _host_by_host(addresses: Iterable[str]) -> list[str]:
    """The addresses each once, one of every host in turn, so that no host keeps the others
    waiting."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        by_host[_base(address)].append(address)
    return [address for turn in zip_longest(*by_host.values()) for address in turn if address]
