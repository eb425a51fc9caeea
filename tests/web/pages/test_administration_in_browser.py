"""An administrator lets an auditor in, the auditor opens what is shielded, and the administrator reads of it."""

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, sign_in

OWN_PASSWORD = "en annen lang setning"


def write(browser: Chrome, name: str, value: str) -> None:
    field = browser.find_element(By.NAME, name)
    field.clear()
    field.send_keys(value)


def send(browser: Chrome, button: str) -> None:
    old = browser.find_element(By.TAG_NAME, "html")
    browser.find_element(By.XPATH, f"//main//button[starts-with(normalize-space(), '{button}')]").click()
    # While a page goes, the driver may fail in other ways than it says of an element that is gone.
    WebDriverWait(browser, 10, ignored_exceptions=[WebDriverException]).until(staleness_of(old))


def follow(browser: Chrome, link: str) -> None:
    browser.find_element(By.LINK_TEXT, link).click()


def said(browser: Chrome) -> str:
    return browser.find_element(By.TAG_NAME, "main").text


def sign_out(browser: Chrome, site: Site) -> None:
    browser.delete_all_cookies()
    browser.get(site.url("/logg-inn"))


def test_an_auditor_is_let_in_looked_after_and_let_go(browser: Chrome, filled_site: Site) -> None:
    site = filled_site
    sign_in(browser, site, "administrator", PASSWORD)
    follow(browser, "Administrasjon")
    accessible(browser)
    follow(browser, "Kontoer")
    accessible(browser)
    follow(browser, "Ny konto")
    write(browser, "username", "rita")
    write(browser, "name", "Rita Revisor")
    browser.find_element(By.CSS_SELECTOR, "select[name=role] option[value=auditor]").click()
    write(browser, "ends_on", "31.2.2090")
    send(browser, "Opprett konto")
    assert "«31.2.2090» er ikke en dag" in said(browser)
    assert browser.find_element(By.NAME, "name").get_property("value") == "Rita Revisor"
    accessible(browser)
    write(browser, "ends_on", "31.12.2090")
    send(browser, "Opprett konto")
    password = browser.find_element(By.ID, "secret").get_property("value")
    accessible(browser)

    sign_out(browser, site)
    sign_in(browser, site, "rita", password)
    write(browser, "old", password)
    write(browser, "new", OWN_PASSWORD)
    write(browser, "again", OWN_PASSWORD)
    send(browser, "Bytt passord")
    browser.get(site.url("/vedtak/OU-6-2025"))
    browser.get(site.url("/administrasjon"))
    assert "Kontoer" not in said(browser)
    follow(browser, "Åpnet skjermet innhold")
    assert "Rita Revisor" in said(browser)
    assert "Vedtak OU 6/2025" in said(browser)
    accessible(browser)
    browser.get(site.url("/min-side/nokler"))
    write(browser, "name", "Uttrekk")
    write(browser, "ends_on", "i morgen")
    send(browser, "Lag nøkkel")
    accessible(browser)
    write(browser, "ends_on", "")
    send(browser, "Lag nøkkel")
    assert browser.find_element(By.ID, "secret").get_property("value").startswith("regionarkiv_")
    accessible(browser)
    follow(browser, "Til nøklene dine")
    accessible(browser)

    sign_out(browser, site)
    sign_in(browser, site, "administrator", PASSWORD)
    browser.get(site.url("/administrasjon/innlogginger"))
    assert "Rita Revisor" in said(browser)
    accessible(browser)
    browser.get(site.url("/administrasjon/nokler"))
    accessible(browser)
    send(browser, "Trekk tilbake")
    assert "Nøkkelen er trukket tilbake" in said(browser)
    browser.get(site.url("/administrasjon/kontoer"))
    follow(browser, "Rita Revisor")
    accessible(browser)
    send(browser, "Steng kontoen")
    assert "Rita Revisor kan ikke lenger logge inn." in said(browser)
    accessible(browser)
    sign_out(browser, site)
    write(browser, "username", "rita")
    write(browser, "password", OWN_PASSWORD)
    send(browser, "Logg inn")
    assert "Feil brukernavn eller passord" in said(browser)


def test_the_council_and_its_subject_areas_are_looked_after(browser: Chrome, filled_site: Site) -> None:
    site = filled_site
    sign_in(browser, site, "administrator", PASSWORD)
    browser.get(site.url("/administrasjon"))
    follow(browser, "Rådet")
    accessible(browser)
    follow(browser, "Registrer rådet")
    write(browser, "name", "")
    send(browser, "Registrer rådet")
    accessible(browser)
    write(browser, "name", "Prøveregionen regionråd")
    send(browser, "Registrer rådet")
    assert "Rådet er registrert." in said(browser)
    follow(browser, "Ny deltaker")
    write(browser, "organisation_id", "Prøvdal kommune")
    write(browser, "joined_on", "31.2.2012")
    send(browser, "Registrer deltakeren")
    assert "«31.2.2012»" in said(browser)
    accessible(browser)
    write(browser, "joined_on", "2012")
    send(browser, "Registrer deltakeren")
    assert "Prøvdal kommune" in said(browser)
    accessible(browser)
    browser.get(site.url("/administrasjon"))
    follow(browser, "Fagområder")
    accessible(browser)
    follow(browser, "Nytt fagområde")
    write(browser, "name", "Klima")
    send(browser, "Registrer fagområdet")
    assert "Klima" in said(browser)
    accessible(browser)
