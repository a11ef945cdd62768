// Both sums of form[data-sums] while somebody types; without script the server counts them.
const MOST = 15; // more digits than any sum has: what is longer is no number

function number(text) {
  const plain = text.normalize("NFKC").replace(/[,\s元]/g, "");
  return /^\d+(\.\d{1,2})?$/.test(plain) && plain.length <= MOST ? plain : "0";
}

// Hundredths, so that money stays whole.
function hundredths(text) {
  const [whole, rest = ""] = number(text).split(".");
  return BigInt(whole) * 100n + BigInt(rest.padEnd(2, "0"));
}

function yuan(fen) {
  const whole = (fen / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = fen % 100n;
  return rest ? `${whole}.${rest.toString().padStart(2, "0")}` : whole;
}

function count(form) {
  let cost = 0n;
  form.querySelectorAll("[data-line]").forEach((line) => {
    const quantity = line.querySelector("[data-quantity]");
    const price = line.querySelector("[data-price]");
    // Halves of a fen go up, as on the server.
    if (quantity && price) cost += (hundredths(quantity.value) * hundredths(price.value) + 50n) / 100n;
  });
  let paid = 0n;
  form.querySelectorAll("[data-share]").forEach((share) => (paid += hundredths(share.value)));
  return { cost, paid };
}

function show(form) {
  const { cost, paid } = count(form);
  const words = form.querySelector("[data-gap]");
  const gap = cost > paid ? cost - paid : paid - cost;
  form.querySelector("[data-cost]").textContent = `${yuan(cost)} 元`;
  form.querySelector("[data-paid]").textContent = `${yuan(paid)} 元`;
  let sentence = cost > paid ? words.dataset.less : words.dataset.more;
  if (gap === 0n) sentence = cost ? words.dataset.same : words.dataset.none;
  words.textContent = sentence.replace("#", yuan(gap));
  const box = form.querySelector("[data-sums-box]");
  if (gap) box.dataset.kind = "warn";
  else delete box.dataset.kind;
}

document.querySelectorAll("form[data-sums]").forEach((form) => {
  form.querySelectorAll(".no-script-only").forEach((button) => (button.hidden = true));
  form.addEventListener("input", () => show(form));
  show(form);
});
