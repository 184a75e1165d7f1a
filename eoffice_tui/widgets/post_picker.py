"""Choosing the post that receives: by designation, officer, section or office, in any script."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eoffice_tui.present.sentences import Language
from eoffice_tui.widgets.choice_list import Entry, FilteredPicker, PickerLabels, PickerWords
from eoffice_tui.widgets.virtual_table import Column, Tone

OFFICER_CELLS = 22
SECTION_CELLS = 20


@dataclass(frozen=True, slots=True)
class PostChoice:
    """A post that may be chosen, in the running language; `also` are its other names."""

    post_id: int
    designation: str
    officer: str
    section: str
    office: str
    is_vacant: bool
    is_recent: bool
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostPickerLabels:
    """The words of the post picker."""

    picker: PickerLabels
    designation: str
    officer: str
    section: str
    vacant: str
    vacant_sign: str = "○"
    recent_sign: str = "↺"


class PostPicker(FilteredPicker[int]):
    """A picker of posts, recent receivers first; dismisses with the post's id or None."""

    def __init__(
        self,
        posts: Callable[[Language], Iterable[PostChoice]],
        labels: Callable[[Language], PostPickerLabels],
        language: Language,
    ) -> None:
        super().__init__(
            lambda spoken: _words(posts(spoken), labels(spoken)), language, sign_cells=1
        )


def _words(posts: Iterable[PostChoice], labels: PostPickerLabels) -> PickerWords[int]:
    ordered = sorted(posts, key=lambda post: not post.is_recent)
    columns = (
        Column(labels.designation),
        Column(labels.officer, OFFICER_CELLS),
        Column(labels.section, SECTION_CELLS),
    )
    return PickerWords(labels.picker, columns, [_entry(post, labels) for post in ordered])


def _entry(post: PostChoice, labels: PostPickerLabels) -> Entry[int]:
    officer = labels.vacant if post.is_vacant else post.officer
    sign = labels.recent_sign if post.is_recent else ""
    return Entry(
        post.post_id,
        (post.designation, officer, post.section),
        (post.designation, officer, post.section, post.office),
        post.also,
        sign=labels.vacant_sign if post.is_vacant else sign,
        tone=Tone.DIM if post.is_vacant else Tone.PLAIN,
    )
