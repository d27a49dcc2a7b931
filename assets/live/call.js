// A live session: this page, the line to the server, and a connection to each other device.

import * as captions from "./captions.js";
import { Line } from "./line.js";
import { Media, lacks } from "./media.js";
import * as panels from "./panels.js";
import { Peer } from "./peer.js";
import { inARow, said } from "./said.js";
import * as tiles from "./tiles.js";
import * as tools from "./tools.js";
import * as waitingRoom from "./waiting-room.js";
import { wordsOf } from "./words.js";

const by = (id) => document.getElementById(id);
const root = by("call");
const { id, path, after } = root.dataset;
const isGuest = root.dataset.guest === "true";
const leads = root.dataset.therapist === "true";
const state = by("call-state");
// Not `randomUUID`: it is missing where this page must still say what is wrong.
const token = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// The same device through reloads of its page; another in another tab.
const kept = (name, make) => {
  const key = `${name}:${id}`;
  if (!sessionStorage.getItem(key)) sessionStorage.setItem(key, make());
  return sessionStorage.getItem(key);
};
const JOINED = `joined:${id}`;
const HIDES = "hides-address";

let page = token();
const peers = new Map();
const media = new Media(sent, () => tell(said("micGone")));
let device;
let line;
let room = null;
let certificate;
let hand = false;
// Kept on this device from session to session: who once hid their address should not have to think of it.
let hides = localStorage.getItem(HIDES) === "yes";
let told = "";

// ---------- What is said on the page ----------

function say(words) {
  if (state.textContent !== words) state.textContent = words;
}

function tell(words) {
  told = words;
  describe();
  setTimeout(() => {
    if (told === words) told = "";
    describe();
  }, 8000);
}

function describe() {
  if (!room) return say(line ? said("connecting") : "");
  const lines = [];
  if (told) lines.push(told);
  if (!line.isUp) lines.push(said("lineLost"));
  if (!room.inside) {
    lines.push(room.therapistHere ? said("waits") : said("waitsAlone"));
    return say(lines.join(" "));
  }
  for (const { name, kind } of room.coming) lines.push(said("coming", { name: named(name, kind) }));
  for (const person of others()) {
    const peer = peers.get(person.device);
    if (peer && peer.state !== "connected") lines.push(said("connectingWith", { name: person.shown }));
    else if (peer?.holdsBack) lines.push(said("weak", { name: person.shown }));
  }
  if (others().length === 0) lines.push(leads ? said("inTherapist") : said("in"));
  say(lines.join(" "));
}

function trouble(title, words) {
  by("ready").hidden = true;
  by("stage").hidden = true;
  by("trouble-title").textContent = title;
  by("trouble-words").textContent = words;
  by("trouble").hidden = false;
  by("trouble-title").focus();
  say("");
}

const DENIED = {
  NotAllowedError: [said("denied"), said("deniedTodo")],
  NotFoundError: [said("noMic"), said("noMicTodo")],
  NotReadableError: [said("micUsed"), said("micUsedTodo")],
};

// ---------- Coming in ----------

async function join(withCamera) {
  by("ready").hidden = true;
  by("trouble").hidden = true;
  say(said("asking"));
  try {
    const missed = await media.start(withCamera);
    if (missed) tell(said("noCamera"));
  } catch (problem) {
    return trouble(...(DENIED[problem.name] ?? [said("micSilent"), said("micSilentTodo")]));
  }
  sessionStorage.setItem(JOINED, withCamera ? "video" : "audio");
  certificate ??= await RTCPeerConnection.generateCertificate({ name: "ECDSA", namedCurve: "P-256" });
  by("stage").hidden = false;
  const hello = () => ({ t: "hello", device, page, ...(room ? { call: room.call } : {}), ...tools.known() });
  line ??= new Line(`${path}/live`, hello, { message, up, down: describe, gone });
  sent();
  panels.fillDevices();
  keepAwake();
}

function up() {
  sent();
  for (const peer of peers.values()) if (peer.state !== "connected") peer.restart();
  describe();
}

function gone() {
  finish();
  trouble(said("notOpen"), isGuest ? said("notOpenGuest") : said("notOpenMember"));
}

function message(what) {
  if (what.t === "room") update(what);
  else if (what.t === "signal") peers.get(what.from)?.page === what.page && peers.get(what.from).hear(what.data);
  else if (what.t === "ended") away();
  else if (what.t === "full") full();
  else if (what.t === "replaced") {
    finish();
    trouble(said("replaced"), said("replacedTodo"));
  }
}

function full() {
  if (room) return tell(said("fullIn"));
  finish();
  trouble(said("full"), said("fullTodo"));
}

// Others who were in when the server was started again, until they are back with it: the connection
// to them needs no server, and goes on.
const GRACE_MS = 25000;
let missing = new Map();

// A guest is shown as what they are, wherever their name is.
const GUESTS = { interpreter: "guestInterpreter", "co-therapist": "guestCoTherapist" };
const named = (name, kind) => (kind ? said(GUESTS[kind], { name }) : name);

// Who has no line to the server and no connection to us cannot be reached: they come back, or are gone.
const reachable = (person) => person.device !== device && person.inside && (person.online || peers.has(person.device));
const others = () => [...room.people.filter(reachable), ...missing.values()];

function keepWhoWasIn(before, next) {
  if (before?.inside && next.inside && before.call !== next.call) {
    const were = before.people.filter((person) => peers.has(person.device));
    missing = new Map([...missing, ...were.map((person) => [person.device, person])]);
    setTimeout(() => {
      missing.clear();
      if (room) update(room);
    }, GRACE_MS);
  }
  if (!next.inside || next.alone) missing.clear();
  for (const person of next.people) missing.delete(person.device);
}

const config = () => ({ iceServers: room.relays ?? [], iceTransportPolicy: hides ? "relay" : "all", certificates: [certificate] });

function update(next) {
  const before = room;
  keepWhoWasIn(before, next);
  room = next;
  for (const person of room.people) {
    const name = named(person.name, person.role.guest);
    person.shown = person.device === device ? said("you") : person.second ? said("anotherDevice", { name }) : name;
  }
  const wanted = new Map(room.inside ? others().map((person) => [person.device, person]) : []);
  for (const [key, peer] of peers) {
    if (wanted.get(key)?.page === peer.page) continue;
    peer.close();
    peers.delete(key);
  }
  for (const [key, person] of wanted) if (!peers.has(key)) connect(key, person.page);
  if (leads) staysAlone(before);
  for (const peer of peers.values()) peer.setOthers(wanted.size);
  tools.show(room);
  draw();
  words();
  if (leads) waitingRoom.show(room, before, { device, say: (what) => line.say(what), tell });
}

// A private moment goes on after the server was started again: as soon as the client is back.
let aloneAgain = null;
function staysAlone(before) {
  if (before?.alone && before.call !== room.call) aloneAgain = before.people.find((person) => person.role === "client" && person.inside)?.device ?? null;
  if (aloneAgain === null || !room.people.some((person) => person.device === aloneAgain && person.inside)) return;
  line.say({ t: "alone", device: aloneAgain });
  aloneAgain = null;
}

function connect(key, otherPage) {
  const pass = (data) => line.say({ t: "signal", to: key, page: otherPage, data });
  const changed = () => {
    draw();
    words();
  };
  try {
    peers.set(key, new Peer({ me: device, device: key, page: otherPage, config: config(), media, say: pass, changed }));
  } catch {
    tell(said("noConnection"));
  }
}

// What we send has changed: the others are told, the connections follow.
function sent() {
  for (const peer of peers.values()) peer.setTracks();
  line?.say({ t: "me", mic: media.micOn, camera: media.camera !== null, screen: media.screen !== null, hand });
  label("mic", media.micOn);
  label("camera", media.camera !== null);
  label("screen", media.screen !== null);
  label("hand", hand);
  draw();
}

function label(name, on) {
  const button = by(name);
  button.classList.toggle("tool--off", !on && (name === "mic" || name === "camera"));
  button.classList.toggle("tool--active", on && (name === "hand" || name === "screen"));
  button.querySelector("span").textContent = on ? button.dataset.on : button.dataset.off;
}

// ---------- What is drawn ----------

let mine = new MediaStream();
function own() {
  const [shown] = mine.getVideoTracks();
  if (shown !== (media.camera ?? undefined)) mine = new MediaStream(media.camera ? [media.camera] : []);
  return mine;
}

let shared = new MediaStream();
function ownScreen() {
  if (shared.getVideoTracks()[0] !== media.screen) shared = new MediaStream([media.screen]);
  return shared;
}

function draw() {
  if (!room) return describe();
  const keys = new Set([device]);
  tiles.show(device, { stream: own(), name: said("you"), note: note({ mic: media.micOn, hand }), picture: media.camera !== null, mine: true, turn: room.turn === device });
  if (media.screen) {
    keys.add("my-screen");
    tiles.show("my-screen", { stream: ownScreen(), name: said("ownScreen"), note: "", picture: true, mine: true, wide: true });
  }
  for (const person of room.inside ? others() : []) {
    const peer = peers.get(person.device);
    if (!peer) continue;
    keys.add(person.device);
    const actions = leads && person.role !== "therapist" ? [[said("sendBack"), () => line.say({ t: "send-back", device: person.device })]] : [];
    const another = (other) => other.inside && other.role !== "therapist" && other.device !== person.device;
    if (leads && person.role === "client" && !room.alone && room.people.some(another)) actions.push([said("talkAlone"), () => line.say({ t: "alone", device: person.device })]);
    const connected = peer.state === "connected";
    tiles.show(person.device, { stream: peer.face, voice: peer.voice, name: person.shown, note: note(person, peer), picture: person.camera && connected, turn: room.turn === person.device, actions });
    if (person.screen && connected) {
      keys.add(`${person.device}-screen`);
      tiles.show(`${person.device}-screen`, { stream: peer.screen, name: said("screen", { name: person.shown }), note: "", picture: true, wide: true });
    }
  }
  tiles.keepOnly(keys);
  by("alone").hidden = !room.alone;
  by("alone-with").textContent = inARow(new Set(others().map((person) => person.name)));
  // What is written goes to all members of the space: not in a private moment.
  if (!isGuest) {
    by("open-chat").hidden = room.alone || !room.inside;
    if (room.alone) panels.panel("chat", false);
  }
  captions.follow(voices());
  describe();
}

function note(person, peer) {
  const parts = [];
  if (person.hand) parts.push(said("hand"));
  if (!person.mic) parts.push(said("muted"));
  if (peer && peer.state !== "connected") parts.push(said("notYet"));
  return parts.length ? ` (${parts.join(", ")})` : "";
}

function voices() {
  const all = new Map();
  for (const person of room?.inside ? others() : []) {
    const track = peers.get(person.device)?.voice.getAudioTracks()[0];
    if (track) all.set(person.device, { name: person.shown, track });
  }
  return all;
}

// The same six words for all who are in, as soon as every certificate is known.
let wordsFor = "";
async function words() {
  const prints = [...peers.values()].flatMap((peer) => peer.fingerprints);
  const complete = room?.inside && peers.size > 0 && prints.every(Boolean);
  by("words").hidden = !complete;
  const key = complete ? [...prints].sort().join() : "";
  if (key === wordsFor) return;
  wordsFor = key;
  by("words-list").textContent = "…";
  if (!complete) return;
  const found = await wordsOf(prints);
  if (wordsFor === key) by("words-list").textContent = found.join(" ");
}

// ---------- Controls ----------

const press = (name, act) => by(name).addEventListener("click", () => Promise.resolve(act()).catch((problem) => {
  // Closing the browser's own question is an answer too.
  if (problem.name !== "NotAllowedError" || name !== "screen") tell(said("failed"));
}));

press("mic", () => media.setMic(!media.micOn));
press("camera", () => media.setCamera(media.camera === null));
press("screen", () => media.setScreen(media.screen === null));
press("hand", () => {
  hand = !hand;
  sent();
});
press("leave", away);
press("ready-video", () => join(true));
press("ready-audio", () => join(false));
press("trouble-again", () => location.reload());
if (leads) press("end", () => line.say({ t: "end" }));
if (!navigator.mediaDevices?.getDisplayMedia) by("screen").hidden = true;

panels.wire({ media, tell, press, chat: !isGuest });

for (const box of [by("ready-hide"), by("hide")]) {
  box.checked = hides;
  box.addEventListener("change", () => {
    hides = box.checked;
    localStorage.setItem(HIDES, hides ? "yes" : "no");
    for (const other of [by("ready-hide"), by("hide")]) other.checked = hides;
    if (room?.inside) anew();
  });
}

// Every connection is made anew, as after loading the page: one that stands would keep the way it has.
function anew() {
  page = token();
  for (const peer of peers.values()) peer.close();
  peers.clear();
  missing.clear();
  line.again();
}

captions.available().then((can) => {
  by("show-captions").closest(".choice").hidden = !can;
  by("show-captions").addEventListener("change", (event) => captions.set(event.target.checked, voices()));
});

tools.wire((what) => line.say(what), tell);

// ---------- The passing of time ----------

let tick = 0;
let lastTick = performance.now();
setInterval(() => {
  const slept = performance.now() - lastTick > 8000;
  lastTick = performance.now();
  tick += 1;
  for (const peer of peers.values()) {
    peer.tick(line?.isUp ?? false);
    if (slept && line?.isUp) peer.restart();
    if (tick % 2 === 0) peer.adapt().catch(() => {});
  }
}, 1000);
setInterval(() => {
  for (const [key, peer] of peers) tiles.speaking(key, peer.loudness > 0.02);
}, 250);
addEventListener("online", () => {
  for (const peer of peers.values()) peer.restart();
});

async function keepAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // The screen may go dark; the session goes on.
  }
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && line) keepAwake();
});

// ---------- Going ----------

function finish() {
  sessionStorage.removeItem(JOINED);
  for (const peer of peers.values()) peer.close();
  peers.clear();
  media.stop();
  line?.close();
}

function leave() {
  line?.say({ t: "leave" });
  sessionStorage.removeItem(`device:${id}`);
  finish();
}

function away() {
  leave();
  location.assign(after);
}

addEventListener("quickexit", leave);
addEventListener("pagehide", () => {
  for (const peer of peers.values()) peer.close();
  media.stop();
});

const lacking = lacks();
if (lacking === "insecure") {
  trouble(said("insecure"), said("insecureTodo"));
} else if (lacking) {
  trouble(said("old"), said("oldTodo"));
} else {
  device = kept("device", token);
  const before = sessionStorage.getItem(JOINED);
  if (before) join(before === "video");
  else by("ready").hidden = false;
}
