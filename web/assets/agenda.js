// The rows of an agenda: moved by dragging, and by their arrows without leaving the page. The form is sent as it stands.
"use strict";

(() => {
  function arrange(list) {
    const told = list.parentElement.querySelector("[data-agenda-told]");
    const rows = () => [...list.children];
    let dragged = null;

    // Names carry the place of a row: items-2-number.
    function renumber() {
      rows().forEach((row, place, all) => {
        const before = row.dataset.place;
        row.querySelectorAll("[name], [value], [id], [for]").forEach(one => {
          for (const name of ["name", "id", "for", "value"]) {
            const text = one.getAttribute(name);
            if (text === null || (name === "value" && one.name !== "wish")) continue;
            one.setAttribute(name, text.replace(new RegExp(`items-${before}(?=-|$)`), `items-${place}`));
          }
        });
        row.dataset.place = place;
        row.querySelector("[value^='up:']").disabled = place === 0;
        row.querySelector("[value^='down:']").disabled = place === all.length - 1;
      });
      list.closest("form").dispatchEvent(new Event("input", { bubbles: true }));
    }

    function tell(row) {
      told.textContent = `${row.querySelector(".what b").textContent}: ${list.dataset.agenda} ${rows().indexOf(row) + 1}`;
    }

    function move(row, step) {
      const there = rows()[rows().indexOf(row) + step];
      if (!there) return;
      if (step < 0) there.before(row); else there.after(row);
      renumber();
      tell(row);
    }

    list.addEventListener("click", event => {
      const button = event.target.closest("button[name=wish]");
      if (!button) return;
      event.preventDefault();
      const row = button.closest("li"), up = button.value.startsWith("up:");
      move(row, up ? -1 : 1);
      const same = row.querySelector(`[value^='${up ? "up" : "down"}:']`);
      (same.disabled ? row.querySelector("button:not(:disabled)") : same)?.focus();
    });

    rows().forEach(row => {
      row.draggable = true;
      row.addEventListener("dragstart", event => {
        if (event.target.closest("input")) return;
        dragged = row;
        row.classList.add("dragged");
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", "");
      });
      row.addEventListener("dragend", () => {
        row.classList.remove("dragged");
        if (dragged) {
          renumber();
          tell(row);
        }
        dragged = null;
      });
      // A field in a row that can be dragged could not be marked with the mouse otherwise.
      row.querySelectorAll("input").forEach(input => {
        input.addEventListener("focus", () => { row.draggable = false; });
        input.addEventListener("blur", () => { row.draggable = true; });
      });
    });

    list.addEventListener("dragover", event => {
      const over = event.target.closest("li.agenda-row");
      if (!dragged || !over) return;
      event.preventDefault();
      if (over === dragged) return;
      const box = over.getBoundingClientRect();
      if (event.clientY < box.top + box.height / 2) over.before(dragged); else over.after(dragged);
    });
    list.addEventListener("drop", event => event.preventDefault());
  }

  document.querySelectorAll("[data-agenda]").forEach(arrange);
})();
