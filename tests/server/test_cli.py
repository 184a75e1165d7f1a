"""The server's commands as an administrator runs them; `serve` as a program of its own."""

from __future__ import annotations

import io
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from eoffice_core.parser import EXIT_USAGE
from eoffice_core.store.directory import read_directory
from eoffice_core.store.engine import open_sqlite
from eoffice_core.wire.messages import (
    Exchange,
    Reply,
    SignedIn,
    SignIn,
    read_message,
    write_message,
)
from eoffice_server import cli
from eoffice_server.settings import (
    SettingsFault,
    database_address,
    server_home,
)
from tests.server.conftest import CBOR, PASSWORD, bearer, device_key
from tests.server.mappings import SMALL, office, text_of
from tests.server.serving import answered, ended, serving

Typed = Callable[[str], None]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The data folder of a server that has taken in the small mapping."""
    place = tmp_path / "served"
    assert cli.import_mapping([str(mapping(tmp_path)), "--data", str(place), "--apply"]) == 0
    return place


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Put a line on standard input, which is no terminal."""
    return lambda line: monkeypatch.setattr("sys.stdin", io.StringIO(line))


def mapping(folder: Path, *more: dict[str, object]) -> Path:
    """A mapping file."""
    path = folder / "mapping.csv"
    path.write_text(text_of([*SMALL, *more]), "utf-8")
    return path


def directory_size(place: Path) -> tuple[int, int]:
    """How often a server's directory has changed, and its offices."""
    store = open_sqlite(place / "office.db", key=None)
    with store.reading() as connection:
        directory = read_directory(connection)
    store.close()
    return directory.changes, len(directory.offices)


def test_a_server_serves_and_stops_in_good_order(place: Path, typed: Typed) -> None:
    typed(f"{PASSWORD}\n")
    assert cli.set_password(["seema.ahirwar", "--data", str(place)]) == 0
    with serving(place) as (server, address):
        assert httpx.get(f"{address}/healthz").text == "ok\n"
        public_key = bytes(device_key().verify_key)
        asked = SignIn(login="seema.ahirwar", password=PASSWORD, public_key=public_key)
        body = write_message(asked)
        response = httpx.post(f"{address}/v1/session", content=body, headers=CBOR)
        entered = read_message(SignedIn, response.content)
        assert entered.device_code == "INW1"
        answer = httpx.post(
            f"{address}/v1/sync", content=write_message(Exchange()), headers=bearer(entered.token)
        )
        assert read_message(Reply, answer.content).epoch == entered.epoch
        assert not (place / "office.clean").exists()
        server.send_signal(signal.SIGTERM)
        code, out, err = ended(server)
    assert code == 0
    assert "everything is safe" in out
    assert err == ""
    assert (place / "office.clean").exists()
    # The write-ahead log was folded in: the file alone is the whole store.
    assert sorted(path.name for path in place.iterdir()) == [
        "office.clean", "office.db", "office.lock",
    ]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl+C goes to the whole console")
def test_ctrl_c_stops_it_as_well(place: Path) -> None:
    with serving(place) as (server, _):
        server.send_signal(signal.SIGINT)
        code, _, err = ended(server)
    assert (code, err) == (0, "")


def test_a_request_under_way_is_finished_before_the_end(place: Path) -> None:
    with serving(place) as (server, address):

        def slowly() -> Iterator[bytes]:
            yield b"\xa0"
            server.send_signal(signal.SIGTERM)
            time.sleep(1)

        response = httpx.post(f"{address}/v1/session", content=slowly(), headers=CBOR)
        assert response.status_code == 400
        assert ended(server)[0] == 0


def test_a_killed_server_is_looked_over_and_serves_again(place: Path) -> None:
    with serving(place) as (server, _):
        server.kill()
        server.wait()
    assert not (place / "office.clean").exists()
    with serving(place) as (server, address):
        assert answered(f"{address}/readyz").status_code == 200
        server.send_signal(signal.SIGTERM)
        assert ended(server)[0] == 0


def test_a_second_server_on_one_store_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(place):
        assert cli.serve(["--data", str(place), "--port", "0"]) == cli.EXIT_TROUBLE
    assert "Another server holds this store" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(place) as (_, address):
        port = address.rpartition(":")[2]
        arguments = ["--data", str(place / "other"), "--port", port]
        assert cli.serve(arguments) == cli.EXIT_TROUBLE
    assert "--port" in capsys.readouterr().err


def test_a_mapping_may_be_taken_in_while_the_server_runs(place: Path, tmp_path: Path) -> None:
    with serving(place) as (server, address):
        more = mapping(tmp_path, dict(office("NEW")))
        assert cli.import_mapping([str(more), "--data", str(place), "--apply"]) == 0
        assert answered(f"{address}/readyz").status_code == 200
        server.send_signal(signal.SIGTERM)
        assert ended(server)[0] == 0
    assert directory_size(place) == (2, 3)


def test_an_open_address_without_tls_is_warned_of(place: Path) -> None:
    with serving(place, "--host", "0.0.0.0") as (server, _):
        server.send_signal(signal.SIGTERM)
        code, _, err = ended(server)
    assert code == 0
    assert "without TLS" in err


def test_an_empty_server_says_what_to_do_first(tmp_path: Path) -> None:
    with serving(tmp_path / "new") as (server, _):
        server.send_signal(signal.SIGTERM)
        assert ended(server)[0] == 0
    assert (tmp_path / "new" / "office.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "http"],
        ["--port", "99999"],
        ["--port", "-1"],
        ["--tls-key", "k.pem"],
        ["--tls-certificate", "c.pem"],
        ["--what"],
        ["x"],
    ],
)
def test_options_that_cannot_be_meant(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        cli.serve(arguments)
    assert refused.value.code == EXIT_USAGE


@pytest.mark.parametrize("url", ["mysql://h/d", "sqlite:///x.db", "office.db", "", "://"])
def test_another_database_is_refused(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SettingsFault):
        database_address(url)
    if url:
        assert cli.doctor(["--database", url]) == EXIT_USAGE
        assert "postgresql://" in capsys.readouterr().err


def test_a_database_that_does_not_answer_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    url = "postgresql://someone:secret@127.0.0.1:1/office?connect_timeout=2"
    assert cli.doctor(["--database", url]) == cli.EXIT_TROUBLE
    err = capsys.readouterr().err
    assert "does not answer" in err
    assert "secret" not in err


def test_the_commands_work_on_postgresql(
    postgresql_url: str, tmp_path: Path, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--database", postgresql_url.replace("+psycopg", ""), "--data", str(tmp_path / "p")]
    assert cli.import_mapping([str(mapping(tmp_path)), *where, "--apply"]) == 0
    typed(f"{PASSWORD}\n")
    assert cli.set_password(["seema.ahirwar", *where]) == 0
    assert cli.doctor(where) == 0
    assert "keeps every invariant" in capsys.readouterr().out
    assert not (tmp_path / "p").exists()


def test_a_server_serves_from_postgresql(postgresql_url: str, tmp_path: Path) -> None:
    with serving(tmp_path / "p", "--database", postgresql_url) as (server, address):
        assert answered(f"{address}/readyz").status_code == 200
        server.send_signal(signal.SIGTERM)
        code, _, err = ended(server)
    assert (code, err) == (0, "")
    assert not (tmp_path / "p").exists()


def test_a_mapping_is_only_shown_unless_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "served"
    arguments = [str(mapping(tmp_path)), "--data", str(place)]
    assert cli.import_mapping(arguments) == 0
    out = capsys.readouterr().out
    assert "--apply" in out
    assert "RHL/CLK" in out
    assert directory_size(place) == (0, 0)
    assert cli.import_mapping([*arguments, "--apply"]) == 0
    assert "directory version 1" in capsys.readouterr().out
    assert directory_size(place) == (1, 2)
    assert cli.import_mapping([*arguments, "--apply"]) == 0
    assert "already" in capsys.readouterr().out
    assert directory_size(place) == (1, 2)


def test_faults_of_a_mapping_are_listed_in_both_languages(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = mapping(tmp_path, dict(office("X", "[red]NOWHERE[/red]")), dict(office("X")))
    assert cli.import_mapping([str(bad), "--data", str(place), "--apply"]) == cli.EXIT_TROUBLE
    said = capsys.readouterr()
    assert "there is no such office: [red]NOWHERE[/red]" in said.out
    assert "ऐसा कोई कार्यालय नहीं है" in said.out
    assert "this stands in the file a second time: X" in said.out
    assert "Once these are right the rest is checked" in " ".join(said.out.split())
    assert "Nothing was written" in said.err
    assert directory_size(place) == (1, 2)


def test_a_long_list_of_faults_is_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("record,code,english\n" + "nothing,A,B\n" * 300, "utf-8")
    assert cli.import_mapping([str(bad), "--data", str(tmp_path / "s")]) == cli.EXIT_TROUBLE
    out = capsys.readouterr().out
    assert "and 200 more" in out


def test_a_broken_spreadsheet_is_not_called_a_text_of_another_encoding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "office.xlsx").write_bytes(bytes(range(128, 256)) * 20)
    arguments = [str(tmp_path / "office.xlsx"), "--data", str(tmp_path / "s")]
    assert cli.import_mapping(arguments) == cli.EXIT_TROUBLE
    out = capsys.readouterr().out
    assert "the XLSX file is broken: office.xlsx" in out
    assert "UTF-8" not in out


def test_a_mapping_file_that_is_missing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [str(tmp_path / "none.csv"), "--data", str(tmp_path / "s")]
    assert cli.import_mapping(arguments) == cli.EXIT_TROUBLE
    assert "the file cannot be read" in capsys.readouterr().out


@pytest.mark.parametrize(
    "refused",
    [
        ("nobody", f"{PASSWORD}\n", "There is no such login"),
        ("seema.ahirwar", "short\n", "at least 8"),
        ("seema.ahirwar", "", "at least 8"),
        ("seema.ahirwar", "x" * 300, "at most 256"),
    ],
)
def test_a_password_that_is_not_taken_is_explained(
    place: Path, typed: Typed, capsys: pytest.CaptureFixture[str], refused: tuple[str, str, str]
) -> None:
    login, line, said = refused
    typed(line)
    assert cli.set_password([login, "--data", str(place)]) == cli.EXIT_TROUBLE
    assert said in capsys.readouterr().err


class _Terminal(io.StringIO):
    """A standard input at which somebody sits."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("again", "code"), [(PASSWORD, 0), ("something else", cli.EXIT_TROUBLE)])
def test_at_a_terminal_the_password_is_asked_for_twice(
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    again: str,
    code: int,
) -> None:
    answers = iter((PASSWORD, again))
    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    assert cli.set_password(["seema.ahirwar", "--data", str(place)]) == code
    said = capsys.readouterr()
    assert PASSWORD not in said.out + said.err


def test_the_password_is_never_on_the_command_line(place: Path) -> None:
    with pytest.raises(SystemExit):
        cli.set_password(["seema.ahirwar", PASSWORD, "--data", str(place)])


def test_the_doctor_is_content_with_a_sound_store(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.doctor(["--data", str(place)]) == 0
    assert "keeps every invariant" in capsys.readouterr().out


def test_the_doctor_names_what_is_wrong(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_sqlite(place / "office.db", key=None)
    with store.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO op (office_id, op_id, case_id, case_index, seq, device_id, dseq, kind,"
                " post_id, officer_id, made_at, accepted_at, standing, raw, signature)"
                " VALUES (1, x'01', x'02', 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, x'a0', x'00')"
            )
        )
    store.close()
    assert cli.doctor(["--data", str(place)]) == cli.EXIT_TROUBLE
    assert "cannot be read" in capsys.readouterr().err


def test_the_doctor_makes_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.doctor(["--data", str(tmp_path / "none")]) == cli.EXIT_TROUBLE
    assert "No store" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_damaged_store_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (place / "office.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\x5a" * 40_960)
    assert cli.doctor(["--data", str(place)]) == cli.EXIT_TROUBLE
    said = capsys.readouterr()
    assert "damaged" in said.out + said.err
    assert cli.serve(["--data", str(place), "--port", "0"]) == cli.EXIT_TROUBLE


def test_another_programs_file_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "office.db").write_bytes(b"a letter, not a store" * 500)
    assert cli.doctor(["--data", str(tmp_path)]) == cli.EXIT_TROUBLE
    assert "store" in capsys.readouterr().err.lower()
    assert (tmp_path / "office.db").read_bytes().startswith(b"a letter")


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", "/h/.local/share/eoffice-server"),
        ({"XDG_DATA_HOME": "/x"}, "linux", "/x/eoffice-server"),
        ({"XDG_DATA_HOME": "x"}, "linux", "/h/.local/share/eoffice-server"),
        ({"STATE_DIRECTORY": "/var/lib/eoffice:/y"}, "linux", "/var/lib/eoffice"),
        ({"EOFFICE_SERVER_DATA": "/o", "STATE_DIRECTORY": "/s"}, "linux", "/o"),
        ({}, "darwin", "/h/Library/Application Support/eoffice-server"),
        ({"PROGRAMDATA": "/p"}, "win32", "/p/eoffice-server"),
        ({}, "win32", "/h/AppData/Local/eoffice-server"),
    ],
)
def test_where_a_server_keeps_its_store(
    environ: dict[str, str], platform: str, expected: str
) -> None:
    assert server_home(environ, platform=platform, home=Path("/h")) == Path(expected)


def test_a_relative_data_folder_in_the_environment_is_refused() -> None:
    with pytest.raises(SettingsFault):
        server_home({"EOFFICE_SERVER_DATA": "here"}, platform="linux", home=Path("/h"))


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_the_driver_is_named(scheme: str) -> None:
    assert database_address(f"{scheme}://u@h:1/d") == "postgresql+psycopg://u@h:1/d"
