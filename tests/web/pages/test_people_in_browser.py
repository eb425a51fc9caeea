"""An officer looks at who sits where, and says that two are the same, whom they find by typing."""

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, sign_in
from tests.web.filing import the
from tests.web.pages.test_administration_in_browser import said, send, write


def test_two_are_found_to_be_the_same_by_somebody_who_has_looked_at_them(
    browser: Chrome, seated: None, filled_site: Site
) -> None:
    site, twin, kari = filled_site, the("Kari Prøvesen"), the("Kari Prøve")
    sign_in(browser, site, "officer", PASSWORD)
    for path in ("/verv", f"/organisasjon/{the('Prøvdal')}", f"/verv/{the('Siv Skisse i RR Prøvdal 2')}?on=2024-03-01"):
        browser.get(site.url(path))
        accessible(browser)
    browser.get(site.url(f"/person/{twin}/samme"))
    write(browser, "med", "Kari Prøve")
    options = (By.CSS_SELECTOR, "[role=option]")
    WebDriverWait(browser, 10).until(lambda each: len(each.find_elements(*options)) == 2)
    browser.find_element(By.NAME, "med").send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    send(browser, "Se på de to")
    assert "Kari Prøvesen blir vist under Kari Prøve" in said(browser)
    accessible(browser)
    write(browser, "reason", "Skrevet på to måter.")
    send(browser, "Ja, det er samme person")
    assert browser.current_url.startswith(site.url(f"/person/{kari}"))
    assert "Kari Prøvesen er funnet å være samme person, og vises her." in said(browser)
    accessible(browser)
