// Every page is light: all pages of the demo, walked by what they link to, measured as a browser is sent them.
// What must stay true: no page, no asset, and no first visit with all that a page needs has more than 100 KB; every
// page is in the language that was chosen.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before, test } from 'node:test';
import { startServer } from './server.mjs';
import { DEMO_PASSWORD, PEOPLE } from './session.mjs';

const MOST_BYTES = 100 * 1000;
const MOST_PAGES = 600;

let folder;
let server;
const assets = new Map();
const heaviest = [];

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'securebase-light-'));
  server = await startServer({ data: path(folder, 'demo'), demo: true });
});

after(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Asks as a browser does, and counts what comes over the line. */
function ask(address, { cookies = '', form } = {}) {
  const headers = { 'accept-encoding': 'gzip, deflate, br', cookie: cookies };
  if (form) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' });
  return new Promise((resolve, reject) => {
    const sent = request(new URL(address, server.origin), { method: form ? 'POST' : 'GET', headers }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => {
        const bytes = Buffer.concat(pieces);
        resolve({ status: answer.statusCode, headers: answer.headers, bytes: bytes.length, text: bytes.toString() });
      });
    });
    sent.on('error', reject);
    sent.end(form && new URLSearchParams(form).toString());
  });
}

/** The cookies of somebody signed in; none for a stranger. */
async function cookiesOf(who) {
  if (!who) return '';
  const answer = await ask('/sign-in', { form: { email: PEOPLE[who], password: DEMO_PASSWORD } });
  assert.equal(answer.status, 303, `${who}: ${answer.status}`);
  return answer.headers['set-cookie'].map((cookie) => cookie.split(';')[0]).join('; ');
}

const all = (html, pattern) => [...html.matchAll(pattern)].map(([, found]) => found.replaceAll('&#38;', '&').replaceAll('&amp;', '&'));
const needs = (html) => new Set([...all(html, /(?:href|src)="(\/assets\/[^"]+)"/g), ...all(html, /(?:href)="(\/app\.webmanifest)"/g)]);
const links = (html) => all(html, /<a\b[^>]* href="(\/[^"#]*)/g);
// Scripts ask for the modules they import, too.
const imports = (script, from) => all(script, /(?:from|import) "(\.[^"]+)"/g).map((one) => new URL(one, new URL(from, server.origin)).pathname);

async function asset(address) {
  if (!assets.has(address)) {
    const plain = address.endsWith('.js') ? (await fetch(new URL(address, server.origin)).then((a) => a.text())) : '';
    assets.set(address, { bytes: (await ask(address)).bytes, more: imports(plain, address) });
  }
  return assets.get(address);
}

/** All the bytes of a first visit: the page, and each thing it needs once. */
async function firstVisit(page) {
  const wanted = [...needs(page.text)];
  const had = new Set();
  let bytes = page.bytes;
  for (let address = wanted.pop(); address; address = wanted.pop()) {
    if (had.has(address)) continue;
    had.add(address);
    const one = await asset(address);
    bytes += one.bytes;
    wanted.push(...one.more);
  }
  return bytes;
}

/** Every page that somebody who reads this language can come to by links. */
async function walk(who, from, language) {
  const cookies = `${await cookiesOf(who)}; securebase-language=${language}`;
  const next = [...from];
  const known = new Set(next);
  const heavy = [];
  const elsewhere = [];
  let pages = 0;
  while (next.length > 0 && pages < MOST_PAGES) {
    const address = next.shift();
    const page = await ask(address, { cookies });
    if (!page.headers['content-type']?.startsWith('text/html')) continue;
    assert.equal(page.headers['content-encoding'], undefined, `${address}: pages are not compressed`);
    pages += 1;
    if (!page.text.includes(`<html lang="${language}"`)) elsewhere.push(address);
    const sum = await firstVisit(page);
    heaviest.push({ address: address.replace(/[0-9a-f-]{32,36}/g, '…'), html: page.bytes, sum });
    if (page.bytes > MOST_BYTES || sum > MOST_BYTES) heavy.push(`${who ?? 'a stranger'}, ${address}: ${page.bytes} bytes, ${sum} with all it needs`);
    for (const link of links(page.text)) {
      // A week of free times is like another; what is taken away as a file is no page.
      if (known.has(link) || /[?&](week|before)=/.test(link)) continue;
      known.add(link);
      next.push(link);
    }
  }
  assert.deepEqual(heavy, []);
  // Arabic has some of the pages; the others are in English.
  if (language !== 'ar') assert.deepEqual(elsewhere, [], `not in ${language}`);
  return pages;
}

for (const [who, first, least] of [
  [undefined, ['/', '/help', '/library', '/skills', '/start', '/sign-in', '/offline'], 30],
  ['maya', ['/home', '/safety-plan'], 40],
  ['rosa', ['/home'], 30],
  ['amara', ['/caseload'], 30],
  ['robin', ['/practice'], 20],
]) {
  for (const language of who ? ['en', 'es'] : ['en', 'es', 'ar']) {
    test(`every page of ${who ?? 'a stranger'} is light, in ${language}`, async () => {
      const pages = await walk(who, first, language);
      assert.ok(pages >= least, `only ${pages} pages were found`);
    });
  }
}

test('so is every asset', (t) => {
  const heavy = [...assets].filter(([, { bytes }]) => bytes > MOST_BYTES);
  assert.deepEqual(heavy, []);
  const top = heaviest.sort((one, other) => other.sum - one.sum).slice(0, 5);
  for (const { address, html, sum } of top) t.diagnostic(`${address}: ${html} bytes, ${sum} with all it needs`);
});
