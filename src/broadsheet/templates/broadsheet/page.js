"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, words, facts = {}) => Object.assign(document.createElement(tag), { textContent: words }, facts);
  root.classList.add("js");

  // a row and all its words light up together, under the pointer or with the focus
  const rowOf = (node) => node.closest("[data-row]")?.dataset.row ?? node.closest("tbody tr[id]")?.id;
  const light = (event, on) => {
    const row = event.target instanceof Element && rowOf(event.target);
    if (!row) return;
    all(`[data-row="${CSS.escape(row)}"]`).forEach((node) => node.matches(".speaker") || node.classList.toggle("lit", on));
    document.getElementById(row)?.classList.toggle("lit", on);
  };
  for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => light(event, on));
  }

  // a click on a row goes to its words, a click on words to their row; links do it alone, this widens them
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("a, button, input, label") || String(getSelection())) return;
    const mark = event.target.closest(".text [data-row]");
    if (mark) location.hash = mark.dataset.row;
    else event.target.closest("tbody tr[id]")?.querySelector("a.words")?.click();
  });
  // words that were split where marks cross stay one target
  const arrive = () => {
    all(".here").forEach((node) => node.classList.remove("here"));
    const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    const hidden = place.closest("tr[hidden]");
    if (hidden) hidden.hidden = false;
    if (place.dataset.row && !place.matches(".mention")) {
      all(`.${place.classList[0]}[data-row="${CSS.escape(place.dataset.row)}"]`).forEach((node) => node.classList.add("here"));
    }
    (place.matches("tr") ? place.querySelector("a.words") : place.querySelector("a"))?.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);

  const holder = document.getElementById("data");
  const data = holder && JSON.parse(holder.textContent);
  const cell = (value) => {
    const words = value === null ? "" : value === true ? "True" : value === false ? "False" : String(value);
    return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
  };
  const save = (name, type, content) => {
    const address = URL.createObjectURL(new Blob([content], { type }));
    make("a", "", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  const saveTable = (name) => {
    const { columns, rows } = data.tables[name];
    save(`${data.article}-${name}.csv`, "text/csv", [columns, ...rows].map((row) => row.map(cell).join(",") + "\n").join(""));
  };
  const saveAll = () => {
    const records = ({ columns, rows }) => rows.map((row) => Object.fromEntries(row.map((value, place) => [columns[place], value])));
    const tables = Object.fromEntries(Object.entries(data.tables).map(([name, table]) => [name, records(table)]));
    save(`${data.article}.json`, "application/json", JSON.stringify(tables, null, 1));
  };

  const sort = (table, place, head) => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const key = (row) => row.cells[place].dataset.value ?? row.cells[place].textContent;
    const order = new Intl.Collator("en", { numeric: true });
    const compare = (a, b) => (isNaN(a) || isNaN(b) ? order.compare(a, b) : a - b);
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort((a, b) => (up ? 1 : -1) * compare(key(a), key(b))));
  };
  for (const table of all("table[data-table]")) {
    all("thead th", table).forEach((head, place) => {
      const button = make("button", head.textContent, { type: "button", onclick: () => sort(table, place, head) });
      head.replaceChildren(button);
    });
    const tools = make("div", "", { className: "tools" });
    const name = table.dataset.table;
    if (table.tBodies[0].rows.length > 5) {
      const filter = make("input", "", { type: "search", placeholder: "Filter rows", ariaLabel: `Filter ${name}` });
      filter.oninput = () => {
        for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(filter.value.toLowerCase());
      };
      tools.append(filter);
    }
    if (data) tools.append(make("button", "Save as CSV", { type: "button", ariaLabel: `Save ${name} as CSV`, onclick: () => saveTable(name) }));
    table.parentNode.prepend(tools);
  }
  const last = all("main > section").at(-1);
  if (data && last) {
    const saves = make("div", "", { className: "saves" });
    saves.append(make("span", "Save the tables:"));
    for (const name of Object.keys(data.tables)) saves.append(make("button", `${name}.csv`, { type: "button", onclick: () => saveTable(name) }));
    saves.append(make("button", "all as JSON", { type: "button", onclick: saveAll }));
    last.append(saves);
  }
  arrive();
})();
