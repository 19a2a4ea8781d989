"""Old dates become dates of ours, zone and all; what could be two dates becomes none."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.moments import parse_moment
from plugins.importing.heads.old_dates import date_of_name, name_without_date, written_date


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2014-05-29", "2014-05-29"),
        ("2014-5-9", "2014-05-09"),
        ("2014/05/29", "2014-05-29"),
        ("2014-05-29 17:15:00 -0400", "2014-05-29 17:15 -04:00"),
        ("2014-05-29 17:15:00 -4", "2014-05-29 17:15 -04:00"),
        ("2014-05-29 9:15:00 +05:30", "2014-05-29 09:15 +05:30"),
        ("2014-05-29T17:15:09-04:00", "2014-05-29 17:15:09 -04:00"),
        ("2014-05-29T17:15:00.000Z", "2014-05-29 17:15 Z"),
        ("2014-05-29 17:15 UTC", "2014-05-29 17:15 Z"),
        ("2014-05-29 17:15:00 +0000 UTC", "2014-05-29 17:15 +00:00"),
        ("2014-05-29  17:15", "2014-05-29 17:15"),
        ("2014-05-29T17", "2014-05-29 17:00"),
        ("2014-05-29 5:15 PM", "2014-05-29 17:15"),
        ("2014-05-29 12:15 am", "2014-05-29 00:15"),
        ("May 29, 2014", "2014-05-29"),
        ("Sept. 5th, 2018", "2018-09-05"),
        ("29 May 2014", "2014-05-29"),
        ("Thu, 29 May 2014 17:15:00 -0400", "2014-05-29 17:15 -04:00"),
        ("September 5, 2018 9:30 am", "2018-09-05 09:30"),
    ],
)
def test_forms_of_old_sites_are_understood(text: str, written: str) -> None:
    assert written_date(text) == written
    assert parse_moment(written, ZoneInfo("Europe/London")).year in (2014, 2018)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("soon", id="no date"),
        pytest.param("2014-02-30", id="a day that never was"),
        pytest.param("2014-13-01", id="a month that never was"),
        pytest.param("29 Mayhem 2014", id="no month"),
        pytest.param("2014-05-29 25:00", id="no hour"),
        pytest.param("03/04/2014", id="March or April"),
        pytest.param("2014-05-29 17:15 EST", id="a zone with more than one meaning"),
        pytest.param("0000-01-01", id="no year"),
        pytest.param("0001-01-01 00:30 Z", id="a year that west of here has not begun"),
        pytest.param("`r Sys.time()`", id="a program"),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert written_date(text) is None


@pytest.mark.parametrize(
    ("name", "date", "rest"),
    [
        ("2014-05-29-people", "2014-05-29", "people"),
        ("2014-5-9-people", "2014-05-09", "people"),
        ("2014-05-29_people", "2014-05-29", "people"),
        ("2014-05-29", "2014-05-29", "2014-05-29"),
        ("2014-05-291-x", None, "2014-05-291-x"),
        ("people", None, "people"),
        ("2016-in-review", None, "2016-in-review"),
    ],
)
def test_a_name_may_begin_with_a_date(name: str, date: str | None, rest: str) -> None:
    assert (date_of_name(name), name_without_date(name)) == (date, rest)


@given(st.text() | st.from_regex(r"\d{4}-\d{1,2}-\d{1,2}( \d\d?:\d\d( [+-]\d{1,4})?)?"))
def test_whatever_is_written_is_a_moment_or_nothing(text: str) -> None:
    written = written_date(text)
    assert written is None or parse_moment(written, ZoneInfo("UTC"))
