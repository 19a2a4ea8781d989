"""The old site around the posts: which files are posts, its settings (read, never run), its people
and its files."""
