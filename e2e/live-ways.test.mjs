// The same three people, carried in every way there is, over bad lines, and with somebody in the middle.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before, test } from 'node:test';
import { findChromium, openBrowser } from './browser.mjs';
import { layLine, whyNot } from './lossy-link.mjs';
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

test('over a line that loses 30 % and takes 200 ms, the sound goes on and the video gives way', { skip: whyNot() ?? false }, async () => {
  const line = await layLine(folder, { loss: 0.3, delay: 200 });
  let server;
  const browsers = [];
  try {
    server = await startServer({ data: path(folder, 'far-demo'), demo: true, listen: `${line.near}:0` });
    const near = await openBrowser(server.origin);
    browsers.push(near);
    const far = await openBrowser(server.origin, { program: line.browserAt(findChromium()) });
    browsers.push(far);
    const people = {};
    for (const who of ['amara', 'daniel']) people[who] = await signIn(near, who, 'direct', { expect: [/WebSocket/] });
    people.maya = await signIn(far, 'maya', 'direct', { expect: [/WebSocket/, /ERR_/] });
    await meet(people, await openAppointment(people.maya.page));
    for (const { page } of Object.values(people)) await seesAndHears(page, 2);
    line.makeBad();
    const { page } = people.maya;
    await page.getByText('your video waits, so that the sound stays clear').waitFor({ timeout: 60_000 });
    for (let again = 0; again < 3; again += 1) {
      for (const { page: one } of Object.values(people)) await seesAndHears(one, 2, { video: false });
    }
    line.makeGood();
    await page.getByText('your video waits, so that the sound stays clear').waitFor({ state: 'hidden', timeout: 60_000 });
    for (const { page: one } of Object.values(people)) await seesAndHears(one, 2, { seconds: 60 });
    await part(people);
  } finally {
    for (const browser of browsers) await browser.close();
    await server?.stop();
    await line.remove();
  }
});
