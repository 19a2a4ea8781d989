"""Values that are encoded once."""

import pickle

import pytest
from msgspec.structs import replace

from plugins.domain.body import Body, KeptBody
from plugins.domain.sealed import Sealed, encoded
from tests.builders import a_body, a_post


def _nobody(key: bytes) -> Body:
    raise AssertionError("the text was fetched")


def _kept(key: bytes = b"1") -> KeptBody:
    return KeptBody(key=key, words=3).fetched_by(_nobody)


def test_equal_values_have_equal_seals() -> None:
    assert Sealed(a_post()).seal == Sealed(a_post()).seal


def test_equal_seals_are_equal_and_one_key() -> None:
    assert len({Sealed(a_post()), Sealed(a_post()), Sealed(a_post(title="Another"))}) == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"title": "Another"}, id="a text"),
        pytest.param({"tags": ("Tax",)}, id="a list"),
        pytest.param({"body": a_body("Another.")}, id="something within"),
        pytest.param({"edition": 0}, id="a number instead of none"),
    ],
)
def test_other_values_have_other_seals(change: dict[str, object]) -> None:
    assert Sealed(replace(a_post(), **change)).seal != Sealed(a_post()).seal


def test_an_encoding_has_the_seal_in_place_of_the_value() -> None:
    title = "A title that is nowhere else"
    one, other = Sealed(a_post(title=title)), Sealed(a_post(title=f"{title}."))
    assert title.encode() not in encoded(("x", one))
    assert encoded(("x", one)) != encoded(("x", other))
    assert encoded(("x", one)) == encoded(("x", Sealed(a_post(title=title))))


def test_a_sealed_value_may_hold_others() -> None:
    one, other = (Sealed((1, Sealed(a_post(title=title)))) for title in ("One", "Other"))
    assert one.seal != other.seal


def test_a_copy_for_another_process_is_the_same() -> None:
    sealed = Sealed(a_post())
    copy = pickle.loads(pickle.dumps(sealed))  # noqa: S301 - our own
    assert copy == sealed
    assert copy.seal == sealed.seal


def test_the_text_of_a_body_that_lies_elsewhere_is_not_fetched_for_a_seal() -> None:
    one, other = (Sealed(a_post(body=_kept(key))) for key in (b"1", b"2"))
    assert one.seal != other.seal
    assert one.seal == Sealed(a_post(body=_kept(b"1"))).seal


def test_what_nobody_can_encode_is_a_mistake_of_ours() -> None:
    with pytest.raises(AttributeError):
        encoded(object())
