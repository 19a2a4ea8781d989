from plugins.changes import outputs
from tests.builders import a_site


def test_the_page_is_there_before_anything_changed() -> None:
    assert [page.path for page in outputs(a_site())] == ["changes/index.html"]
