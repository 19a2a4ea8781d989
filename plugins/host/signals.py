"""The two moments of a run at which capabilities join in, beside Pelican's own signals.

Receivers are held weakly, so only functions of a module can be connected.
"""

from blinker import signal

planning = signal("greenpaper_planning")
"""Sent with the `Site`; a receiver returns the outputs (`domain.outputs`) it wants written."""

redirecting = signal("greenpaper_redirecting")
"""Sent with the `Site`, its `redirections` (`domain.redirects`) and what is `planned` so far; a
receiver returns the outputs that answer at old addresses, or help a host to."""
