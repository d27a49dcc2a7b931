// Has Get Help Now kept in this browser, so that it opens without a connection, and sends what could not be sent
// before. Without this script, or where the browser has no such thing, all pages work as before.

if ("serviceWorker" in navigator) {
  navigator.serviceWorker
    .register("/worker.js")
    .then(() => navigator.serviceWorker.ready)
    .then((worker) => worker.active?.postMessage({ fresh: true, language: document.documentElement.dataset.language }))
    .catch(() => {});
}

// A room sends its own (room.js). Who is not signed in has nothing to send.
if (document.querySelector('form[action="/sign-out"]') && !document.getElementById("composer")) {
  const send = () =>
    import("./unsent.js")
      .then(({ sendAll }) => sendAll())
      .catch(() => {});
  send();
  window.addEventListener("online", send);
}
