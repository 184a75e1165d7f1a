"""The screens of the office; each says what is wanted and asks the desk, nothing more."""
