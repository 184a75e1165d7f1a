"""The clerk's own store: outbox, returned, cursors, half-written text, secrets."""
