"""The briefings on the disk, each a YAML with its lock."""
