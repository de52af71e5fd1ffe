"""What the source itself must never hold, read from the files."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

SOURCE = Path("src/schuifaan")
PYTHON = [file for file in sorted(SOURCE.rglob("*.py")) if "migrations" not in file.parts]
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.*"))
# Found by their name, not by ours: Django's and allauth's own pages in our look.
BY_OTHERS = re.compile(r"^(400|403|403_csrf|404|500)\.html$|^(account|mfa|allauth|axes|django)/")
MENTION = re.compile(r"""["']([\w/.-]+\.(?:html|txt|svg|ics|typ))["']""")


def name_of(template: Path) -> str:
    return template.as_posix().split("/templates/", 1)[1]


def mentions() -> set[str]:
    texts = [file.read_text(encoding="utf-8") for file in [*PYTHON, *TEMPLATES]]
    return {name for text in texts for name in MENTION.findall(text)}


def test_every_template_is_used():
    mentioned = mentions()
    names = [name_of(template) for template in TEMPLATES]
    assert [name for name in names if name not in mentioned and not BY_OTHERS.match(name)] == []


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_no_import_hides_in_a_function(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    hidden = [node.lineno for function in functions for node in ast.walk(function) if is_import(node)]
    assert hidden == []


def is_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def test_no_receiver_and_no_signal_of_our_own():
    # Only the ground floor listens, to Django's migrations, to renew the guards of the journal.
    found = [file.as_posix() for file in PYTHON if re.search(r"\breceiver\b|\bSignal\(", file.read_text("utf-8"))]
    assert found == []


def test_no_page_carries_script_style_or_an_address_elsewhere():
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|(?:src|href)=\"(?:https?:)?//", re.I
    )
    found = [name_of(file) for file in TEMPLATES if file.suffix == ".html" and inline.search(file.read_text("utf-8"))]
    assert found == []


def test_there_is_no_admin_and_no_debugging():
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert settings.DEBUG is False
