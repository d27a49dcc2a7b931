// What somebody keeps on this device: their safety plan, this week's plan, exercises. Kept only when they ask
// for it, taken off by one press. Without this script the offer is not shown, and printing is in the
// browser's menu.
//
// A page with something to keep has #device, with data-path (where its copy is) and data-also (copies that go
// with it), and with what is said of it in the language of the page (data-told-…).

const CACHE = "kept";
const place = document.querySelector("#device");
const list = document.querySelector("[data-kept-list]");
const print = document.querySelector("[data-print]");

if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

const words = (text) => (text ?? "").split(" ").filter(Boolean);
const paths = () => [place.dataset.path, ...words(place.dataset.also)];

async function isKept() {
  return Boolean(await (await caches.open(CACHE)).match(place.dataset.path));
}

async function keep() {
  const answers = await Promise.all(paths().map(async (path) => [path, await fetch(path)]));
  for (const [, answer] of answers) if (!answer.ok || answer.redirected) throw new Error("not there");
  const cache = await caches.open(CACHE);
  for (const [path, answer] of answers) await cache.put(path, answer);
}

async function takeOff() {
  const cache = await caches.open(CACHE);
  for (const path of paths()) await cache.delete(path);
}

async function show(told) {
  const kept = await isKept();
  for (const part of place.querySelectorAll("[data-kept]")) part.hidden = !kept;
  for (const part of place.querySelectorAll("[data-not-kept]")) part.hidden = kept;
  place.querySelector("[data-told]").textContent = place.dataset[told] ?? "";
  place.hidden = false;
}

async function start() {
  // What was changed since is kept anew. Without a connection the old copy stays.
  if (place.querySelector("[data-keep]") && (await isKept())) await keep().catch(() => {});
  await show();
  place.querySelector("[data-keep]")?.addEventListener("click", async () => {
    try {
      await keep();
      await show("toldKept");
    } catch {
      await show("toldFailed");
    }
  });
  place.querySelector("[data-remove]")?.addEventListener("click", async () => {
    await takeOff();
    await show("toldRemoved");
  });
}

/** On the page that is shown without a connection: what opens from this device, by its title. */
async function fill() {
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    const html = await (await cache.match(request)).text();
    const link = document.createElement("a");
    link.href = new URL(request.url).pathname;
    const copy = new DOMParser().parseFromString(html, "text/html");
    link.textContent = copy.title;
    // In the language it was kept in, or written in.
    link.lang = copy.querySelector("h1")?.closest("[lang]")?.lang ?? "";
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
}

if ("caches" in window && "serviceWorker" in navigator) {
  if (place) start();
  if (list) fill();
}
