"""What can be done and what can be asked: commands, registers, the archive and its stores."""
