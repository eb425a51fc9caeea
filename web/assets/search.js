// The search box completes what is typed. Without this script it is a plain field.
"use strict";

(() => {
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

  document.querySelectorAll("[data-suggestions]").forEach(complete);
})();
