"""What is PostgreSQL's own: addresses, secrets, a server that goes away, and a schema that is newer."""

from collections.abc import Iterator
from datetime import date

import pytest

from lawtime.errors import StoreError
from lawtime.model.acts import ActRef
from lawtime.model.events import FactStated
from lawtime.model.facts import Publication
from lawtime.model.sources import Source
from lawtime.store.postgres import PostgresLog
from servers import SERVER, empty_database

pytestmark = pytest.mark.skipif(not SERVER, reason="LAWTIME_POSTGRES names no server")
psycopg = pytest.importorskip("psycopg")


@pytest.fixture
def address() -> Iterator[str]:
    """Give the address of an empty database."""
    with empty_database() as made:
        yield made


def facts(count: int, first: int = 0) -> list[FactStated]:
    """Return so many facts, each about an act of its own."""
    found = []
    for number in range(first, first + count):
        source = Source("register.tsv", "ab12", number + 1)
        act = ActRef("law", f"{number + 1}-V", date(2014, 1, 1 + number % 28))
        found.append(FactStated(source=source, fact=Publication(act, date(2014, 2, 1), source=source)))
    return found


def cut(address: str) -> None:
    """End every other connection to a database, as a server does that is started again."""
    with psycopg.connect(address, autocommit=True) as other:
        other.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )


def test_an_addition_after_the_connection_was_lost_is_made_once(address: str) -> None:
    with PostgresLog(address) as log:
        log.append(facts(50))
        cut(address)
        assert log.append(facts(100)) == 50
        assert log.revision == 100
        assert list(log.verify()) == []


def test_a_question_after_the_connection_was_lost_is_asked_again(address: str) -> None:
    with PostgresLog(address) as log:
        log.append(facts(3))
        head = log.head
        cut(address)
        assert log.head == head
        cut(address)
        assert len(list(log.replay())) == 3


def test_a_connection_lost_while_events_are_handed_over_adds_all_of_them_once(address: str) -> None:
    with PostgresLog(address) as log:
        log.append(facts(10))
        head = log.head

        def handed_over() -> Iterator[FactStated]:
            yield from facts(20)
            cut(address)
            yield from facts(20, 20)

        assert log.append(handed_over()) == 30
        assert list(log.verify(head)) == []


def test_where_the_server_stays_away_the_wait_ends_with_an_error() -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        PostgresLog("postgresql://nobody@127.0.0.1:1/nothing", wait=0.1)


def test_a_password_is_never_told(address: str) -> None:
    place = SERVER.partition("@")[2].rpartition("/")[0]
    with pytest.raises(StoreError) as told:
        PostgresLog(f"postgresql://lawtime:very-secret@{place}/there_is_none")
    assert "very-secret" not in str(told.value)
    secret = address.replace("lawtime@", "lawtime:very-secret@")
    with PostgresLog(secret) as log, psycopg.connect(address, autocommit=True) as other:
        other.execute("update lawtime.log set revision = 7")
        assert "very-secret" not in " ".join(each.message for each in log.verify())


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(StoreError, match="not an address"):
        PostgresLog("postgresql://[nonsense")


def test_a_store_that_a_newer_version_wrote_is_refused(address: str) -> None:
    PostgresLog(address).close()
    with psycopg.connect(address, autocommit=True) as other:
        other.execute("insert into lawtime.migration values (99)")
    with pytest.raises(StoreError, match="schema 99"):
        PostgresLog(address)


def test_a_database_without_a_log_is_not_changed_by_reading(address: str) -> None:
    with pytest.raises(StoreError, match="holds no log"):
        PostgresLog(address, read_only=True)
    with psycopg.connect(address, autocommit=True) as other:
        assert other.execute("select to_regnamespace('lawtime')").fetchone() == (None,)


def test_a_log_opened_for_reading_takes_nothing_in(address: str) -> None:
    with PostgresLog(address) as log:
        log.append(facts(1))
    with PostgresLog(address, read_only=True) as log:
        with pytest.raises(StoreError, match="for reading alone"):
            log.append(facts(2))
        assert log.revision == 1


def test_one_writer_waits_for_the_other_and_not_for_ever(address: str) -> None:
    with PostgresLog(address) as one, PostgresLog(address, wait=0.2) as other:
        with psycopg.connect(address) as holding:
            holding.execute("select 1 from lawtime.log for update")
            with pytest.raises(StoreError, match="too long"):
                other.append(facts(1))
        assert one.append(facts(2)) == 2
        assert other.append(facts(3)) == 1


def test_a_changed_entry_is_never_served(address: str) -> None:
    with PostgresLog(address) as log:
        log.append(facts(5))
        with psycopg.connect(address, autocommit=True) as other:
            other.execute(
                "update lawtime.entry set content = replace(content, '2014-02-01', '2014-02-02') where revision = 3"
            )
        with pytest.raises(StoreError, match="entry 3"):
            list(log.replay())
        assert [each.code for each in log.verify()] == ["entry-changed"]
