"""Editions handed over for real: to mail servers, to a list, to a listmonk, and all that goes wrong."""
