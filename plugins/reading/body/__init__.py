"""A body, once: Markdown to safe HTML and lists of what is in it, kept by digest."""
