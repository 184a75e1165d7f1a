"""The keyboards of the typewriter and of InScript, key by key."""

from __future__ import annotations

import string

import pytest

from eoffice_core.script.layouts import INSCRIPT, punctuated, remington, remington_gail


def test_inscript_writes_as_the_standard_says() -> None:
    assert "".join(INSCRIPT[key] for key in "kejd/en/") == "कार्यालय"
    assert not set(INSCRIPT) & set(string.digits)


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("LFkfxr", "स्थगित"),
        ("vf/kdkjh", "अधिकारी"),
        ("fu/kkZfjr", "निर्धारित"),
        ("dk;kZy;", "कार्यालय"),
    ],
)
def test_remington_is_struck_in_the_order_of_the_typewriter(keys: str, word: str) -> None:
    assert remington(keys) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("v/kfdkjh", "अधिकारी"),
        ("LFkfrf", "स्थिति"),
        ("dkZ;ky;", "कार्यालय"),
        ("vkns'k", "आदेश"),
        ("bZ", "ई"),
        ("mq", "ऊ"),
        ("vks", "ओ"),
        ("vkS", "औ"),
        ("!", "।"),
        ("!!", "॥"),
        ("nq#[k", "दु:ख"),
        ("(", "त्र"),
    ],
)
def test_gail_is_struck_in_the_order_of_speech(keys: str, word: str) -> None:
    assert remington_gail(keys) == word


@pytest.mark.parametrize(
    ("key", "before", "given"),
    [
        ("|", "है", (0, "।")),
        ("|", "है।", (1, "॥")),
        (".", "है.", (1, "।")),
        (".", "1.", None),
        (".", ".", None),
        (".", "", None),
        ("$", "", (0, "₹")),
        (",", "है", None),
    ],
)
def test_danda_and_rupee_come_by_keys_that_every_keyboard_has(
    key: str, before: str, given: tuple[int, str] | None
) -> None:
    assert punctuated(key, before) == given


@pytest.mark.parametrize("read", [remington, remington_gail])
def test_any_row_of_keys_is_read_without_harm(read: object) -> None:
    assert callable(read)
    assert read("") == ""
    for key in string.printable.strip():
        assert isinstance(read(key * 3), str)
    assert isinstance(read(string.printable.strip() * 3), str)
