// Words that were sent without a connection: kept on this device until they have arrived.
//
// What must stay true: they lie here sealed (AES-256-GCM, filled up to a few lengths). The key is made by the
// server from the secret of this sign-in's cookie; a page holds it in memory alone, where no script can read
// it, and after this sign-in nobody can make it again. Each message keeps the id it was given when it was
// written, so that it is one message however often it is sent.

const BASE = "unsent";
const MESSAGES = "messages";
const PATIENCE_MS = 12000;
const FILLED_UP_TO = 1024;

function openBase() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(BASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(MESSAGES, { keyPath: "id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** Does one thing with what is kept. Nothing stays open: a sign-out takes it all away at once. */
async function inBase(mode, act) {
  const base = await openBase();
  try {
    const change = base.transaction(MESSAGES, mode);
    const asked = act(change.objectStore(MESSAGES));
    return await new Promise((resolve, reject) => {
      change.oncomplete = () => resolve(asked.result);
      change.onabort = () => reject(change.error);
    });
  } finally {
    base.close();
  }
}

let given;
/** The key of this sign-in; asked for once a page. */
function key() {
  given ??= askForKey().catch((problem) => {
    given = undefined;
    throw problem;
  });
  return given;
}

async function askForKey() {
  const answer = await fetch("/unsent/key", { method: "POST", signal: AbortSignal.timeout(PATIENCE_MS) });
  if (answer.redirected || !answer.ok) throw new Error("nobody is signed in");
  const bytes = await answer.arrayBuffer();
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

const about = (to, id) => new TextEncoder().encode(`${to} ${id}`);

async function seal(to, message) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const json = new TextEncoder().encode(JSON.stringify(message));
  const plain = new Uint8Array(Math.ceil(json.length / FILLED_UP_TO) * FILLED_UP_TO).fill(32);
  plain.set(json);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about(to, message.id) }, await key(), plain);
  return { id: message.id, to, at: Date.now(), iv, sealed };
}

async function unseal({ id, to, iv, sealed }) {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: about(to, id) }, await key(), sealed);
  return JSON.parse(new TextDecoder().decode(plain));
}

/** Has the key at hand for when the connection is gone. False where this browser cannot keep anything. */
export async function ready() {
  try {
    await key();
    return true;
  } catch {
    return false;
  }
}

/** Keeps a message that goes to this address. False if it could not be kept. */
export async function keep(to, message) {
  try {
    const one = await seal(to, message);
    await inBase("readwrite", (messages) => messages.put(one));
    return true;
  } catch {
    return false;
  }
}

/** It has arrived, or is not to be sent any more. */
export async function forget(id) {
  await inBase("readwrite", (messages) => messages.delete(id)).catch(() => {});
}

/** The messages kept for this address, or for any, in the order they were written. */
export async function kept(to) {
  const all = await inBase("readonly", (messages) => messages.getAll()).catch(() => []);
  const wanted = all.filter((one) => !to || one.to === to).sort((one, other) => one.at - other.at);
  if (wanted.length === 0 || !(await ready())) return [];
  const opened = [];
  for (const one of wanted) {
    try {
      opened.push({ to: one.to, message: await unseal(one) });
    } catch {
      // Of a sign-in that is over: nobody can open it any more.
      await forget(one.id);
    }
  }
  return opened;
}

/** Sends a message: `sent`, or `refused` where trying again helps nothing. Throws while there is no connection. */
export async function send(to, message) {
  const answer = await fetch(to, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams(message),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.ok && !answer.redirected) return "sent";
  if (answer.redirected || [401, 403, 404, 422].includes(answer.status)) return "refused";
  throw new Error(`answered ${answer.status}`);
}

/** Sends all that is kept; what is refused waits until its room is opened. */
export async function sendAll() {
  for (const { to, message } of await kept()) {
    if ((await send(to, message)) === "sent") await forget(message.id);
  }
}
