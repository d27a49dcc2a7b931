// Captions, where the browser can make them on the device. A browser that would send the sound to its
// maker to have it written down is not asked: nothing leaves.

const box = document.getElementById("captions");
const Recognition = window.SpeechRecognition;
const listening = new Map();
let on = false;

/** Whether this browser writes down what it hears by itself, on this device. */
export async function available() {
  if (!Recognition?.available || !("processLocally" in Recognition.prototype)) return false;
  try {
    const language = document.documentElement.lang;
    return (await Recognition.available({ langs: [language], processLocally: true })) === "available";
  } catch {
    return false;
  }
}

/** Shows captions from now on, or no longer. */
export function set(wanted, voices) {
  on = wanted;
  box.hidden = !wanted;
  if (wanted) follow(voices);
  else for (const key of [...listening.keys()]) stop(key);
}

/**
 * Listens to these voices.
 * @param {Map<string, { name: string, track: MediaStreamTrack }>} voices
 */
export function follow(voices) {
  if (!on) return;
  for (const key of [...listening.keys()]) if (!voices.has(key)) stop(key);
  for (const [key, { name, track }] of voices) if (!listening.has(key)) start(key, name, track);
}

function start(key, name, track) {
  const ear = new Recognition();
  ear.processLocally = true;
  ear.continuous = true;
  ear.interimResults = true;
  ear.lang = document.documentElement.lang;
  ear.addEventListener("result", (event) => {
    const words = event.results[event.results.length - 1][0].transcript.trim();
    if (words) box.textContent = `${name}: ${words}`;
  });
  ear.addEventListener("end", () => {
    if (listening.get(key) === ear) listening.delete(key);
  });
  listening.set(key, ear);
  ear.start(track);
}

function stop(key) {
  listening.get(key)?.abort();
  listening.delete(key);
}
