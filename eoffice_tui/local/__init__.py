"""What the desk keeps on this PC for one clerk."""
