"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, words, facts = {}, names = {}) => {
    const node = Object.assign(document.createElement(tag), { textContent: words }, facts);
    for (const [name, value] of Object.entries(names)) node.setAttribute(name, value);
    return node;
  };
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
    const row = place.closest("tr");
    if (row && !row.checkVisibility()) {
      row.dispatchEvent(new Event("wanted", { bubbles: true }));
      place.scrollIntoView();
    }
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
    // the mark tells Excel that it is UTF-8
    save(`${data.article}-${name}.csv`, "text/csv", "\ufeff" + [columns, ...rows].map((row) => row.map(cell).join(",") + "\n").join(""));
  };
  const saveAll = () => {
    const records = ({ columns, rows }) => rows.map((row) => Object.fromEntries(row.map((value, place) => [columns[place], value])));
    const tables = Object.fromEntries(Object.entries(data.tables).map(([name, table]) => [name, records(table)]));
    save(`${data.article}.json`, "application/json", JSON.stringify(tables, null, 1));
  };

  // less certain rows, folded below the others, sort and are filtered with them
  // rows sort, filter and, beside a chart or on a phone, fold to the first few; printed, all that the filter leaves are there, and how many those are
  const FEW = 8, FEWEST = 4;
  const order = new Intl.Collator("en", { numeric: true });
  const wide = matchMedia("(min-width:62rem)"), narrow = matchMedia("(max-width:44rem)");
  const dress = (table) => {
    const name = table.dataset.table, body = table.tBodies[0], heads = all("thead th", table), rows = [...body.rows];
    const less = table.parentNode.querySelector(":scope>.less table"), doubted = less ? [...less.tBodies[0].rows] : [];
    const charts = !table.closest(".less") && table.closest(".columns")?.querySelector(".charts");
    let sorted = "", open = !charts;

    const key = (cell) => cell.dataset.value ?? cell.textContent;
    const compare = (a, b) => (isNaN(a) || isNaN(b) ? order.compare(a, b) : a - b);
    // units stay together, and what has no value comes last, whichever way it goes
    const before = (place, up) => (a, b) => {
      const [one, other] = [a.cells[place], b.cells[place]];
      const group = order.compare(one.dataset.group ?? "", other.dataset.group ?? "");
      return group || (key(one) === "") - (key(other) === "") || (up ? 1 : -1) * compare(key(one), key(other));
    };
    const sort = (way) => {
      sorted = choice.value = way;
      const [place, direction] = way.split(" ");
      heads.forEach((head, other) => {
        if (way && other === Number(place)) head.setAttribute("aria-sort", direction);
        else head.removeAttribute("aria-sort");
      });
      const arrange = (some) => (way ? [...some].sort(before(Number(place), direction === "ascending")) : some);
      body.append(...arrange(rows));
      less?.tBodies[0].append(...arrange(doubted));
      fold();
    };
    const choice = make("select", "");
    choice.append(make("option", "as listed", { value: "" }));
    heads.forEach((head, place) => {
      const ways = ["ascending", "descending"].map((direction) => `${place} ${direction}`);
      for (const way of ways) choice.append(make("option", `${head.textContent}, ${way.split(" ")[1]}`, { value: way }));
      // the third click brings back the order they are listed in
      const next = () => sort([...ways, ""][(ways.indexOf(sorted) + 1) % 3]);
      head.replaceChildren(make("button", head.textContent, { type: "button", onclick: next }));
    });
    choice.onchange = () => sort(choice.value);
    const sorter = make("label", "Sort by ", { className: "sorter" });
    sorter.append(choice);

    const found = make("p", "", { className: "found" }, { role: "status" });
    const filter = make("input", "", { type: "search", placeholder: "Filter rows" }, { "aria-label": `Filter ${name}` });
    filter.oninput = () => {
      const wanted = filter.value.trim().toLowerCase();
      const sift = (some, where) => {
        for (const row of some) row.hidden = !row.textContent.toLowerCase().includes(wanted);
        const hits = some.filter((row) => !row.hidden).length;
        where?.classList.toggle("bare", !hits);
        return hits;
      };
      const hits = sift(rows, table), others = sift(doubted, less);
      const told = `${hits} of ${rows.length} rows${less ? `, and ${others} of ${doubted.length} less certain` : ""}`;
      found.textContent = !wanted ? "" : hits + others ? told : `No row of ${name} holds “${filter.value.trim()}”.`;
      fold();
    };

    const more = make("button", "", { type: "button", className: "more" });
    more.onclick = () => {
      open = !open;
      fold();
      if (!open) more.scrollIntoView({ block: "nearest" });
    };
    const fold = () => {
      for (const row of rows) row.classList.remove("folded");
      let few = FEW;
      if (charts && wide.matches) {
        // as many as end beside the charts, which may have moved down with the window
        const end = charts.parentNode.getBoundingClientRect().top + charts.offsetHeight;
        few = Math.max(FEWEST, rows.filter((row) => row.getBoundingClientRect().bottom <= end).length);
      }
      // a button in the place of a few rows would save nothing
      more.hidden = !charts || filter.value.trim() !== "" || rows.length < few + 5;
      if (!open && !more.hidden) for (const row of [...body.rows].slice(few)) row.classList.add("folded");
      more.textContent = open ? `Show the first ${few} only` : `Show all ${rows.length} ${less ? "surer " : ""}${name}`;
      more.setAttribute("aria-expanded", open);
    };
    const unfold = (event) => {
      if (event.target.hidden) {
        filter.value = "";
        filter.oninput();
      }
      const closed = event.target.closest("details");
      if (closed) closed.open = true;
      else open = true;
      fold();
    };
    for (const one of [table, less]) one?.addEventListener("wanted", unfold);

    const tools = make("div", "", { className: "tools" });
    if (rows.length + doubted.length > 5) tools.append(filter);
    if (rows.length > 1 || doubted.length > 1) tools.append(sorter);
    if (data) tools.append(make("button", "Save as CSV", { type: "button", onclick: () => saveTable(name) }, { "aria-label": `Save ${name} as CSV` }));
    table.before(tools, found);
    table.after(more);
    // where the heads are not seen, the keyboard does not stop at them
    const fit = () => {
      for (const head of heads) head.firstChild.disabled = narrow.matches;
      fold();
    };
    for (const width of [wide, narrow]) width.addEventListener("change", fit);
    fit();
  };
  all("table[data-table]").forEach(dress);
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
