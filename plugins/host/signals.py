"""The two moments of a run at which capabilities join in, beside Pelican's own signals.

Receivers are held weakly, so only functions of a module can be connected.
"""

from blinker import signal

planning = signal("greenpaper_planning")
"""Sent with the `Site`; a receiver returns the outputs (`domain.outputs`) it wants written."""
