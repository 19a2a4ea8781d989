"""What the head of an old post says, in whichever form, and what it means here."""
