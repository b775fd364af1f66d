"""The only module that talks HTTP: one question, one answer, or one clause that says why there is none.

Nothing here knows a service. Contact and keys are added to what is sent and are never in what is said or kept.
"""

from __future__ import annotations

import logging
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from urllib.parse import urlencode, urljoin, urlsplit

import requests
import urllib3

from citelink.sources.limits import Limits
from citelink.sources.source import Answer, DownError, NotLookedUpError, Request, Source
from citelink.sources.watching import Watch, WatchedAdapter, watched
from citelink.version import __version__

_TRIES = 4
# So many tries in a row of all questions that may be on their way at once, and the source is not there: that many that
# came to nothing, and that many that waited in vain.
_IN_VAIN, _SILENT = 8, 2
_REDIRECTS = 3
_CONNECT, _READ = 5.0, 20.0
# What urllib3 logs of a request holds its parameters, and with them a key.
logging.getLogger("urllib3").setLevel(logging.WARNING)
# For one question, all tries and pauses together; the wait for a turn is not counted.
_LONGEST = 30.0
# Who asks to wait longer is asked no more in this run.
_LONGEST_PAUSE = 60.0
_MOST_BYTES = 16_000_000
# A program on this machine gives what is asked for in one piece.
_MOST_BYTES_HERE = 256_000_000
_PIECE = 65_536
_AGAIN = frozenset((429, 500, 502, 503, 504))
_REFUSED = frozenset((401, 403))
_ABSENT = frozenset((404, 410))
_MOVED = frozenset((301, 302, 303, 307, 308))
_INTERVAL = re.compile(r"(\d{1,5})\s?(s|m|h)?")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


@dataclass(frozen=True, slots=True)
class _Failure:
    """A try that failed: why, whether another may succeed, after which pause, whether the source is not there at all,
    whether it refuses who asks, and whether it was waited for in vain."""

    reason: str
    again: bool = False
    pause: float = 0.0
    down: bool = False
    refused: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class _Moved:
    """The answer is elsewhere."""

    address: str


@dataclass(frozen=True)
class Web:
    """Asks hosts.

    limits    the gate that all requests pass
    contact   the address of the user, for the `User-Agent`; "" for none
    base      what stands before every host (`http://127.0.0.1:8901`); "" for the hosts themselves
    urls      of single sources, by name: what stands in place of `https://HOST`
    keys      of single sources, by name
    left      how many seconds the run has
    spend     called with the source before each request; raises NotLookedUpError where it is not to be made
    """

    limits: Limits
    contact: str = ""
    base: str = ""
    urls: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    left: Callable[[], float] = lambda: 1e9
    spend: Callable[[Source], None] = lambda source: None
    _local: threading.local = field(default_factory=threading.local)
    _refused_keys: set[str] = field(default_factory=set)
    _watches: dict[str, set[Watch]] = field(default_factory=dict)
    _in_vain: Counter[str] = field(default_factory=Counter)
    _silent: Counter[str] = field(default_factory=Counter)

    def break_off(self, name: str) -> None:
        """End what is on its way to a source."""
        for watch in list(self._watches.get(name, ())):
            watch.end()

    def fetch(self, source: Source, request: Request) -> Answer:
        """The answer to a question. Raises NotLookedUpError; DownError where the source need not be asked again."""
        root = self._root(source)
        address = root + request.path
        if request.parameters:
            address += f"?{urlencode(request.parameters, safe=':,')}"
        limit = source.limit(contact=bool(self.contact))
        left, failure = _LONGEST, _Failure("there was no time for it")
        tries = moves = 0
        while tries < _TRIES and left > 0:
            with self.limits.turn(root, limit, self.left):
                self.spend(source)
                began = time.monotonic()
                known = address.startswith(f"{root}/")
                key = self._key(source) if known else ""
                sent, headers = self._signed(source, address, request.accept, key, known)
                found = self._try(source.NAME, root, sent, headers, known, min(left, _READ, self.left()))
                left -= time.monotonic() - began
            if key and isinstance(found, _Failure) and found.refused:
                # Without its key a service may still answer.
                self._refused_keys.add(source.NAME)
                continue
            gone = self._is_gone(source.NAME, found, limit.at_once)
            if isinstance(found, Answer):
                return found
            if isinstance(found, _Moved):
                moves += 1
                address = self._followed(source, root, address, found.address)
                if moves > _REDIRECTS:
                    raise NotLookedUpError("it leads from one address to another without an end")
                continue
            failure, tries = found, tries + 1
            if gone:
                raise DownError(failure.reason)
            if not failure.again:
                break
            pause = max(failure.pause, 2 ** (tries - 1) * random.uniform(0.5, 1.5))
            if tries == _TRIES or pause > min(left, self.left()):
                break
            time.sleep(pause)
            left -= pause
        raise (DownError if failure.down else NotLookedUpError)(failure.reason)

    def _is_gone(self, name: str, found: Answer | _Moved | _Failure, at_once: int) -> bool:
        """Whether a source came to nothing so often in a row that no other question need be tried. Where one question
        is on its way at a time, those that wait would take turns to find that out, each for itself."""
        if not isinstance(found, _Failure):
            self._in_vain[name] = self._silent[name] = 0
            return False
        self._in_vain[name] += found.again
        self._silent[name] += found.silent
        return self._in_vain[name] >= _IN_VAIN * at_once or self._silent[name] >= _SILENT * at_once

    def _key(self, source: Source) -> str:
        """The user's key, where the source takes one and has not refused it."""
        takes_one = source.SIGNATURE.key or source.SIGNATURE.key_header
        return self.keys.get(source.NAME, "") if takes_one and source.NAME not in self._refused_keys else ""

    def _signed(
        self, source: Source, address: str, accept: str, key: str, known: bool
    ) -> tuple[str, Mapping[str, str]]:
        """An address and the headers of a request that says who asks; `known`: it goes to the host of the source."""
        who = f"citelink/{__version__}"
        headers = {"User-Agent": who, "Accept": accept}
        signature, said = source.SIGNATURE, {}
        if known and self.contact:
            headers["User-Agent"] = f"{who} (mailto:{self.contact})"
            said[signature.contact] = self.contact
        if key and signature.key_header:
            headers[signature.key_header] = key
        elif key:
            said[signature.key] = key
        added = urlencode({name: value for name, value in said.items() if name})
        return f"{address}{'&' if '?' in address else '?'}{added}" if added else address, headers

    def _root(self, source: Source) -> str:
        if given := self.urls.get(source.NAME):
            return given.rstrip("/")
        return self._host(source.HOST)

    def _host(self, host: str) -> str:
        scheme, _, bare = host.rpartition("://")
        return f"{self.base.rstrip('/')}/{bare}" if self.base else f"{scheme or 'https'}://{bare}"

    def _followed(self, source: Source, root: str, address: str, moved: str) -> str:
        """The address that an answer leads to, if it may be followed."""
        led = urljoin(address, moved)
        parts, here = urlsplit(led), urlsplit(address)
        if parts.netloc == here.netloc and parts.scheme in ("https", here.scheme):
            return led
        own = urlsplit(f"//{source.HOST.rpartition('://')[2]}").hostname
        if parts.hostname in (own, *source.ONWARD) and parts.scheme in ("http", "https"):
            rest = parts.path + (f"?{parts.query}" if parts.query else "")
            return (root if parts.hostname == own else self._host(parts.hostname or "")) + rest
        raise NotLookedUpError(f"it leads to another host, {(parts.hostname or 'none')[:80]}")

    def _try(
        self, name: str, root: str, address: str, headers: Mapping[str, str], known: bool, longest: float
    ) -> Answer | _Moved | _Failure:
        """One request, no longer than `longest`; `known`: it goes to the host of the source, whose limits the answer
        tells."""
        longest = max(0.1, longest)
        with watched(longest) as watch:
            on_their_way = self._watches.setdefault(name, set())
            on_their_way.add(watch)
            try:
                found = self._ask(root, address, headers, known, longest)
            finally:
                on_their_way.discard(watch)
        # What was broken off looks like an answer that is whole, but for its end.
        return _Failure("its answer comes too slowly", again=True, down=True, silent=True) if watch.is_over else found

    def _ask(
        self, root: str, address: str, headers: Mapping[str, str], known: bool, longest: float
    ) -> Answer | _Moved | _Failure:
        deadline = time.monotonic() + longest
        try:
            response = self._session.get(
                address,
                headers=headers,
                stream=True,
                allow_redirects=False,
                timeout=(min(_CONNECT, longest), longest),
            )
            with response:
                if known:
                    self._obey(root, response.headers)
                return _judge(response, deadline)
        except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError):
            return _Failure("it does not answer in time", again=True, down=True, silent=True)
        except (requests.exceptions.ConnectionError, ConnectionError):
            return _Failure("it cannot be reached", again=True, down=True, silent=True)
        except urllib3.exceptions.DecodeError:
            return _Failure("its answer cannot be unpacked", again=True)
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError):
            return _Failure("its answer broke off", again=True)
        except ValueError:
            return _Failure("its address makes no sense")

    def _obey(self, root: str, headers: Mapping[str, str]) -> None:
        """What a host says of its limits, where that is less than was published, counts from now on."""
        said = {name.lower().replace("ratelimit", "rate-limit"): value for name, value in headers.items()}
        count, interval = (
            said.get("x-rate-limit-limit", ""),
            _INTERVAL.fullmatch(said.get("x-rate-limit-interval", "").strip()),
        )
        at_once = said.get("x-concurrency-limit", "")
        if interval and count.isdecimal() and int(count):
            seconds = max(1, int(interval[1]) * _SECONDS[interval[2] or "s"])
            lowered = int(at_once) if at_once.isdecimal() and int(at_once) else 99
            self.limits.lower(root, int(count[:6]) / seconds, lowered)

    @property
    def _session(self) -> requests.Session:
        """The connections of this thread; they keep no cookies and look for no passwords in files."""
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = requests.Session()
            for scheme in ("http://", "https://"):
                session.mount(scheme, WatchedAdapter())
            session.auth = _no_password
            session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
            session.headers["Accept-Encoding"] = "gzip, deflate"
        return session


def _no_password(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _judge(response: requests.Response, deadline: float) -> Answer | _Moved | _Failure:
    status = response.status_code
    if status in _MOVED and (address := response.headers.get("Location")):
        return _Moved(address)
    if status in _ABSENT:
        return Answer(404, "")
    if status in _REFUSED:
        return _Failure(f"it refuses to answer ({status})", down=True, refused=True)
    if status in _AGAIN:
        pause = read_pause(response.headers.get("Retry-After", ""), time.time()) if status in (429, 503) else 0.0
        what = "it is asked too often" if status == 429 else "it is out of order"
        if pause > _LONGEST_PAUSE:
            return _Failure(f"{what} ({status}), and it wants to be left alone for {_said(pause)}", down=True)
        return _Failure(f"{what} ({status})", again=True, pause=pause, down=status == 429)
    if status != 200:
        return _Failure(f"it refuses the question ({status})")
    found = _read_body(response, deadline, _MOST_BYTES)
    return found if isinstance(found, _Failure) else Answer(200, found)


def _read_body(response: requests.Response, deadline: float, most: int) -> str | _Failure:
    data = bytearray()
    while piece := response.raw.read1(_PIECE, decode_content=True):
        data += piece
        if len(data) > most:
            return _Failure(f"its answer is longer than {most // 1_000_000} MB")
        if time.monotonic() > deadline:
            return _Failure("its answer comes too slowly", again=True, down=True, silent=True)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _Failure("its answer is not in UTF-8")


def ask_this_machine(port: int, path: str, seconds: float) -> Answer:
    """What a program on this machine answers at `port`, whatever its status; the text of one that is not 200 is not
    read. Nothing leaves the machine: there is no proxy, and no answer leads elsewhere. Asked once. Raises DownError
    where nothing listens, NotLookedUpError where no answer is there after so many seconds."""
    deadline = time.monotonic() + max(0.1, seconds)
    try:
        with requests.Session() as session:
            session.trust_env = False
            response = session.get(
                f"http://127.0.0.1:{port}{path}",
                headers={"User-Agent": f"citelink/{__version__}"},
                stream=True,
                allow_redirects=False,
                timeout=(_CONNECT, max(0.1, seconds)),
            )
            with response:
                if response.status_code != 200:
                    return Answer(response.status_code, "")
                found = _read_body(response, deadline, _MOST_BYTES_HERE)
    except (requests.exceptions.ReadTimeout, urllib3.exceptions.TimeoutError, TimeoutError):
        raise NotLookedUpError("it does not answer in time") from None
    except (requests.exceptions.ConnectionError, ConnectionError):
        raise DownError("it cannot be reached") from None
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError):
        raise NotLookedUpError("its answer broke off") from None
    if isinstance(found, _Failure):
        raise NotLookedUpError(found.reason)
    return Answer(200, found)


def read_pause(value: str, now: float) -> float:
    """The seconds that a `Retry-After` asks to wait: a number, or a date (RFC 9110, 10.2.3); 0.0 for what makes no
    sense, such as a date that is past or a century away."""
    value = value.strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value):
        seconds = float(value)
    else:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - now
        except (ValueError, TypeError, OverflowError, IndexError):
            return 0.0
    return seconds if 0 < seconds <= 7 * 86_400 else 0.0


def _said(seconds: float) -> str:
    if seconds < 7200:
        return f"{round(seconds / 60)} minutes" if seconds >= 90 else f"{round(seconds)} seconds"
    return f"{round(seconds / 3600)} hours"
