"""From an article's text to frozen facts: the only room that knows spaCy."""
