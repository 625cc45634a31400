"""The text of a YAML file: written, laid out, changed in place."""
