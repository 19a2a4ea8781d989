"""How fast the program is: it is run from outside, as a person runs it, on archives made up for
the purpose, and what it took becomes a table and a picture. Nothing here builds a site."""
