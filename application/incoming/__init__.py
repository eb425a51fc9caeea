"""Files that were sent and are not filed yet: each account has a tray of them, which survives restarts."""
