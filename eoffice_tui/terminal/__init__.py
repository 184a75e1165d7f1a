"""What kind of terminal this is: asked at the start, so that text is measured as it is drawn."""
