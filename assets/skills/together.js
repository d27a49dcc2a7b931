// An exercise for two, each on their own device: what the other does appears by itself. Without this
// script the same buttons post, and "Look again" shows what is new.

const place = document.getElementById("together");
const form = document.querySelector("form[data-words]");
const moved = document.querySelector("[data-moved]");

const isTouched = () => [...(form?.querySelectorAll("textarea") ?? [])].some((field) => field.value !== field.defaultValue);
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

// The server says how much is left; from then on this device counts, so that no two clocks need agree.
let counting;
function count() {
  clearInterval(counting);
  const box = place.querySelector("[data-left]");
  if (!box) return;
  box.className = "timer__left";
  const ends = performance.now() + Number(box.dataset.left) * 1000;
  const tick = () => {
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    box.textContent = left > 0 ? clock(left) : place.dataset.over;
    if (left === 0) clearInterval(counting);
  };
  counting = setInterval(tick, 250);
  tick();
}

function show(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const part = holder.content.querySelector("[data-part]");
  if (!part) return;
  const isElsewhere = part.dataset.step !== place.dataset.at || part.dataset.open !== "true";
  if (isElsewhere && !isTouched()) {
    // No address that says what just happened: it is another step by now.
    location.replace(location.pathname);
    return;
  }
  if (isElsewhere && moved) moved.hidden = false;
  // Whoever stands on a button stays on it.
  const on = place.contains(document.activeElement) ? document.activeElement.value : null;
  place.replaceChildren(part);
  if (on) part.querySelector(`button[value="${on}"]`)?.focus();
  count();
}

function listen() {
  const live = new EventSource(`${place.dataset.live}?after=${place.dataset.version}`);
  live.addEventListener("message", (event) => {
    place.dataset.version = event.lastEventId;
    show(event.data);
  });
  // The browser comes back by itself after a short break, but not after an answer that is no stream.
  live.addEventListener("error", () => {
    if (live.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}

count();
listen();
