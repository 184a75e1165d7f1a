"""The same transaction as one accepted batch, by pgbench: what the disk and the engine allow.

It runs on a copy of the filled database, so tables, indexes and row sizes are the product's own.
The rows come from a sample table: nothing is parsed or sent, which flatters pgbench.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from eoffice_core.store.engine import Store

BATCH = 20

PREPARE = (
    "CREATE SEQUENCE bench_serial CACHE 1000",
    f"""CREATE TABLE bench_op AS
        SELECT row_number() OVER () - 1 AS n, * FROM
        (SELECT * FROM op ORDER BY case_id DESC, case_index DESC LIMIT {BATCH}) AS last""",
    """CREATE TABLE bench_case AS
        SELECT office_id, case_id,
               row_number() OVER (PARTITION BY office_id ORDER BY op_count, md5(case_id)) - 1 AS n
        FROM office_case""",
    "ALTER TABLE bench_case ADD PRIMARY KEY (office_id, n)",
    "ANALYZE",
)

SCRIPT = f"""
\\set office random(1, :offices)
\\set first random(0, :cases - {BATCH})
\\set post 100 * :office + random(0, 7)
BEGIN;
UPDATE office_head SET head_seq = head_seq + {BATCH} WHERE office_id = :office
    RETURNING head_seq \\gset
INSERT INTO op (office_id, op_id, case_id, case_index, seq, device_id, dseq, kind, post_id,
        officer_id, made_at, accepted_at, standing, raw, signature)
    SELECT :office, int8send(nextval('bench_serial')) || int8send(n), case_id,
           1000000 + :head_seq - n, :head_seq - n, 1000000 + :office,
           nextval('bench_serial'), kind, post_id, officer_id, made_at,
           accepted_at, standing, raw, signature
    FROM bench_op;
INSERT INTO feed (office_id, post_id, seq, part, kind, case_id, op_id, upto)
    SELECT :office, :post, :head_seq - n, 0, 0, case_id, op_id, 1 FROM bench_op;
UPDATE office_case AS c
    SET custodian = :post, custody_version = custody_version + 1, since = since + 60000,
        op_count = op_count + 1, received_at = NULL, sent_by = :post
    FROM bench_case AS b
    WHERE b.office_id = :office AND b.n BETWEEN :first AND :first + {BATCH - 1}
        AND c.office_id = b.office_id AND c.case_id = b.case_id;
COMMIT;
"""


def prepare(store: Store, *, port: int, source: str, copy: str) -> int:
    """Copy the filled database for pgbench; how many cases every office has at least."""
    with store.reading() as connection:
        fewest = connection.exec_driver_sql(
            "SELECT count(*) AS c FROM office_case GROUP BY office_id ORDER BY c LIMIT 1"
        ).scalar_one()
    store.close()  # a database is only copied while nobody looks at it
    _psql(port, "postgres", f"CREATE DATABASE {copy} TEMPLATE {source}")
    for statement in PREPARE:
        _psql(port, copy, statement)
    return int(fewest)


def _psql(port: int, database: str, statement: str) -> None:
    import psycopg

    address = f"postgresql://postgres@127.0.0.1:{port}/{database}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


def run(
    programs: Path, script: Path, *, port: int, database: str, offices: int, cases: int,
    clients: int, seconds: int,
) -> float:  # fmt: skip
    """Transactions per second."""
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [
            str(programs / "pgbench"), "--no-vacuum", "--protocol=prepared",
            "--host=127.0.0.1", f"--port={port}", "--username=postgres",
            f"--client={clients}", f"--jobs={min(clients, 2)}", f"--time={seconds}",
            f"--define=offices={offices}", f"--define=cases={cases}", f"--file={script}", database,
        ],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    found = re.search(r"tps = ([0-9.]+) \(without", done.stdout)
    if done.returncode or found is None or "aborted" in done.stderr:
        raise RuntimeError(done.stderr.strip()[-500:])
    return float(found[1])
