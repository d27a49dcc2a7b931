// The service worker: what opens without a connection.
//
// What must stay true: it keeps pages that are the same for everyone, asked for without a cookie, and nothing
// else by itself. Plans and exercises are put beside them by their owner's own press (kept.js). They go by a
// press, when somebody signs out, when the sign-in page is shown, and at the latest when no sign-in of then
// can still hold; what was written and not sent (unsent.js) goes with them. Nobody's other pages are ever kept.

const PUBLIC = "public";
const KEPT = "kept";
const UNSENT = "unsent";
// That somebody signed out while there was no connection: the server is told before anything else is shown.
const LEAVING = "leaving";

const PAGES = ["/help", "/offline"];
const ASSETS = [
  "/assets/favicon.svg",
  "/assets/securebase.css",
  "/assets/forms.css",
  "/assets/parts.css",
  "/assets/rooms.css",
  "/assets/measures.css",
  "/assets/quick-exit.js",
  "/assets/offline/register.js",
  "/assets/offline/kept.js",
  "/assets/skills/skills.css",
  "/assets/skills/pace.js",
];
const DAY_MS = 24 * 60 * 60 * 1000;
// As long as a browser stays signed in at most.
const KEPT_DAYS = 14;

// The copy of a page that its owner may have kept.
function copyOf(path) {
  const [, first, name] = path.split("/");
  if (first === "skills" && name) return `/skills/${name}/kept`;
  const isPlan = ["safety-plan", "plan"].includes(first) && (!name || name === "kept");
  return isPlan ? `/${first}/kept` : undefined;
}

// A page is asked for in a language by name, since no cookie says which one was chosen; without one it comes
// in that of the browser.
async function keep(path, language) {
  const headers = language ? { "accept-language": language } : {};
  const answer = await fetch(path, { credentials: "omit", cache: "no-cache", headers });
  if (!answer.ok || answer.redirected) throw new Error(`${path}: ${answer.status}`);
  await (await caches.open(PUBLIC)).put(path, answer);
}

const keepAll = (language) => Promise.all([...PAGES, ...ASSETS].map((path) => keep(path, language)));

async function isLeaving() {
  return Boolean(await (await caches.open(LEAVING)).match("/sign-out"));
}

// Tells the server of a sign-out it has not heard of. False while it still cannot be told.
async function tellOfLeaving() {
  try {
    await fetch("/sign-out", { method: "POST", redirect: "manual" });
  } catch {
    return false;
  }
  await caches.delete(LEAVING);
  return true;
}

// Everything on this device that is somebody's.
async function forget() {
  await caches.delete(KEPT);
  await new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(UNSENT);
    asked.onsuccess = asked.onerror = asked.onblocked = resolve;
  });
}

async function keptCopy(path) {
  const copy = copyOf(path);
  const kept = copy && (await (await caches.open(KEPT)).match(copy));
  if (!kept) return undefined;
  if (Date.now() - Date.parse(kept.headers.get("date")) < KEPT_DAYS * DAY_MS) return kept;
  await forget();
  return undefined;
}

async function withoutConnection(path) {
  const shown = await caches.open(PUBLIC);
  if (path === "/help") return (await shown.match("/help")) ?? Response.error();
  const kept = await keptCopy(path);
  if (kept) return kept;
  return (await shown.match("/offline")) ?? Response.error();
}

async function open(request) {
  const path = new URL(request.url).pathname;
  if ((await isLeaving()) && !(await tellOfLeaving())) return withoutConnection(path);
  try {
    const answer = await fetch(request);
    // Nobody is signed in here any more: by time, by another device, by the practice.
    if (path === "/sign-in" && answer.ok) await forget();
    return answer;
  } catch {
    return withoutConnection(path);
  }
}

async function signOut(request) {
  await forget();
  try {
    return await fetch(request);
  } catch {
    await (await caches.open(LEAVING)).put("/sign-out", new Response(""));
    return Response.redirect("/offline#signed-out", 303);
  }
}

// What another page of theirs still wants to send is not sent after a sign-out.
async function message(request) {
  if ((await isLeaving()) && !(await tellOfLeaving())) return Response.error();
  return fetch(request);
}

async function asset(request, path) {
  const shown = await caches.open(PUBLIC);
  try {
    const answer = await fetch(request);
    if (answer.ok) await shown.put(path, answer.clone());
    return answer;
  } catch {
    return (await shown.match(path)) ?? Response.error();
  }
}

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const ours = [PUBLIC, KEPT, LEAVING];
  const tidy = async () => {
    for (const name of await caches.keys()) if (!ours.includes(name)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST" && pathname === "/sign-out") event.respondWith(signOut(request));
  else if (request.method === "POST" && /^\/rooms\/[^/]+$/.test(pathname)) event.respondWith(message(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(open(request));
  else if (ASSETS.includes(pathname)) event.respondWith(asset(request, pathname));
});

// What somebody keeps comes in the language that was chosen, too. Without their sign-in it stays as it is.
async function keepAnew() {
  const kept = await caches.open(KEPT);
  for (const { url } of await kept.keys()) {
    const answer = await fetch(url);
    if (answer.ok && !answer.redirected) await kept.put(url, answer);
  }
}

// Help is kept anew once a day, so that a changed number comes to those too who never open it; and when the
// language of the pages was changed, so that it opens in the one that was chosen.
async function freshen(language) {
  const kept = await (await caches.open(PUBLIC)).match("/help");
  const since = Date.parse(kept?.headers.get("date") ?? "");
  const same = kept?.headers.get("content-language") === language;
  if (!same || !(Date.now() - since < DAY_MS)) await keepAll(language);
  if (!same) await keepAnew();
}

self.addEventListener("message", (event) => {
  const { fresh, language } = event.data ?? {};
  if (fresh) event.waitUntil(freshen(language).catch(() => {}));
});
