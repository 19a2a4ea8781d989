"""One browser, one sample and one server for all tests of this folder."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from plugins.domain.refusal import Refusal
from tests.browser.chromium import ADVICE, find_chromium, open_chromium
from tests.browser.sample import Sample, build_sample
from tests.browser.visiting import Visitor
from tests.browser.web_server import served


@pytest.fixture(scope="package")
def chromium() -> str:
    """The path of a browser. Without one the tests are skipped; on a build server they fail."""
    path = find_chromium()
    if not path and os.environ.get("CI"):
        pytest.fail(ADVICE, pytrace=False)
    return path or pytest.skip(ADVICE)


@pytest.fixture(scope="package")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    try:
        return build_sample(tmp_path_factory.mktemp("sample"))
    except Refusal as refusal:
        problems = [f"{one.source}:{one.line}: {one.message}" for one in refusal.problems]
        pytest.fail("\n".join(("the sample is refused:", *problems)), pytrace=False)


@pytest.fixture(scope="package")
def origin(sample: Sample) -> Iterator[str]:
    with served(sample.folder) as origin:
        yield origin


@pytest.fixture(scope="package")
def browser(chromium: str, origin: str) -> Iterator[Browser]:
    """Closed before the server, which waits for those it talks to."""
    with open_chromium(chromium) as browser:
        yield browser


@pytest.fixture(scope="package")
def visitor(browser: Browser, origin: str) -> Visitor:
    return Visitor(browser, origin)


@pytest.fixture
def address(kind: str, sample: Sample) -> str:
    """Where the page of the test's kind is."""
    return sample.pages.get(kind) or pytest.skip("the sample has none; another test says so")
