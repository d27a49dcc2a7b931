// The safety plan on this device: kept only when its owner asks for it, taken off by one press.
// Without this script the offer is not shown, and printing is in the browser's menu.

const CACHE = "plan";
const KEPT = "/safety-plan/kept";
const place = document.querySelector("#device");
const print = document.querySelector("[data-print]");

if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

async function isKept() {
  return Boolean(await (await caches.open(CACHE)).match(KEPT));
}

async function keep() {
  const answer = await fetch(KEPT);
  if (!answer.ok || answer.redirected) throw new Error("not there");
  await (await caches.open(CACHE)).put(KEPT, answer);
}

async function show(words = "") {
  const kept = await isKept();
  for (const part of place.querySelectorAll("[data-kept]")) part.hidden = !kept;
  for (const part of place.querySelectorAll("[data-not-kept]")) part.hidden = kept;
  place.querySelector("[data-told]").textContent = words;
  place.hidden = false;
}

async function start() {
  // What was changed since is kept anew. Without a connection the old copy stays.
  if (place.querySelector("[data-keep]") && (await isKept())) await keep().catch(() => {});
  await show();
  place.querySelector("[data-keep]")?.addEventListener("click", async () => {
    try {
      await keep();
      await show("Kept. It opens without a connection now.");
    } catch {
      await show("That did not work. Please try again in a moment.");
    }
  });
  place.querySelector("[data-remove]")?.addEventListener("click", async () => {
    await caches.delete(CACHE);
    await show("Taken off this device.");
  });
}

if (place && "caches" in window && "serviceWorker" in navigator) start();
