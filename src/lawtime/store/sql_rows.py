"""Entries as rows of a database: what it gives back is looked at before anything is made of it."""

import zlib
from collections.abc import Sequence

from lawtime.model.encoding import body_of, identity
from lawtime.store.chain import Row
from lawtime.store.database import Database


def row_of(database: Database, found: Sequence[object]) -> Row:
    """Return an entry as it stands in the database.

    Raises:
        StoreError: where it has not the form of one.
    """
    revision, key, base, recorded, name, content, chain = found
    if not (
        isinstance(revision, int)
        and isinstance(key, int)
        and isinstance(base, int)
        and isinstance(recorded, str)
        and isinstance(name, str)
        and isinstance(content, str)
        and isinstance(chain, bytes)
    ):
        raise database.damaged(f"entry {revision!r} has not the form of one")
    return Row(revision, key, content, "", name, recorded, base, chain)


def text_of(database: Database, content: str) -> str:
    """Return the texts of an edition, checked against their hash; "" for another event.

    Raises:
        StoreError: where they are not as they were recorded.
    """
    digest = body_of(content)
    if not digest:
        return ""
    rows = database.ask("SELECT text FROM body WHERE digest = ?", (bytes.fromhex(digest),))
    try:
        text = zlib.decompress(rows[0][0]).decode() if rows else ""
    except (zlib.error, UnicodeError, TypeError) as error:
        raise database.damaged(f"the texts of an edition cannot be unpacked: {error}") from error
    if identity(text).hex() != digest:
        raise database.damaged("the texts of an edition are not as they were recorded")
    return text
