// A copy of everything: asked for, made, downloaded, and read from a folder with no network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { readOffline } from './offline.mjs';
import { look } from './people.mjs';
import { startServer } from './server.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

let folder;
let server;
let browser;
let maya;
const test = inOrder();

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'securebase-export-'));
  server = await startServer({ data: path(folder, 'demo'), demo: true });
  browser = await openBrowser(server.origin);
  maya = await signIn(browser, 'maya', 'any', { javaScript: false });
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a client asks for a copy and downloads it', async () => {
  const { page } = maya;
  await page.goto('/account');
  await page.getByRole('link', { name: 'Take a copy' }).click();
  await look(page, 'copy-asked');
  await page.getByRole('button', { name: 'Take a copy of everything' }).click();
  const ready = page.getByRole('heading', { name: 'Your copy is ready' });
  while (!(await ready.isVisible())) await page.getByRole('link', { name: 'Look again' }).click();
  await look(page, 'copy-ready');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download it' }).click();
  const file = await download;
  assert.match(file.suggestedFilename(), /^copy-\d{4}-\d\d-\d\d\.zip$/);
  await file.saveAs(path(folder, 'copy.zip'));
});

test('other programs can unpack it and read the JSON', async () => {
  execFileSync('python3', ['-m', 'zipfile', '-t', path(folder, 'copy.zip')]);
  execFileSync('python3', ['-m', 'zipfile', '-e', path(folder, 'copy.zip'), path(folder, 'copy')]);
  const copy = JSON.parse(await readFile(path(folder, 'copy', 'copy.json'), 'utf8'));
  assert.equal(copy.version, 1);
  assert.ok(copy.parts.find((part) => part.name === 'private-space').entries.length > 0);
});

test('the bundle for other practices refers to nobody who is not in it', async () => {
  const text = await readFile(path(folder, 'copy', 'bundle.json'), 'utf8');
  const bundle = JSON.parse(text);
  assert.equal(bundle.resourceType, 'Bundle');
  const kinds = new Set(bundle.entry.map((entry) => entry.resource.resourceType));
  assert.deepEqual([...kinds].sort(), ['Appointment', 'Communication', 'Consent', 'Observation', 'Patient', 'QuestionnaireResponse']);
  const ids = new Set(bundle.entry.map((entry) => entry.fullUrl));
  const references = [...text.matchAll(/"reference":"([^"]+)"/g)].map((found) => found[1]);
  assert.ok(references.length > 10);
  assert.deepEqual(references.filter((reference) => !ids.has(reference)), []);
});

test('its pages open offline, ask for nothing, and can be read by everyone', async () => {
  const words = await readOffline(path(folder, 'copy'), 'copy');
  assert.ok(words.includes('Private space'));
});

test('it is deleted at once when she wants it', async () => {
  const { page } = maya;
  await page.goto('/account/copy');
  await page.getByRole('button', { name: 'Delete it here now' }).click();
  await page.getByText('Your copy is deleted here.').waitFor();
});
