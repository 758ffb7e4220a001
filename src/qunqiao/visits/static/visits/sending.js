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
  const pass = await asked(`${base}pass/`, { cache: "no-store" });
  if (!pass.said.token) return { sent: 0, address: "", signIn: pass.status === 401 };
  const { owner, token } = pass.said;
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
  const { said, status } = await asked(`${base}send/`, {
    method: "POST", body, headers: { "X-CSRFToken": token },
  });
  if (said.address) {
    await dropDraft(draft.key);
    return said.address;
  }
  // What cannot be taken as it is waits for its writer; what went wrong on the way is tried again.
  if (said.refused && [400, 403, 404, 409, 422].includes(status)) {
    await keepDraft({ ...draft, refused: said.refused });
  }
  return "";
}

// Nothing, where nobody answers in time, or somebody else does: the sign-in page of a hotel says 200 too.
async function asked(address, how) {
  const limit = AbortSignal.timeout(60000);
  const answer = await fetch(address, { ...how, redirect: "error", signal: limit }).catch(() => null);
  const said = answer ? await answer.json().catch(() => ({})) : {};
  return { said, status: answer ? answer.status : 0 };
}
