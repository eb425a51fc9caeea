"""The office: accounts, sign-in attempts and facts about the archive; ordinary rows, changed and erasable."""
