"""Asks for pages over connections that stay open, as many at once as was said, and keeps how long each answer took.

Everything stays on this machine. It ends by itself.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from time import perf_counter

HOST = "127.0.0.1"
CONNECTIONS = 16
PATIENCE = 30.0


@dataclass
class Answer:
    """What came back, and after how long."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    seconds: float

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")


@dataclass
class Measured:
    """Every answer of one kind of page: how long each took, and how they ended."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    bytes: int = 0
    wall: float = 0.0

    def keep(self, answer: Answer) -> None:
        self.seconds.append(answer.seconds)
        self.statuses[answer.status] += 1
        self.bytes = max(self.bytes, len(answer.body))

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.wall if self.wall else 0.0

    def within(self, share: float) -> float:
        """Below how many milliseconds this share of the answers stayed."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


class Line:
    """One connection, with the cookies of one browser."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.port, self.cookies = port, dict(cookies)
        self.reader: asyncio.StreamReader
        self.writer: asyncio.StreamWriter

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection(HOST, self.port)

    async def ask(self, method: str, path: str, form: str = "") -> Answer:
        """One question, and its answer to the last byte. A server that hung up in between is called again, once."""
        began = perf_counter()
        try:
            return await asyncio.wait_for(self._ask(method, path, form, began), PATIENCE)
        except (asyncio.IncompleteReadError, ConnectionError):
            self.writer.close()
            await self.open()
            return await asyncio.wait_for(self._ask(method, path, form, began), PATIENCE)

    async def _ask(self, method: str, path: str, form: str, began: float) -> Answer:
        self.writer.write(self._question(method, path, form))
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = [(name.lower(), value.strip()) for name, _, value in (row.partition(":") for row in head[1:] if row)]
        answer = Answer(int(head[0].split(" ")[1]), headers, b"", 0.0)
        answer.body = await self._body(answer)
        answer.seconds = perf_counter() - began
        self._remember(answer)
        return answer

    def _question(self, method: str, path: str, form: str) -> bytes:
        rows = [f"{method} {path} HTTP/1.1", f"Host: localhost:{self.port}", "Accept-Encoding: gzip"]
        if self.cookies:
            rows.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if method == "POST":
            rows += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"]
        return ("\r\n".join(rows) + "\r\n\r\n" + form).encode()

    async def _body(self, answer: Answer) -> bytes:
        if answer.header("transfer-encoding") != "chunked":
            return await self.reader.readexactly(int(answer.header("content-length") or 0))
        parts = []
        while size := int((await self.reader.readline()).strip() or b"0", 16):
            parts.append(await self.reader.readexactly(size))
            await self.reader.readline()
        await self.reader.readline()
        return b"".join(parts)

    def _remember(self, answer: Answer) -> None:
        for name, value in answer.headers:
            if name == "set-cookie":
                self.cookies.update({key: morsel.value for key, morsel in SimpleCookie(value).items()})


@asynccontextmanager
async def line(port: int, cookies: dict[str, str]) -> AsyncIterator[Line]:
    made = Line(port, cookies)
    await made.open()
    try:
        yield made
    finally:
        made.writer.close()


async def _again(port: int, path: str, cookies: dict[str, str], until: float, found: Measured) -> None:
    async with line(port, cookies) as asking:
        while perf_counter() < until:
            found.keep(await asking.ask("GET", path))


async def pages(port: int, path: str, cookies: dict[str, str], seconds: float) -> Measured:
    """The same page again and again over all connections, as long as was said."""
    found, began = Measured(), perf_counter()
    await asyncio.gather(*(_again(port, path, cookies, began + seconds, found) for _one in range(CONNECTIONS)))
    found.wall = perf_counter() - began
    return found


Walk = Callable[[Line, str, Measured], Awaitable[None]]


async def walks(port: int, walk: Walk, starts: list[str]) -> Measured:
    """As many walks at once as there are connections, until every start was walked from; each step is an answer."""
    found, left, began = Measured(), list(starts), perf_counter()

    async def walker() -> None:
        while left:
            async with line(port, {}) as asking:
                await walk(asking, left.pop(), found)

    await asyncio.gather(*(walker() for _one in range(CONNECTIONS)))
    found.wall = perf_counter() - began
    return found
