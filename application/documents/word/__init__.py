"""Papers as DOCX files, by themselves or in a template of the council."""
