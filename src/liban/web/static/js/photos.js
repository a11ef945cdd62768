// Photos are shown, counted, taken out again and made smaller before they leave the phone.
const LONGEST = 1600; // as large as the server keeps them
const MOST = 9; // photos with one report

async function drawn(file, longest) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function smaller(file) {
  if (!file.type.startsWith("image/")) return file;
  try {
    const canvas = await drawn(file, LONGEST);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch {
    return file; // an old phone sends the photo as it is
  }
}

function attach(box) {
  const input = box.querySelector("input[type=file]");
  const status = box.querySelector(".file-status");
  const list = box.querySelector(".file-list");
  const words = box.dataset;
  const most = input.multiple ? Number(words.most || MOST) : 1;
  let kept = [];

  function hand() {
    const files = new DataTransfer();
    kept.forEach((file) => files.items.add(file));
    input.files = files.files;
  }

  function show() {
    status.textContent = kept.length ? words.some.replace("#", kept.length) : words.none;
    list.textContent = "";
    kept.forEach((file, place) => list.append(preview(file, place)));
  }

  function preview(file, place) {
    const item = document.createElement("div");
    const out = document.createElement("button");
    out.type = "button";
    out.className = "button plain";
    out.textContent = words.out;
    out.setAttribute("aria-label", `${words.out} ${place + 1}`);
    out.addEventListener("click", () => {
      kept.splice(place, 1);
      hand();
      show();
      input.focus();
    });
    const name = () => Object.assign(document.createElement("p"), { textContent: file.name });
    drawn(file, 240).then((canvas) => {
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", `${words.one} ${place + 1}`);
      item.prepend(canvas);
    }, () => item.prepend(name()));
    item.append(out);
    return item;
  }

  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    // A camera gives one photo at a time: each is added to those already there.
    const before = most > 1 ? kept : [];
    kept = [...before, ...chosen].slice(0, most);
    hand();
    status.textContent = words.working;
    const made = await Promise.all(kept.map((file) => (before.includes(file) ? file : smaller(file))));
    kept = made;
    hand();
    show();
  });
  box.dataset.ready = "";
  show();
}

if (window.DataTransfer && window.createImageBitmap) {
  document.querySelectorAll("[data-photos]").forEach(attach);
}
