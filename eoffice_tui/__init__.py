"""The desk: the terminal client, complete without a network."""
