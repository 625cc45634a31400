"""The YAML files that people edit, read, and all that can be wrong with them."""
