"""Measurements: what each prints can be compared, none of them is a test that may fail."""
