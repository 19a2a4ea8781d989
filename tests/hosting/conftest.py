"""A site with every kind of old address, built once, and the servers that send it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.host.building import build
from plugins.host.options import Options
from tests.hosting.programs import NGINX_ADVICE, find_program
from tests.hosting.running import (
    apache_configuration,
    documented,
    free_port,
    nginx_for,
    running,
)
from tests.hosting.sites import MOMENT, write_site


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site with old addresses of all sorts."""
    place = tmp_path_factory.mktemp("hosted")
    write_site(place / "content")
    output = place / "site"
    build(Options(content=place / "content", output=output, cache=place / "c", as_at=MOMENT))
    return output


@pytest.fixture(scope="package")
def nginx_program() -> str:
    path = find_program("nginx")
    if not path and os.environ.get("CI"):
        pytest.fail(NGINX_ADVICE, pytrace=False)
    return path or pytest.skip(NGINX_ADVICE)


@pytest.fixture(scope="package")
def nginx(
    site: Path, nginx_program: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The origin of an nginx with the documented configuration."""
    with nginx_for(site, nginx_program, tmp_path_factory.mktemp("nginx")) as origin:
        yield origin


@pytest.fixture(scope="package")
def apache_program() -> str:
    return find_program("apache2") or pytest.skip("there is no Apache here")


@pytest.fixture(scope="package")
def apache(
    site: Path, apache_program: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The origin of an Apache with the documented configuration."""
    place, port = tmp_path_factory.mktemp("apache"), free_port()
    file = apache_configuration(documented("apache"), site, port, place)
    command = [apache_program, "-D", "FOREGROUND", "-f", str(file)]
    with running(command, port, place / "log") as origin:
        yield origin


@pytest.fixture(scope="package")
def htaccess(
    site: Path, apache_program: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The same where our file is all that can be written."""
    place, port = tmp_path_factory.mktemp("htaccess"), free_port()
    folder = place / "www"
    shutil.copytree(site, folder)
    shutil.copy(folder / "_hosting/apache.conf", folder / ".htaccess")
    of_the_host = (
        f"DocumentRoot {folder}\n<Directory {folder}>\n"
        "Require all granted\nAllowOverride All\n</Directory>\n"
    )
    file = apache_configuration(of_the_host, folder, port, place)
    command = [apache_program, "-D", "FOREGROUND", "-f", str(file)]
    with running(command, port, place / "log") as origin:
        yield origin


@pytest.fixture(params=["nginx", "apache", "htaccess"])
def server(request: pytest.FixtureRequest) -> str:
    """The origin of each server in turn."""
    return str(request.getfixturevalue(request.param))
