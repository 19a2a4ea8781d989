"""The plain text of a letter, written as text."""
