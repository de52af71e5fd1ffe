"""What no person does has a name in one list, and is done only where it is said here."""

import re
from pathlib import Path

from schuifaan.base.walls import contexts

# Who does which work, in which file: whoever adds one writes it down here and in docs/security/walls.md.
DONE_IN = {
    ("begin", "stories/actions/telling.py"),
    ("emergency", "desk/queries/emergency.py"),
    ("example", "site/example/__init__.py"),
    ("example", "site/example/full/__init__.py"),
    ("guest", "tables/views/invitation.py"),
    ("nightly", "site/clock.py"),
    ("pot", "budget/policies.py"),
    ("pot", "budget/queries/news.py"),
    ("pot", "budget/queries/public.py"),
    ("pot", "outcomes/queries/first.py"),
    ("seats", "tables/actions/seats.py"),
    ("sums", "neighbourhood/queries/review.py"),
    ("sums", "outcomes/queries/common.py"),
    ("sums", "outcomes/queries/steering.py"),
    ("sums", "plans/queries/lists.py"),
    ("unheard", "neighbourhood/queries/emergency.py"),
    ("wiping", "base/wiping.py"),
    ("wiping", "neighbourhood/actions/wiping.py"),
}


def test_each_work_is_done_where_it_is_said_and_stands_in_the_document():
    source = Path("src/schuifaan")
    found = {
        (name, str(file.relative_to(source)))
        for file in source.rglob("*.py")
        for name in re.findall(r'contexts\.work\("(\w+)"\)', file.read_text(encoding="utf-8"))
    }
    assert found == DONE_IN
    document = Path("docs/security/walls.md").read_text(encoding="utf-8")
    assert [name for name in contexts.WORKS if f"| `{name}` |" not in document] == []
    assert set(contexts.WORKS) == {name for name, _file in found} | {"backup", "shield"}
