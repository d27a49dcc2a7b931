// A voice message, recorded in the page.
// What must stay true: while the microphone is on, the page says so; when it is not needed it is off; nothing
// is sent that the one who spoke did not add. What it says is on its place in the page, in the language of the page
// (templates/attachments/recorder_words.html).

const LONGEST_S = 600;
// What browsers record: the first they can.
const FORMS = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
];

// What is said when the microphone cannot be used.
const WHY = { NotAllowedError: "notAllowed", NotFoundError: "none", NotReadableError: "taken" };

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function element(name, words, more = {}) {
  const made = document.createElement(name);
  made.textContent = words;
  return Object.assign(made, more);
}

const button = (words, kind, act) => {
  const made = element("button", words, { type: "button", className: `button button--${kind}` });
  made.addEventListener("click", act);
  return made;
};

/** Puts a recorder into a page where the browser can record; each recording that is added is handed on. */
export function offerRecorder(place, say, add) {
  const form = FORMS.find(([type]) => window.MediaRecorder?.isTypeSupported(type));
  if (!form || !navigator.mediaDevices) return;
  const [type, ending] = form;
  const words = place.dataset;
  let microphone;
  let recorder;
  let ticking;
  let address;

  const show = (...parts) => place.replaceChildren(...parts);
  const letGo = () => {
    clearInterval(ticking);
    microphone?.getTracks().forEach((track) => track.stop());
    microphone = null;
    if (address) URL.revokeObjectURL(address);
    address = null;
  };

  function idle(focus = true) {
    letGo();
    const begin = button(words.begin, "secondary", record);
    show(begin);
    if (focus) begin.focus();
  }

  async function record() {
    try {
      microphone = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    } catch (problem) {
      say(words[WHY[problem.name] ?? "failed"]);
      return;
    }
    const pieces = [];
    recorder = new MediaRecorder(microphone, { mimeType: type, audioBitsPerSecond: 48_000 });
    recorder.addEventListener("dataavailable", ({ data }) => pieces.push(data));
    recorder.addEventListener("stop", () => recorded(new Blob(pieces, { type: type.split(";")[0] })));
    recorder.start(1000);
    const began = performance.now();
    const mark = element("p", "", { className: "recorder__mark" });
    const time = element("span", "", { className: "recorder__time" });
    mark.append(element("b", words.on), " ", time);
    const tick = () => {
      const seconds = (performance.now() - began) / 1000;
      time.textContent = words.time.replace("{now}", clock(seconds)).replace("{most}", clock(LONGEST_S));
      if (seconds >= LONGEST_S) stop();
    };
    tick();
    ticking = setInterval(tick, 500);
    const end = button(words.stop, "danger", stop);
    show(mark, end);
    end.focus();
    say(words.begun);
  }

  function stop() {
    clearInterval(ticking);
    if (recorder?.state === "recording") recorder.stop();
  }

  function recorded(sound) {
    letGo();
    address = URL.createObjectURL(sound);
    const player = element("audio", "", { controls: true, src: address });
    player.setAttribute("aria-label", words.yours);
    const keep = button(words.add, "primary", () => {
      idle();
      add(new File([sound], `${words.file}.${ending}`, { type: sound.type }));
    });
    const actions = element("div", "", { className: "composer__actions" });
    actions.append(button(words.throwAway, "quiet", () => idle()), keep);
    show(player, actions);
    keep.focus();
    say(words.done);
  }

  window.addEventListener("pagehide", letGo);
  place.hidden = false;
  idle(false);
}
