export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let root = parentElement.querySelector(".text");
  const known = root !== null;
  if (!root) {
    root = document.createElement("div");
    root.className = "text";
    root.tabIndex = 0;
    root.setAttribute("role", "region");
    parentElement.appendChild(root);
  }
  root.setAttribute("aria-label", data.label);
  const scroll = root.scrollTop;
  // Offsets are characters of the stored text (code points), not UTF-16 units.
  const text = Array.from(data.text);
  const paragraphs = [];
  let place = 0;
  let marks = data.marks.slice();
  const addText = (parent, from, to) => {
    if (to > from) parent.appendChild(document.createTextNode(text.slice(from, to).join("")));
  };
  const lines = [];
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    if (index === text.length || text[index] === "\n") {
      lines.push([start, index]);
      start = index + 1;
    }
  }
  for (const [from, to] of lines) {
    const paragraph = document.createElement("p");
    const line = text.slice(from, to).join("").trim();
    if (/^(第?[一二三四五六七八九十]+(、|部分))/.test(line) && line.length < 60) paragraph.className = "head";
    place = from;
    while (marks.length && marks[0].start < to) {
      const mark = marks.shift();
      addText(paragraph, place, mark.start);
      const element = document.createElement("mark");
      element.className = mark.state;
      element.tabIndex = 0;
      element.setAttribute("role", "button");
      element.textContent = text.slice(Math.max(mark.start, from), Math.min(mark.end, to)).join("");
      const choose = () => setTriggerValue("clicked", mark.id);
      element.addEventListener("click", choose);
      element.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          choose();
        }
      });
      paragraph.appendChild(element);
      place = Math.min(mark.end, to);
    }
    addText(paragraph, place, to);
    paragraphs.push(paragraph);
  }
  root.replaceChildren(...paragraphs);
  const chosen = root.querySelector("mark.chosen");
  if (chosen) {
    const above = chosen.offsetTop - root.offsetTop;
    if (above < scroll || above > scroll + root.clientHeight - 40 || !known) root.scrollTop = Math.max(0, above - root.clientHeight / 2);
    else root.scrollTop = scroll;
  } else if (known) {
    root.scrollTop = scroll;
  }
}
