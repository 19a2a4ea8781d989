"""The site as a real browser shows it, and the pictures that are taken of it."""
