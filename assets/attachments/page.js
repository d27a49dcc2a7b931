// The page that sends files: they go up as soon as they are chosen, and the form sends what is there.
// Without this script the form takes the files themselves. What it says is on the form, in the language of the page
// (templates/attachments/upload_words.html).

import { offerRecorder } from "./recorder.js";
import { Refused, Upload, newId } from "./upload.js";

const form = document.getElementById("sending");
const picker = document.getElementById("files");
const ready = document.getElementById("waitings");
const removing = document.getElementById("removing");
const state = document.getElementById("upload-state");
const uploads = form.dataset.uploads;
const largest = Number(form.dataset.largest) * 1_000_000;

const words = form.dataset;
// A text with the name of a file in its place.
const named = (text, file) => text.replace("{name}", () => file.name);
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
  bar.setAttribute("aria-label", named(words.howMuch, file));
  const told = document.createElement("p");
  told.className = "soft";
  told.textContent = words.waits;
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "button button--quiet";
  cancel.textContent = named(words.cancel, file);
  item.append(name, bar, told, cancel);
  ready.append(item);
  return { item, bar, told, cancel };
}

const going = new Set();
let turn = Promise.resolve();

function add(file) {
  const { item, bar, told, cancel } = row(file);
  const upload = new Upload(uploads, file, begunBefore(file) ?? newId(), words, ({ done, lost }) => {
    if (lost) {
      told.textContent = words.offline;
      return;
    }
    bar.value = done;
    told.textContent = words.percent.replace("{percent}", Math.floor((done / file.size) * 100));
  });
  going.add(upload);
  const end = () => {
    going.delete(upload);
    item.remove();
  };
  cancel.addEventListener("click", () => {
    upload.cancel();
    end();
    say(named(words.cancelled, file));
    picker.focus();
  });
  turn = turn.then(() => send(upload, file, end, told, bar, cancel));
}

async function send(upload, file, end, told, bar, cancel) {
  if (upload.cancelled) return;
  try {
    if (file.size > largest) throw new Refused(words.tooLarge);
    const html = await upload.run();
    end();
    show(html, upload.id);
    say(named(words.there, file));
  } catch (problem) {
    if (upload.cancelled) return;
    going.delete(upload);
    bar.remove();
    told.className = "field__error";
    told.textContent = problem instanceof Refused ? problem.message : words.failed;
    cancel.textContent = named(words.takeAway, file);
    say(named(words.failedName, file));
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
  say(words.wait);
});

window.addEventListener("beforeunload", (event) => {
  if (going.size > 0) event.preventDefault();
});

offerRecorder(document.getElementById("recorder"), say, add);
