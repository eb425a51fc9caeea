// A text field with a list of suggestions below it: arrows choose, Enter takes, Escape closes. What is offered and what
// taking one does are given; without this script the field is a plain one.
"use strict";

window.regionarkiv = (() => {
  const PAUSE_MS = 120;
  let boxes = 0;

  // `fill(list, typed, signal)` puts the options into the list; `take(option)` does what choosing one means.
  function combobox(box, input, fill, take) {
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

    function show() {
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
        if (await fill(list, input.value, asked.signal)) show();
      } catch (error) {
        // A newer question took this one's place, or the server is away: what is typed is sent all the same.
        if (error.name !== "AbortError") close();
      }
    }

    function pick(option) {
      close();
      take(option);
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
        pick(options()[current]);
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
      if (option) pick(option);
    });
  }

  return { combobox };
})();
