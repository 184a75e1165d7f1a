"""Proofs over bytes: pure, without a store, a network or a clock."""
