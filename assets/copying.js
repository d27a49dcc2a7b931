// A copy that is being made: how far it is shows by itself. Without this script, the link on the page looks
// again; a mail is sent when it is ready either way.

const EVERY_MS = 1500;
const part = document.getElementById("copy");

async function look() {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch(part.dataset.making).catch(() => null);
  // Signed out, or no connection: the page stays as it is, with its link.
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("copy");
  if (!fresh) return;
  if (fresh.dataset.making) {
    // Only the figures: whoever is on a button stays there.
    part.querySelector(".progress")?.replaceWith(fresh.querySelector(".progress"));
    return;
  }
  clearInterval(timer);
  const focused = part.contains(document.activeElement);
  part.removeAttribute("data-making");
  part.replaceChildren(...fresh.childNodes);
  // It is read out once, when it is done.
  const head = part.querySelector("h2");
  head.tabIndex = -1;
  if (focused) head.focus();
  said.textContent = head.textContent;
}

const said = document.createElement("p");
said.className = "vh";
said.setAttribute("role", "status");
part?.after(said);
const timer = part?.dataset.making ? setInterval(look, EVERY_MS) : undefined;
