"""Language data as data files, loaded once and passed on as an argument."""
