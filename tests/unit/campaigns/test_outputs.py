from plugins.campaigns import outputs
from tests.builders import a_campaign, a_site


def test_each_campaign_has_a_page_and_all_have_an_index() -> None:
    assert [page.path for page in outputs(a_site(campaigns=(a_campaign(),)))] == [
        "campaigns/index.html",
        "campaigns/warm-homes/index.html",
    ]


def test_without_campaigns_there_is_nothing() -> None:
    assert list(outputs(a_site())) == []
