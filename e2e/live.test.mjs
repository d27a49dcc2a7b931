// A live session of three people, each in a browser of their own, with made-up cameras and microphones:
// the door, the waiting room, the call in every way it can be carried, and what goes wrong on the way.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { look } from './people.mjs';
import { startServer } from './server.mjs';
import { bringIn, carried, join, keepConnections, openAppointment, seesAndHears, signIn, sixWords, throughTheDoor } from './session.mjs';
import { inOrder } from './steps.mjs';

let folder;
let server;
let browser;
let appointment;
const people = {};
// The server is killed on purpose.
const LOST = [/ERR_CONNECTION_(REFUSED|RESET)/, /WebSocket connection to .* failed/, /ERR_INCOMPLETE_CHUNKED_ENCODING/, /ERR_EMPTY_RESPONSE/];

const test = inOrder();

/** Fails after a while, saying what was waited for. */
async function until(what, holds, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`not within ${seconds} s: ${what}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'securebase-live-'));
  server = await startServer({ data: path(folder, 'demo'), demo: true });
  browser = await openBrowser(server.origin);
  people.amara = await signIn(browser, 'amara', 'any', { expect: LOST });
  people.maya = await signIn(browser, 'maya', 'any', { width: 390, expect: LOST });
  people.daniel = await signIn(browser, 'daniel', 'any', { expect: LOST });
  appointment = await openAppointment(people.maya.page);
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a client checks camera and microphone beforehand', async () => {
  const { page } = people.maya;
  await page.goto('/live/check');
  await look(page, 'live-check');
  await page.getByRole('button', { name: 'Start the check' }).click();
  await page.getByText('Your camera works').waitFor();
  await page.getByText('We hear you').waitFor();
  await page.getByText('Your connection works, through the relay').waitFor();
  await look(page, 'live-checked');
});

test('clients say at the door where they are; only the therapist reads it', async () => {
  for (const who of ['maya', 'daniel']) {
    const { page } = people[who];
    await throughTheDoor(page, appointment, who === 'maya' ? (name) => look(page, name) : null);
  }
  await look(people.maya.page, 'session-ready');
  const { page } = people.amara;
  await page.goto(`${appointment}/session`);
  assert.ok(await page.getByText('Your licence holds in California').first().isVisible());
  assert.ok(await page.getByText('12 Harbour Lane').first().isVisible());
  await look(page, 'session-therapist-door');
  const answer = await people.daniel.page.request.get(`${appointment}/arrivals`);
  assert.equal(answer.status(), 404, 'a partner does not read it');
});

test('nobody is connected before the therapist lets them in', async () => {
  await join(people.maya.page);
  await people.maya.page.getByText('The therapist is not here yet').waitFor();
  await join(people.daniel.page);
  const { page } = people.amara;
  await page.getByRole('link', { name: 'Open the session' }).click();
  await join(page);
  await page.locator('#waiting-list li').nth(1).waitFor();
  await people.maya.page.getByText('will let you in').waitFor();
  await look(page, 'session-waiting-room');
  await look(people.maya.page, 'session-waiting');
  assert.equal((await carried(people.maya.page)).length, 0);
});

test('the therapist talks with one alone first, shown as such, then lets the other in', async () => {
  const { page } = people.amara;
  await page.getByRole('button', { name: /Talk alone first: Maya/ }).click();
  await people.maya.page.getByText('This is a private moment').waitFor();
  await seesAndHears(people.maya.page, 1);
  await seesAndHears(page, 1);
  assert.equal((await carried(people.daniel.page)).length, 0);
  await look(people.maya.page, 'session-private-moment');
  await page.getByRole('button', { name: /Let in: Daniel/ }).click();
  await people.maya.page.getByText('This is a private moment').waitFor({ state: 'hidden' });
});

test('all three see and hear each other', async () => {
  for (const who of ['amara', 'maya', 'daniel']) await seesAndHears(people[who].page, 2);
  await look(people.amara.page, 'session-call');
  await look(people.maya.page, 'session-call-phone');
});

const words = (page) => page.locator('#words-list').textContent();

test('all three read the same six words', async () => {
  const all = [];
  for (const who of ['amara', 'maya', 'daniel']) {
    const { page } = people[who];
    await page.waitForFunction(() => document.getElementById('words-list').textContent.split(' ').length === 6);
    all.push(await words(page));
  }
  assert.equal(new Set(all).size, 1, all.join(' / '));
});

test('what one switches on or off, the others see; the timer and the turn are the same for all', async () => {
  const { page: maya } = people.maya;
  const { page: daniel } = people.daniel;
  const tile = daniel.locator('.tile', { hasText: 'Maya Lindqvist' });
  await maya.getByRole('button', { name: 'Mute', exact: true }).click();
  await tile.getByText('muted').waitFor();
  await maya.getByRole('button', { name: 'Unmute' }).click();
  await tile.getByText('muted').waitFor({ state: 'hidden' });
  await maya.getByRole('button', { name: 'Raise hand' }).click();
  await tile.getByText('hand raised').waitFor();
  await maya.getByRole('button', { name: 'Lower hand' }).click();
  await maya.getByRole('button', { name: 'Stop video' }).click();
  await daniel.locator('.tile:not(.tile--picture)', { hasText: 'Maya Lindqvist' }).waitFor();
  await seesAndHears(daniel, 2, { video: false });
  await maya.getByRole('button', { name: 'Start video' }).click();
  await daniel.locator('.tile--picture', { hasText: 'Maya Lindqvist' }).waitFor();
  await seesAndHears(daniel, 2);
  await maya.getByRole('button', { name: 'Timer and turns' }).click();
  await maya.getByRole('button', { name: '3 min', exact: true }).click();
  await maya.locator('#turns').getByRole('button', { name: 'Daniel Okoro' }).click();
  await daniel.getByRole('button', { name: 'Timer and turns' }).click();
  await daniel.getByRole('timer').getByText(/^2:5/).waitFor();
  await daniel.locator('.tile--turn.tile--mine').waitFor();
  await look(daniel, 'session-timer');
  await maya.getByRole('button', { name: 'Timer and turns' }).click();
  await daniel.getByRole('button', { name: 'Timer and turns' }).click();
});

test('a shared screen is seen by the others', async () => {
  const { page: daniel } = people.daniel;
  await daniel.getByRole('button', { name: 'Share screen' }).click();
  const screen = people.maya.page.locator('.tile--wide', { hasText: 'Daniel Okoro: screen' });
  await screen.waitFor();
  await until('its picture', () => screen.locator('video').evaluate((video) => video.videoWidth > 0));
  await look(people.maya.page, 'session-screen');
  await daniel.getByRole('button', { name: 'Stop sharing' }).click();
  await screen.waitFor({ state: 'detached' });
});

test('somebody who hides their network address is reached through the relay alone', async () => {
  const { page: maya } = people.maya;
  await maya.getByRole('button', { name: 'Settings' }).click();
  await look(maya, 'session-settings');
  await maya.locator('label', { hasText: 'Hide my network address' }).last().click();
  await until('the relay on every line', async () => (await carried(maya)).every((line) => line.pair.startsWith('relay')));
  await seesAndHears(maya, 2);
  await maya.locator('label', { hasText: 'Hide my network address' }).last().click();
  await maya.getByRole('button', { name: 'Settings' }).click();
});

test('a message in the session is a message of the joint space', async () => {
  const { page: maya } = people.maya;
  const { page: daniel } = people.daniel;
  await maya.getByRole('button', { name: 'Messages' }).click();
  await maya.getByLabel('Write a message').fill('This is the article I meant.');
  await maya.getByRole('button', { name: 'Send' }).click();
  await daniel.getByRole('button', { name: /Messages 1/ }).click();
  await daniel.locator('[data-number]', { hasText: 'the article I meant' }).waitFor();
  await look(maya, 'session-messages');
  await maya.getByRole('button', { name: 'Messages' }).click();
});

test('somebody who reloads the page is back in by themselves', async () => {
  const { page } = people.maya;
  const before = await words(page);
  await page.reload();
  for (const who of ['maya', 'daniel', 'amara']) await seesAndHears(people[who].page, 2);
  await until('new words for a new certificate', async () => (await words(page)).split(' ').length === 6 && (await words(page)) !== before);
  assert.equal(await words(page), await words(people.amara.page));
});

test('a server killed and started again: the call goes on, and the line comes back', async () => {
  const { page } = people.amara;
  const { origin, data } = server;
  await server.kill();
  await page.getByText('The line to your practice’s server is lost').waitFor({ timeout: 30_000 });
  const during = await carried(page);
  assert.equal(during.length, 2);
  for (const who of ['maya', 'daniel', 'amara']) await seesAndHears(people[who].page, 2);
  server = await startServer({ data, demo: true, listen: new URL(origin).host });
  await page.getByText('The line to your practice’s server is lost').waitFor({ state: 'hidden', timeout: 30_000 });
  await people.maya.page.getByRole('button', { name: 'Raise hand' }).click();
  await page.locator('.tile', { hasText: 'Maya Lindqvist' }).getByText('hand raised').waitFor();
  await people.maya.page.getByRole('button', { name: 'Lower hand' }).click();
  for (const who of ['maya', 'daniel', 'amara']) await seesAndHears(people[who].page, 2);
});

test('Maya joins from a second device, with sound only; it waits to be let in and is named as such', async () => {
  const second = await signIn(browser, 'maya', 'any', { mayVisit: ['https://www.wikipedia.org'] });
  people.second = second;
  const { page } = second;
  await page.goto(`${appointment}/call`);
  await join(page, 'Only with sound');
  await page.getByText('You are in the waiting room').waitFor();
  const { page: amara } = people.amara;
  await amara.getByRole('button', { name: /Let in: Maya Lindqvist, another device/ }).click();
  await seesAndHears(page, 3, { video: false });
  await people.daniel.page.locator('.tile', { hasText: 'Maya Lindqvist, another device' }).first().waitFor();
  for (const who of ['maya', 'daniel', 'amara']) await seesAndHears(people[who].page, 3, { video: false });
});

test('quick exit leaves the call at once', async () => {
  const { page } = people.second;
  await page.route('https://www.wikipedia.org/**', (route) => route.fulfill({ body: 'elsewhere' }));
  await page.getByRole('link', { name: 'Quick exit' }).click();
  await people.daniel.page.locator('.tile', { hasText: 'another device' }).first().waitFor({ state: 'detached' });
  await until('three are left', async () => (await carried(people.amara.page)).length === 2);
});

test('the therapist sends Daniel back to the waiting room, and he hears nothing more', async () => {
  const { page } = people.amara;
  await page.getByRole('button', { name: 'To the waiting room: Daniel Okoro' }).click();
  const { page: daniel } = people.daniel;
  await daniel.getByText('You are in the waiting room').waitFor();
  assert.equal((await carried(daniel)).length, 0);
  await until('his tile is gone', async () => (await people.maya.page.locator('.tile', { hasText: 'Daniel' }).count()) === 0);
  await page.getByRole('button', { name: 'Let in: Daniel Okoro' }).click();
  for (const who of ['maya', 'daniel', 'amara']) await seesAndHears(people[who].page, 2);
});

test('an interpreter without an account comes in by a link; clients read who it is, before and in the call', async () => {
  const { page } = people.amara;
  const host = await people.amara.context.newPage();
  const link = await bringIn(host, appointment, 'Ana Ruiz', 'An interpreter', () => look(host, 'session-guest-link'));
  await host.close();
  const door = await people.daniel.context.newPage();
  await door.goto(`${appointment}/session`);
  await door.getByText('Also coming, if you agree: Ana Ruiz, interpreter.').waitFor();
  await look(door, 'session-door-guest');
  await door.close();
  const ana = await browser.newPerson('ana', { permissions: ['camera', 'microphone'], expect: LOST });
  people.ana = ana;
  await ana.context.addInitScript(keepConnections, 'any');
  await ana.page.goto(link);
  await look(ana.page, 'guest');
  await ana.page.locator('label', { hasText: 'I agree' }).click();
  await ana.page.getByRole('button', { name: 'Go to the waiting room' }).click();
  await ana.page.locator('#ready').waitFor();
  await look(ana.page, 'guest-ready');
  await join(ana.page);
  await ana.page.getByText('will let you in').waitFor();
  await people.maya.page.getByText('Ana Ruiz, interpreter, is in the waiting room').waitFor();
  assert.equal((await carried(ana.page)).length, 0);
  const waits = page.locator('#waiting-list li', { hasText: 'Ana Ruiz, interpreter' });
  assert.equal(await waits.getByRole('button').count(), 1, 'let in, and nothing else');
  await page.getByRole('button', { name: 'Let in: Ana Ruiz, interpreter' }).click();
  for (const who of ['ana', 'maya', 'daniel', 'amara']) await seesAndHears(people[who].page, 3);
  for (const who of ['maya', 'daniel']) await people[who].page.locator('.tile', { hasText: 'Ana Ruiz, interpreter' }).waitFor();
  assert.equal(await sixWords(ana.page), await sixWords(people.maya.page));
  await look(ana.page, 'guest-call');
  assert.equal(await ana.page.getByRole('button', { name: /Messages|Talk alone|To the waiting room/ }).count(), 0);
  await page.getByRole('button', { name: 'Talk alone: Maya Lindqvist' }).click();
  await ana.page.getByText('You are in the waiting room').waitFor();
  for (const name of ['Daniel Okoro', 'Ana Ruiz, interpreter']) await page.getByRole('button', { name: `Let in: ${name}` }).click();
  for (const who of ['ana', 'maya', 'daniel', 'amara']) await seesAndHears(people[who].page, 3);
  await ana.page.reload();
  for (const who of ['ana', 'maya']) await seesAndHears(people[who].page, 3);
});

test('when it ends, clients say in four taps how it was; the therapist writes the note and sees who was there', async () => {
  await people.daniel.page.getByRole('button', { name: 'Leave' }).click();
  await people.daniel.page.getByRole('heading', { name: 'I could say what I had come to say.' }).waitFor();
  await people.amara.page.getByRole('button', { name: 'End the session for everyone' }).click();
  const { page: maya } = people.maya;
  await maya.getByRole('heading', { name: 'I could say what I had come to say.' }).waitFor();
  await people.ana.page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await look(people.ana.page, 'guest-thanks');
  await look(maya, 'session-feedback');
  for (const answer of ['Mostly', 'Fully', 'Mostly', 'Somewhat']) await maya.getByRole('button', { name: answer }).click();
  await maya.getByText('Thank you. Your therapist can read it now.').waitFor();
  const { page } = people.amara;
  await page.getByLabel('What I want to remember').fill('They laughed together, the first time in weeks.');
  await page.getByRole('button', { name: 'Save my note' }).click();
  await page.getByText('Your note is saved').waitFor();
  assert.ok(await page.getByText('I left with more hope than I came with.').first().isVisible());
  for (const name of ['Maya Lindqvist', 'Daniel Okoro', 'Dr. Amara Osei', 'Ana Ruiz, interpreter']) assert.ok(await page.getByText(name, { exact: true }).first().isVisible(), name);
  await look(page, 'session-after');
});
