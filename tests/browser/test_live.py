"""Open pages follow the preview: what was saved shows without a click, and what is wrong too."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from plugins.domain.problem import Problem
from plugins.host.call import ROOT
from plugins.host.preview.news import News
from plugins.host.preview.previewer import Rebuilt
from plugins.host.preview.server import PreviewServer
from tests.browser.axe import bring_axe, violations
from tests.browser.visiting import SCHEMES, Screen, show_on

HANGS = 30_000  # milliseconds after which a page that does nothing is given up
POST, SOURCE = "2017/01/keys/index.html", "posts/keys.md"
UPDATED = "The page has been updated."
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
)
ICON = "/icon.svg"  # browsers ask for it when they like
PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="9"><path d="M0 0h9v9z"/></svg>'
LINES = "".join(f"<p>Line {number} of a long text." for number in range(200))
ALARM, PANEL, CHIP, HEARD = "[role=alert]", ".panel", ".chip", ".heard"

MISTAKE = Problem(
    source=SOURCE,
    line=2,
    check="unknown-key",
    message="“titel” is no key of a post",
    hint="did you mean “title”?",
)
ELSEWHERE = Problem(source="posts/a.md", check="date", message="there is no date")
DOUBT = Problem(
    source=SOURCE, line=9, check="link-text", message="“here” says little", severity="warning"
)


def html(text: str, more: str = "") -> str:
    return (
        "<!doctype html><html lang=en-GB><head><meta charset=utf-8><title>Keys</title>"
        '<meta name=viewport content="width=device-width">'
        f'<link rel=icon href="{ICON}"><link rel=stylesheet href="/site.css"></head>'
        "<body><main><h1>Keys</h1>"
        f"<p id=text>{text}</p><details><summary>More</summary><p>Unfolded.</p></details>"
        f'{more}{LINES}<p><a id=last href="/">Home</a></p></main></body></html>'
    )


class Preview:
    """A preview without a build behind it: what a build would write, a test writes."""

    def __init__(self, folder: Path, run: str, port: int = 0) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.news = News(folder.parent / "content", run)
        self.server = PreviewServer(port, folder, self.news)
        self.server.answer_from_now_on()
        self.origin = f"http://127.0.0.1:{self.server.port}"
        self.address = f"{self.origin}/2017/01/keys/"

    def put(self, path: str, content: str | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def build(self, files: dict[str, str | bytes], **more: object) -> None:
        """The files are written, and pages are told that a build wrote them."""
        for path, content in files.items():
            self.put(path, content)
        given = {"sources": {POST: SOURCE}, **more}
        self.news.built(Rebuilt(address="", written=tuple(files), **given), "")  # type: ignore[arg-type]


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    running = Preview(tmp_path / "preview", "first")
    running.build(
        {
            "index.html": html("Home as it was."),
            POST: html("As it was.", '<img src="/images/x.svg" alt="x">'),
            "site.css": "h1 { color: rgb(1, 1, 1) } body { font-family: fantasy }",
            "images/x.svg": PIXEL % 7,
            "icon.svg": PIXEL % 9,
        }
    )
    yield running
    running.server.server_close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens pages, which are closed at the end. None of them may break."""
    context = browser.new_context(viewport={"width": 1000, "height": 600})
    context.set_default_timeout(HANGS)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))

    def open_at(address: str) -> Page:
        page = context.new_page()
        page.goto(address)
        page.evaluate("window.isSame = true")
        return page

    yield open_at
    context.close()
    assert faults == []


def shows(page: Page, text: str) -> None:
    expect(page.locator("#text")).to_have_text(text, timeout=HANGS)


def hears(page: Page, words: str) -> None:
    expect(page.locator(HEARD)).to_have_text(words, timeout=HANGS)


def is_same(page: Page) -> bool:
    """Whether the document is the one that was opened, and was not loaded again."""
    return bool(page.evaluate("window.isSame === true"))


def test_what_was_saved_shows_in_place(preview: Preview, window: Callable[[str], Page]) -> None:
    page = window(preview.address)
    page.locator("summary").click()
    page.locator("#last").focus()
    page.evaluate("scrollTo(0, 1234)")
    preview.build({POST: html("As it is.", '<img src="/images/x.svg" alt="x">')})
    shows(page, "As it is.")
    hears(page, UPDATED)
    assert page.evaluate("scrollY") == 1234
    assert page.evaluate("document.activeElement.id") == "last"
    assert page.locator("details").get_attribute("open") == ""
    assert is_same(page)


LISTS = {
    "one more at the start": ("<ul><li>a<li>b</ul>", "<ul><li>x<li>a<li>b</ul>"),
    "one less in the middle": ("<ul><li>a<li>b<li>c</ul>", "<ul><li>a<li>c</ul>"),
    "another order": ("<p id=1>a<p id=2>b<p id=3>c", "<p id=3>c<p id=1>a<p id=2>b"),
    "another element": ("<p>a</p><p>b</p>", "<h2>a</h2><p>b</p><!-- x -->"),
    "nothing left": ("<p>a</p><table><tr><td>b</table>", ""),
    "all new": ("", "<figure><img src=/x.png alt=x><figcaption>y</figure>"),
    "other attributes": ("<p class=a title=t>x</p>", "<p class=b lang=cy>x</p>"),
    "a mix": ("a <b>b</b> c <i>d</i> e", "A <i>d</i> c <b class=x>b</b><br>"),
}


@pytest.mark.parametrize(("before", "after"), LISTS.values(), ids=LISTS)
def test_whatever_changes_the_page_ends_as_its_file(
    before: str, after: str, preview: Preview, window: Callable[[str], Page]
) -> None:
    preview.put(POST, html("As it was.", before))
    page = window(preview.address)
    preview.build({POST: html("As it is.", after).replace("<title>Keys", "<title>Locks")})
    hears(page, UPDATED)
    assert is_same(page)
    difference = """async () => {
      const text = await (await fetch(location.href)).text();
      const page = new DOMParser().parseFromString(text, "text/html");
      page.querySelector("script").remove();
      const [is, shall] = [document, page].map(one => one.head.outerHTML + one.body.outerHTML);
      return is === shall ? "" : `${is.slice(0, 900)} … ${shall.slice(0, 900)}`;
    }"""
    assert page.evaluate(difference) == ""


_ANY_TO_ANY = """async () => {
  const { swapDocument } = await import("/.greenpaper/swap.js");
  let seed = 7;
  const below = number => (seed = (seed * 48271) % 2147483647) % number;
  const names = ["p", "b", "ul", "li", "details", "section"];
  const any = depth => Array.from({length: below(6)}, () => {
    const name = names[below(names.length)];
    const id = below(4) ? "" : ` id="i${below(5)}"`;
    const made = [`t${below(3)} `, `<!--c${below(2)}-->`, `<${name}${id} class="c${below(3)}">${depth ? any(depth - 1) : ""}</${name}>`];
    return made[Math.min(below(6), 2)];
  }).join("");
  const page = text => new DOMParser().parseFromString(`<!doctype html><title>${text.length}</title><body>${text}</body>`, "text/html");
  const wrong = [];
  for (let turn = 0; turn < 400; turn += 1) {
    const wanted = page(any(3));
    const shall = wanted.body.outerHTML;
    const was = document.body.outerHTML;
    const { isChanged } = await swapDocument(wanted);
    if (document.body.outerHTML !== shall) wrong.push(`${was} to ${shall}`);
    if ((await swapDocument(wanted.cloneNode(true))).isChanged) wrong.push(`again ${shall}`);
    if (!isChanged && was !== shall) wrong.push(`in silence ${shall}`);
  }
  return wrong.slice(0, 3);
}"""


def test_any_page_becomes_any_other_and_then_nothing_is_left_to_do(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    page = window(preview.address)
    assert page.evaluate(_ANY_TO_ANY) == []


def test_a_page_with_scripts_of_its_own_is_loaded_again_at_its_place(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    script = "<script>document.querySelector('h1').append(' and locks')</script>"
    preview.put(POST, html("As it was.", script))
    page = window(preview.address)
    page.evaluate("scrollTo(0, 1234)")
    preview.build({POST: html("As it is.", script)})
    shows(page, "As it is.")
    hears(page, UPDATED)
    assert page.locator("h1").inner_text() == "Keys and locks"
    assert page.evaluate("scrollY") == 1234


def test_a_style_is_put_in_the_place_of_the_old_one(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    page = window(preview.address)
    page.evaluate("""() => {
      window.colours = new Set();
      const look = () => {
        colours.add(getComputedStyle(document.querySelector("h1")).color);
        requestAnimationFrame(look);
      };
      look();
    }""")
    preview.build({"site.css": "h1 { color: rgb(2, 2, 2) }"})
    hears(page, "The style has been updated.")
    page.wait_for_function("colours.has('rgb(2, 2, 2)')")
    assert page.evaluate("[...colours]") == ["rgb(1, 1, 1)", "rgb(2, 2, 2)"]
    assert page.locator("head link[rel=stylesheet]").count() == 1
    assert is_same(page)


def test_a_style_with_another_address_is_no_change_of_the_text(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    page = window(preview.address)
    text = (preview.folder / POST).read_text().replace("site.css", "site.css?2")
    preview.build({"site.css": "h1 { color: rgb(2, 2, 2) }", POST: text})
    hears(page, "The style has been updated.")
    assert page.locator("head link[rel=stylesheet]").get_attribute("href") == "/site.css?2"
    assert page.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(2, 2, 2)"


def test_a_picture_is_shown_anew_and_stays_when_the_text_follows(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    page = window(preview.address)
    preview.build({"images/x.svg": PIXEL % 77})
    hears(page, "A picture has been updated.")
    page.wait_for_function("document.images[0].naturalWidth === 77")
    preview.build({POST: html("As it is.", '<img src="/images/x.svg" alt="x">')})
    shows(page, "As it is.")
    page.wait_for_function("document.images[0].complete")
    assert page.evaluate("document.images[0].naturalWidth") == 77
    assert "?greenpaper=" in (page.locator("img").get_attribute("src") or "")
    assert is_same(page)


def test_of_several_sizes_the_one_that_changed_is_fetched_anew(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    sizes = "/images/x.svg 1x, /images/y.svg 2x"
    preview.put("images/y.svg", PIXEL % 14)
    preview.put(POST, html("x", f'<img src="/images/x.svg" srcset="{sizes}" alt="x">'))
    page = window(preview.address)
    preview.build({"images/x.svg": PIXEL % 77})
    page.wait_for_function("document.images[0].naturalWidth === 77")
    first, second = (page.locator("img").get_attribute("srcset") or "").split(", ")
    assert first.startswith("/images/x.svg?greenpaper=")
    assert second == "/images/y.svg 2x"


def test_for_what_cannot_be_exchanged_the_page_is_loaded_again_at_its_place(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    preview.put("site.css", "body { background: url(/images/back.svg) }")
    preview.put("images/back.svg", PIXEL % 7)
    page = window(preview.address)
    page.wait_for_function(
        "performance.getEntriesByType('resource').some(one => one.name.includes('back.svg'))"
    )
    page.evaluate("scrollTo(0, 1234)")
    preview.build({"images/back.svg": PIXEL % 77})
    hears(page, UPDATED)
    assert not is_same(page)
    assert page.evaluate("scrollY") == 1234


def test_only_the_page_that_changed_acts(preview: Preview, window: Callable[[str], Page]) -> None:
    page, other = window(preview.address), window(preview.origin)
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    preview.build({POST: html("As it is."), "images/x.svg": PIXEL % 8})
    shows(page, "As it is.")
    preview.news.refused([MISTAKE])
    other.locator(ALARM).wait_for()
    assert [url for url in asked if not url.endswith(ICON)] == []
    assert other.locator(HEARD).inner_text() == ""


def test_a_page_that_nobody_sees_follows_when_it_is_seen(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    page = window(preview.address)
    seen = "isHidden => { Object.defineProperty(document, 'hidden', {value: isHidden, configurable: true}); document.dispatchEvent(new Event('visibilitychange')); }"
    page.evaluate(seen, True)
    preview.build({POST: html("As it is.")})
    other = window(preview.address)
    preview.build({POST: html("As it is now.")})
    shows(other, "As it is now.")
    shows(page, "As it was.")
    page.evaluate(seen, False)
    shows(page, "As it is now.")


def test_a_mistake_shows_on_the_page_until_it_is_mended(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    page = window(preview.address)
    page.locator("#last").focus()
    preview.news.refused([ELSEWHERE, MISTAKE, DOUBT])
    alarm = page.locator(ALARM)
    alarm.wait_for()
    assert "2 problems" in alarm.inner_text()
    for words in ("(this page)", "Line 2:", "“titel” is no key", "did you mean", "(unknown-key)"):
        assert words in alarm.inner_text()
    assert page.locator(f"{PANEL} h3").all_inner_texts()[0].endswith("posts/keys.md (this page)")
    assert "says little" not in alarm.inner_text()
    assert page.evaluate("document.activeElement.id") == "last"
    shows(page, "As it was.")

    preview.build({POST: html("As it is.")})
    hears(page, f"The mistake is mended. {UPDATED}")
    assert page.locator(PANEL).is_hidden()
    assert page.locator(CHIP).is_hidden()


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_the_panel_can_be_put_away_and_comes_back_for_other_mistakes_only(
    way: str, preview: Preview, window: Callable[[str], Page]
) -> None:
    page = window(preview.address)
    preview.news.refused([MISTAKE])
    page.locator(ALARM).wait_for()
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Hide").click()
    expect(page.locator(PANEL)).to_be_hidden()
    expect(page.locator(CHIP)).to_have_text("1 problem")
    preview.news.refused([MISTAKE])
    preview.build({POST: html("As it is.")}, whole=False)
    shows(page, "As it is.")
    assert page.locator(PANEL).is_hidden()
    page.locator(CHIP).click()
    expect(page.locator(PANEL)).to_be_visible()
    page.get_by_role("button", name="Hide").press("Enter")
    expect(page.locator(CHIP)).to_be_focused()
    preview.news.refused([MISTAKE, ELSEWHERE])
    expect(page.locator(ALARM)).to_contain_text("2 problems")


def test_a_fault_of_ours_is_a_line(preview: Preview, window: Callable[[str], Page]) -> None:
    page = window(preview.address)
    preview.news.failed("Greenpaper itself failed. ZeroDivisionError: <b>ours</b>")
    expect(page.locator(f"{ALARM} .fault")).to_have_text(
        "Greenpaper itself failed. ZeroDivisionError: <b>ours</b>"
    )


def test_warnings_of_the_page_s_own_file_are_a_count_and_a_list_on_demand(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    preview.build({POST: html("As it is.")}, warnings=(DOUBT,))
    page, other = window(preview.address), window(preview.origin)
    expect(page.locator(CHIP)).to_have_text("1 warning")
    expect(page.locator(PANEL)).to_be_hidden()
    page.locator(CHIP).click()
    expect(page.locator(PANEL)).to_contain_text("“here” says little")
    expect(other.locator(CHIP)).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    preview.build({POST: html("As it is now.")})
    expect(page.locator(CHIP)).to_be_hidden()


@pytest.mark.parametrize(
    ("sources", "words", "place"),
    [
        pytest.param({"2017/01/locks/index.html": SOURCE}, "another address", "/2017/01/locks/", id="moved"),
        pytest.param({"2017/01/locks/index.html": "posts/locks.md"}, "A new one came", "/2017/01/locks/", id="replaced"),
        pytest.param({}, "no page at this address", "", id="removed"),
    ],
)  # fmt: skip
def test_a_page_that_went_away_says_so_and_where_to_go(
    sources: dict[str, str],
    words: str,
    place: str,
    preview: Preview,
    window: Callable[[str], Page],
) -> None:
    page = window(preview.address)
    (preview.folder / POST).unlink()
    for path in sources:
        preview.put(path, html("Elsewhere."))
    preview.build({"404.html": html("Not there.")}, removed=(POST,), sources=sources)
    expect(page.locator(PANEL)).to_contain_text(words)
    expect(page.locator(HEARD)).to_contain_text(words)
    shows(page, "As it was.")
    assert page.locator(f"{PANEL} a").count() == bool(place)
    if place:
        page.locator(f"{PANEL} a").click()
        page.wait_for_url(f"{preview.origin}{place}")
    else:
        preview.build({POST: html("Here again.")})
        shows(page, "Here again.")
        expect(page.locator(PANEL)).to_be_hidden()


def test_a_page_that_now_leads_on_says_where_to(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    page = window(preview.address)
    preview.build(
        {POST: '<!doctype html><meta http-equiv="refresh" content="0; url=/2017/01/locks/">'}
    )
    expect(page.locator(f"{PANEL} a")).to_have_text("/2017/01/locks/")
    shows(page, "As it was.")


def test_a_preview_that_starts_again_is_found_again(
    preview: Preview, window: Callable[[str], Page]
) -> None:
    page, other = window(preview.address), window(preview.origin)
    preview.news.refused([MISTAKE])
    page.locator(ALARM).wait_for()
    preview.server.server_close()
    preview.put(POST, html("As it is."))
    again = Preview(preview.folder, "second", preview.server.port)
    try:
        again.build({})
        shows(page, "As it is.")
        expect(page.locator(PANEL)).to_be_hidden()
        again.news.refused([ELSEWHERE])
        other.locator(ALARM).wait_for()
        assert is_same(page)
        assert is_same(other)
        assert other.locator(HEARD).inner_text() != UPDATED
    finally:
        again.server.server_close()


def test_before_the_first_good_build_mistakes_show_and_then_the_page(
    tmp_path: Path, window: Callable[[str], Page]
) -> None:
    preview = Preview(tmp_path / "preview", "first")
    try:
        preview.news.refused([MISTAKE])
        page = window(preview.address)
        expect(page.locator(ALARM)).to_contain_text("“titel” is no key")
        preview.build({POST: html("As it is.")})
        shows(page, "As it is.")
        hears(page, "The mistake is mended. The page is there.")
        expect(page.locator(PANEL)).to_be_hidden()
    finally:
        preview.server.server_close()


def _with_policy(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": STRICT})


def test_a_strict_policy_breaks_nothing(preview: Preview, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route(preview.address, _with_policy)
    page.goto(preview.address)
    preview.news.refused([MISTAKE])
    page.locator(ALARM).wait_for()
    assert page.locator(PANEL).evaluate("one => getComputedStyle(one).position") == "fixed"
    preview.build({POST: html("As it is."), "site.css": "h1 { color: rgb(2, 2, 2) }"})
    shows(page, "As it is.")
    page.close()
    assert said == []


SCREENS = [Screen(width, scheme) for width in (360, 1280) for scheme in SCHEMES]


@contextmanager
def shown_on(preview: Preview, browser: Browser, screen: Screen) -> Iterator[Page]:
    page = browser.new_page()
    show_on(page, screen)
    page.goto(preview.address)
    yield page
    page.close()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_the_panel_can_be_read_by_everybody(
    screen: Screen, preview: Preview, browser: Browser
) -> None:
    many = [
        Problem(source=f"posts/{'x' * 60}-{number}.md", check="date", line=number + 1,
                message="there is no date in " + "w" * 70)
        for number in range(30)
    ]  # fmt: skip
    with shown_on(preview, browser, screen) as page:
        preview.news.refused([MISTAKE, *many])
        page.locator(ALARM).wait_for()
        expect(page.locator(PANEL)).to_have_css("position", "fixed")
        assert "11 more" in page.locator(ALARM).inner_text()
        bring_axe(page)
        assert violations(page) == []
        assert page.locator(PANEL).evaluate("one => one.scrollWidth <= one.clientWidth")
        assert page.locator(PANEL).evaluate("one => one.clientHeight <= innerHeight * 0.7")
        assert "fantasy" not in page.locator(PANEL).evaluate(
            "one => getComputedStyle(one).fontFamily"
        )


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_the_count_and_the_list_of_warnings_can_be_read_by_everybody(
    screen: Screen, preview: Preview, browser: Browser
) -> None:
    preview.build({}, warnings=(DOUBT,))
    with shown_on(preview, browser, screen) as page:
        page.locator(CHIP).wait_for()
        expect(page.locator(CHIP)).to_have_css("position", "fixed")
        bring_axe(page)
        assert violations(page) == []
        page.locator(CHIP).click()
        assert violations(page) == []


def test_on_paper_there_is_the_page_alone(preview: Preview, browser: Browser) -> None:
    with shown_on(preview, browser, Screen(media="print")) as page:
        preview.news.refused([MISTAKE])
        page.locator(ALARM).wait_for(state="attached")
        expect(page.locator(PANEL)).to_be_hidden()


def write_post(path: Path, head: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}date: 2017-01-13\nstatus: draft\n---\n\nThe keys.\n")


@pytest.fixture
def post_and_origin(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A post, and where the command previews it."""
    post = tmp_path / "content" / "posts" / "keys.md"
    write_post(post, "title: Who holds the keys\n")
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "plugins.host.cli", "serve", "--port", "0"),
            *("--content", str(tmp_path / "content"), "--cache", str(tmp_path / "cache")),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    alarm = threading.Timer(120, process.kill)
    alarm.start()
    assert process.stdout
    with process.stdout:
        said = next((line for line in process.stdout if "http://localhost:" in line), "")
        port = said.rpartition("http://localhost:")[2].split("/")[0]
        yield post, f"http://127.0.0.1:{port}"
        alarm.cancel()
        process.kill()
        process.wait()


def test_the_command_shows_what_is_saved_and_what_is_wrong(
    post_and_origin: tuple[Path, str], window: Callable[[str], Page]
) -> None:
    post, origin = post_and_origin
    page = window(f"{origin}/2017/01/keys/")
    write_post(post, "title: Who has the keys\n")
    expect(page.locator("h1")).to_have_text("Who has the keys", timeout=HANGS)
    write_post(post, "titel: Who had the keys\n")
    expect(page.locator(ALARM)).to_contain_text("posts/keys.md (this page)", timeout=HANGS)
    write_post(post, "title: Who had the keys\n")
    expect(page.locator("h1")).to_have_text("Who had the keys", timeout=HANGS)
    expect(page.locator(PANEL)).to_be_hidden()
    write_post(post, "title: Who had the keys\nslug: locks\n")
    expect(page.locator(f"{PANEL} a")).to_have_text("/2017/01/locks/", timeout=HANGS)
    assert is_same(page)
