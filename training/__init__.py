"""Training of the models that the program ships. Nothing here is imported at run time."""
