"""Hosts for real: redirects, headers, the lines that deploy, and addresses that last."""
