"""The checks as a command: what is kept of the last answer, in which form it is told, and what asks
other programs or other hosts."""
