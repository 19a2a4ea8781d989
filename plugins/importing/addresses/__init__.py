"""Where a post stood on the old site, by its system's rules, and where it stands here."""
