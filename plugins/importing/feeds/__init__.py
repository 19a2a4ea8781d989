"""What subscribers of the old site have seen: the guids of its items, and where its feeds were."""
