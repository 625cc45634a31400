"""The pages that lead to others or gather many briefings: the front page, actors, events, the archive."""
