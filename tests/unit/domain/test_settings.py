import pytest

from tests.builders import some_settings


@pytest.mark.parametrize(
    ("target", "absolute"),
    [
        pytest.param("/x/", "https://example.org/blog/x/", id="a place on the site"),
        pytest.param("//cdn.example/x", "https://cdn.example/x", id="another host, no scheme"),
        pytest.param("mailto:a@b.example", "mailto:a@b.example", id="no page"),
    ],
)
def test_an_absolute_address_has_scheme_and_host(target: str, absolute: str) -> None:
    settings = some_settings(address="https://example.org/blog")
    assert settings.absolute(target) == absolute
