"""What pages and files are made of: entries, addresses, dates, the directory of actors, and the records of pages."""
