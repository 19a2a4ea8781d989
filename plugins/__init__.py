"""Greenpaper: a library (domain, views, checks), our Pelican (host) and its plugins."""
