// The clock of a step and the circle to breathe with. Without this file both are lines of words. Nothing
// starts by itself, nothing makes a sound, and what is over is only said, never counted. What is said is in the
// data-… of each, in the language of the page.

const still = matchMedia("(prefers-reduced-motion: reduce)");
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Calls `each` with the whole seconds left until `ends` (of `performance.now()`), and at 0 no more. */
function countDown(ends, each) {
  const tick = () => {
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    each(left);
    if (left === 0) clearInterval(timer);
  };
  const timer = setInterval(tick, 250);
  tick();
  return () => clearInterval(timer);
}

function timer(box) {
  const left = box.querySelector("[data-timer-left]");
  const said = box.querySelector("[data-timer-said]");
  const go = box.querySelector("[data-timer-go]");
  const seconds = Number(box.dataset.seconds);
  const start = go.textContent;
  let stop = null;
  box.hidden = false;
  left.textContent = clock(seconds);
  go.addEventListener("click", () => {
    if (stop) {
      stop();
      stop = null;
      go.textContent = start;
      return;
    }
    said.textContent = box.dataset.runs;
    go.textContent = box.dataset.stop;
    stop = countDown(performance.now() + seconds * 1000, (now) => {
      left.textContent = clock(now);
      if (now > 0) return;
      said.textContent = box.dataset.over;
      go.textContent = start;
      stop = null;
    });
  });
}

function breath(box) {
  const circle = box.querySelector("[data-breath-circle]");
  const words = box.querySelector("[data-breath-words]");
  const said = box.querySelector("[data-breath-said]");
  const go = box.querySelector("[data-breath-go]");
  const say = box.dataset;
  const of = (name) => Number(say[name]);
  const begin = go.textContent;
  const parts = [
    [say.wordIn, of("in"), 0.4, 1],
    [say.wordHold, of("hold"), 1, 1],
    [say.wordOut, of("out"), 1, 0.4],
    [say.wordRest, of("rest"), 0.4, 0.4],
  ].filter(([, seconds]) => seconds > 0);
  let running = 0;
  box.hidden = false;
  words.textContent = say.ready;

  async function part([word, seconds, from, to], mine) {
    if (!still.matches) {
      const scales = [{ transform: `scale(${from})` }, { transform: `scale(${to})` }];
      circle.animate(scales, { duration: seconds * 1000, fill: "forwards", easing: "ease-in-out" });
    }
    for (let count = 1; count <= seconds && running === mine; count += 1) {
      words.textContent = `${word} ${count}`;
      await new Promise((done) => setTimeout(done, 1000));
    }
  }

  function end(word) {
    running = 0;
    words.textContent = word;
    go.textContent = begin;
    for (const animation of circle.getAnimations()) animation.cancel();
  }

  go.addEventListener("click", async () => {
    if (running) {
      end(say.ready);
      said.textContent = say.stopped;
      return;
    }
    const mine = (running = performance.now());
    go.textContent = say.stop;
    // Read out once, not at every breath: a voice in between would break it.
    said.textContent = say.begun;
    for (let round = 0; round < of("rounds"); round += 1) {
      for (const one of parts) {
        if (running !== mine) return;
        await part(one, mine);
      }
    }
    if (running !== mine) return;
    end(say.done);
    said.textContent = say.over;
  });
}

for (const box of document.querySelectorAll("[data-timer]")) timer(box);
for (const box of document.querySelectorAll("[data-breath]")) breath(box);
