// Filing papers: files are sent as soon as they are chosen, dropped or pasted, each in pieces with its own progress. A
// piece that does not arrive is sent again from where the server says it has come. Without this script a form sends them.
"use strict";

(() => {
  const page = document.getElementById("filing-page");
  if (!page) return;

  const PIECE = 4 * 1024 * 1024, AT_ONCE = 2, TRIES = 6;
  const said = page.dataset;
  const waiting = [];
  let running = 0, sent = 0;

  const form = () => document.getElementById("filing");
  const token = () => form().elements.csrf_token.value;
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const pause = ms => new Promise(done => setTimeout(done, ms));

  function size(bytes) {
    const units = ["B", "kB", "MB", "GB"];
    let unit = 0;
    while (bytes >= 999.5 && unit < 3) { bytes /= 1000; unit++; }
    return `${bytes.toLocaleString(document.documentElement.lang, { maximumFractionDigits: unit > 1 ? 1 : 0 })} ${units[unit]}`;
  }

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function body() {
    const table = document.querySelector("#file-list tbody");
    if (table) return table;
    const made = element("tbody", { role: "rowgroup" });
    document.getElementById("file-list").append(
      element("table", { class: "ds-table stacks", role: "table", "data-color": "neutral", "data-border": "", "aria-labelledby": "files" }, made));
    return made;
  }

  function line(file, stop) {
    const bar = element("progress", { max: 100, value: 0, "aria-label": fill(said.progress, { name: file.name }) });
    const told = element("span", { class: "under" }, said.waiting);
    const button = element("button", { type: "button", class: "link-button" }, said.cancel, element("span", { class: "ds-sr-only" }, ` ${file.name}`));
    const row = element("tr", { role: "row" },
      element("th", { role: "rowheader", scope: "row", class: "file-name" }, file.name, element("small", {}, size(file.size))),
      element("td", { role: "cell", "data-name": said.column }, element("span", {}, bar, told)),
      element("td", { role: "cell" }, button));
    button.addEventListener("click", stop);
    body().prepend(row);
    return { row, bar, told, button };
  }

  function refuse(shown, words) {
    shown.bar.remove();
    shown.told.className = "";
    shown.told.replaceChildren(element("span", { class: "ds-tag", "data-color": "danger" }, said.stopped), ` ${words}`);
  }

  async function ask(address, options) {
    const answer = await fetch(address, { ...options, headers: { "X-CSRFToken": token(), ...options.headers } });
    if (answer.redirected) throw new Error("signed out");
    return answer;
  }

  async function send(job) {
    const { file, shown } = job;
    const begun = await ask(said.begin, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name: file.name, size: file.size }),
    });
    const told = await begun.json().catch(() => ({}));
    if (!begun.ok) return refuse(shown, told.problem || said.broken);
    const address = `${said.begin}/${told.id}`;
    const began = Date.now(), first = told.offset;
    job.address = address;
    let offset = told.offset, failed = 0, whole = false, problem = said.broken;
    while (!whole) {
      if (job.stopped) return undefined;
      try {
        const answer = await ask(address, {
          method: "PATCH",
          headers: { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) },
          body: file.slice(offset, offset + PIECE),
        });
        if (answer.status >= 500 || answer.status === 408) {
          problem = (await answer.json().catch(() => ({}))).problem || said.broken;
          if (answer.status === 507) return refuse(shown, problem);
          throw new Error(`answered ${answer.status}`);
        }
        if (!answer.ok && answer.status !== 409) return refuse(shown, said.broken);
        ({ offset, whole = false } = await answer.json());
        failed = answer.status === 409 ? failed + 1 : 0;
        if (failed > TRIES) return refuse(shown, said.broken);
        progress(shown, offset, file.size, offset - first, Date.now() - began);
      } catch {
        if (++failed > TRIES) return refuse(shown, problem);
        shown.told.textContent = said.again;
        await pause(500 * 2 ** failed);
      }
    }
    shown.told.textContent = said.reading;
    const read = await ask(`${address}/linje`, { method: "GET" });
    if (read.ok) {
      const parsed = new DOMParser().parseFromString(`<table><tbody>${await read.text()}</tbody></table>`, "text/html");
      shown.row.replaceWith(document.importNode(parsed.querySelector("tr"), true));
    }
    sent++;
    return undefined;
  }

  function progress(shown, done, whole, moved, ms) {
    const percent = whole ? Math.floor(done * 100 / whole) : 100;
    const left = moved ? ms / moved * (whole - done) / 1000 : 0;
    const time = left > 90 ? fill(said.minutes, { number: Math.round(left / 60) }) : fill(said.seconds, { number: Math.max(Math.round(left), 1) });
    shown.bar.value = percent;
    shown.told.textContent = percent < 100 && left ? fill(said.left, { percent, time }) : fill(said.percent, { percent });
  }

  async function next() {
    if (running >= AT_ONCE || !waiting.length) return;
    const job = waiting.shift();
    running++;
    next();
    if (!job.stopped) await send(job).catch(() => refuse(job.shown, said.broken));
    running--;
    if (waiting.length) next();
    else if (!running && sent) await refresh();
  }

  // The rest of the form is made by the server: what is written in it goes along, and comes back with what is proposed.
  async function refresh() {
    sent = 0;
    const written = new FormData(form());
    written.delete("upload");
    written.set("wish", "refresh");
    const answer = await ask(form().action, { method: "POST", body: written });
    if (!answer.ok) return;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.id;
    for (const id of ["file-list", "details"]) {
      document.getElementById(id).replaceChildren(...document.importNode(parsed.getElementById(id), true).childNodes);
    }
    window.regionarkiv.offerIn?.(document.getElementById("details"));
    if (focused) document.getElementById(focused)?.focus();
    document.getElementById("sending").textContent = said.done;
  }

  function add(files) {
    for (const file of files) {
      const job = { file, stopped: false };
      job.shown = line(file, async () => {
        job.stopped = true;
        job.shown.row.remove();
        if (!job.address) return;
        const wish = new FormData();
        wish.set("csrf_token", token());
        wish.set("wish", `remove:${job.address.split("/").pop()}`);
        await fetch(form().action, { method: "POST", body: wish });
      });
      if (file.size > Number(said.limit)) refuse(job.shown, said.tooLarge);
      else waiting.push(job);
    }
    next();
  }

  // A folder that was dropped is walked through.
  async function entriesOf(entry) {
    if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
    const reader = entry.createReader(), found = [];
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return found;
      for (const one of some) found.push(...await entriesOf(one));
    }
  }

  async function dropped(transfer) {
    const entries = [...transfer.items].filter(one => one.kind === "file").map(one => one.webkitGetAsEntry?.());
    if (!entries.length || entries.some(one => !one)) return add([...transfer.files]);
    for (const entry of entries) add(await entriesOf(entry));
    return undefined;
  }

  const input = document.getElementById("upload"), box = document.getElementById("drop").firstElementChild;
  const hasFiles = event => [...(event.dataTransfer?.types || [])].includes("Files");
  page.classList.add("with-script");
  input.addEventListener("change", () => { add([...input.files]); input.value = ""; });
  addEventListener("dragover", event => { if (hasFiles(event)) { event.preventDefault(); box.classList.add("over"); } });
  addEventListener("dragleave", event => { if (!event.relatedTarget) box.classList.remove("over"); });
  addEventListener("drop", event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    box.classList.remove("over");
    dropped(event.dataTransfer);
  });
  addEventListener("paste", event => {
    const files = [...(event.clipboardData?.files || [])];
    if (files.length) { event.preventDefault(); add(files); }
  });
  addEventListener("beforeunload", event => { if (running) event.preventDefault(); });
})();
