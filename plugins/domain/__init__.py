"""The values that everything else is about. Nothing here knows of Pelican, files or HTML pages."""
