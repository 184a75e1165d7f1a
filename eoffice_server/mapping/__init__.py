"""The mapping of offices, sections, posts, officers and charges: read, compared, taken in."""
