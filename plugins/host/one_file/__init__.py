"""A post in one HTML file, to be sent to a colleague."""
