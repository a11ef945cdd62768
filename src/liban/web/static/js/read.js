// Reads the page aloud where the browser can speak; the button shows itself only then.
const button = document.querySelector("[data-read]");
const speech = window.speechSynthesis;

function begin() {
  const text = document.querySelector("main").innerText.replace(button.textContent, "");
  // Sentence by sentence: some browsers fall silent in the middle of a long text.
  text.split(/[。！？\n]+/).filter((part) => part.trim()).forEach((part) => {
    const said = new SpeechSynthesisUtterance(part);
    said.lang = document.documentElement.lang === "en" ? "en" : "zh-CN";
    said.rate = 0.9;
    speech.speak(said);
  });
}

if (button && speech) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const speaking = speech.speaking;
    speech.cancel();
    if (!speaking) begin();
    button.textContent = speaking ? button.dataset.start : button.dataset.stop;
  });
  window.addEventListener("pagehide", () => speech.cancel());
}
