export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let root = parentElement.querySelector(".nl");
  if (!root) {
    root = document.createElement("div");
    root.className = "nl";
    parentElement.appendChild(root);
  }
  const make = (tag, text, ...classes) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    for (const name of classes) if (name) element.classList.add(name);
    return element;
  };
  const grouped = data.columns.length > 1 && data.rows.some((row) => row.length === 1);
  const table = make("table", "", grouped ? "grouped" : "", data.stacks || data.columns.length > 5 ? "wide" : "");
  table.appendChild(make("caption", data.caption));
  const head = make("tr");
  for (const column of data.columns) {
    const cell = make("th", column.title, column.align === "right" ? "right" : "");
    cell.scope = "col";
    if (column.width) cell.style.width = column.width;
    head.appendChild(cell);
  }
  const thead = make("thead");
  thead.appendChild(head);
  table.appendChild(thead);
  const body = make("tbody");
  const whole = { text: "", sign: "", tone: "", after: "", page: "", query: [], pieces: [] };
  for (const row of data.rows.map((cells) => cells.map((cell) => ({ ...whole, ...cell })))) {
    const line = make("tr");
    if (row.length === 1 && data.columns.length > 1) {
      const group = make("th", row[0].text, "group");
      group.colSpan = data.columns.length;
      group.scope = "rowgroup";
      line.appendChild(group);
      body.appendChild(line);
      continue;
    }
    row.forEach((cell, place) => {
      const column = data.columns[place];
      const element = make(place === 0 ? "th" : "td", "", column.align === "right" ? "right" : "", column.strong ? "strong" : "", column.whole ? "keep" : "");
      if (place === 0) element.scope = "row";
      else if (column.title && (cell.text || cell.sign || cell.pieces.length)) element.appendChild(make("span", column.title, "label"));
      const link = (...content) => {
        const anchor = make("a", "");
        const query = new URLSearchParams(cell.query).toString();
        // The first page lives at the root alone.
        const name = cell.page.split("/").pop().replace(".py", "");
        anchor.href = (name === "overview" ? "./" : name) + (query ? "?" + query : "");
        anchor.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          setTriggerValue("opened", { page: cell.page, query: cell.query });
        });
        anchor.append(...content);
        return anchor;
      };
      const sign = cell.sign ? make("span", cell.sign, "sign", cell.tone) : "";
      // The link is the text, else the marked words, else the sign.
      const told = cell.text || cell.pieces.length > 0;
      if (sign) element.append(cell.page && !told ? link(sign) : sign, told ? " " : "");
      if (cell.text) {
        const text = make("span", cell.text, cell.sign ? "" : cell.tone);
        element.append(cell.page && !cell.pieces.length ? link(cell.text) : text);
      }
      for (const [words, marked] of cell.pieces) {
        const piece = marked ? make("span", words, "mark", `on-${cell.tone || "gray"}`) : words;
        element.append(marked && cell.page ? link(piece) : piece);
      }
      if (cell.after) {
        element.appendChild(document.createTextNode(" "));
        element.appendChild(make("span", cell.after, "after"));
      }
      line.appendChild(element);
    });
    body.appendChild(line);
  }
  table.appendChild(body);
  root.replaceChildren(table);
}
