// Keeps the page for a new visit at hand without a network, and sends what waits when it is back, also
// when the page was closed. Its scope is this one page; nothing else is kept.

const PAGE = new URL("./", self.location).pathname;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(fetch(PAGE, { redirect: "error" }).then(keepPage).catch(() => undefined));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("sync", (event) => {
  if (event.tag === DRAFTS) event.waitUntil(sendDrafts(PAGE).then(wantAgain));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate" && address.pathname === PAGE) event.respondWith(pageFor(event));
  else if (address.pathname.includes("/static/")) event.respondWith(partFor(request));
});

// To fail is how a worker asks the browser to try again later.
async function wantAgain({ signIn }) {
  const waiting = (await allDrafts()).some((draft) => !draft.refused);
  if (waiting && !signIn) throw new Error("some visits still wait");
}

async function pageFor(event) {
  try {
    const fresh = await fetch(event.request);
    if (fresh.ok && !fresh.redirected) event.waitUntil(keepPage(fresh.clone()));
    return fresh;
  } catch {
    return (await caches.match(PAGE)) || Response.error();
  }
}

async function partFor(request) {
  return (await caches.match(request.url.split("#")[0])) || fetch(request);
}

// The page and every file it names; what it no longer names is dropped.
async function keepPage(page) {
  if (!page.ok || page.redirected) return;
  const kept = await caches.open(PAGES);
  const html = await page.clone().text();
  const parts = new Set(
    [...html.matchAll(/(?:src|href)="([^"#?]*\/static\/[^"#?]+)/g)].map((found) => found[1]),
  );
  await kept.put(PAGE, page);
  await Promise.all([...parts].map((part) => kept.add(part).catch(() => undefined)));
  const old = (await kept.keys()).filter((one) => {
    const path = new URL(one.url).pathname;
    return path !== PAGE && !parts.has(path);
  });
  await Promise.all(old.map((one) => kept.delete(one)));
}
