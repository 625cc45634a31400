"""The generated tree `docs/`, and the site that MkDocs makes of it, with all that is done to it afterwards."""
