"""Makes the project's own Python environment, `.venv`, from the locks. `make` calls it.

It runs before anything is installed, with whatever `python3` the machine has: so it needs the
standard library only, and its syntax is older than that of the rest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from subprocess import DEVNULL

NEEDED = (3, 11)
NAMES = ("python3", "python3.14", "python3.13", "python3.12", "python3.11")
_FITS = f"import sys, venv, ensurepip; sys.exit(sys.version_info < {NEEDED})"
_ADVICE = (
    "Greenpaper needs Python 3.11 or newer with its venv module, and found none.\n"
    "  On Debian and Ubuntu: sudo apt install python3-venv\n"
    "  On Ubuntu 22.04:      sudo apt install python3.11-venv"
)
_QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def stamp_of(folder: Path, python: str, files: list[str]) -> bytes:
    """What an environment was made from: where it stands, on which Python, and its locks.

    The Makefile writes the same lines to ask whether `.venv` is still good.
    """
    lines = f"{folder.resolve()}\n{python}\n".encode()
    return lines + b"".join((folder / name).read_bytes() for name in files)


def is_made(folder: Path, kind: str, files: list[str]) -> bool:
    """Whether `.venv` holds exactly what the locks `files` say."""
    venv = folder / ".venv"
    try:
        written = (venv / f"made-for-{kind}").read_bytes()
    except OSError:
        return False
    return written == stamp_of(folder, os.path.realpath(venv / "bin" / "python"), files)


def make_environment(folder: Path, kind: str, files: list[str]) -> None:
    """`.venv` holds what the locks say, and its stamp says so.

    `files` are the locks: of the build tools, of the program and, for the tests, of all. The stamp
    comes last, so that an interrupted call leaves none. Raises `CalledProcessError` when a step
    fails.
    """
    program_files = files[:2]
    python = folder / ".venv" / "bin" / "python"
    if not is_made(folder, "site", program_files):
        subprocess.run([find_python(), "-m", "venv", "--clear", str(folder / ".venv")], check=True)
        _install(python, "--only-binary", ":all:", "-r", str(folder / files[0]))
    # Some packages come as source only. They are built with the locked tools, not with whatever
    # an index offers on the day.
    _install(python, "--no-build-isolation", "--use-pep517", "-r", str(folder / files[-1]))
    _pip(python, "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(folder))
    real = os.path.realpath(python)
    for name, its_files in (("site", program_files), (kind, files)):
        stamp = folder / ".venv" / f"made-for-{name}"
        stamp.write_bytes(stamp_of(folder, real, its_files))


def find_python() -> str:
    """The first Python on the path that is new enough and can make environments.

    Ends the program with advice when there is none.
    """
    for name in NAMES:
        path = shutil.which(name)
        if (
            path
            and not subprocess.run(
                [path, "-c", _FITS], check=False, stdout=DEVNULL, stderr=DEVNULL
            ).returncode
        ):
            return path
    sys.exit(_ADVICE)


def _install(python: Path, *arguments: str) -> None:
    _pip(python, "--require-hashes", *arguments)


def _pip(python: Path, *arguments: str) -> None:
    command = [str(python), "-m", "pip", "install", "-qq", *arguments]
    subprocess.run(command, check=True, env={**os.environ, **_QUIET})


def main() -> None:
    """Make the environment of the kind named first from the files named after it, one at a time."""
    import fcntl

    kind, files = sys.argv[1], sys.argv[2:]
    folder = Path.cwd()
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    if is_made(folder, kind, files):
        return
    print("Installing what this needs into .venv; a minute or two, once.", file=sys.stderr)
    try:
        make_environment(folder, kind, files)
    except subprocess.CalledProcessError:
        sys.exit("The environment could not be made; what is above says why. Nothing else changed.")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
