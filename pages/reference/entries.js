export default function (component) {
  const { data, parentElement } = component;
  let root = parentElement.querySelector(".entries");
  if (!root) {
    root = document.createElement("div");
    root.className = "entries";
    parentElement.appendChild(root);
  }
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };
  const piece = ([text, tone, link]) => {
    if (!link) return make("span", tone, text);
    const anchor = make("a", tone, text);
    anchor.href = link;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    return anchor;
  };
  // What the reader has opened stays open when another choice draws the list anew.
  const opened = new Set([...root.querySelectorAll("details[open]")].map((item) => item.dataset.id));
  const parts = data.groups.flatMap((group) => [
    make("h3", "", group.name),
    ...group.entries.map((entry) => {
      const fold = make("details", "");
      fold.dataset.id = entry.id;
      fold.open = opened.has(entry.id);
      const head = make("summary", "");
      head.append(make("b", "", entry.name), make("span", "gray", entry.unit));
      fold.append(head);
      for (const line of entry.lines) {
        const paragraph = make("p", "");
        paragraph.append(...line.map(piece));
        fold.append(paragraph);
      }
      return fold;
    }),
  ]);
  root.replaceChildren(...parts);
}
