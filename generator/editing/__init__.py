"""The YAML that people edit: schema, merge, text and lock. The only room that writes YAML."""
