// Sends a file in parts, and goes on where it was after the line was lost.
// What must stay true: the id is made once, so that whatever is sent again is the same file; what is not
// acknowledged is sent again; it is done only when the service says so.

const PART = 1024 * 1024;
const PATIENCE_MS = 60_000;

// UUIDs of version 4, as messages have them.
export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** Not taken, and why, in words for whoever sent it. */
export class Refused extends Error {}

export class Upload {
  #base;
  #file;
  #words;
  #heard;
  #stopped = new AbortController();
  id;

  /**
   * @param {string} base where uploads go
   * @param {File} file
   * @param {string} id of one that was begun before, or a new one
   * @param {{changed: string, signedOut: string, chooseAgain: string}} words why one is not taken
   * @param {(told: {done: number, lost: boolean}) => void} heard how far it is
   */
  constructor(base, file, id, words, heard) {
    this.#base = base;
    this.#file = file;
    this.id = id;
    this.#words = words;
    this.#heard = heard;
  }

  get #path() {
    return `${this.#base}/${this.id}`;
  }

  /** Sends all of it; gives the piece of page that shows it. */
  async run() {
    let at = await this.#patiently(() => this.#begin());
    while (!at.html) {
      this.#heard({ done: at.offset, lost: false });
      const { offset } = at;
      at = await this.#patiently(() => this.#part(offset));
    }
    return at.html;
  }

  /** Gives up, and has the service forget what is there. */
  async cancel() {
    this.#stopped.abort();
    await fetch(`${this.#path}/remove`, { method: "POST" }).catch(() => {});
  }

  get cancelled() {
    return this.#stopped.signal.aborted;
  }

  /** Tries until there is an answer; what was there meanwhile is asked for first. */
  async #patiently(step) {
    let pause = 1000;
    for (;;) {
      try {
        return await step();
      } catch (problem) {
        if (problem instanceof Refused || this.cancelled) throw problem;
      }
      this.#heard({ done: 0, lost: true });
      await rest(pause, this.#stopped.signal);
      pause = Math.min(pause * 2, 15_000);
      step = () => this.#begin();
    }
  }

  #begin() {
    const told = { id: this.id, name: this.#file.name, length: this.#file.size };
    return this.#ask(this.#base, { method: "POST", body: new URLSearchParams(told) });
  }

  async #part(offset) {
    const body = this.#file.slice(offset, offset + PART);
    try {
      return await this.#ask(this.#path, { method: "PATCH", headers: { "upload-offset": offset }, body });
    } catch (problem) {
      // A file that was changed or moved meanwhile reads no more, whatever the line.
      if (!(problem instanceof Refused)) await this.#readable(body);
      throw problem;
    }
  }

  async #readable(part) {
    try {
      await part.arrayBuffer();
    } catch {
      throw new Refused(this.#words.changed);
    }
  }

  async #ask(path, request) {
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const answer = await fetch(path, { ...request, signal });
    if (answer.redirected || [401, 403].includes(answer.status)) {
      throw new Refused(this.#words.signedOut);
    }
    // Elsewhere than we thought, or whole and not told: what is there says it.
    if ([400, 404, 409].includes(answer.status)) return this.#there();
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return told(await answer.json());
  }

  async #there() {
    const answer = await fetch(this.#path, { signal: this.#stopped.signal });
    if (!answer.ok) throw new Refused(this.#words.chooseAgain);
    return told(await answer.json());
  }
}

function told(answer) {
  if (answer.problem) throw new Refused(answer.problem);
  return answer;
}

/** Waits, or until the line is back. */
function rest(ms, stopped) {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    const now = () => {
      clearTimeout(timer);
      done();
    };
    window.addEventListener("online", now, { once: true });
    stopped.addEventListener("abort", now, { once: true });
  });
}
