"""The server's command lines: both languages, and the numbers of a state."""

import pytest

from eoffice_core.domain.state_pack import USUAL_PATTERNS, State, StatePack
from eoffice_core.packs import load_pack
from eoffice_core.parser import EXIT_USAGE
from eoffice_server import arguments
from eoffice_server.arguments import usual_numbers


@pytest.mark.parametrize("state", State)
def test_a_state_numbers_as_its_pack_says(state: State) -> None:
    pack = load_pack(state.value)
    assert isinstance(pack, StatePack)
    assert usual_numbers(state.value) == (pack.numbers, None)


@pytest.mark.parametrize("name", ["atlantis", "", "../x"])
def test_an_unknown_pack_is_refused_in_both_languages_and_the_usual_numbers_given(
    name: str,
) -> None:
    numbers, complaint = usual_numbers(name)
    assert numbers == USUAL_PATTERNS
    assert complaint is not None
    hindi, english = complaint
    assert "राज्य-पैक" in hindi
    assert "bihar" in english


@pytest.mark.parametrize(
    "parser", [arguments.serve_parser, arguments.mapping_parser, arguments.password_parser]
)
def test_help_and_complaints_are_in_both_languages(
    parser: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(parser)
    made = parser()
    with pytest.raises(SystemExit) as left:
        made.parse_args(["--no-such-thing"])
    assert left.value.code == EXIT_USAGE
    said = capsys.readouterr().err
    assert "आदेश समझ में नहीं आया" in said
    assert "not understood" in said
    with pytest.raises(SystemExit):
        made.parse_args(["--help"])
    told = capsys.readouterr().out
    assert "प्रयोग · usage:" in told
    assert "विकल्प · options" in told
