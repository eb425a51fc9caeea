"""How fast the archive is, beside a peer or a limit measured in the same run. One command each."""
