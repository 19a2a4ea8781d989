"""`make send`: an edition goes to its subscribers, and never twice."""
