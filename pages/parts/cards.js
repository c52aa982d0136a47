export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let root = parentElement.querySelector(".cards");
  const known = root !== null;
  if (!root) {
    root = document.createElement("div");
    root.className = "cards";
    root.setAttribute("role", "list");
    parentElement.appendChild(root);
  }
  root.setAttribute("aria-label", data.label);
  const scroll = root.scrollTop;
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };
  // What the reader has opened stays open when a decision draws the cards anew.
  const opened = new Set([...root.querySelectorAll("details[open]")].map((item) => Number(item.dataset.id)));
  const cards = data.cards.flatMap((card) => {
    const box = make("div", "card " + card.state + (card.chosen ? " chosen" : ""));
    box.setAttribute("role", "listitem");
    const top = make("div", "top");
    top.append(make("span", "name", card.name), make("span", "value", card.value));
    box.append(top);
    if (card.before) box.append(make("div", "before", card.before));
    if (card.doubt) {
      const doubt = make("div", "doubt");
      doubt.append(make("b", "", "? "), document.createTextNode(card.doubt));
      box.append(doubt);
    }
    if (card.why.length) {
      const why = make("details", "why");
      why.open = card.chosen || opened.has(card.id);
      why.append(make("summary", "", data.why + " · " + card.sure));
      const list = make("ul", "");
      list.append(...card.why.map((line) => make("li", "", line)));
      why.append(list);
      why.dataset.id = card.id;
      box.append(why);
    }
    if (card.decided) box.append(make("div", "decided", card.decided));
    const actions = make("div", "actions");
    card.actions.forEach(([action, label], place) => {
      const sure = card.state === "open" && place === 0;
      const button = make("button", sure ? "primary" : action === "see" || action === "reject" || action === "paragraph" ? "quiet" : "", label);
      button.type = "button";
      button.addEventListener("click", () => setTriggerValue("acted", { id: card.id, action }));
      actions.append(button);
    });
    box.append(actions);
    return card.above ? [make("div", "above", card.above), box] : [box];
  });
  root.replaceChildren(...cards);
  const chosen = root.querySelector(".chosen");
  if (chosen) {
    const above = chosen.offsetTop - root.offsetTop;
    root.scrollTop = known && above >= scroll && above < scroll + root.clientHeight - 80 ? scroll : Math.max(0, above - 12);
  } else if (known) {
    root.scrollTop = scroll;
  }
}
