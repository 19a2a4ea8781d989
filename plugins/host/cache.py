"""The cache folder, marked as one, so that backups leave it out and `clean` knows it as ours."""

from pathlib import Path

from plugins.domain.refusal import WrongCall

TAG = "CACHEDIR.TAG"
SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55"
"""The first line of the tag file by the Cache Directory Tagging Specification."""

_TEXT = f"{SIGNATURE}\n# Made by Greenpaper. Safe to delete, but for what lies in unclaimed/.\n"


def open_cache(folder: Path) -> None:
    """`folder` exists, and is marked as a cache if it was not there before or was empty.

    A folder that holds other things is used, and never marked: it may be anything. Raises
    `WrongCall` where there can be no folder.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongCall(f"{folder} cannot be a folder for the cache: {error.strerror}") from None
    if not any(folder.iterdir()):
        (folder / TAG).write_text(_TEXT, encoding="utf-8")


def is_cache(folder: Path) -> bool:
    """Whether `folder` is marked as a cache."""
    try:
        return (folder / TAG).read_text(encoding="utf-8", errors="replace").startswith(SIGNATURE)
    except OSError:
        return False
