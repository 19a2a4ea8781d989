"""The one place that asks for the time."""

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from plugins.domain.moments import NotAMoment, parse_moment
from plugins.domain.refusal import WrongCall


def moment_of_build(as_at: str, zone: ZoneInfo) -> datetime:
    """The moment for which the site is built: `as_at` (an ISO moment) if given, else
    `SOURCE_DATE_EPOCH` (reproducible-builds.org), else now; in the site's zone, a whole second.

    Raises `WrongCall` when one of the two is no moment.
    """
    if as_at:
        try:
            return parse_moment(as_at, zone)
        except NotAMoment as error:
            raise WrongCall(f"AS_AT: {error}; {error.hint}") from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return _moment_of_epoch(epoch, zone)
    return datetime.now(zone).replace(microsecond=0)


def _moment_of_epoch(epoch: str, zone: ZoneInfo) -> datetime:
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError):
        raise WrongCall(
            f"SOURCE_DATE_EPOCH is “{epoch}”: it must be a number of seconds since 1970"
        ) from None


def is_to_come(moment: datetime) -> bool:
    """Whether the clock of this machine has not reached the moment yet, whatever else was asked
    for."""
    return moment > datetime.now(UTC)
