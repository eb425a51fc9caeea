"""Where events, registers, office data and texts are: files of SQLite, or schemas of a PostgreSQL database."""
