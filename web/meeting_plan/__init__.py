"""The meetings of a year as pages show them: how far each has come, what else is on its day, and all as a picture."""
