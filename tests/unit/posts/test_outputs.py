from plugins.domain.outputs import Copy
from plugins.posts import outputs
from tests.builders import a_page, a_post, a_site, a_withdrawn, an_asset


def test_everything_that_has_an_address_is_planned() -> None:
    site = a_site(
        [a_post()],
        hidden=(a_post(slug="hidden", standing="hidden"),),
        withdrawn=(a_withdrawn(),),
        pages=(a_page(),),
        assets=(an_asset(source="/somewhere/report.pdf"),),
    )
    planned = list(outputs(site))
    assert [output.path for output in planned] == [
        "2017/01/shared-society/index.html",
        "2017/01/hidden/index.html",
        "2017/02/a-mistake/index.html",
        "about/index.html",
        "files/report.pdf",
    ]
    assert planned[-1] == Copy("files/report.pdf", "/somewhere/report.pdf")
