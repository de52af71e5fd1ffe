"""Every address names its gate and has a name; what has no gate is not there."""

from collections import Counter

from tests.house.addresses import every_address


def test_every_page_of_ours_names_its_gate():
    assert [address.route for address in every_address() if address.is_ours and not address.gates] == []


def test_every_page_has_one_name_of_its_own():
    names = Counter(address.name for address in every_address())
    assert [name for name, times in names.items() if not name or times > 1] == []


def test_no_two_pages_share_an_address():
    routes = Counter(address.route for address in every_address())
    assert [route for route, times in routes.items() if times > 1] == []


def test_whoever_is_not_ours_is_named_here():
    others = {address.view.__module__.split(".")[0] for address in every_address() if not address.is_ours}
    assert others <= {"allauth"}
