// What a page does by itself. Every page works without this file.

// A refused or lost background request must not look like nothing happened.
const alertBox = document.getElementById("page-alert");

function say(sentence) {
  alertBox.textContent = sentence;
  alertBox.scrollIntoView({ block: "nearest" });
}

document.body.addEventListener("htmx:sendError", () => say(alertBox.dataset.offline));

document.body.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const sentence = page.getElementById("refusal-sentence");
  say(sentence ? sentence.textContent : alertBox.dataset.failure);
});

document.body.addEventListener("htmx:beforeRequest", () => {
  alertBox.textContent = "";
});

// A second click on a slow line must not send the form twice; coming back must not find it locked.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// The summary of errors is read first.
document.getElementById("error-summary")?.focus({ preventScroll: true });

// Menus close with Escape and with a click elsewhere.
function closeMenus(except) {
  document.querySelectorAll("details.q-menu[open]").forEach((menu) => {
    if (!except || !menu.contains(except)) menu.open = false;
  });
}

document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelector("details.q-menu[open] summary")?.focus();
  closeMenus();
});
