"""One file a verb. A command joins the rooms and returns what happened; it never prints."""
