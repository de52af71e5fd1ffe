"""The measuring tools measure: a broken page is found out, and the policy stays on while we look."""


def test_the_tools_find_what_is_wrong(site, visit, axe, sideways):
    page = visit(site, width=320)
    page.goto("/inloggen/")
    assert sideways(page) <= 0
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\"><p class=\"wide\">x</p>')")
    page.evaluate("document.querySelector('.wide').style.inlineSize = '900px'")
    assert [rule for rule in axe(page) if rule.startswith("image-alt")] != []
    assert sideways(page) > 500


def test_a_page_is_weighed_on_the_wire(site, visit, budget):
    cost = budget(visit(site), "/inloggen/")
    assert cost.requests >= 1
    assert 500 < cost.bytes < 120_000
    assert cost.elsewhere == []


def test_the_policy_stays_on(site, visit):
    page = visit(site)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/inloggen/")
    page.evaluate("document.body.appendChild(document.createElement('script')).text = 'window.in = 1'")
    assert page.evaluate("window.in") is None
    assert any("Content Security Policy" in text for text in said)
