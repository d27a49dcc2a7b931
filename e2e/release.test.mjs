// A copy of the joint room for somebody else: one partner asks, on a telephone; the other, without scripts, says
// no and then yes; only then is it made. Each page is looked at with axe, narrow and wide, in light and dark.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { readOffline } from './offline.mjs';
import { bothWidths, fill, follow, press, tick } from './people.mjs';
import { startServer } from './server.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const WHOM = 'Dr. Larkspur';

let folder;
let server;
let browser;
let request;
const people = {};
const test = inOrder();

const main = (page) => page.locator('main').innerText();

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'securebase-release-'));
  server = await startServer({ demo: true });
  browser = await openBrowser(server.origin);
  people.maya = (await signIn(browser, 'maya')).page;
  people.daniel = (await signIn(browser, 'daniel', 'any', { javaScript: false })).page;
  people.amara = (await signIn(browser, 'amara')).page;
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('Maya asks, and reads beforehand what will happen', async () => {
  const { maya } = people;
  await maya.goto('/home');
  await follow(maya, 'Joint space');
  await follow(maya, 'A copy of this room for somebody else');
  await bothWidths(maya, 'release-none');
  await follow(maya, 'Ask for a copy for somebody else');
  await bothWidths(maya, 'release-ask');
  await fill(maya, { 'For whom is it?': WHOM, 'What is it for?': ' ' });
  await tick(maya.locator('#what input').first());
  await press(maya, 'Ask');
  await maya.locator('.error-summary').waitFor();
  assert.equal(await maya.getByLabel('For whom is it?').inputValue(), WHOM, 'what was typed is kept');
  await bothWidths(maya, 'release-ask-problems');
  await fill(maya, { 'What is it for?': 'She treats my sleep.' });
  await press(maya, 'Ask');
  await maya.getByText('You asked.').first().waitFor();
  request = new URL(maya.url()).pathname;
  await bothWidths(maya, 'release-asked');
});

test('Daniel is told, says no, and nobody sees it', async () => {
  const { daniel, maya, amara } = people;
  const seen = async (page) => {
    await page.goto(request);
    return main(page);
  };
  const before = await seen(maya);
  const therapist = await seen(amara);
  await daniel.goto('/home');
  await bothWidths(daniel, 'release-told');
  await daniel.goto(request);
  await bothWidths(daniel, 'release-answer');
  await press(daniel, 'I do not agree');
  await bothWidths(daniel, 'release-answered');
  assert.match(await main(daniel), /Nobody else is shown it/);
  assert.equal(await seen(maya), before);
  assert.equal(await seen(amara), therapist);
  await maya.goto(`${request}/copy`);
  assert.match(await main(maya), /can’t be made now/);
});

test('Daniel changes his mind; Maya makes it once and takes it', async () => {
  const { daniel, maya } = people;
  await daniel.goto(request);
  await press(daniel, 'I agree');
  await maya.goto(request);
  await bothWidths(maya, 'release-agreed');
  await follow(maya, 'Go on to make it');
  await bothWidths(maya, 'release-make');
  await press(maya, 'Make the copy');
  // The page moves on by itself.
  await maya.getByRole('heading', { name: 'Your copy is ready' }).waitFor();
  await bothWidths(maya, 'release-ready');
  const download = maya.waitForEvent('download');
  await maya.getByRole('link', { name: 'Download it' }).click();
  await (await download).saveAs(path(folder, 'copy.zip'));
  await daniel.goto(request);
  assert.match(await main(daniel), /Made on/);
  await bothWidths(daniel, 'release-made');
});

test('it opens offline, and says what it is and for whom', async () => {
  execFileSync('python3', ['-m', 'zipfile', '-e', path(folder, 'copy.zip'), path(folder, 'copy')]);
  const words = await readOffline(path(folder, 'copy'), 'release-copy');
  assert.ok(words.includes(WHOM));
  assert.ok(!words.includes('Private space'));
});
