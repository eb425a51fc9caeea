// Forms: fields that name a record offer what may be meant, and a form is sent once however often it is clicked.
"use strict";

(() => {
  function offer(box) {
    const input = box.querySelector("input");

    async function fill(list, typed, signal) {
      const answer = await fetch(`${box.dataset.lookup}?${new URLSearchParams({ q: typed })}`, { signal });
      if (!answer.ok || answer.redirected) return false;
      list.replaceChildren(...(await answer.json()).map(({ value, detail }) => {
        const option = document.createElement("li");
        option.setAttribute("role", "option");
        option.dataset.value = value;
        option.append(value);
        if (detail) {
          const small = document.createElement("small");
          small.append(detail);
          option.append(" ", small);
        }
        return option;
      }));
      return true;
    }

    function take(option) {
      // A field that takes several keeps those before the last semicolon.
      const before = box.dataset.lookup.endsWith("/subject-area") ? input.value.slice(0, input.value.lastIndexOf(";") + 1) : "";
      input.value = before ? `${before} ${option.dataset.value}` : option.dataset.value;
    }

    window.regionarkiv.combobox(box, input, fill, take);
  }

  function sendOnce(form) {
    let sent = false;
    form.addEventListener("submit", event => {
      if (sent) event.preventDefault();
      sent = true;
      form.querySelectorAll("[data-busy]").forEach(words => { words.hidden = false; });
    });
    // Back with the browser's button: the form may be sent again, and leads to what it made the first time.
    addEventListener("pageshow", () => {
      sent = false;
      form.querySelectorAll("[data-busy]").forEach(words => { words.hidden = true; });
    });
  }

  // What is written is kept as a draft a while after the last letter, in case the machine or the net goes away.
  function keep(form) {
    const PAUSE_MS = 8000;
    const told = form.querySelector("[data-kept]");
    let timer, left = false;

    async function send() {
      const body = new URLSearchParams(new FormData(form));
      body.set("wish", "keep");
      try {
        const answer = await fetch(form.action, { method: "POST", body });
        if (told && !left) told.hidden = answer.status !== 204;
      } catch {
        // It is tried again after the next letter.
      }
    }

    form.addEventListener("input", () => {
      clearTimeout(timer);
      if (told) told.hidden = true;
      timer = setTimeout(send, PAUSE_MS);
    });
    form.addEventListener("submit", () => {
      left = true;
      clearTimeout(timer);
    });
  }

  function chooseAll(button) {
    const boxes = () => [...document.querySelectorAll(`input[type=checkbox][form="${button.form.id}"]`)];
    button.hidden = boxes().length < 2;
    button.addEventListener("click", () => {
      const some = boxes().some(box => !box.checked);
      boxes().forEach(box => { box.checked = some; });
    });
  }

  // Parts of a form that a script has put in anew are given the same.
  window.regionarkiv.offerIn = part => part.querySelectorAll("[data-lookup]").forEach(offer);
  window.regionarkiv.offerIn(document);
  document.querySelectorAll("[data-choose-all]").forEach(chooseAll);
  document.querySelectorAll("form[data-once]").forEach(sendOnce);
  document.querySelectorAll("form[data-keep]").forEach(keep);
  document.querySelector(".ds-error-summary")?.focus();
})();
