// Signing out: what was kept on this device goes. Whoever has visits waiting is told before.

const leaving = document.querySelector("form[data-leaving]");
const told = document.getElementById("drafts-waiting");

async function forget() {
  await dropDrafts().catch(() => undefined);
  if (window.caches) await caches.delete(PAGES);
  const workers = navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}

if (window.indexedDB) {
  allDrafts().then((every) => {
    told.hidden = !every.length;
    told.textContent = told.dataset.waiting.replace("{count}", every.length);
  }).catch(() => undefined);
  leaving.addEventListener("submit", async (event) => {
    event.preventDefault();
    await forget().catch(() => undefined);
    leaving.submit();
  });
}
