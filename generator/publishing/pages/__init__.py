"""The page of one briefing, what stands on it line by line, and the page of how the site is made."""
