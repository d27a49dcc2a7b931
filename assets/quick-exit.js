// Quick exit: leaves the page at once, by its link or by Escape pressed three times.
// Without this script the link still works; with it, this page is not left in the history
// (the pages before it are: /help says so) and the screen goes blank before the next page loads.

const link = document.querySelector("[data-quick-exit]");
const PRESSES = 3;
const WITHIN_MS = 1500;
let presses = [];

function leave() {
  // A live session ends at once.
  window.dispatchEvent(new Event("quickexit"));
  document.documentElement.classList.add("leaving");
  document.title = "…";
  window.location.replace(link.href);
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.repeat) {
        if (event.key !== "Escape") presses = [];
        return;
      }
      const now = event.timeStamp;
      presses = presses.filter((at) => now - at < WITHIN_MS);
      presses.push(now);
      if (presses.length >= PRESSES) leave();
    },
    // Before any dialog or menu on the page can keep the key to itself.
    { capture: true },
  );

  // Coming back by the Back button shows a fresh page, or the sign-in, never the blank one.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}
