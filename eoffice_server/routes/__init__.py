"""The routes: parse, call, encode. No rules and no SQL."""
