// A pressed button says so and cannot be pressed twice; the server bears a second press anyway.
const words = document.body.dataset.sending;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  const button = event.submitter || form.querySelector("button[type=submit], button:not([type])");
  // Later, so that the name and value of the pressed button are still sent.
  setTimeout(() => {
    form.querySelectorAll("button").forEach((other) => (other.disabled = true));
    if (!button) return;
    button.dataset.words = button.textContent;
    button.textContent = words;
  });
});

// Back from the next page: the browser shows the old page as it was left.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("button").forEach((button) => {
      button.disabled = false;
      if (button.dataset.words) button.textContent = button.dataset.words;
    });
  });
});
