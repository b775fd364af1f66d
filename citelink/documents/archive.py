"""Documents that are archives: their members read within bounds, and written back with every other member as it was."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from citelink.errors import UnreadableError

# A thesis of a thousand pages is a tenth of this. What says more was made to fill a memory.
LARGEST_MEMBER = 64_000_000
_MOST_MEMBERS = 20_000
_ENCRYPTED = 0x1
# Equal input gives equal bytes: members that are new have the first day that the format knows.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError)


@dataclass(frozen=True)
class Archive:
    """The archive in `data`, the bytes of the file `path`. It can be pickled."""

    data: bytes
    path: str

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the members, in their order, each once; of two with one name the first counts, as it does for
        the programs that write such files. Raises UnreadableError, naming the file, for what is no archive."""
        return tuple(self._members)

    def holds(self, name: str) -> bool:
        """Whether there is a member of this name. Raises UnreadableError like `names`."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """The member `name`. Raises UnreadableError, naming the file, where there is none, where it is protected by a
        password, damaged, or larger than `LARGEST_MEMBER`."""
        member = self._members.get(name)
        if member is None:
            raise UnreadableError(f"{self.path}: it has no {name}, so it is damaged or no such document")
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableError(f"{self.path}: it is protected by a password; save it without one")
        try:
            with self._opened() as opened, opened.open(member) as stream:
                said = stream.read(LARGEST_MEMBER + 1)
        except _BROKEN as error:
            raise UnreadableError(f"{self.path}: its {name} is damaged; open and save it anew") from error
        except RuntimeError as error:
            raise UnreadableError(f"{self.path}: it is protected by a password; save it without one") from error
        if len(said) > LARGEST_MEMBER:
            size = f"{LARGEST_MEMBER // 1_000_000} MB"
            raise UnreadableError(f"{self.path}: its {name} unpacks to more than {size}, which no document needs")
        return said

    def with_members(self, changed: Mapping[str, bytes], without: Collection[str] = ()) -> bytes:
        """The bytes of the archive with the members `changed`, new ones at its end, and `without` some; all others,
        their order and their dates are as they were."""
        out = BytesIO()
        with self._opened() as old, zipfile.ZipFile(out, "w") as new:
            for name, member in self._members.items():
                if name in without:
                    continue
                info = zipfile.ZipInfo(name, member.date_time)
                info.compress_type, info.external_attr = member.compress_type, member.external_attr
                info.create_system = member.create_system
                new.writestr(info, changed[name] if name in changed else old.read(member))
            for name in changed:
                if name not in self._members:
                    info = zipfile.ZipInfo(name, _FIRST_DAY)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    new.writestr(info, changed[name])
        return out.getvalue()

    @cached_property
    def _members(self) -> dict[str, zipfile.ZipInfo]:
        try:
            with self._opened() as opened:
                listed = opened.infolist()
        except _BROKEN as error:
            raise UnreadableError(f"{self.path}: the file is damaged or cut short; open and save it anew") from error
        if len(listed) > _MOST_MEMBERS:
            raise UnreadableError(f"{self.path}: it holds {len(listed):,} files, which no document needs")
        members: dict[str, zipfile.ZipInfo] = {}
        for member in listed:
            members.setdefault(member.filename, member)
        return members

    def _opened(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(BytesIO(self.data))


def is_archive(data: bytes) -> bool:
    """Whether `data` begins like an archive."""
    return data.startswith(b"PK\x03\x04")


def make_archive(members: Mapping[str, bytes]) -> bytes:
    """The bytes of a new archive with these members, in their order; equal members give equal bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return out.getvalue()
