"""Secrets are made once, kept from others, and may come from outside."""

import stat

from schuifaan.site import keys


def test_a_key_is_made_once_and_is_its_owners_alone(tmp_path):
    first = keys.key("secret", tmp_path / "keys")
    assert len(first) >= 50
    assert keys.key("secret", tmp_path / "keys") == first
    assert keys.key("journal", tmp_path / "keys") != first
    assert stat.S_IMODE((tmp_path / "keys" / "secret").stat().st_mode) == 0o600
    assert sorted(file.name for file in (tmp_path / "keys").iterdir()) == ["journal", "secret"]


def test_a_key_from_the_environment_goes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("SCHUIFAAN_SECRET_KEY", "given")
    assert keys.key("secret", tmp_path / "keys") == "given"
    assert not (tmp_path / "keys").exists()
