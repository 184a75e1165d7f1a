"""The rules of the office: pure, standard library only, the same at desk and registry."""
