"""From briefings to Markdown pages and the site: the only room that knows Jinja and MkDocs."""
