"""A second look at what was written: the bytes of a folder, and not what we meant to write."""
