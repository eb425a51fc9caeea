"""What is proposed about a file before it is filed: read from its headers, name and text, and from earlier papers."""
