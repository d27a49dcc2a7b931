// The second step that whoever works in a practice has: an app with codes, played here.
// What must stay true: a code is given once, as a person's own app would show it.
import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(text) {
  let bits = '';
  for (const letter of text) bits += ALPHABET.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** The code of an app for this count of thirty seconds (RFC 6238). */
export function codeOf(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** An app that gives each code once; it may be a little ahead, as clocks are, and `patient` waits for its next. */
export function appWith(secret) {
  let last = 0;
  const app = () => {
    last = Math.max(last + 1, Math.floor(Date.now() / 30_000));
    return codeOf(secret, last);
  };
  app.patient = async () => {
    // One step ahead is taken.
    while (Math.floor(Date.now() / 30_000) < last) await new Promise((done) => setTimeout(done, 500));
    return app();
  };
  return app;
}

/** Sets up an app on the page that is open; gives the app. */
export async function setUpApp(page) {
  const secret = (await page.locator('#secret').innerText()).replaceAll(' ', '');
  const app = appWith(secret);
  await page.getByLabel('Code from your app').fill(app());
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.waitForLoadState('load');
  return app;
}
