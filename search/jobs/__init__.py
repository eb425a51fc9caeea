"""The worker's work as jobs, shared by any number of workers."""
