"""From a file to its text, page by page: routes by kind of file, run in guarded child processes."""
