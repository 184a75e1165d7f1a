"""The wire: bytes to ops and messages and back, one module for both programs."""
