"""What both programs share: the rules of the office, the wire, the store and the proofs."""
