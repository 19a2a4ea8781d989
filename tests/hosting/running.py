"""Web servers that run while a test asks them, with the configuration that docs/hosting.md shows."""

import http.client
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from plugins.host.call import ROOT

FOLDER = "/srv/www/fellowstead"
"""Where the documentation has the site."""
_LONGEST = 20.0


class Answer(NamedTuple):
    """What a server says to a request; `headers` by their names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "")


def documented(language: str, number: int = 0) -> str:
    """A block of docs/hosting.md in that language, the first if none is named."""
    text = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)[number]


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[str]:
    """The origin (`http://127.0.0.1:40001`) at which the server that `command` starts answers."""
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as server:
        try:
            _wait_for(port, server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(_LONGEST)


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as place:
            if not place.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.01)
    raise AssertionError(f"the server does not answer:\n{log.read_text()}")


def ask(origin: str, target: str) -> Answer:
    """The answer to a request for `target`, wherever that leads. Redirects are not followed."""
    connection = http.client.HTTPConnection(origin.removeprefix("http://"), timeout=_LONGEST)
    try:
        connection.request("GET", target)
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, response.read())
    finally:
        connection.close()


@contextmanager
def nginx_for(site: Path, program: str, place: Path) -> Iterator[str]:
    """The origin of an nginx with the documented configuration, which has nothing to complain of.
    A site under a path lies in a folder of that name in `site`."""
    port = free_port()
    (own,) = (one.parent for one in (*site.glob("_hosting"), *site.glob("*/_hosting")))
    block = documented("nginx").replace(f"{FOLDER}/_hosting", f"{own}/_hosting")
    file = nginx_configuration(block, site, port, place)
    command = [program, "-e", "stderr", "-p", str(place), "-c", str(file)]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    assert "[warn]" not in tested.stderr
    with running(command, port, place / "log") as origin:
        yield origin


def nginx_configuration(block: str, folder: Path, port: int, place: Path) -> Path:
    """A whole configuration around the documented `block`, for a site in `folder`, that needs no
    rights and writes below `place` only."""
    own = block.replace(FOLDER, str(folder)).replace("listen 80;", f"listen 127.0.0.1:{port};")
    paths = "\n".join(
        f"{kind}_temp_path {place}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = place / "nginx.conf"
    file.write_text(
        f"daemon off; master_process off; pid {place}/pid; error_log stderr;\n"
        "events { }\n"
        f"http {{ include /etc/nginx/mime.types; access_log off;\n{paths}\n{own}}}\n",
        "utf-8",
    )
    return file


def apache_configuration(block: str, folder: Path, port: int, place: Path) -> Path:
    """The same for Apache."""
    modules = Path("/usr/lib/apache2/modules")
    wanted = ("mpm_event", "authz_core", "dir", "mime", "alias", "headers")
    loads = "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in wanted)
    file = place / "apache.conf"
    file.write_text(
        f"{loads}\nServerRoot {place}\nPidFile {place}/apache.pid\nDefaultRuntimeDir {place}\n"
        f"ServerName www.fellowstead.example\nListen 127.0.0.1:{port}\nErrorLog /dev/stderr\n"
        "TypesConfig /etc/mime.types\nDirectoryIndex index.html\n"
        f"{block.replace(FOLDER, str(folder))}",
        "utf-8",
    )
    return file
