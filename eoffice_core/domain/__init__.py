"""The rules of the office: pure, standard library only, the same at the desk and at the registry."""
