"""What is kept from build to build and seldom asked for, such as the texts of bodies: in one file
of the cache, fetched one by one, so that an archive need not fit into memory. Safe to delete; what
is damaged counts as missing."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

_SPARE = 1000
"""Values that nobody used this time and that stay: another address of the site may want them."""
_WAIT = 60.0
"""Seconds to wait for another command that writes."""


class TextStore:
    """Values by their keys, each encoded, in an SQLite file.

    `version` names the code that made them: those of another version are forgotten. A process that
    was forked from this one has a connection of its own. Where no file can be, they are
    in memory.
    """

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version
        self._process = os.getpid()
        self._database = sqlite3.connect(":memory:")
        self._open()

    def put(self, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values by their keys, all or none of them."""
        rows = [(key, _sum(value), value) for key, value in values]
        try:
            self._insert(rows)
        except sqlite3.Error as error:
            self._without(error)
            self._insert(rows)

    def get(self, key: bytes) -> bytes | None:
        """The value of that key, None if it is not there as it was put."""
        try:
            asked = self._of_this_process().execute(
                "SELECT sum, value FROM kept WHERE key = ?", (key,)
            )
            row: tuple[int, bytes] | None = asked.fetchone()
            return row[1] if row and row[0] == _sum(row[1]) else None
        except (sqlite3.Error, TypeError):
            return None

    def is_empty(self) -> bool:
        """Whether there is no value at all: a file that was not there, or of another version."""
        try:
            return self._database.execute("SELECT 1 FROM kept LIMIT 1").fetchone() is None
        except sqlite3.Error as error:
            self._without(error)
            return True

    def keep_only(self, keys: frozenset[bytes]) -> None:
        """Forget the values of other keys, when there are many of them."""
        try:
            database = self._of_this_process()
            held = {row[0] for row in database.execute("SELECT key FROM kept")}
            others = held - keys
            if len(others) > 2 * len(keys) + _SPARE:
                with database:
                    database.executemany(
                        "DELETE FROM kept WHERE key = ?", ((key,) for key in others)
                    )
        except sqlite3.Error as error:
            self._without(error)

    def _of_this_process(self) -> sqlite3.Connection:
        """A connection of a parent is not for its forked processes too."""
        if self._process != os.getpid():
            place = f"{self._path.absolute().as_uri()}?mode=rw"
            self._process, self._database = os.getpid(), sqlite3.connect(place, _WAIT, uri=True)
        return self._database

    def _insert(self, rows: list[tuple[bytes, int, bytes]]) -> None:
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def _open(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.is_dir():
                shutil.rmtree(self._path)
            self._database = self._connected(str(self._path))
        except (sqlite3.Error, OSError) as error:
            self._without(error)

    def _without(self, error: Exception) -> None:
        """Go on without what the file has: with a new one where it is damaged or no file of ours,
        in memory where it cannot be used now."""
        self._database.close()
        try:
            if isinstance(error, sqlite3.OperationalError | OSError):
                raise error
            for file in (self._path, self._path.with_name(f"{self._path.name}-journal")):
                file.unlink(missing_ok=True)
            self._database = self._connected(str(self._path))
        except (sqlite3.Error, OSError):
            self._database = self._connected(":memory:")

    def _connected(self, place: str) -> sqlite3.Connection:
        database = sqlite3.connect(place, timeout=_WAIT)
        try:
            # What a loss of power may spoil is found by its sum, and made anew.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA page_size = 16384")  # of a new file; texts are long
            with database:
                _prepare(database, self._version)
        except BaseException:
            database.close()
            raise
        return database


def _prepare(database: sqlite3.Connection, version: str) -> None:
    """The table is there, and empty if what made it is not `version`."""
    (stated,) = database.execute("PRAGMA user_version").fetchone()
    wanted = int.from_bytes(hashlib.blake2b(version.encode(), digest_size=4).digest()) >> 1 or 1
    if stated != wanted:
        database.execute("DROP TABLE IF EXISTS kept")
        database.execute(f"PRAGMA user_version = {wanted}")
    columns = "key BLOB PRIMARY KEY, sum INTEGER, value BLOB"
    database.execute(f"CREATE TABLE IF NOT EXISTS kept ({columns})")


def _sum(value: bytes) -> int:
    return crc32(value)
