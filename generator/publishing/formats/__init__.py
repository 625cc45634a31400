"""Files for other programs, beside the pages: feeds, calendars and the briefings as data."""
