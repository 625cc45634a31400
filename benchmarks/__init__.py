"""How fast and how large: ratios against a named peer, measured in one run. `python -m benchmarks --help`."""
