"""Shows what a mapping would change in a store, or takes it in: all of it or nothing."""

from sqlalchemy import Connection, select

from eoffice_core.domain.office import Directory
from eoffice_core.proof.chain import HASH_BYTES
from eoffice_core.store.directory import read_directory, write_directory
from eoffice_core.store.engine import Store
from eoffice_core.store.meta import META
from eoffice_core.store.statements import insert_new
from eoffice_core.store.tables import core
from eoffice_server.mapping.plan import Plan, plan_of
from eoffice_server.mapping.reading import Read
from eoffice_server.opened import EPOCH
from eoffice_server.tables import AccountRow, OfficeHeadRow

HEAD, ACCOUNT = core(OfficeHeadRow), core(AccountRow)


def show_mapping(store: Store, read: Read) -> Plan:
    """What a file would change; nothing is written."""
    with store.reading() as connection:
        directory = read_directory(connection)
    return plan_of(directory, read.lines, read.faults)


def take_mapping(store: Store, read: Read) -> Plan:
    """Write what a file changes, unless anything in it is wrong."""
    with store.writing() as connection:
        _lock(connection)
        plan = plan_of(read_directory(connection), read.lines, read.faults)
        if not plan.faults and not plan.changes_nothing:
            write_mapping(connection, plan.directory)
    return plan


def write_mapping(connection: Connection, directory: Directory) -> None:
    """Write a directory, with a counter for each office and an account for each officer."""
    write_directory(connection, directory)
    heads = [
        {
            "office_id": office_id,
            "head_seq": 0,
            "registry_dseq": 0,
            "registry_head": bytes(HASH_BYTES),
        }
        for office_id in directory.offices
    ]
    accounts = [
        {"officer_id": officer_id, "password_hash": "", "failed_tries": 0, "locked_until": 0}
        for officer_id in directory.officers
    ]
    insert_new(connection, HEAD, heads)
    insert_new(connection, ACCOUNT, accounts)


def _lock(connection: Connection) -> None:
    """One mapping at a time: two would give out the same ids."""
    connection.execute(select(META.c.value).where(META.c.name == EPOCH).with_for_update()).all()
