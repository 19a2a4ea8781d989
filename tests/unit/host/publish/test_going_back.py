"""Posts by their ids, in few words."""

import pytest

from plugins.host.publish.going_back import in_short


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["a"], "the post “a”"),
        (["a", "b"], "the posts “a”, “b”"),
        (list("abcdefg"), "the posts “a”, “b”, “c”, “d”, “e” and 2 more"),
    ],
)
def test_the_first_few_are_named(ids: list[str], expected: str) -> None:
    assert in_short(ids) == expected
