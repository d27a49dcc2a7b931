// Passkeys: carries questions from the service to the device that keeps the passkey, and answers back.
// What must stay true: it decides nothing and keeps nothing. What the passkey computes (PRF) goes to the
// service that asked for it and nowhere else.
//
//   <div data-passkey="sign" data-ask="…" data-answer="…" hidden> <button> … <p role="status"> </div>
//   <form data-passkey="add" data-ask="…" data-answer="…" hidden> name, <button> … <p role="status"> </form>
//
// Both hold the words for what may happen too, in the language of the page (templates/parts/passkey.html).

const to64 = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const from64 = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

/** Sends something and gives what comes back; null where a page came in its place (to sign in again). */
async function send(place, path, body = {}) {
  const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (answer.status === 429) return { problem: place.dataset.paused };
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  return isJson && !answer.redirected ? answer.json() : null;
}

const known = ({ passkeys }) => passkeys.map(({ id, transports }) => ({ type: "public-key", id: from64(id), transports }));

/** Has something signed by a passkey; with what it computes, where it can. */
async function signed(asked, challenge = from64(asked.challenge), allow = known(asked)) {
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge,
      rpId: asked.site,
      userVerification: "required",
      timeout: asked.minutes * 60_000,
      allowCredentials: allow,
      extensions: { prf: { eval: { first: from64(asked.computes) } } },
    },
  });
  const computed = credential.getClientExtensionResults().prf?.results?.first;
  return { credential, computed };
}

async function sign(place) {
  const asked = await send(place, place.dataset.ask);
  if (!asked?.challenge) return asked;
  const { credential, computed } = await signed(asked);
  const { response } = credential;
  return send(place, place.dataset.answer, {
    id: to64(credential.rawId),
    clientData: to64(response.clientDataJSON),
    authenticatorData: to64(response.authenticatorData),
    signature: to64(response.signature),
    user: response.userHandle ? to64(response.userHandle) : null,
    computed: computed ? to64(computed) : null,
  });
}

/** Most devices compute only when they sign, so a new passkey is asked for it right away. */
async function computedBy(credential, asked) {
  const { prf } = credential.getClientExtensionResults();
  if (prf?.results?.first) return prf.results.first;
  if (!prf?.enabled) return null;
  const itself = [{ type: "public-key", id: credential.rawId, transports: credential.response.getTransports?.() ?? [] }];
  try {
    return (await signed(asked, crypto.getRandomValues(new Uint8Array(32)), itself)).computed ?? null;
  } catch {
    return null; // Then it is a second step only, and the page says so.
  }
}

async function add(form) {
  const asked = await send(form, form.dataset.ask);
  if (!asked?.challenge) return asked;
  const credential = await navigator.credentials.create({
    publicKey: {
      challenge: from64(asked.challenge),
      rp: { id: asked.site, name: asked.practice },
      user: { ...asked.user, id: from64(asked.user.id) },
      pubKeyCredParams: asked.algorithms.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: known(asked),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      attestation: "none",
      timeout: asked.minutes * 60_000,
      extensions: { prf: { eval: { first: from64(asked.computes) } } },
    },
  });
  const { response } = credential;
  const key = response.getPublicKey?.();
  if (!key) return { problem: form.dataset.unknownKind };
  const computed = await computedBy(credential, asked);
  return send(form, form.dataset.answer, {
    name: form.elements.name.value,
    clientData: to64(response.clientDataJSON),
    authenticatorData: to64(response.getAuthenticatorData()),
    publicKey: to64(key),
    algorithm: response.getPublicKeyAlgorithm(),
    transports: response.getTransports?.() ?? [],
    computed: computed ? to64(computed) : null,
  });
}

/** What went wrong, in words: a person who closes the device's window has done nothing wrong. */
function words(problem, said) {
  if (problem.name === "NotAllowedError" || problem.name === "AbortError") return said.closed;
  if (problem.name === "InvalidStateError") return said.hereAlready;
  if (problem.name === "NotSupportedError" || problem.name === "ConstraintError") return said.unable;
  return said.failed;
}

async function act(place, run) {
  const button = place.querySelector("button");
  const status = place.querySelector("[role=status]");
  button.disabled = true;
  status.textContent = place.dataset.asking;
  try {
    const answer = await run(place);
    if (!answer) return location.reload();
    if (answer.go) return location.assign(answer.go);
    status.textContent = answer.problem;
  } catch (problem) {
    status.textContent = words(problem, place.dataset);
  }
  button.disabled = false;
}

for (const place of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) {
    document.querySelectorAll("[data-no-passkeys]").forEach((part) => (part.hidden = false));
    continue;
  }
  place.hidden = false;
  if (place.dataset.passkey === "sign") {
    place.querySelector("button").addEventListener("click", () => act(place, sign));
  } else {
    place.addEventListener("submit", (event) => {
      event.preventDefault();
      act(place, add);
    });
  }
}
