"""Everything the officer reads, in Hindi and English side by side."""

from eoffice_tui.present.sentences.sentence import Language, Sentence, called

__all__ = ["Language", "Sentence", "called"]
