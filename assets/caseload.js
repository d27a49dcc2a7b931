// A caseload that lives: what should not wait shows by itself. Without this script it shows when the page
// is loaded again; a mail was sent either way.

const EVERY_MS = 15000;
const part = document.getElementById("alerts");

async function look() {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch(part.dataset.from).catch(() => null);
  // Signed out, or no connection: the page stays as it is.
  if (!answer?.ok || answer.redirected) return;
  const html = await answer.text();
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  // What is the same is not read out again.
  if (fresh.content.textContent.trim() !== part.textContent.trim()) part.replaceChildren(fresh.content);
}

setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
