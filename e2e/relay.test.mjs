// Two browsers of one session reach each other through the relay alone, over UDP and over TCP.
// What must stay true: they use nothing but the relay, so what arrives came through it; and two of
// different sessions never meet.
import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

let server;
let browser;
let person;
let relay;
let secret;

before(async () => {
  // Asked to log everything: what must not be in the log must not be in it even so.
  server = await startServer({ env: { SECUREBASE_LOG: 'trace' } });
  relay = await server.relay();
  secret = relaySecret(await readFile(join(server.data, 'server.key')));
  browser = await openBrowser(server.origin);
  person = await browser.newPerson('Maya');
  await person.page.goto('/');
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** As the service derives it from its key: the same on every node and after every restart. */
function relaySecret(key) {
  const lookUp = Buffer.from(hkdfSync('sha256', key, '', 'securebase server look-up v1', 32));
  const purpose = Buffer.from('relay credentials');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(purpose.length);
  return createHmac('sha256', lookUp).update(length).update(purpose).digest();
}

function credentials(session, who) {
  const username = `${Math.floor(Date.now() / 1000) + 600}:${session.padEnd(16, 'A')}:${who.padEnd(16, 'A')}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

/** Two connections in one page, each with its own place at the relay; what one hears from the other. */
const meet = ({ servers, patience }) =>
  (async () => {
    const [one, other] = servers.map(
      (server) => new RTCPeerConnection({ iceServers: [server], iceTransportPolicy: 'relay' }),
    );
    const kinds = new Set();
    const pass = (from, to) =>
      from.addEventListener('icecandidate', ({ candidate }) => {
        if (!candidate) return;
        // Chromium names the way to the relay only where it is not UDP.
        kinds.add(`${candidate.type} ${candidate.address} ${candidate.relayProtocol ?? 'udp'}`);
        to.addIceCandidate(candidate);
      });
    pass(one, other);
    pass(other, one);
    const heard = new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), patience);
      other.addEventListener('datachannel', ({ channel }) => {
        channel.addEventListener('message', ({ data }) => {
          clearTimeout(timer);
          resolve(data);
        });
      });
    });
    const channel = one.createDataChannel('words');
    channel.addEventListener('open', () => channel.send('how are you?'));
    await one.setLocalDescription();
    await other.setRemoteDescription(one.localDescription);
    await other.setLocalDescription();
    await one.setRemoteDescription(other.localDescription);
    const words = await heard;
    one.close();
    other.close();
    return { words, kinds: [...kinds] };
  })();

const placeOf = (session, who, transport) => ({
  urls: [`turn:${relay}?transport=${transport}`],
  ...credentials(session, who),
});

for (const [mine, theirs] of [
  ['udp', 'udp'],
  ['tcp', 'tcp'],
  ['udp', 'tcp'],
]) {
  test(`two of one session meet: ${mine} and ${theirs}`, async () => {
    const servers = [placeOf('MONDAY', 'MAYA', mine), placeOf('MONDAY', 'DANIEL', theirs)];
    const { words, kinds } = await person.page.evaluate(meet, { servers, patience: 10_000 });
    assert.equal(words, 'how are you?', kinds.join(', '));
    assert.deepEqual(kinds.sort(), [...new Set([mine, theirs])].map((way) => `relay 192.0.0.8 ${way}`).sort());
  });
}

test('two of different sessions do not', async () => {
  const servers = [placeOf('MONDAY', 'MAYA', 'udp'), placeOf('TUESDAY', 'MALLORY', 'udp')];
  const { words, kinds } = await person.page.evaluate(meet, { servers, patience: 3_000 });
  assert.equal(words, null);
  assert.equal(kinds.length, 1, 'both had a relayed address');
});

test('nor does anybody with a wrong password', async () => {
  const wrong = { ...placeOf('MONDAY', 'DANIEL', 'udp'), credential: 'x' };
  const servers = [placeOf('MONDAY', 'MAYA', 'udp'), wrong];
  const { words } = await person.page.evaluate(meet, { servers, patience: 3_000 });
  assert.equal(words, null);
});

test('the log names neither addresses nor names of all that', () => {
  assert.match(server.log(), /"level":"DEBUG"/);
  assert.doesNotMatch(server.log(), /192\.0\.0\.8|MONDAY|TUESDAY/);
});
