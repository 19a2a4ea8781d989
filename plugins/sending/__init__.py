"""Hands an edition over to a mail server or to listmonk, and says for certain what became of it."""
