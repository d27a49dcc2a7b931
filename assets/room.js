// A room that lives: new messages appear, what is sent survives a lost connection, and the end of the page.
// Without this script the same form posts and the page is reloaded by hand. What it says is on the list of messages,
// in the language of the page (templates/messages/panel.html).

import * as unsent from "./offline/unsent.js";

const list = document.getElementById("messages");
const form = document.getElementById("composer");
const state = document.getElementById("state");

const numbers = () => [...list.querySelectorAll("[data-number]")];
const last = () => numbers().reduce((most, item) => Math.max(most, Number(item.dataset.number)), Number(list.dataset.last));

// Where the list scrolls by itself, not with the page.
const box = list.closest("[data-scrolls]");

function nearEnd() {
  if (box) return box.scrollHeight - box.scrollTop - box.clientHeight < 200;
  return window.innerHeight + window.scrollY > document.body.scrollHeight - 500;
}

function add(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const item = holder.content.querySelector("[data-number]");
  if (!item || list.querySelector(`[data-number="${item.dataset.number}"]`)) return;
  document.getElementById("no-messages")?.remove();
  list.querySelector(`[data-waiting="${item.dataset.id}"]`)?.remove();
  const stay = nearEnd();
  list.append(item);
  if (stay) settle();
}

// The newest message and the place to write, both in sight.
function settle() {
  if (box) box.scrollTop = box.scrollHeight;
  else (form ?? list.lastElementChild)?.scrollIntoView({ block: "end" });
}

let reading;
function read() {
  if (document.visibilityState !== "visible" || list.offsetParent === null) return;
  clearTimeout(reading);
  reading = setTimeout(() => {
    fetch(list.dataset.read, { method: "POST", body: new URLSearchParams({ number: last() }) }).catch(() => {});
  }, 400);
}

function listen() {
  const live = new EventSource(`${list.dataset.live}?after=${last()}`);
  live.addEventListener("message", (event) => {
    add(event.data);
    read();
  });
  // The browser comes back by itself after a short break, but not after an answer that is no stream.
  live.addEventListener("error", () => {
    if (live.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}

// UUIDs of version 4: the server takes any, and the same one twice is the same message.
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const waiting = [];

function show(message) {
  const item = document.createElement("li");
  item.className = "message message--mine message--waiting";
  item.dataset.waiting = message.id;
  const who = document.createElement("p");
  who.className = "message__who";
  who.textContent = list.dataset.unsent;
  const text = document.createElement("p");
  text.className = "message__text";
  text.textContent = message.text;
  item.append(who, text);
  list.append(item);
  settle();
}

function say(words) {
  state.textContent = words;
}

/** Words that will not be taken go back to where they can be copied. */
async function giveBack() {
  say(list.dataset.refused);
  document.getElementById("text").value = waiting.map((one) => one.text).join("\n\n");
  for (const message of waiting) await unsent.forget(message.id);
}

let sending = false;
async function sendWaiting() {
  if (sending) return;
  sending = true;
  let pause = 1000;
  while (waiting.length > 0) {
    const message = waiting[0];
    try {
      if ((await unsent.send(form.action, message)) === "refused") {
        await giveBack();
        break;
      }
      waiting.shift();
      hasArrived(message.id);
      pause = 1000;
      say(waiting.length === 0 ? list.dataset.sent : "");
      continue;
    } catch {
      // No connection: the same message, with the same id, is sent again until it is taken.
    }
    say(waiting.every((one) => safe.has(one.id)) ? list.dataset.kept : list.dataset.notKept);
    await new Promise((done) => setTimeout(done, pause));
    pause = Math.min(pause * 2, 15000);
  }
  sending = false;
}

// Those that outlive this page, and those that are being made to.
const safe = new Set();
const keeping = new Map();
const isInTheList = (id) => list.querySelector(`[data-id="${id}"]`);

async function keep(message) {
  if (await unsent.keep(form.action, message)) safe.add(message.id);
}

async function hasArrived(id) {
  if (isInTheList(id)) list.querySelector(`[data-waiting="${id}"]`)?.remove();
  await keeping.get(id);
  await unsent.forget(id);
}

function write(message) {
  waiting.push(message);
  show(message);
  keeping.set(message.id, keep(message));
  sendWaiting();
}

/** What was written here before and has not arrived, as far as this device knows. */
async function takeUp() {
  for (const { message } of await unsent.kept(form.action)) {
    if (isInTheList(message.id)) hasArrived(message.id);
    if (isInTheList(message.id) || waiting.some((one) => one.id === message.id)) continue;
    safe.add(message.id);
    waiting.push(message);
    show(message);
  }
  sendWaiting();
}

if (form && list.dataset.newest === "true") {
  form.addEventListener("submit", (event) => {
    const text = document.getElementById("text");
    const words = text.value.trim();
    if (words === "") return;
    event.preventDefault();
    const message = { id: form.elements.id.value, text: words };
    form.elements.id.value = newId();
    text.value = "";
    text.focus();
    write(message);
  });
  window.addEventListener("online", sendWaiting);
  window.addEventListener("beforeunload", (event) => {
    if (waiting.some((one) => !safe.has(one.id))) event.preventDefault();
  });
  unsent.ready();
  takeUp();
}

if (list.dataset.newest === "true") {
  listen();
  document.addEventListener("visibilitychange", read);
  const unread = document.getElementById("new");
  if (unread && !box) unread.scrollIntoView({ block: "center" });
  else if (list.lastElementChild) settle();
}
