"""Looking at pages in a real browser: what a journey is made of."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from werkzeug.serving import make_server

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 360)
"""CSS pixels: an office screen and a small telephone."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@dataclass(frozen=True)
class Site:
    """An application that is served."""

    root: str

    def url(self, path: str) -> str:
        return self.root + path


@contextmanager
def serve(app: Flask) -> Iterator[Site]:
    """Serve `app` on a free port of this machine while the block runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def begin_browser(profile: Path) -> Chrome:
    """Start a browser with a profile of its own."""
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=nb",
        "--accept-lang=nb",
        f"--user-data-dir={profile}",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    browser.set_page_load_timeout(30)
    return browser


def at_width(browser: Chrome, width: int, height: int = 900) -> None:
    """Give the page `width` CSS pixels: a window cannot be made as narrow as a telephone."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def accessible(browser: Chrome, *, widths: tuple[int, ...] = WIDTHS) -> None:
    """Assert that the page breaks no rule of WCAG 2.1 A and AA and fits, at every width, details closed and open.

    The whole page is looked at with its details open; closed, they alone differ.
    """
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", _motion("reduce"))  # waiting for what opens takes longest
    details = bool(browser.find_elements(By.CSS_SELECTOR, "details"))
    for width in widths:
        at_width(browser, width)
        for is_open in (False, True) if details else (True,):
            if details:
                browser.execute_script(
                    "document.querySelectorAll('details').forEach(each => { each.open = arguments[0] })", is_open
                )
                settled(browser)
            where = f"{browser.current_url} at {width} px{', details open' if details and is_open else ''}"
            broken = violations(browser, within=None if is_open else "details")
            assert not broken, f"{where}: {broken}"
            assert overflow(browser) == [], f"{where}: wider than the screen"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", _motion(""))
    assert complaints(browser) == []


def settled(browser: Chrome) -> None:
    """Wait until nothing on the page moves."""
    WebDriverWait(browser, 5).until(
        lambda each: each.execute_script("return document.getAnimations().every(a => a.playState != 'running')")
    )
    # What opens grows in steps that no animation tells of: the page is still when it has been as high for a while.
    browser.execute_async_script(
        "const done = arguments[0]; let last = -1, same = 0;"
        "const look = () => { const now = document.documentElement.scrollHeight;"
        " same = now === last ? same + 1 : 0; last = now;"
        " if (same >= 4) done(); else setTimeout(look, 30); }; look()"
    )


def violations(browser: Chrome, *, within: str | None = None) -> list[str]:
    """Return the accessibility rules that the page, or what a selector finds of it, breaks, with where."""
    # By the protocol, not as a script element: the page's own policy would refuse that, as it should.
    if not browser.execute_script("return typeof axe == 'object'"):
        browser.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found: dict[str, Any] = browser.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(arguments[1], {runOnly: arguments[0], resultTypes: ['violations']})"
        ".then(done, error => done({violations: [{id: String(error), nodes: []}]}))",
        RULES,
        {"include": [[within or "html"]]},
    )
    return [
        f"{rule['id']}: {[(node['html'], node['target'], node['failureSummary']) for node in rule['nodes']]}"
        for rule in found["violations"]
    ]


def overflow(browser: Chrome) -> list[str]:
    """Return what makes the page scroll sideways."""
    wide: list[str] = browser.execute_script(
        "const room = document.documentElement.clientWidth;"
        "if (document.documentElement.scrollWidth <= room) return [];"
        "return [...document.querySelectorAll('body *')].filter(each => !each.closest('.table-frame') &&"
        " each.getBoundingClientRect().right > room + 1).map(each => each.outerHTML.slice(0, 200))"
        ".concat(['scroll width ' + document.documentElement.scrollWidth])"
    )
    return wide


def complaints(browser: Chrome) -> list[str]:
    """Return what the browser logged since last time: broken policy, missing files, script errors."""
    entries = [json.dumps(entry, ensure_ascii=False) for entry in browser.get_log("browser")]
    # An error page is itself a failed load; that it is shown is what the test is about.
    return [entry for entry in entries if "the server responded with a status of" not in entry]


def sign_in(browser: Chrome, site: Site, username: str, password: str) -> None:
    """Sign in by the form, from wherever the browser is."""
    if not browser.current_url.startswith(site.url("/logg-inn")):
        browser.get(site.url("/logg-inn"))
    browser.find_element(By.NAME, "username").send_keys(username)
    browser.find_element(By.NAME, "password").send_keys(password)
    browser.find_element(By.CSS_SELECTOR, "main form button[type=submit]").click()
    WebDriverWait(browser, 10).until(lambda each: not each.current_url.startswith(site.url("/logg-inn")))


def leave_by(browser: Chrome, element: WebElement) -> None:
    """Press a button or a link that leads to another page, and wait for that: a busy machine answers later."""
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()
    WebDriverWait(browser, 20).until(lambda _: gone(element))


def gone(element: WebElement) -> bool:
    """Say whether the page of what was found there is no more."""
    try:
        element.is_enabled()
    except WebDriverException:  # whichever way the driver says it
        return True
    return False


def picture(browser: Chrome, path: Path, *, width: int) -> None:
    """Save the whole page as a PNG."""
    at_width(browser, width)
    height = browser.execute_script("return Math.max(document.body.scrollHeight, 500)")
    at_width(browser, width, height)
    browser.save_screenshot(str(path))


def _motion(wanted: str) -> dict[str, object]:
    return {"features": [{"name": "prefers-reduced-motion", "value": wanted}]}
