"""How things are said and measured: pure, without Textual."""
