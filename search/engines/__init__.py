"""The engines that hold the index; which one is used is a setting."""
