"""Makes files of the kinds an office keeps, fast and the same bytes each time: PDF, DOCX, ODT, XLSX, EML, odd ones."""
