// Sends drafts: for the page and its service worker. A draft that arrives twice is one visit, so whoever
// is in doubt sends again; it is dropped only after the server has said that it has it.

// Two at once would do no harm, but the second would be for nothing.
function sendDrafts(base) {
  const send = () => sendEach(base);
  return navigator.locks ? navigator.locks.request(DRAFTS, send) : send();
}

// What became of them: how many were sent, and whether somebody has to sign in first.
async function sendEach(base) {
  const waiting = (await allDrafts()).filter((draft) => !draft.refused);
  if (!waiting.length) return { sent: 0, address: "", signIn: false };
  const pass = await fetch(`${base}pass/`, { cache: "no-store", redirect: "error" }).catch(() => null);
  if (!pass || !pass.ok) return { sent: 0, address: "", signIn: pass !== null && pass.status === 401 };
  const { owner, token } = await pass.json();
  const mine = waiting.filter((draft) => draft.owner === owner);
  let [sent, address] = [0, ""];
  for (const draft of mine) {
    const found = await sendOne(base, draft, token);
    if (found) [sent, address] = [sent + 1, found];
  }
  return { sent, address, signIn: false };
}

async function sendOne(base, draft, token) {
  const body = new FormData();
  body.append("written_by", draft.owner);
  draft.fields.forEach(([name, value]) => body.append(name, value));
  if (draft.photo) body.append("photo", draft.photo, "photo.jpg");
  const answer = await fetch(`${base}send/`, {
    method: "POST", body, headers: { "X-CSRFToken": token }, redirect: "error",
  }).catch(() => null);
  if (!answer) return "";
  if (answer.ok) {
    const { address } = await answer.json();
    await dropDraft(draft.key);
    return address;
  }
  // What cannot be taken as it is waits for its writer; what went wrong on the way is tried again.
  if ([400, 403, 404, 413, 422].includes(answer.status)) {
    const said = await answer.json().catch(() => ({}));
    if (said.refused) await keepDraft({ ...draft, refused: said.refused });
  }
  return "";
}
