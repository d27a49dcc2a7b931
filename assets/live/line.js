// The line to the practice's server: a WebSocket that comes back by itself. It carries how browsers find
// each other and who is in, never a word or a picture of the session.

const PING_MS = 8000;
const SILENCE_MS = 20000;
const LONGEST_PAUSE_MS = 4000;
const OPENS_MS = 8000;

export class Line {
  #url;
  #hello;
  #on;
  #socket = null;
  #pause = 300;
  #failed = 0;
  #heard = 0;
  #timer = null;
  #over = false;

  /**
   * @param {string} url the path of the socket
   * @param {() => object} hello what to say first, each time the line comes back
   * @param {{ message: (what: object) => void, up: () => void, down: () => void, gone: () => void }} on
   */
  constructor(url, hello, on) {
    this.#url = new URL(url, location.href.replace(/^http/, "ws"));
    this.#hello = hello;
    this.#on = on;
    this.#timer = setInterval(() => this.#tick(), 1000);
    for (const event of ["online", "pageshow"]) addEventListener(event, () => this.#hurry());
    document.addEventListener("visibilitychange", () => this.#hurry());
    this.#open();
  }

  get isUp() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Says something if the line stands; what was not said is not kept: whoever says it looks again when the line is back. */
  say(what) {
    if (this.isUp) this.#socket.send(JSON.stringify(what));
  }

  /** Hangs up and comes back at once, with a new hello. */
  again() {
    this.#cut();
  }

  /** For good. */
  close() {
    this.#over = true;
    clearInterval(this.#timer);
    this.#socket?.close();
  }

  #open() {
    if (this.#over) return;
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#heard = performance.now();
    socket.addEventListener("open", () => {
      socket.send(JSON.stringify(this.#hello()));
      this.#on.up();
    });
    socket.addEventListener("message", (event) => {
      if (this.#socket !== socket) return;
      this.#heard = performance.now();
      const what = JSON.parse(event.data);
      if (what.t === "room") {
        this.#pause = 300;
        this.#failed = 0;
      }
      if (what.t !== "pong") this.#on.message(what);
    });
    socket.addEventListener("close", () => {
      if (this.#socket !== socket || this.#over) return;
      this.#socket = null;
      this.#on.down();
      this.#failed += 1;
      if (this.#failed % 4 === 3) this.#ask();
      setTimeout(() => this.#socket || this.#open(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
    });
  }

  #tick() {
    const silent = performance.now() - this.#heard;
    // One that neither opens nor fails, as when the network changes meanwhile.
    if (this.#socket?.readyState === WebSocket.CONNECTING && silent > OPENS_MS) this.#cut();
    if (!this.isUp) return;
    // A laptop that slept, a network that changed: the old socket would only time out after minutes.
    if (silent > SILENCE_MS) this.#cut();
    else if (silent > PING_MS) this.say({ t: "ping" });
  }

  #cut() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#on.down();
    this.#open();
  }

  #hurry() {
    if (this.#over) return;
    if (this.isUp) this.say({ t: "ping" });
    else if (this.#socket === null) this.#open();
  }

  // A socket does not say why it does not open. The page does: gone, or sign in again.
  async #ask() {
    try {
      const answer = await fetch(location.pathname, { method: "GET", redirect: "manual" });
      if (answer.status === 404 || answer.type === "opaqueredirect") this.#on.gone();
    } catch {
      // No connection: it will come back.
    }
  }
}
