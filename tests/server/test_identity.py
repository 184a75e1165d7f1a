"""Who may sign in, what a token is worth, and whose a signature is."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select

from eoffice_core.domain.ids import DeviceId, OfficerId
from eoffice_core.domain.moment import Moment
from eoffice_core.proof.chain import enrolment_hash
from eoffice_core.store.engine import Store
from eoffice_core.wire.messages import SignIn
from eoffice_server.identity import Admitted, Identity, NotSignedIn, SignInRefusal, verify
from eoffice_server.passwords import (
    ACCOUNT,
    DEVICE,
    FIRST_WAIT_MS,
    FREE_TRIES,
    TOKEN,
    WAIT_MS_MAX,
    PasswordFault,
    Passwords,
    TooBusy,
    Tries,
    login_form,
    set_password,
    wait_ms,
)
from eoffice_server.settings import DAY_MS, MINUTE_MS, Lifetimes
from tests import cast
from tests.server.conftest import PASSWORD, PASSWORDS, CountedBytes, device_key

CLERK = "bhupendra.sahu"
COLLECTOR = "ananya.rao"
WITHOUT_PASSWORD = "imran.qureshi"
WITHOUT_POST = "shanti.namdev"


@pytest.fixture
def identity(server_store: Store) -> Identity:
    return Identity(
        server_store, passwords=PASSWORDS, lifetimes=Lifetimes(), random_bytes=CountedBytes()
    )


def asked(login: str = CLERK, *, password: str = PASSWORD, key: int = 1) -> SignIn:
    public_key = bytes(device_key(key).verify_key)
    return SignIn(login=login, password=password, public_key=public_key)


def admitted(identity: Identity, question: SignIn, at: Moment = cast.NOW) -> Admitted:
    answer = identity.sign_in(question, at)
    assert isinstance(answer, Admitted)
    return answer


def refusal(identity: Identity, question: SignIn, at: Moment = cast.NOW) -> NotSignedIn:
    answer = identity.sign_in(question, at)
    assert isinstance(answer, NotSignedIn)
    return answer


def later(ms: int) -> Moment:
    return Moment(cast.NOW + ms)


def test_the_first_sign_in_enrols_the_desk(identity: Identity, server_store: Store) -> None:
    device = admitted(identity, asked()).device
    assert (device.device_id, device.officer_id, device.epoch) == (1, 5, 1)
    assert device.code == f"{cast.STORES.code}1"
    with server_store.reading() as connection:
        row = connection.execute(select(DEVICE)).one()
    public_key = bytes(device_key().verify_key)
    assert row.head == enrolment_hash(device_id=1, epoch=1, public_key=public_key)
    assert (row.taken, row.enrolled_at, row.revoked_at) == (0, cast.NOW, None)


def test_the_same_desk_is_known_again_and_another_is_enrolled(identity: Identity) -> None:
    first = admitted(identity, asked()).device
    assert admitted(identity, asked(), later(1)).device == first
    second = admitted(identity, asked(key=2)).device
    assert second.device_id == 2
    assert second.code == f"{cast.STORES.code}2"
    chief = admitted(identity, asked(COLLECTOR, key=3)).device
    assert chief.code == f"{cast.CHAMBERS.code}1"


def test_the_login_may_be_written_in_capitals(identity: Identity) -> None:
    assert admitted(identity, asked("  Bhupendra.SAHU ")).device.officer_id == 5


@pytest.mark.parametrize(
    "question",
    [
        asked(password="not the password"),
        asked("nobody.atall"),
        asked(WITHOUT_PASSWORD),
        asked("'; DROP TABLE account; --"),
    ],
    ids=["wrong", "unknown", "no password", "injection"],
)
def test_nobody_learns_which_part_was_wrong(
    identity: Identity, server_store: Store, question: SignIn
) -> None:
    assert refusal(identity, question) == NotSignedIn(SignInRefusal.WRONG_PASSWORD)
    with server_store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(DEVICE)).scalar_one() == 0


@pytest.mark.parametrize("login", [CLERK, "nobody.atall", WITHOUT_PASSWORD])
def test_wrong_tries_make_one_wait_whoever_one_claims_to_be(identity: Identity, login: str) -> None:
    wrong = asked(login, password="not the password")
    for _ in range(FREE_TRIES):
        assert refusal(identity, wrong).reason is SignInRefusal.WRONG_PASSWORD
    locked = refusal(identity, asked(login))
    assert locked == NotSignedIn(SignInRefusal.LOCKED_OUT, wait_ms=FIRST_WAIT_MS)
    soon = later(FIRST_WAIT_MS - 1)
    assert refusal(identity, asked(login), soon) == NotSignedIn(SignInRefusal.LOCKED_OUT, wait_ms=1)
    then = later(FIRST_WAIT_MS)
    assert refusal(identity, wrong, then).reason is SignInRefusal.WRONG_PASSWORD
    assert refusal(identity, wrong, then).wait_ms == 2 * FIRST_WAIT_MS


def test_the_right_password_after_the_wait_forgets_the_wrong_tries(identity: Identity) -> None:
    for _ in range(FREE_TRIES):
        refusal(identity, asked(password="not the password"))
    then = later(FIRST_WAIT_MS)
    admitted(identity, asked(), then)
    for _ in range(FREE_TRIES):
        refused = refusal(identity, asked(password="not the password"), then)
        assert refused.reason is SignInRefusal.WRONG_PASSWORD


def test_one_officers_wrong_tries_do_not_keep_another_out(identity: Identity) -> None:
    for _ in range(FREE_TRIES + 1):
        refusal(identity, asked(password="not the password"))
    admitted(identity, asked(COLLECTOR))


def test_waits_grow_and_end_somewhere() -> None:
    waits = [wait_ms(tries) for tries in range(40)]
    assert waits[: FREE_TRIES + 2] == [0] * FREE_TRIES + [FIRST_WAIT_MS, 2 * FIRST_WAIT_MS]
    assert waits == sorted(waits)
    assert waits[-1] == WAIT_MS_MAX


def test_many_wrong_tries_at_once_are_no_way_around_the_wait(server_store: Store) -> None:
    identity = Identity(
        server_store,
        passwords=Passwords(at_once=4 * FREE_TRIES),
        lifetimes=Lifetimes(),
        random_bytes=CountedBytes(),
    )
    reasons: list[SignInRefusal] = []

    def guess() -> None:
        reasons.append(refusal(identity, asked(password="not the password")).reason)

    threads = [threading.Thread(target=guess) for _ in range(4 * FREE_TRIES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert reasons.count(SignInRefusal.WRONG_PASSWORD) == FREE_TRIES
    assert reasons.count(SignInRefusal.LOCKED_OUT) == 3 * FREE_TRIES


def test_strangers_are_forgotten_before_they_fill_the_memory(server_store: Store) -> None:
    tries = Tries(server_store, strangers_max=3)
    for _ in range(FREE_TRIES):
        tries.begin_stranger("a", cast.NOW)
    assert tries.begin_stranger("a", cast.NOW) == FIRST_WAIT_MS
    for login in "bcd":
        tries.begin_stranger(login, cast.NOW)
    assert tries.begin_stranger("a", cast.NOW) == 0


def test_an_officer_without_a_post_gets_no_desk(identity: Identity, server_store: Store) -> None:
    set_password(server_store, PASSWORDS, login=WITHOUT_POST, password=PASSWORD)
    assert refusal(identity, asked(WITHOUT_POST)) == NotSignedIn(SignInRefusal.NO_POST)
    in_her_time = Moment(cast.SEPTEMBER_BEGAN - 1)
    admitted(identity, asked(WITHOUT_POST), in_her_time)
    # Once enrolled, the desk of one who was relieved may still hand in what is on it.
    admitted(identity, asked(WITHOUT_POST))


def test_a_desk_belongs_to_one_officer(identity: Identity) -> None:
    token = admitted(identity, asked()).tokens.access
    answer = refusal(identity, asked(COLLECTOR))
    assert answer == NotSignedIn(SignInRefusal.DEVICE_OF_ANOTHER)
    assert identity.who(token, cast.NOW) is not None


def test_a_revoked_desk_is_told_so_and_never_signs_in_again(identity: Identity) -> None:
    entered = admitted(identity, asked())
    identity.revoke(entered.device.device_id, later(1))
    known = identity.who(entered.tokens.access, later(2))
    assert known is not None
    assert known.is_revoked
    assert identity.renew(entered.tokens.refresh, later(2)) is None
    answer = refusal(identity, asked(), later(3))
    assert answer == NotSignedIn(SignInRefusal.DEVICE_REVOKED)
    admitted(identity, asked(key=2), later(4))


def test_codes_of_desks_are_never_given_twice(identity: Identity, server_store: Store) -> None:
    with server_store.writing() as connection:
        for number, code in enumerate(("निज1", "निज3"), start=90):
            connection.execute(
                DEVICE.insert().values(
                    device_id=number, officer_id=1, code=code, epoch=1, taken=0, head=bytes(32),
                    public_key=bytes([number]) * 32, enrolled_at=0,
                )
            )  # fmt: skip
    first = admitted(identity, asked(COLLECTOR, key=1)).device
    second = admitted(identity, asked(COLLECTOR, key=2)).device
    assert [first.device_id, second.device_id] == [92, 93]
    assert [first.code, second.code] == ["निज2", "निज4"]


def enrolled_at_once(identity: Identity, keys: list[int]) -> list[DeviceId]:
    """Enrol desks of the clerk all at once; fewer than would look like guessing."""
    assert len(keys) < FREE_TRIES
    found: list[DeviceId] = []

    def enrol(key: int) -> None:
        found.append(admitted(identity, asked(key=key)).device.device_id)

    threads = [threading.Thread(target=enrol, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def test_desks_enrolled_at_once_get_each_their_own_number(identity: Identity) -> None:
    assert enrolled_at_once(identity, [1, 2, 3, 4]) == [1, 2, 3, 4]


def test_one_desk_that_asks_several_times_at_once_is_one_desk(identity: Identity) -> None:
    assert enrolled_at_once(identity, [1, 1, 1, 1]) == [1, 1, 1, 1]


def test_an_access_token_lives_a_quarter_of_an_hour(identity: Identity) -> None:
    entered = admitted(identity, asked())
    until = entered.tokens.access_until
    assert until == later(15 * MINUTE_MS)
    assert identity.who(entered.tokens.access, Moment(until - 1)) == entered.device
    assert identity.who(entered.tokens.access, until) is None


@pytest.mark.parametrize("token", ["", "x", "नहीं", "\ud800", "A" * 43, "' OR 1=1 --"])
def test_an_unknown_token_is_nobody(identity: Identity, token: str) -> None:
    admitted(identity, asked())
    assert identity.who(token, cast.NOW) is None
    assert identity.renew(token, cast.NOW) is None


def test_the_two_kinds_of_token_do_not_stand_in_for_each_other(identity: Identity) -> None:
    tokens = admitted(identity, asked()).tokens
    assert identity.who(tokens.refresh, cast.NOW) is None
    assert identity.renew(tokens.access, cast.NOW) is None


def test_a_token_has_256_bits_and_is_stored_only_as_its_hash(
    identity: Identity, server_store: Store
) -> None:
    tokens = admitted(identity, asked()).tokens
    assert len(tokens.access) == len(tokens.refresh) == 43
    with server_store.reading() as connection:
        rows = connection.execute(select(TOKEN)).all()
    assert len(rows) == 2
    for token in (tokens.access, tokens.refresh):
        assert all(token not in str(row) and token.encode() not in row.token_hash for row in rows)


def test_a_refresh_token_gives_new_tokens_once(identity: Identity) -> None:
    first = admitted(identity, asked())
    second = identity.renew(first.tokens.refresh, later(DAY_MS))
    assert second is not None
    assert identity.who(second.access, later(DAY_MS)) == first.device
    third = identity.renew(second.refresh, later(2 * DAY_MS))
    assert third is not None
    assert len({first.tokens.refresh, second.refresh, third.refresh}) == 3


def test_a_refresh_token_lives_thirty_days(identity: Identity) -> None:
    refresh = admitted(identity, asked()).tokens.refresh
    assert identity.renew(refresh, later(30 * DAY_MS)) is None
    assert identity.renew(refresh, later(30 * DAY_MS - 1)) is not None


def test_a_lost_answer_may_be_asked_for_again_and_one_pair_lives(identity: Identity) -> None:
    first = admitted(identity, asked()).tokens
    lost = identity.renew(first.refresh, later(1))
    again = identity.renew(first.refresh, later(2 * MINUTE_MS))
    assert lost is not None
    assert again is not None
    at = later(2 * MINUTE_MS)
    assert identity.who(again.access, at) is not None
    assert identity.who(lost.access, at) is None
    assert identity.renew(lost.refresh, at) is None
    assert identity.renew(again.refresh, at) is not None


def test_a_late_second_use_takes_back_every_token_of_the_desk(identity: Identity) -> None:
    first = admitted(identity, asked()).tokens
    other = admitted(identity, asked(COLLECTOR, key=2)).tokens
    second = identity.renew(first.refresh, later(1))
    assert second is not None
    at = later(2 * MINUTE_MS + 2)
    assert identity.renew(first.refresh, at) is None
    assert identity.who(second.access, at) is None
    assert identity.renew(second.refresh, at) is None
    assert identity.who(other.access, at) is not None


def test_signing_in_takes_back_the_earlier_tokens_of_the_desk(identity: Identity) -> None:
    first = admitted(identity, asked()).tokens
    admitted(identity, asked(), later(1))
    assert identity.who(first.access, later(1)) is None
    assert identity.renew(first.refresh, later(1)) is None


def test_tokens_that_ran_out_do_not_pile_up(identity: Identity, server_store: Store) -> None:
    refresh = admitted(identity, asked()).tokens.refresh
    for day in range(1, 61):
        tokens = identity.renew(refresh, later(day * DAY_MS))
        assert tokens is not None
        refresh = tokens.refresh
    with server_store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(TOKEN)).scalar_one() <= 32


def test_a_new_password_ends_every_session_of_the_officer(
    identity: Identity, server_store: Store
) -> None:
    mine = admitted(identity, asked()).tokens
    other = admitted(identity, asked(COLLECTOR, key=2)).tokens
    assert set_password(server_store, PASSWORDS, login=CLERK, password="another one") is None
    assert identity.who(mine.access, cast.NOW) is None
    assert identity.who(other.access, cast.NOW) is not None
    assert refusal(identity, asked()).reason is SignInRefusal.WRONG_PASSWORD
    admitted(identity, asked(password="another one"))


def test_a_new_password_lets_in_who_was_locked_out(identity: Identity, server_store: Store) -> None:
    for _ in range(FREE_TRIES):
        refusal(identity, asked(password="not the password"))
    assert set_password(server_store, PASSWORDS, login=CLERK, password=PASSWORD) is None
    admitted(identity, asked())


@pytest.mark.parametrize(
    ("login", "password", "fault"),
    [
        ("nobody.atall", PASSWORD, PasswordFault.NO_SUCH_LOGIN),
        (CLERK, "seven77", PasswordFault.TOO_SHORT),
        (CLERK, "", PasswordFault.TOO_SHORT),
        (CLERK, "x" * 257, PasswordFault.TOO_LONG),
    ],
)
def test_a_password_that_is_not_taken_changes_nothing(
    identity: Identity, server_store: Store, login: str, password: str, fault: PasswordFault
) -> None:
    assert set_password(server_store, PASSWORDS, login=login, password=password) is fault
    admitted(identity, asked())


def test_the_password_is_stored_as_argon2id_with_the_agreed_costs(server_store: Store) -> None:
    with server_store.reading() as connection:
        stored = connection.execute(
            select(ACCOUNT.c.password_hash).where(ACCOUNT.c.officer_id == OfficerId(5))
        ).scalar_one()
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in stored


def test_a_hindi_password_fits_however_its_letters_were_composed() -> None:
    stored = PASSWORDS.hashed("क\u093c\u0932म-\u0958-2025")
    assert PASSWORDS.fits("क\u093c\u0932म-क\u093c-2025", stored)
    assert not PASSWORDS.fits("कलम-क-2025", stored)


@pytest.mark.parametrize("stored", ["", "no hash", "$argon2id$v=19$broken"])
def test_what_is_no_hash_fits_no_password(stored: str) -> None:
    assert not PASSWORDS.fits(PASSWORD, stored)
    assert not PASSWORDS.fits("nobody has this password", stored)


def test_who_finds_the_line_full_is_turned_away_and_not_counted(server_store: Store) -> None:
    passwords = Passwords(at_once=1, waiting_max=0)
    identity = Identity(
        server_store, passwords=passwords, lifetimes=Lifetimes(), random_bytes=CountedBytes()
    )
    with passwords.turn():
        for _ in range(2 * FREE_TRIES):
            with pytest.raises(TooBusy):
                identity.sign_in(asked(), cast.NOW)
    admitted(identity, asked())


def test_logins_are_compared_in_one_form() -> None:
    assert login_form("  SÉEMA ") == login_form("séema") == login_form("se\u0301ema")


def test_a_signature_is_of_one_key_over_one_message() -> None:
    key, other = device_key(1), device_key(2)
    public_key = bytes(key.verify_key)
    signature = key.sign(b"an op").signature
    assert verify(public_key, signature, b"an op")
    assert not verify(public_key, signature, b"another op")
    assert not verify(bytes(other.verify_key), signature, b"an op")
    assert not verify(public_key, other.sign(b"an op").signature, b"an op")
    assert not verify(public_key, signature[:-1] + bytes([signature[-1] ^ 1]), b"an op")


@pytest.mark.parametrize(
    ("public_key", "signature"),
    [
        (b"", bytes(64)),
        (bytes(31), bytes(64)),
        (bytes(32), bytes(64)),
        (b"\xff" * 32, bytes(64)),
        (bytes([1]) + bytes(31), bytes([1]) + bytes(63)),
        (bytes(device_key().verify_key), b""),
        (bytes(device_key().verify_key), bytes(65)),
    ],
)
def test_broken_keys_and_signatures_are_just_not_good(public_key: bytes, signature: bytes) -> None:
    assert not verify(public_key, signature, b"an op")


def test_a_clock_that_went_back_opens_nothing(identity: Identity, tmp_path: Path) -> None:
    for _ in range(FREE_TRIES):
        refusal(identity, asked(password="not the password"))
    before = Moment(cast.NOW - DAY_MS)
    assert refusal(identity, asked(), before).reason is SignInRefusal.LOCKED_OUT
