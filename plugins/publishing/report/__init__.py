"""What readers will see of a publication, told before it happens: as values, text and a page."""
