// Has Get Help Now kept in this browser, so that it opens without a connection. Without this script, or where
// the browser has no such thing, all pages work as before.

if ("serviceWorker" in navigator) {
  navigator.serviceWorker
    .register("/worker.js")
    .then(() => navigator.serviceWorker.ready)
    .then((worker) => worker.active?.postMessage("fresh"))
    .catch(() => {});
}
