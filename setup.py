"""Adds `data/` to the packages as `eoffice_data`; everything else stands in pyproject.toml.

A `packages.find` table cannot name a folder and a package differently, and a hand-kept list of
packages would silently leave a new one out of the wheel.
"""

from setuptools import find_packages, setup

PROGRAMS = ("eoffice_core", "eoffice_server", "eoffice_tui")

setup(
    packages=[
        *find_packages(include=[pattern for name in PROGRAMS for pattern in (name, f"{name}.*")]),
        "eoffice_data",
    ],
    package_dir={"eoffice_data": "data"},
)
