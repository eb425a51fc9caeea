"""The page of a municipality that takes part in the council, or did: what it shows, in words."""
