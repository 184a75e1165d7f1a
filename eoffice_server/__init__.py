"""The central server: a thin shell over the same domain."""
