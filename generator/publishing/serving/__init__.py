"""The preview: MkDocs' server over the built site, and what it says of faults."""
