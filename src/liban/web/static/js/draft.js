// What was typed into form[data-keep="name"] stays on this phone until it has been sent
// (the page that says so carries data-sent-draft="name"), at most seven days; never phone numbers.
const DAYS = 7 * 24 * 60 * 60 * 1000;
const slot = (name) => `liban.${name}`;

function read(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(slot(name)));
    return kept && Date.now() - kept.at < DAYS ? kept.words : {};
  } catch {
    return {};
  }
}

function fields(form) {
  return [...form.querySelectorAll("textarea, input[type=text]")].filter((field) => field.name);
}

document.querySelectorAll("[data-sent-draft]").forEach((page) => {
  try {
    localStorage.removeItem(slot(page.dataset.sentDraft));
  } catch {
    return; // storage is switched off: nothing was kept
  }
});

document.querySelectorAll("form[data-keep]").forEach((form) => {
  const name = form.dataset.keep;
  const kept = read(name);
  fields(form).forEach((field) => {
    if (!field.value && kept[field.name]) field.value = kept[field.name];
  });
  form.addEventListener("input", () => {
    const words = {};
    fields(form).forEach((field) => (words[field.name] = field.value));
    try {
      localStorage.setItem(slot(name), JSON.stringify({ at: Date.now(), words }));
    } catch {
      return; // full or switched off: the form works without
    }
  });
});
