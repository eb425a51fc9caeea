// The search box completes what is typed, and the key / leads to it. Without this script it is a plain field.
"use strict";

(() => {
  const PAUSE_MS = 120;
  const SHORTCUTS_OFF = "regionarkiv-shortcuts-off";
  let boxes = 0;

  // A combobox with a list box below it: arrows choose, Enter opens, Escape closes.
  function complete(box) {
    const input = box.querySelector("input[type=search]");
    const list = document.createElement("ul");
    const said = document.createElement("p");
    let timer, asked, current = -1;

    list.id = `suggestions-${++boxes}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.dataset.label);
    list.hidden = true;
    said.className = "ds-sr-only";
    said.setAttribute("role", "status");
    box.append(list, said);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

    const options = () => [...list.children];

    function choose(index) {
      options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
      current = index;
      if (index < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        input.setAttribute("aria-activedescendant", options()[index].id);
        options()[index].scrollIntoView({ block: "nearest" });
      }
    }

    function close() {
      clearTimeout(timer);
      asked?.abort();
      choose(-1);
      list.hidden = true;
      said.textContent = "";
      input.setAttribute("aria-expanded", "false");
    }

    function show(markup) {
      list.innerHTML = markup;
      options().forEach((option, at) => { option.id = `${list.id}-${at + 1}`; });
      choose(-1);
      list.hidden = options().length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      said.textContent = list.hidden ? "" : `${options().length} ${box.dataset.said}`;
    }

    async function ask() {
      asked?.abort();
      asked = new AbortController();
      try {
        const address = `${box.dataset.suggestions}?${new URLSearchParams({ q: input.value })}`;
        const answer = await fetch(address, { signal: asked.signal });
        if (answer.ok && !answer.redirected) show(await answer.text());
      } catch (error) {
        // A newer question took this one's place, or the server is away: the search itself says so.
        if (error.name !== "AbortError") close();
      }
    }

    function open(option) {
      close();
      location.assign(option.dataset.url);
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      if (input.value.trim() === "") close();
      else timer = setTimeout(ask, PAUSE_MS);
    });

    input.addEventListener("keydown", event => {
      if (event.isComposing) return;
      const count = options().length;
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();  // what is typed stays
        close();
      } else if (event.key === "Enter" && current >= 0) {
        event.preventDefault();
        open(options()[current]);
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) {
          if (event.key === "ArrowDown" && input.value.trim() !== "") ask();
          return;
        }
        // One step beyond either end is the field itself.
        const step = event.key === "ArrowDown" ? 1 : -1;
        choose((current + 1 + step + count + 1) % (count + 1) - 1);
      }
    });

    input.addEventListener("blur", close);
    // The field keeps the focus, so that the list is not closed before the click is done.
    list.addEventListener("mousedown", event => event.preventDefault());
    list.addEventListener("click", event => {
      const option = event.target.closest("[role=option]");
      if (option) open(option);
    });
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
