// One other device: a connection straight to it, through the relay where there is no straight way.
// The one whose name comes first makes every offer, so two offers never meet.

const LINES = ["audio", "video", "video"]; // the voice, the camera, the screen
const DISCONNECTED_MS = 2000;
const PATIENCE_MS = 7000;
const VIDEO_BITS = 1_200_000;
const SCREEN_BITS = 1_500_000;
const ALL_VIDEO_BITS = 2_600_000;

export class Peer {
  /** The voice, the face and the screen, as they come: apart, since a voice must not wait for a picture. */
  voice = new MediaStream();
  face = new MediaStream();
  screen = new MediaStream();
  /** Whether we hold our video back so that the sound stays clear. */
  holdsBack = false;

  #pc;
  #leads;
  #media;
  #say;
  #changed;
  #work = Promise.resolve();
  #number = 0;
  #early = [];
  #tried = performance.now();
  #since = performance.now();
  #badTicks = 0;
  #goodTicks = 0;
  #others = 1;
  #bound = false;

  /**
   * @param {object} of
   * @param {string} of.me this device
   * @param {string} of.device the other
   * @param {string} of.page which load of its page
   * @param {RTCConfiguration} of.config
   * @param {import("./media.js").Media} of.media
   * @param {(data: object) => void} of.say passes something to the other device
   * @param {() => void} of.changed something about the connection changed
   */
  constructor({ me, device, page, config, media, say, changed }) {
    this.device = device;
    this.page = page;
    this.#leads = me < device;
    this.#media = media;
    this.#say = say;
    this.#changed = changed;
    this.#pc = new RTCPeerConnection({ ...config, bundlePolicy: "max-bundle" });
    this.#pc.addEventListener("icecandidate", ({ candidate }) => this.#say({ candidate }));
    this.#pc.addEventListener("connectionstatechange", () => {
      this.#since = performance.now();
      if (this.#pc.connectionState === "connected") this.setTracks();
      this.#changed();
    });
    if (this.#leads) {
      for (const kind of LINES) this.#pc.addTransceiver(kind, { direction: "sendrecv" });
      this.#bind();
      this.#queue(() => this.#offer(false));
    } else {
      // The other makes the offer, and may have made it before we were here.
      this.#say({ ask: "offer" });
    }
  }

  /** `connected`, or what keeps it from being. */
  get state() {
    return this.#pc.connectionState;
  }

  /** The fingerprints of our certificate and of the other's, as both agreed to them; null until then. */
  get fingerprints() {
    return [this.#pc.currentLocalDescription, this.#pc.currentRemoteDescription].map(fingerprint);
  }

  /** How loud the other is, from 0 to 1. */
  get loudness() {
    const [source] = this.#pc.getTransceivers()[0]?.receiver.getSynchronizationSources() ?? [];
    return source?.audioLevel ?? 0;
  }

  /** Takes what the other device said. */
  hear(data) {
    this.#queue(() => this.#take(data));
  }

  /** Sends what there is to send now. */
  setTracks() {
    if (!this.#bound) return;
    const tracks = [this.#media.voice, this.#media.camera, this.#media.screen];
    this.#pc.getTransceivers().forEach((line, at) => {
      if (line.sender.track !== tracks[at]) line.sender.replaceTrack(tracks[at]).catch(() => {});
    });
    this.#limit();
  }

  /** How many others there are: they share what this device can send. */
  setOthers(count) {
    if (count === this.#others) return;
    this.#others = count;
    this.#limit();
  }

  /** Looks for a way anew: after a change of network, a lost relay, a lost offer. */
  restart() {
    this.#tried = performance.now();
    if (this.#leads) this.#queue(() => this.#offer(true));
    else this.#say({ ask: "restart" });
  }

  /** Once a second: helps itself when the line is bad. `line`: whether the server can pass things on. */
  tick(line) {
    if (!line) return;
    const now = performance.now();
    const waits = now - this.#since;
    const tried = now - this.#tried;
    const state = this.#pc.connectionState;
    const broken = state === "failed" || (state === "disconnected" && waits > DISCONNECTED_MS);
    const stuck = state !== "connected" || this.#pc.signalingState !== "stable";
    if ((broken && tried > 3000) || (stuck && tried > PATIENCE_MS)) this.restart();
  }

  /** Every two seconds: video gives way before the sound does. */
  async adapt() {
    if (this.#pc.connectionState !== "connected") return;
    let loss = 0;
    let room = Infinity;
    for (const report of (await this.#pc.getStats()).values()) {
      if (report.type === "remote-inbound-rtp" && report.kind === "audio") loss = report.fractionLost ?? 0;
      if (report.type === "candidate-pair" && report.nominated) room = report.availableOutgoingBitrate ?? room;
    }
    // The voice alone tells while the video waits: what is not sent measures no line.
    const bad = this.holdsBack ? loss > 0.05 : loss > 0.12 || room < 130_000;
    this.#badTicks = bad ? this.#badTicks + 1 : 0;
    this.#goodTicks = bad ? 0 : this.#goodTicks + 1;
    if (!this.holdsBack && this.#badTicks >= 2) this.#hold(true);
    else if (this.holdsBack && this.#goodTicks >= 5) this.#hold(false);
  }

  close() {
    this.#pc.close();
  }

  #queue(work) {
    this.#work = this.#work.then(() => (this.#pc.signalingState === "closed" ? null : work())).catch(() => {
      // What did not fit now is tried again by tick().
    });
  }

  async #offer(restart) {
    this.#tried = performance.now();
    // An offer that was not answered is made again as it is: a new one would not fit what the other took.
    if (this.#pc.signalingState === "stable") {
      this.#number += 1;
      await this.#pc.setLocalDescription(await this.#pc.createOffer({ iceRestart: restart }));
    }
    this.#say({ description: this.#pc.localDescription, number: this.#number });
  }

  async #take({ description, candidate, ask, number }) {
    if (ask) {
      if (this.#leads) await this.#offer(ask === "restart");
      return;
    }
    // One fingerprint, and no other: with two, one could be shown and the other used.
    if (description && !fingerprint(description)) return;
    if (description?.type === "offer") {
      this.#tried = performance.now();
      await this.#pc.setRemoteDescription(description);
      this.#bind();
      await this.#pc.setLocalDescription();
      this.#say({ description: this.#pc.localDescription, number });
    } else if (description?.type === "answer") {
      if (number !== this.#number || this.#pc.signalingState !== "have-local-offer") return;
      await this.#pc.setRemoteDescription(description);
    } else if (candidate !== undefined) {
      if (this.#pc.remoteDescription) await this.#pc.addIceCandidate(candidate).catch(() => {});
      else this.#early.push(candidate);
      return;
    }
    for (const early of this.#early.splice(0)) await this.#pc.addIceCandidate(early).catch(() => {});
    this.#changed();
  }

  // Ties the three lines of media to what we show and send; once.
  #bind() {
    if (this.#bound) return;
    const lines = this.#pc.getTransceivers();
    if (lines.length < LINES.length) return;
    this.#bound = true;
    for (const line of lines) line.direction = "sendrecv";
    const [voice, camera, screen] = lines;
    for (const line of [voice, camera]) line.sender.setStreams?.(this.#media.stream);
    this.voice.addTrack(voice.receiver.track);
    this.face.addTrack(camera.receiver.track);
    this.screen.addTrack(screen.receiver.track);
    this.setTracks();
  }

  #hold(back) {
    this.holdsBack = back;
    this.#badTicks = 0;
    this.#goodTicks = 0;
    this.#limit();
    this.#changed();
  }

  #limit() {
    if (!this.#bound || this.#pc.connectionState !== "connected") return;
    const [voice, camera, screen] = this.#pc.getTransceivers();
    const share = Math.min(VIDEO_BITS, ALL_VIDEO_BITS / this.#others);
    limit(voice, { priority: "high", networkPriority: "high" });
    limit(camera, { maxBitrate: share, active: !this.holdsBack, priority: "low" });
    limit(screen, { maxBitrate: SCREEN_BITS, active: !this.holdsBack, priority: "low" });
  }
}

// The one fingerprint of a description; null where there is none, or more than one.
function fingerprint(description) {
  const all = (description?.sdp ?? "").matchAll(/^a=fingerprint:(.+?)\s*$/gim);
  const distinct = new Set([...all].map(([, print]) => print.toLowerCase()));
  return distinct.size === 1 ? [...distinct][0] : null;
}

function limit(line, wanted) {
  const parameters = line.sender.getParameters();
  const [encoding] = parameters.encodings ?? [];
  if (!encoding) return;
  if (Object.entries(wanted).every(([name, value]) => encoding[name] === value)) return;
  Object.assign(encoding, wanted);
  // A browser that does not know one of these keeps its own ways.
  line.sender.setParameters(parameters).catch(() => {});
}
