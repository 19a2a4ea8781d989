"""What tests of whole sites share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

MOMENT = "2017-06-01 12:00"

# The same examples every time, and none too slow: a busy machine is no mistake.
settings.register_profile("usual", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


@pytest.fixture
def renew() -> bool:
    """Whether expected output is to be written anew (RENEW=1) instead of compared."""
    return bool(os.environ.get("RENEW"))


def folders_in(place: Path) -> list[Path]:
    """The sites kept below a folder of tests."""
    return sorted(path for path in place.iterdir() if (path / "content").is_dir())
