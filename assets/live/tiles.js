// The people in the call as tiles: a picture or their initials, a name, what they show.

import { said } from "./said.js";

const list = document.getElementById("tiles");
const tiles = new Map();
let output = "";

function make(key) {
  const item = document.createElement("li");
  item.className = "tile";
  item.dataset.device = key;
  const video = document.createElement("video");
  video.playsInline = true;
  video.autoplay = true;
  video.muted = true;
  const audio = document.createElement("audio");
  audio.autoplay = true;
  const face = document.createElement("span");
  face.className = "tile__face";
  face.setAttribute("aria-hidden", "true");
  const foot = document.createElement("p");
  foot.className = "tile__foot";
  const name = document.createElement("b");
  const note = document.createElement("span");
  note.className = "tile__note";
  foot.append(name, note);
  const actions = document.createElement("p");
  actions.className = "tile__actions";
  const picture = document.createElement("div");
  picture.className = "tile__picture";
  picture.append(video, audio, face, foot);
  item.append(picture, actions);
  list.append(item);
  const tile = { item, video, audio, face, name, note, actions };
  if (output && audio.setSinkId) audio.setSinkId(output).catch(() => {});
  tiles.set(key, tile);
  return tile;
}

const initials = (name) => name.split(/\s+/).filter((part) => /^\p{L}/u.test(part)).map((part) => part[0]).slice(-2).join("");

function button(tile, label, press) {
  const known = [...tile.actions.children].find((one) => one.textContent === label);
  if (known) return known;
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--secondary button--small";
  made.textContent = label;
  made.addEventListener("click", press);
  tile.actions.append(made);
  return made;
}

/**
 * Shows a tile, new or as it is now.
 * @param {string} key
 * @param {object} of
 * @param {MediaStream} of.stream the picture
 * @param {MediaStream} [of.voice] the sound; none for our own
 * @param {string} of.name
 * @param {string} of.note what to know of them, in words
 * @param {boolean} of.picture whether there is one
 * @param {boolean} [of.mine] our own, as in a mirror
 * @param {boolean} [of.wide] a screen rather than a face
 * @param {boolean} [of.turn] whether it is their turn
 * @param {[string, () => void][]} [of.actions]
 */
export function show(key, { stream, voice = null, name, note, picture, mine = false, wide = false, turn = false, actions = [] }) {
  const tile = tiles.get(key) ?? make(key);
  tile.item.classList.toggle("tile--mine", mine && !wide);
  tile.item.classList.toggle("tile--wide", wide);
  tile.item.classList.toggle("tile--turn", turn);
  tile.item.classList.toggle("tile--picture", picture);
  if (tile.video.srcObject !== stream) {
    tile.video.srcObject = stream;
    // A picture without sound may always play, as soon as there is one.
    tile.video.play().catch(() => {});
  }
  if (tile.audio.srcObject !== voice) {
    tile.audio.srcObject = voice;
    if (voice) play(tile);
  }
  tile.face.textContent = initials(name);
  tile.name.textContent = name;
  tile.note.textContent = note;
  const wanted = [...actions];
  if (picture && !mine && document.pictureInPictureEnabled && tile.video.requestPictureInPicture) {
    wanted.push([said("smallWindow"), () => tile.video.requestPictureInPicture().catch(() => {})]);
  }
  for (const old of [...tile.actions.children]) {
    if (old.dataset.keep !== "yes" && !wanted.some(([label]) => label === old.textContent)) old.remove();
  }
  for (const [label, press] of wanted) {
    const made = button(tile, label, press);
    made.setAttribute("aria-label", `${label}: ${name}`);
  }
}

// Some browsers play sound only after a press on the page.
function play(tile) {
  tile.audio.play().catch((problem) => {
    if (problem.name !== "NotAllowedError") return;
    const made = button(tile, said("pressToHear"), () => tile.audio.play().then(() => made.remove()).catch(() => {}));
    made.dataset.keep = "yes";
  });
}

/** Takes away every tile that is not one of these. */
export function keepOnly(keys) {
  for (const [key, tile] of tiles) {
    if (keys.has(key)) continue;
    tile.video.srcObject = null;
    tile.audio.srcObject = null;
    tile.item.remove();
    tiles.delete(key);
  }
}

/** Marks who is speaking. */
export function speaking(key, is) {
  tiles.get(key)?.item.classList.toggle("tile--speaking", is);
}

/** Plays everybody through this loudspeaker from now on. */
export async function playThrough(id) {
  output = id;
  for (const { audio } of tiles.values()) await audio.setSinkId(id);
}
