"""The mail of an edition, as it would be sent."""
