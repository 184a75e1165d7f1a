"""Sync: what to say (engine), how it travels (transport), when (runner)."""
