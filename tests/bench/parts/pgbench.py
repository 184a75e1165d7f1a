"""The same transaction as one accepted parcel, by pgbench: what the disk and the engine allow.

It runs on a copy of the filled database, so tables, indexes and row sizes are the product's own.
How many rows of each table a parcel writes and changes is counted by the server itself while the
registry accepts some parcels; pgbench then writes as many of each. Its rows come from a sample
table: nothing is asked, parsed or sent, which flatters pgbench.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

SAMPLE_ROWS = 200
NEW_ID = "int8send(nextval('bench_serial')) || int8send(n)"
NEW_NUMBER = "nextval('bench_serial')"


@dataclass(frozen=True, slots=True)
class Shape:
    """How pgbench writes a table's rows: what is new in a new row, and what is set in a known one.

    `n` counts the sample's rows of an office from 0; `:head` is the office's counter afterwards.
    """

    new: Mapping[str, str]
    changed: str
    key: Sequence[str] = ("case_id",)


SHAPES: Mapping[str, Shape] = {
    "op": Shape(
        {
            "op_id": NEW_ID,
            "case_index": "1000000 + :head - n",
            "seq": ":head - n",
            "device_id": "1000000 + :office",
            "dseq": NEW_NUMBER,
        },
        "",
    ),
    "feed": Shape({"post_id": "100 * :office + n % 8", "seq": ":head - n / 8", "part": "0"}, ""),
    "office_case": Shape(
        {"case_id": NEW_ID, "custodian": ":post"},
        "custodian = :post, custody_version = t.custody_version + 1, since = t.since + 60000,"
        " op_count = t.op_count + 1, received_at = NULL, sent_by = :post",
    ),
    "note": Shape({"case_id": NEW_ID}, "text = reverse(t.text)", ("case_id", "place")),
    "movement": Shape({"case_id": NEW_ID}, "received_at = :head", ("case_id", "serial")),
    "correspondence": Shape({"case_id": NEW_ID}, "put_at = :head", ("case_id", "serial")),
    "passage": Shape(
        {"case_id": NEW_ID, "newness": NEW_NUMBER},
        "newness = t.newness + 1, words = t.words || 'x:1'::tsvector",
        ("case_id", "place"),
    ),
    "case_number": Shape({"folded": f"{NEW_NUMBER} || folded", "case_id": NEW_ID}, ""),
    "sight": Shape({"case_id": NEW_ID}, ""),
    "given_number": Shape({"number": f"{NEW_NUMBER} || number"}, ""),
    "series": Shape(
        {"section_code": f"{NEW_NUMBER} || section_code"},
        "last = t.last + 1",
        ("kind", "section_code", "year"),
    ),
}

FRAME = """
\\set office random(1, :offices)
\\set device random(1, :devices)
\\set post 100 * :office + random(0, 7)
\\set first random(0, {first_most})
BEGIN;
UPDATE device SET taken = taken + {ops}, head = head WHERE device_id = :device;
UPDATE office_head SET head_seq = head_seq + {ops} WHERE office_id = :office
    RETURNING head_seq AS head \\gset
{writes}
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows of a table one parcel adds and changes, on average."""

    table: str
    new: int
    changed: int


def begin_counting(port: int, database: str) -> None:
    """Let the server count from here on what is written to each table."""
    _psql(port, database, "SELECT pg_stat_reset()")


def written_since(port: int, database: str, *, parcels: int) -> list[Written]:
    """What the server counted by parcel; whoever wrote must have left, then all of it is told."""
    rows = _psql(
        port,
        database,
        "SELECT relname, n_tup_ins, n_tup_upd FROM pg_stat_user_tables ORDER BY relname",
    )
    each = [Written(str(t), round(new / parcels), round(old / parcels)) for t, new, old in rows]
    return [one for one in each if one.table in SHAPES and one.new + one.changed > 0]


def prepare(port: int, *, source: str, copy: str, written: Sequence[Written]) -> None:
    """Copy the filled database, which nobody may have open, with rows of its own to write from."""
    _psql(port, "postgres", f"CREATE DATABASE {copy} TEMPLATE {source}")
    _psql(port, copy, "CREATE SEQUENCE bench_serial START 1000000000 CACHE 1000")
    for one in written:
        _psql(
            port,
            copy,
            f"CREATE TABLE bench_{one.table} AS SELECT * FROM (SELECT *, row_number() OVER"
            f" (PARTITION BY office_id ORDER BY md5(t::text)) - 1 AS n FROM {one.table} AS t)"
            f" AS sample WHERE n < {SAMPLE_ROWS}",
        )
        _psql(port, copy, f"ALTER TABLE bench_{one.table} ADD PRIMARY KEY (office_id, n)")
    _psql(port, copy, "ANALYZE")


def script(written: Sequence[Written]) -> str:
    """Pgbench's script of one parcel."""
    ops = next(one.new for one in written if one.table == "op")
    writes = [statement for one in written for statement in _statements(one)]
    most = max(one.changed for one in written)
    return FRAME.format(ops=ops, first_most=SAMPLE_ROWS - most, writes="\n".join(writes))


def _statements(written: Written) -> Iterator[str]:
    shape, table = SHAPES[written.table], SQLModel.metadata.tables[written.table]
    names = [column.name for column in table.columns]
    if written.new:
        values = ", ".join(shape.new.get(name, name) for name in names)
        yield (
            f"INSERT INTO {written.table} ({', '.join(names)}) SELECT {values}"
            f" FROM bench_{written.table} WHERE office_id = :office AND n < {written.new};"
        )
    if written.changed and shape.changed:
        same = " AND ".join(f"t.{name} = b.{name}" for name in ("office_id", *shape.key))
        yield (
            f"UPDATE {written.table} AS t SET {shape.changed} FROM bench_{written.table} AS b"
            f" WHERE b.office_id = :office AND b.n >= :first AND b.n < :first + {written.changed}"
            f" AND {same};"
        )


def _psql(port: int, database: str, statement: str) -> list[tuple[Any, ...]]:
    import psycopg

    address = f"postgresql://postgres@127.0.0.1:{port}/{database}"
    with psycopg.connect(address, autocommit=True) as connection:
        done = connection.execute(statement.encode())
        return done.fetchall() if done.description is not None else []


def run(
    programs: Path, file: Path, *, port: int, database: str, offices: int, devices: int,
    clients: int, seconds: int,
) -> float:  # fmt: skip
    """Transactions per second of the script in a file."""
    done = subprocess.run(
        [
            str(programs / "pgbench"), "--no-vacuum", "--protocol=prepared",
            "--host=127.0.0.1", f"--port={port}", "--username=postgres",
            f"--client={clients}", f"--jobs={min(clients, 2)}", f"--time={seconds}",
            f"--define=offices={offices}", f"--define=devices={devices}", f"--file={file}",
            database,
        ],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    found = re.search(r"tps = ([0-9.]+) \(without", done.stdout)
    if done.returncode or found is None or "aborted" in done.stderr:
        raise RuntimeError(done.stderr.strip()[-500:])
    return float(found[1])
