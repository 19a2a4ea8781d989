"""The one place that asks for the time."""

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from plugins.domain.moments import NotAMoment, parse_moment
from plugins.domain.refusal import WrongCall


def moment_of_build(as_at: str, zone: ZoneInfo) -> datetime:
    """The moment for which the site is built: `as_at` (an ISO moment) if given, else
    `SOURCE_DATE_EPOCH` (reproducible-builds.org), else now; in the site's zone.

    Raises `WrongCall` when `as_at` is no moment.
    """
    if as_at:
        try:
            return parse_moment(as_at, zone)
        except NotAMoment as error:
            raise WrongCall(f"AS_AT: {error}; {error.hint}") from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone)
    return datetime.now(zone)
