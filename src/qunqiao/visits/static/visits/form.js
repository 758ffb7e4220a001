// The page for a new visit: kept on the device first, then sent. It works without this file too, with a
// network. Service workers and this way of keeping need https (or one's own machine).

const form = document.getElementById("visit-form");
const box = document.getElementById("drafts");
const said = document.getElementById("drafts-said");
const A_DAY = 86400000;
const LONGEST_SIDE = 1600;

if (window.isSecureContext && "serviceWorker" in navigator && window.indexedDB) begin();

function begin() {
  navigator.serviceWorker.register(form.dataset.worker).catch(() => undefined);
  form.addEventListener("submit", keepAndSend);
  document.getElementById("drafts-send").addEventListener("click", () => sendWaiting(true));
  window.addEventListener("online", () => sendWaiting(false));
  setToday();
  sendWaiting(false);
}

// A kept page may be days old: the day filled in moves on with the device's.
function setToday() {
  const midnight = (moment) => new Date(moment).setHours(12, 0, 0, 0);
  const days = Math.round((midnight(Date.now()) - midnight(Number(form.dataset.made))) / A_DAY);
  const { visited_on: day } = form.elements;
  if (days <= 0 || day.value !== form.dataset.today) return;
  const then = new Date(`${form.dataset.today}T12:00:00Z`);
  day.value = new Date(then.getTime() + days * A_DAY).toISOString().slice(0, 10);
}

async function keepAndSend(event) {
  event.preventDefault();
  const draft = await drafted();
  await keepDraft(draft);
  await show(said.dataset.kept);
  box.scrollIntoView({ block: "start" });
  const { address } = await sendDrafts(form.getAttribute("action"));
  const waits = (await allDrafts()).find((one) => one.key === draft.key);
  if (!waits && address) { window.location.assign(address); return; }
  if (waits && waits.refused) { await show(""); return; }
  // Not before: the worker would be at it at the same time, and the page would not learn the address.
  if (waits) askForSync();
  startAnew();
  await show(waits ? said.dataset.kept : said.dataset.sent.replace("{count}", 1));
}

async function drafted() {
  const typed = new FormData(form);
  const photo = typed.get("photo");
  typed.delete("photo");
  typed.delete("csrfmiddlewaretoken");
  const unit = form.elements.unit;
  const key = typed.get("key");
  const before = (await allDrafts()).find((one) => one.key === key);
  return {
    key,
    owner: form.dataset.owner,
    fields: [...typed.entries()],
    photo: photo && photo.size ? await smaller(photo) : before?.photo ?? null,
    unit: unit.options ? unit.options[unit.selectedIndex].text : unit.value,
    day: typed.get("visited_on"),
  };
}

// A picture of a phone is some megabytes; drawn anew it is small, and knows nothing of the place.
async function smaller(photo) {
  const picture = await createImageBitmap(photo).catch(() => null);
  if (!picture) return photo;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const sheet = document.createElement("canvas");
  sheet.width = Math.round(picture.width * scale);
  sheet.height = Math.round(picture.height * scale);
  sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
  const drawn = await new Promise((resolve) => sheet.toBlob(resolve, "image/jpeg", 0.8));
  return drawn || photo;
}

function startAnew() {
  const { unit } = form.elements;
  const chosen = unit.value;
  form.reset();
  unit.value = chosen;
  form.elements.key.value = crypto.randomUUID();
}

function askForSync() {
  navigator.serviceWorker.ready
    .then((worker) => worker.sync && worker.sync.register(DRAFTS))
    .catch(() => undefined);
}

async function sendWaiting(asked) {
  if (!(await allDrafts()).length) { await show(""); return; }
  const { sent, signIn } = await sendDrafts(form.getAttribute("action"));
  document.getElementById("drafts-sign-in").hidden = !signIn;
  const words = signIn ? said.dataset.signIn : "";
  await show(sent ? said.dataset.sent.replace("{count}", sent) : words, asked);
}

async function show(sentence) {
  const every = await allDrafts();
  const mine = every.filter((draft) => draft.owner === form.dataset.owner);
  const waiting = said.dataset.waiting.replace("{count}", mine.length);
  box.hidden = !every.length && !sentence;
  said.textContent = [mine.length ? waiting : "", sentence].filter(Boolean).join(" · ");
  document.getElementById("drafts-others").hidden = every.length === mine.length;
  document.getElementById("drafts-buttons").hidden = !mine.length;
  document.getElementById("drafts-list").replaceChildren(...mine.map(line));
}

function line(draft) {
  const made = document.getElementById("draft-line").content.cloneNode(true);
  made.querySelector(".v-draft-what").textContent = `${draft.unit} ${draft.day}`;
  const why = made.querySelector(".v-draft-why");
  why.textContent = draft.refused || "";
  why.hidden = !draft.refused;
  const edit = made.querySelector(".v-draft-edit");
  edit.hidden = !draft.refused;
  edit.addEventListener("click", () => takeBack(draft));
  made.querySelector(".v-draft-remove").addEventListener("click", async () => {
    await dropDraft(draft.key);
    await show("");
  });
  return made;
}

// Back into the form, to be put right; the picture is kept with it on the device until it is sent anew.
function takeBack(draft) {
  const values = new Map();
  draft.fields.forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]));
  [...form.elements].filter((one) => one.name && one.type !== "file").forEach((one) => {
    const found = values.get(one.name) || [];
    if (["radio", "checkbox"].includes(one.type)) one.checked = found.includes(one.value);
    else if (one.name !== "csrfmiddlewaretoken") one.value = found[0] || "";
  });
  form.scrollIntoView();
}
