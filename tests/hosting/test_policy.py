"""Pages in a real browser, sent by nginx with exactly the headers that a build writes for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from plugins.host.building import build
from plugins.host.options import Options
from tests.browser.chromium import ADVICE, find_chromium, open_chromium
from tests.browser.kinds import KINDS
from tests.browser.sample import Sample, build_sample
from tests.browser.visiting import Visitor
from tests.hosting.running import nginx_for

ALL_ALLOWED = """\
---
title: Everything that may be allowed
date: 2026-01-13
---

<p style="color: rgb(1, 2, 3)" id="styled">Styled.</p>

<style>#sheet { color: rgb(4, 5, 6) }</style>
<p id="sheet">Styled too.</p>

<p id="written">Not yet.</p>
<script>document.getElementById("written").textContent = "Written."</script>

<p id="clicked" onclick="this.textContent = 'Clicked.'">Not yet.</p>

![A square](https://elsewhere.example/square.png)

<iframe src="https://elsewhere.example/frame" title="A frame"></iframe>

<script src="https://elsewhere.example/script.js"></script>
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_chromium(find_chromium() or pytest.skip(ADVICE)) as browser:
        yield browser


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    sample = build_sample(tmp_path_factory.mktemp("sample"))
    (sample.folder / "broken").mkdir()
    (sample.folder / "broken/index.html").write_text(
        "<!doctype html><title>Broken</title><p style='color: red'>"
        "<script>alert(1)</script><img src='https://elsewhere.example/x.png' alt=''>"
    )
    return sample


@pytest.fixture(scope="module")
def visitor(
    sample: Sample,
    nginx_program: str,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Visitor]:
    place = tmp_path_factory.mktemp("nginx")
    with nginx_for(sample.folder, nginx_program, place) as origin:
        yield Visitor(browser, origin)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_does_what_the_policy_forbids(kind: str, sample: Sample, visitor: Visitor) -> None:
    address = sample.pages.get(kind) or pytest.skip("the sample has none; another test says so")
    with visitor.at(address) as page:
        assert visitor.faults == []
        assert page.evaluate("document.styleSheets[0].cssRules.length")


def test_the_page_not_found_does_not_either(visitor: Visitor) -> None:
    with visitor.at("/nowhere/at/all/") as page:
        assert [one for one in visitor.faults if "policy" in one] == []
        assert page.evaluate("document.styleSheets[0].cssRules.length")


def test_what_the_policy_forbids_is_seen(visitor: Visitor) -> None:
    with visitor.at("/broken/"):
        said = [one for one in visitor.faults if one.startswith("error: policy: ")]
    assert [one.split()[2] for one in said] == ["style-src-attr", "script-src-elem", "img-src"]


def test_nobody_may_frame_the_site(visitor: Visitor) -> None:
    with visitor.blank() as page:
        page.set_content(f"<iframe src='{visitor.origin}/'></iframe>")
        page.wait_for_load_state("networkidle")
        assert any("frame-ancestors" in one for one in visitor.faults)


def test_what_site_yaml_allows_the_policy_allows(
    nginx_program: str, browser: Browser, tmp_path: Path
) -> None:
    posts = tmp_path / "content" / "posts"
    posts.mkdir(parents=True)
    (posts / "all.md").write_text(ALL_ALLOWED)
    settings = "address: https://a.example\nallow: [frames, pictures, scripts, styles]\n"
    (tmp_path / "content/site.yaml").write_text(settings)
    options = Options(
        content=tmp_path / "content",
        output=tmp_path / "o",
        cache=tmp_path / "c",
        as_at="2026-06-01",
    )
    build(options)
    with nginx_for(tmp_path / "o", nginx_program, tmp_path) as origin:
        visitor = Visitor(browser, origin)
        with visitor.at("/2026/01/all/") as page:
            page.click("#clicked")
            texts = {name: page.text_content(f"#{name}") for name in ("written", "clicked")}
            colours = [
                page.evaluate(f"getComputedStyle(document.getElementById('{name}')).color")
                for name in ("styled", "sheet")
            ]
            asked = {
                one.removeprefix("elsewhere: ") for one in visitor.faults if "elsewhere" in one
            }
            faults = [one for one in visitor.faults if "policy" in one.lower()]
    assert faults == []
    assert texts == {"written": "Written.", "clicked": "Clicked."}
    assert colours == ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]
    elsewhere = "https://elsewhere.example"
    assert asked >= {f"{elsewhere}/{name}" for name in ("square.png", "frame", "script.js")}


SUBSCRIBING = """\
address: https://a.example
newsletter:
  form: https://lists.example/new?list=7
  field: EMAIL
"""


@pytest.fixture
def newsletter(nginx_program: str, browser: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor of a site whose newsletter has a form."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text(SUBSCRIBING)
    options = Options(
        content=tmp_path / "content",
        output=tmp_path / "o",
        cache=tmp_path / "c",
        as_at="2026-06-01",
    )
    build(options)
    with nginx_for(tmp_path / "o", nginx_program, tmp_path) as origin:
        yield Visitor(browser, origin)


def subscribe(page: Page, origin: str) -> None:
    page.goto(f"{origin}/newsletter/")
    page.get_by_label("Your mail address").fill("nia@example.org")
    page.get_by_role("button", name="Subscribe").click()


def test_the_form_for_new_subscribers_reaches_the_service(newsletter: Visitor) -> None:
    said: list[tuple[str, str | None]] = []

    def thank(route: Route) -> None:
        said.append((route.request.method, route.request.post_data))
        route.fulfill(body="<title>Thank you</title>", content_type="text/html")

    with newsletter.blank() as page:
        page.route("https://lists.example/**", thank)
        subscribe(page, newsletter.origin)
        page.wait_for_url("https://lists.example/new?list=7")
        assert [one for one in newsletter.faults if "policy" in one.lower()] == []
    assert said == [("POST", "EMAIL=nia%40example.org")]


def test_nobody_is_subscribed_by_what_is_no_mail_address(newsletter: Visitor) -> None:
    with newsletter.at("/newsletter/") as page:
        page.get_by_label("Your mail address").fill("nia")
        page.get_by_role("button", name="Subscribe").click()
        assert page.locator("input:invalid").count() == 1
        assert page.url == f"{newsletter.origin}/newsletter/"


def test_a_form_that_leads_elsewhere_is_refused(newsletter: Visitor) -> None:
    with newsletter.blank() as page:
        page.goto(f"{newsletter.origin}/newsletter/")
        page.evaluate("document.forms[0].action = 'https://elsewhere.example/new'")
        page.get_by_label("Your mail address").fill("nia@example.org")
        with page.expect_console_message(lambda said: "policy: form-action" in said.text):
            page.evaluate("document.forms[0].requestSubmit()")
        assert page.url == f"{newsletter.origin}/newsletter/"
