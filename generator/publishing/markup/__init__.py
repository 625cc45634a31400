"""The safe way into HTML and Markdown: what escapes other people's text, and a template engine that always asks it."""
