// What opens beside the call: messages, timer and turns, settings with the devices.

import { devices } from "./media.js";
import { said } from "./said.js";
import * as tiles from "./tiles.js";

const by = (id) => document.getElementById(id);

/** Opens or closes one. */
export function panel(name, open) {
  by(`panel-${name}`).hidden = !open;
  by(`open-${name}`).setAttribute("aria-expanded", String(open));
}
function toggle(name) {
  const open = by(`panel-${name}`).hidden;
  panel(name, open);
  if (!open) return;
  if (name === "chat") {
    unread(0);
    const box = document.querySelector("[data-scrolls]");
    box.scrollTop = box.scrollHeight;
  }
  by(`panel-${name}`).scrollIntoView({ block: "nearest" });
}

let fresh = 0;
function unread(count) {
  fresh = count;
  by("chat-new").textContent = String(count);
  by("chat-new").hidden = count === 0;
}
const arriving = new MutationObserver((changes) => {
  const added = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.dataset?.number && !node.classList.contains("message--mine"));
  if (by("panel-chat").hidden && added.length > 0) unread(fresh + added.length);
});

/** Lists the devices there are. */
export async function fillDevices() {
  for (const kind of ["audioinput", "videoinput", "audiooutput"]) {
    const select = by(kind);
    const found = await devices(kind);
    const usable = found.length > 0 && (kind !== "audiooutput" || "setSinkId" in HTMLMediaElement.prototype);
    select.closest(".field").hidden = !usable;
    const chosen = select.value;
    select.replaceChildren(...found.map((one) => new Option(one.label || said("device"), one.deviceId, false, one.deviceId === chosen)));
  }
}
/**
 * Wires the panels' buttons and the choice of devices.
 * @param {object} of
 * @param {import("./media.js").Media} of.media
 * @param {(words: string) => void} of.tell
 * @param {(name: string, act: () => void) => void} of.press what a button does
 * @param {boolean} of.chat whether there are messages on this page: not for a guest
 */
export function wire({ media, tell, press, chat }) {
  for (const name of chat ? ["chat", "tools", "settings"] : ["tools", "settings"]) press(`open-${name}`, () => toggle(name));
  if (chat) arriving.observe(by("messages"), { childList: true });
  for (const kind of ["audioinput", "videoinput", "audiooutput"]) {
    by(kind).addEventListener("change", (event) => {
      const chosen = event.target.value;
      const done = kind === "audiooutput" ? tiles.playThrough(chosen) : media.choose(kind, chosen);
      done.catch(() => tell(said("deviceFailed")));
    });
  }
  navigator.mediaDevices?.addEventListener?.("devicechange", fillDevices);
}
