"""The text of an old post: tags that have a meaning in Markdown, and its pictures."""
