"""Parts of a screen: they show what they are given and say what the officer did."""
