// This device's own voice, camera and screen. What is switched off is let go of: the light goes out.

const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const PICTURE = { width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { ideal: 24, max: 30 } };

export class Media {
  voice = null;
  camera = null;
  screen = null;
  /** Names our voice and face as belonging together, so that lips and words meet. */
  stream = new MediaStream();
  #changed;
  #lost;
  #stopped = false;
  #chosen = {};

  /**
   * @param {() => void} changed something is sent, or no longer
   * @param {() => void} [lost] the microphone is gone and no other could be used
   */
  constructor(changed, lost = () => {}) {
    this.#changed = changed;
    this.#lost = lost;
  }

  get micOn() {
    return this.voice?.enabled ?? false;
  }

  /** Asks for the microphone, and the camera if wanted. Without a camera the sound alone will do. */
  async start(withCamera) {
    this.#stopped = false;
    const ask = (video) => navigator.mediaDevices.getUserMedia({ audio: this.#sound(), video });
    let got;
    let missed = null;
    try {
      got = await ask(withCamera ? this.#picture() : false);
    } catch (problem) {
      if (!withCamera) throw problem;
      missed = problem;
      got = await ask(false);
    }
    this.#use("voice", got.getAudioTracks()[0]);
    this.#use("camera", got.getVideoTracks()[0] ?? null);
    this.#changed();
    return missed;
  }

  setMic(on) {
    if (this.voice) this.voice.enabled = on;
    this.#changed();
  }

  async setCamera(on) {
    this.#use("camera", null);
    if (on) {
      const got = await navigator.mediaDevices.getUserMedia({ video: this.#picture() });
      this.#use("camera", got.getVideoTracks()[0]);
    }
    this.#changed();
  }

  async setScreen(on) {
    this.#use("screen", null);
    if (on) {
      const got = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: false });
      this.#use("screen", got.getVideoTracks()[0]);
    }
    this.#changed();
  }

  /** Uses another device from now on. kind: `audioinput` or `videoinput`. */
  async choose(kind, id) {
    this.#chosen[kind] = id;
    if (kind === "videoinput") {
      if (this.camera) await this.setCamera(true);
      return;
    }
    const on = this.voice?.enabled ?? this.#wasOn;
    const got = await navigator.mediaDevices.getUserMedia({ audio: this.#sound() });
    this.#use("voice", got.getAudioTracks()[0]);
    if (this.voice) this.voice.enabled = on;
    this.#changed();
  }

  stop() {
    this.#stopped = true;
    for (const what of ["voice", "camera", "screen"]) this.#use(what, null);
  }

  #sound() {
    return { ...SOUND, ...exact(this.#chosen.audioinput) };
  }

  #picture() {
    return { ...PICTURE, ...(this.#chosen.videoinput ? exact(this.#chosen.videoinput) : { facingMode: "user" }) };
  }

  #wasOn = true;

  #use(what, track) {
    // Allowed after the page had let go of everything: the light must not stay on.
    if (this.#stopped && track) return track.stop();
    const old = this[what];
    this[what] = track;
    old?.stop();
    // A headset pulled out, sharing ended from the browser's own button.
    track?.addEventListener("ended", () => {
      if (this[what] !== track) return;
      if (what === "voice") this.#wasOn = track.enabled;
      this[what] = null;
      this.#changed();
      if (what === "voice") this.choose("audioinput", undefined).catch(this.#lost);
    });
  }
}

const exact = (id) => (id ? { deviceId: { exact: id } } : {});

/** The devices there are, of one kind; named once the browser was allowed to use one. */
export async function devices(kind) {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all.filter((device) => device.kind === kind && device.deviceId !== "");
}

/** What keeps this browser from live sessions; null if nothing does. */
export function lacks() {
  const has = window.RTCPeerConnection?.generateCertificate && navigator.mediaDevices?.getUserMedia && crypto.subtle;
  if (has) return null;
  return window.isSecureContext ? "old" : "insecure";
}
