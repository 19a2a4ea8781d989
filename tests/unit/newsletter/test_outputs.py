from plugins.newsletter import outputs
from tests.builders import a_site


def test_the_page_is_there_before_the_first_edition() -> None:
    assert [page.path for page in outputs(a_site())] == ["newsletter/index.html"]
