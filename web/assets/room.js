// Notes in a meeting are saved a little after the last letter; what somebody else wrote meanwhile is told, never lost.
"use strict";

(() => {
  const PAUSE_MS = 1200, AGAIN_MS = 5000, LOOK_MS = 20000;
  const form = document.getElementById("room"), saved = document.getElementById("saved"), others = document.getElementById("others");
  const who = document.querySelector("[data-room]").dataset.who, kept = `notes:${location.pathname}`;
  let dirty = false, changes = 0, stopped = false, sending = false, waiting, timer, told = saved.innerHTML;

  const fields = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");

  function say(words, isUnsaved) {
    saved.classList.toggle("is-unsaved", Boolean(isUnsaved));
    saved.textContent = words;
  }

  function keep() {
    try {
      localStorage.setItem(kept, JSON.stringify(fields().filter(([name]) => name !== "csrf_token")));
    } catch {
      // There is no room here: what is written is still in the fields.
    }
  }

  const forget = () => { try { localStorage.removeItem(kept); } catch { /* Nothing is kept here. */ } };

  function later(wait = PAUSE_MS) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  // Parts of the page that the server makes from the notes; the one that is typed in waits until it is left.
  function renew(page) {
    const active = document.activeElement, id = active?.id;
    const types = active?.matches("textarea, input[type=text]");
    document.querySelectorAll("[data-live]").forEach(part => {
      const fresh = page.getElementById(part.id);
      if (!fresh || (types && part.contains(active)) || part.contains(waiting ?? null)) return;
      const open = [...part.querySelectorAll("details[open]")].map(each => each.id).filter(Boolean);
      part.replaceChildren(...fresh.childNodes);
      open.forEach(each => document.getElementById(each)?.setAttribute("open", ""));
    });
    if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus({ preventScroll: true });
    others.textContent = page.getElementById("others").textContent;
    told = page.getElementById("saved").innerHTML;
  }

  const read = async answer => new DOMParser().parseFromString(await answer.text(), "text/html");

  async function save(wish = "autosave") {
    if (sending || stopped) return;
    sending = true;
    const before = changes, body = new URLSearchParams(fields());
    body.set("wish", wish);
    say(saved.dataset.saving);
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (answer.redirected) {
        keep();
        say(saved.dataset.signedOut, true);
        later(AGAIN_MS);
      } else if (answer.status === 409) {
        const page = await read(answer), box = document.getElementById("conflict");
        stopped = true;
        keep();
        box.replaceChildren(...page.getElementById("conflict").childNodes);
        say(saved.dataset.conflict, true);
        box.querySelector("[role=alert]")?.focus();
      } else if (answer.ok) {
        const page = await read(answer);
        document.getElementById("conflict").replaceChildren();
        if (changes === before) {
          dirty = false;
          forget();
          renew(page);
          saved.classList.remove("is-unsaved");
          saved.innerHTML = told;
        } else {
          renewMarks(page);
          later();
        }
      } else {
        keep();
        say(saved.dataset.failed, true);
      }
    } catch {
      keep();
      say(saved.dataset.offline, true);
      later(AGAIN_MS);
    } finally {
      sending = false;
      if (waiting) form.requestSubmit(waiting);
      waiting = undefined;
    }
  }

  function renewMarks(page) {
    document.getElementById("marks").replaceChildren(...page.getElementById("marks").childNodes);
  }

  async function look() {
    if (document.hidden) return;
    try {
      const answer = await fetch(who);
      if (!answer.ok || answer.redirected) return;
      const now = await answer.json();
      others.textContent = now.others;
      const isOld = ["a", "i"].some(one => Number(form.elements[`${one}_version`].value) !== now.versions[one]);
      if (isOld && !dirty && !stopped && !sending) location.reload();
    } catch {
      // It is asked again.
    }
  }

  function restore() {
    let before;
    try {
      before = JSON.parse(localStorage.getItem(kept));
    } catch {
      return;
    }
    if (!Array.isArray(before)) return;
    const values = new Map();
    before.forEach(([name, value]) => values.set(name, [...(values.get(name) ?? []), value]));
    [...form.elements].forEach(field => {
      if (!field.name || field.name === "csrf_token" || field.type === "submit") return;
      const told = values.get(field.name);
      if (field.type === "radio" || field.type === "checkbox") field.checked = Boolean(told?.includes(field.value));
      else if (told) field.value = told[0];
    });
    dirty = true;
    say(saved.dataset.fetched, true);
    later();
  }

  form.addEventListener("input", () => {
    dirty = true;
    changes += 1;
    if (stopped) {
      keep();
      return;
    }
    say(saved.dataset.saving);
    later();
  });
  form.addEventListener("submit", event => {
    if (event.submitter?.value === "over") {
      event.preventDefault();
      stopped = false;
      save("over-here");
      return;
    }
    if (stopped) {
      event.preventDefault();
      document.querySelector("#conflict [role=alert]")?.focus();
      return;
    }
    if (sending) {
      event.preventDefault();
      waiting = event.submitter;
      return;
    }
    if (!navigator.onLine) {
      event.preventDefault();
      keep();
      say(saved.dataset.offline, true);
      return;
    }
    clearTimeout(timer);
    dirty = false;
    forget();
  });
  form.addEventListener("click", event => {
    if (!event.target.closest("[data-theirs]")) return;
    dirty = false;
    forget();
  });
  addEventListener("online", () => { if (dirty) later(0); });
  // Whoever leaves before it is saved: it is sent on the way, and kept here until that is known.
  addEventListener("pagehide", () => {
    if (!dirty || stopped) return;
    keep();
    const body = new URLSearchParams(fields());
    body.set("wish", "autosave");
    fetch(form.action, { method: "POST", body, keepalive: true }).catch(() => {});
  });
  restore();
  setInterval(look, LOOK_MS);
})();
