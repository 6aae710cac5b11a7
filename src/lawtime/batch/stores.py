"""The store that an address names: a SQLite file, or a PostgreSQL database."""

from attrs import frozen

from lawtime.batch.catalogue import Catalogue
from lawtime.store.contract import Log

POSTGRES = ("postgresql://", "postgres://")


@frozen
class Store:
    """A store that can be opened, in any process.

    Args:
        address: the path of a SQLite file, or `postgresql://…`.
        expected: it was there a moment ago; a server that is gone is waited for.
    """

    address: str
    expected: bool = False

    @property
    def is_postgres(self) -> bool:
        """Whether it is a PostgreSQL database.

        >>> Store("law.db").is_postgres, Store("postgresql://localhost/law").is_postgres
        (False, True)
        """
        return self.address.startswith(POSTGRES)

    def __call__(self) -> Log:
        """Open its log for reading alone."""
        return self.log(read_only=True)

    def log(self, *, read_only: bool = False) -> Log:
        """Open its log; a store that is not there is made, unless for reading."""
        if self.is_postgres:
            from lawtime.store.postgres import PostgresLog

            return PostgresLog(self.address, read_only=read_only, expected=self.expected)
        from lawtime.store.sqlite import SqliteLog

        return SqliteLog(self.address, read_only=read_only)

    def catalogue(self, *, read_only: bool = False) -> Catalogue:
        """Open its catalogue; its log must have been opened before, which makes the store."""
        if self.is_postgres:
            from lawtime.batch.catalogue_postgres import PostgresCatalogue

            return PostgresCatalogue(self.address, read_only=read_only)
        from lawtime.batch.catalogue_sqlite import SqliteCatalogue

        return SqliteCatalogue(self.address, read_only=read_only)
