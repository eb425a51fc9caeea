// While a statement is written, what was said before on the same is fetched beside it a little after the last letter.
"use strict";

(() => {
  const PAUSE_MS = 1200;
  const ASKED = ["title", "summary", "text", "kept", "csrf_token"];

  function follow(list) {
    const form = list.closest("form");
    const told = form.querySelector("[data-earlier-told]");
    let timer, asking;

    async function ask() {
      const body = new URLSearchParams([...new FormData(form)].filter(([name, value]) => ASKED.includes(name) && typeof value === "string"));
      if (list.dataset.of) body.set("uttalelse", list.dataset.of);
      asking?.abort();
      asking = new AbortController();
      try {
        const answer = await fetch(list.dataset.earlier, { method: "POST", body, signal: asking.signal });
        if (!answer.ok || answer.redirected) return;
        const found = await answer.text();
        if (found.trim() === list.innerHTML.trim()) return;
        list.innerHTML = found;
        told.textContent = told.dataset.earlierTold;
      } catch {
        // The button beside the text asks for the same.
      }
    }

    form.addEventListener("input", event => {
      if (!ASKED.includes(event.target.name)) return;
      clearTimeout(timer);
      told.textContent = "";
      timer = setTimeout(ask, PAUSE_MS);
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      asking?.abort();
    });
  }

  document.querySelectorAll("[data-earlier]").forEach(follow);
})();
