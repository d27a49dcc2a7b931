// The same three people, carried in every way there is, over bad lines, and with somebody in the middle.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { stepBetween } from './middle.mjs';
import { startServer } from './server.mjs';
import { meet, openAppointment, part, seesAndHears, signIn, sixWords } from './session.mjs';

let folder;
let server;

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'securebase-ways-'));
  server = await startServer({ data: path(folder, 'demo'), demo: true });
});

after(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('straight from browser to browser', async () => {
  const browser = await openBrowser(server.origin);
  const people = {};
  for (const who of ['amara', 'maya', 'daniel']) people[who] = await signIn(browser, who, 'direct');
  await meet(people, await openAppointment(people.maya.page));
  for (const { page } of Object.values(people)) {
    for (const line of await seesAndHears(page, 2)) assert.match(line.pair, /^(host|prflx|srflx) /);
  }
  await part(people);
  await browser.close();
});

test('somebody in the middle sees all, but the six words differ', async () => {
  const browser = await openBrowser(server.origin);
  const people = {};
  for (const who of ['amara', 'maya']) people[who] = await signIn(browser, who, 'direct');
  const attacker = await browser.newPerson('the one in the middle', { permissions: ['microphone'] });
  await attacker.page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Empty</title>' }));
  await attacker.page.goto('/empty');
  await stepBetween(people.maya.page, attacker.page);
  await meet(people, await openAppointment(people.amara.page));
  // Chromium passes a picture on, but not the sound of a connection.
  for (const { page } of Object.values(people)) await seesAndHears(page, 1, { audio: false });
  assert.notEqual(await sixWords(people.maya.page), await sixWords(people.amara.page));
  await part(people);
  await browser.close();
});
