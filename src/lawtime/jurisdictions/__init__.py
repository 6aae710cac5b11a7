"""Countries: a folder of data, and a few rules, for each."""
