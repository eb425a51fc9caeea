"""Documents that the archive makes of its answers: templates for PDF, which only ever get texts as data."""
