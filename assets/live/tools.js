// The timer and the turn marker, the same for all in the call, for exercises of speaking and listening.

import { inStep } from "./in-step.js";
import { said } from "./said.js";

const clock = document.getElementById("timer");
const turns = document.getElementById("turns");
let ends = null;
let holder = null;
let rang = true;

/** @param {(what: object) => void} say tells the others */
export function wire(say, tell) {
  document.getElementById("timer-starts").addEventListener("click", (event) => {
    const seconds = event.target.dataset.seconds;
    if (seconds !== undefined) say({ t: "timer", seconds: Number(seconds) });
  });
  turns.addEventListener("click", (event) => {
    const { device } = event.target.dataset;
    if (device !== undefined) say({ t: "turn", device: device === "" ? null : device });
  });
  setInterval(() => {
    if (ends === null) return;
    const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left === 0 && !rang) {
      rang = true;
      tell(said("timeUp"));
    }
  }, 250);
}

/** Shows what the room says. */
export function show({ people, turn, leftMs }) {
  holder = turn;
  ends = leftMs === null ? null : performance.now() + leftMs;
  if (ends === null) clock.textContent = "–";
  else rang = false;
  const speakers = people.filter((person) => person.inside).map((person) => [person.device, person.shown]);
  const wanted = [...speakers, ["", said("nobody")]];
  inStep(turns, wanted.map(([device]) => device), (device) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--secondary button--small";
    button.dataset.device = device;
    return button;
  });
  for (const [at, [device, name]] of wanted.entries()) {
    turns.children[at].textContent = name;
    turns.children[at].setAttribute("aria-pressed", String((turn ?? "") === device));
  }
}

/** What to tell a server that was started again and knows nothing. */
export function known() {
  const left = ends === null ? 0 : Math.ceil((ends - performance.now()) / 1000);
  return { ...(holder ? { turn: holder } : {}), ...(left > 0 ? { left } : {}) };
}
