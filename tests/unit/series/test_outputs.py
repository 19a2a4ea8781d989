from plugins.series import outputs
from tests.builders import a_post, a_series, a_site


def test_each_series_has_a_page_and_all_have_an_index() -> None:
    site = a_site([a_post(series="notes")], series=(a_series(),))
    assert [page.path for page in outputs(site)] == [
        "series/index.html",
        "series/green-paper/index.html",
        "series/notes/index.html",
    ]


def test_without_series_there_is_nothing() -> None:
    assert list(outputs(a_site([a_post()]))) == []
