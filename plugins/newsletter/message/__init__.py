"""A letter as a message of the Internet: its head, its parts."""
