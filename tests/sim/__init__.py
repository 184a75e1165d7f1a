"""A simulator: several desks and a registry in one process, every chance drawn from one seed.

Real stores, real wire, real engine; only HTTP, passwords and the ciphering of the files are left
out. `python -m tests.sim SEED` tells one history, `--seeds N --from M --jobs J` runs many.
"""
