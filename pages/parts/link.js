export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const anchor = document.createElement("a");
  const query = new URLSearchParams(data.query).toString();
  anchor.textContent = `→ ${data.label}`;
  anchor.setAttribute("aria-label", data.label);
  // The first page lives at the root alone.
  const name = data.page.split("/").pop().replace(".py", "");
  anchor.href = (name === "overview" ? "./" : name) + (query ? "?" + query : "");
  anchor.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("opened", true);
  });
  // The style stands beside it and has to stay.
  parentElement.querySelector("a")?.remove();
  parentElement.appendChild(anchor);
}
