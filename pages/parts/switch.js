export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  document.documentElement.lang = data.spoken;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = data.label;
  button.lang = data.tag;
  button.title = data.hint;
  button.addEventListener("click", () => setTriggerValue("chosen", true));
  // The style stands beside it and has to stay.
  parentElement.querySelector("button")?.remove();
  parentElement.appendChild(button);
}
