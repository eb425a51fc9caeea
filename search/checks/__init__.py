"""What can be said of the engines of this room, and of all that an installation is made of."""
