// The waiting room as the therapist sees it: who waits, and what clients said at the door.

import { inStep } from "./in-step.js";
import { inARow, said } from "./said.js";

const by = (id) => document.getElementById(id);

/**
 * Shows who waits, and what they said at the door.
 * @param {object} room as it is now
 * @param {object | null} before as it was
 * @param {{ device: string, say: (what: object) => void, tell: (words: string) => void }} with
 */
export async function show(room, before, { device, say, tell }) {
  const who = room.people.filter((person) => !person.inside);
  by("waiting-none").hidden = who.length > 0;
  inStep(by("waiting-list"), who.map((person) => person.device), (key) => {
    const item = document.createElement("li");
    const row = document.createElement("p");
    row.className = "actions";
    const { role } = who.find((person) => person.device === key);
    const acts = [[said("letIn"), "admit"], [said("aloneFirst"), "alone"]];
    for (const [text, t] of role === "client" ? acts : acts.slice(0, 1)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button--secondary button--small";
      button.textContent = text;
      button.addEventListener("click", () => say({ t, device: key }));
      row.append(button);
    }
    item.append(document.createElement("p"), row);
    return item;
  });
  for (const [at, person] of who.entries()) {
    const item = by("waiting-list").children[at];
    item.firstElementChild.textContent = person.online ? person.shown : said("lineGone", { name: person.shown });
    for (const button of item.querySelectorAll("button")) button.setAttribute("aria-label", `${button.textContent}: ${person.shown}`);
  }
  // A page that is loaded again may come from the door, with other answers.
  const known = new Set((before?.people ?? []).map((person) => `${person.device} ${person.page}`));
  const fresh = room.people.filter((person) => !known.has(`${person.device} ${person.page}`) && person.device !== device);
  if (fresh.length === 0) return;
  tell(said("came", { names: inARow(fresh.map((person) => person.shown)) }));
  const part = by("arrivals");
  const answer = await fetch(part.dataset.from).catch(() => null);
  if (answer?.ok && !answer.redirected) part.innerHTML = await answer.text();
}
