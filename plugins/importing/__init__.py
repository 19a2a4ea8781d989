"""Moving in: the posts of a Jekyll, Hugo or Pelican site become posts of ours.

A room of the host's side, not a plugin of Pelican's: a command uses it, no build does. `sites`
looks into the old folder, `standing` into the content folder, and `writing` and `carrying` read and
write files, never over one that differs from what they would write; all other modules are pure. An
old file becomes an `OldPost` (`heads`), moves (`addresses`, `feeds`), is translated (`bodies`) and
becomes a `NewPost`; `report` tells of it.
"""
