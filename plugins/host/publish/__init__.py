"""Publishing: whole or not at all, with nothing changed behind a reader's back."""
