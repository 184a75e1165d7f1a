"""The server: a thin shell around the same rules that every desk runs."""
