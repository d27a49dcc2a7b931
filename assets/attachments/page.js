// The page that sends files: they go up as soon as they are chosen, and the form sends what is there.
// Without this script the form takes the files themselves.

import { offerRecorder } from "./recorder.js";
import { Refused, Upload, newId } from "./upload.js";

const form = document.getElementById("sending");
const picker = document.getElementById("files");
const ready = document.getElementById("waitings");
const removing = document.getElementById("removing");
const state = document.getElementById("upload-state");
const uploads = form.dataset.uploads;
const largest = Number(form.dataset.largest) * 1_000_000;

const say = (words) => (state.textContent = words);

// What each file is goes beside it; a word for all of them is for those without a script.
for (const part of document.querySelectorAll("[data-without-script]")) part.remove();

/** Puts what is there into the list of what is sent. */
function show(html, id) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  if (ready.querySelector(`[data-id="${id}"]`)) return;
  ready.append(holder.content);
  const remove = document.createElement("form");
  remove.id = `remove-${id}`;
  remove.method = "post";
  remove.action = `${uploads}/${id}/remove`;
  removing.append(remove);
}

/** One that was begun and not finished: chosen again, it goes on. */
function begunBefore(file) {
  const all = document.querySelectorAll("#unfinished [data-id]");
  const same = [...all].find((item) => item.dataset.name === file.name && Number(item.dataset.length) === file.size);
  same?.remove();
  if (same && all.length === 1) document.getElementById("unfinished").closest("section").remove();
  return same?.dataset.id;
}

function row(file) {
  const item = document.createElement("li");
  item.className = "waiting";
  const name = document.createElement("p");
  name.className = "file__name";
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.className = "progress__bar";
  bar.max = file.size;
  bar.value = 0;
  bar.setAttribute("aria-label", `${file.name}: how much is there`);
  const told = document.createElement("p");
  told.className = "soft";
  told.textContent = "Waiting for its turn.";
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "button button--quiet";
  cancel.textContent = `Cancel ${file.name}`;
  item.append(name, bar, told, cancel);
  ready.append(item);
  return { item, bar, told, cancel };
}

const going = new Set();
let turn = Promise.resolve();

function add(file) {
  const { item, bar, told, cancel } = row(file);
  const upload = new Upload(uploads, file, begunBefore(file) ?? newId(), ({ done, lost }) => {
    if (lost) {
      told.textContent = "No connection. It goes on by itself when it is back.";
      return;
    }
    bar.value = done;
    told.textContent = `${Math.floor((done / file.size) * 100)} % is there.`;
  });
  going.add(upload);
  const end = () => {
    going.delete(upload);
    item.remove();
  };
  cancel.addEventListener("click", () => {
    upload.cancel();
    end();
    say(`${file.name} is not sent.`);
    picker.focus();
  });
  turn = turn.then(() => send(upload, file, end, told, bar, cancel));
}

async function send(upload, file, end, told, bar, cancel) {
  if (upload.cancelled) return;
  try {
    if (file.size > largest) throw new Refused(`This file is too large. One file may have up to ${form.dataset.largest} MB.`);
    const html = await upload.run();
    end();
    show(html, upload.id);
    say(`${file.name} is there. Press Send to send it.`);
  } catch (problem) {
    if (upload.cancelled) return;
    going.delete(upload);
    bar.remove();
    told.className = "field__error";
    told.textContent = problem instanceof Refused ? problem.message : "This could not be sent. Please try again.";
    cancel.textContent = `Take ${file.name} away`;
    say(`${file.name} could not be sent.`);
  }
}

picker.addEventListener("change", () => {
  const chosen = [...picker.files];
  // What goes up here is not sent with the form too.
  picker.value = "";
  chosen.forEach(add);
});

form.addEventListener("submit", (event) => {
  if (going.size === 0) return;
  event.preventDefault();
  say("Not all is there yet. Please wait a moment, or cancel what takes too long.");
});

window.addEventListener("beforeunload", (event) => {
  if (going.size > 0) event.preventDefault();
});

offerRecorder(document.getElementById("recorder"), say, add);
