// The search box completes what is typed, and the key / leads to it. Without this script it is a plain field.
"use strict";

(() => {
  const SHORTCUTS_OFF = "regionarkiv-shortcuts-off";

  function complete(box) {
    async function fill(list, typed, signal) {
      const answer = await fetch(`${box.dataset.suggestions}?${new URLSearchParams({ q: typed })}`, { signal });
      if (!answer.ok || answer.redirected) return false;
      list.innerHTML = await answer.text();
      return true;
    }

    const input = box.querySelector("input[type=search]");
    window.regionarkiv.combobox(box, input, fill, option => location.assign(option.dataset.url));
  }

  function isWriting(element) {
    return element.isContentEditable || element.matches("input:not([type=checkbox],[type=radio]),textarea,select");
  }

  function areShortcutsOff() {
    try { return localStorage.getItem(SHORTCUTS_OFF) === "yes"; } catch { return false; }
  }

  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isWriting(event.target) || areShortcutsOff()) return;
    const input = document.querySelector("[data-suggestions] input");
    if (!input || input.offsetParent === null) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  // WCAG 2.1.4: a shortcut of one character can be switched off, on the page about accessibility.
  for (const box of document.querySelectorAll("[data-shortcuts]")) {
    const tick = box.querySelector("input");
    tick.checked = !areShortcutsOff();
    tick.addEventListener("change", () => {
      if (tick.checked) localStorage.removeItem(SHORTCUTS_OFF);
      else localStorage.setItem(SHORTCUTS_OFF, "yes");
    });
    box.hidden = false;
  }

  document.querySelectorAll("[data-suggestions]").forEach(complete);
})();
