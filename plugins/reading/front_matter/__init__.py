"""Front matter, read for people and written back: keys, types, lines, problems."""
