"""The preview: a site that is built again at every change, a web server for it, and what makes open
pages follow."""
