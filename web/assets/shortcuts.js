// Keys that lead somewhere: / to the search box, ? to the page about the keys, G and then a letter to a page of the menu.
"use strict";

(() => {
  const OFF = "regionarkiv-shortcuts-off";
  const PAUSE_MS = 1500;
  let began = 0;

  function isWriting(element) {
    return element.isContentEditable || element.matches("input:not([type=checkbox],[type=radio]),textarea,select");
  }

  function areOff() {
    try { return localStorage.getItem(OFF) === "yes"; } catch { return false; }
  }

  // A key must not take somebody away from what is half written.
  function isHalfWritten() {
    return [...document.querySelectorAll("form[method=post]")].some(form => [...form.elements].some(field =>
      field.type === "file" ? field.files.length > 0
        : field.options ? [...field.options].some(option => option.selected !== option.defaultSelected)
          : field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
            : field.type !== "hidden" && field.defaultValue !== undefined && field.value !== field.defaultValue));
  }

  function follow(key) {
    const link = [...document.querySelectorAll("a[data-key]")].find(each => each.dataset.key === key);
    if (!link || isHalfWritten()) return false;
    location.assign(link.href);
    return true;
  }

  function toSearch() {
    const input = document.querySelector("[data-suggestions] input");
    if (!input || input.offsetParent === null) return false;
    input.focus();
    input.select();
    return true;
  }

  function act(key) {
    const isSecond = Date.now() - began < PAUSE_MS;
    began = 0;
    if (isSecond) return follow(key);
    if (key === "/") return toSearch();
    if (key === "?") return follow(key);
    if (key === "g") began = Date.now();
    return false;
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (event.key === "Shift" || isWriting(event.target) || areOff()) return;
    if (act(event.key.toLowerCase())) event.preventDefault();
  });

  // WCAG 2.1.4: shortcuts of one character can be switched off, on the pages about them and about accessibility.
  for (const box of document.querySelectorAll("[data-shortcuts]")) {
    const tick = box.querySelector("input");
    tick.checked = !areOff();
    tick.addEventListener("change", () => {
      if (tick.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "yes");
    });
    box.hidden = false;
  }
})();
