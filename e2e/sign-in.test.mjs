// Signing in with more than a password, on the demo: passkeys kept by devices that Chromium plays, one that
// computes (PRF) and one that does not, and an app with codes, with scripts and without.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { appWith, setUpApp } from './codes.mjs';
import { fill, follow, look, press } from './people.mjs';
import { startServer } from './server.mjs';
import { DEMO_PASSWORD, PEOPLE } from './session.mjs';
import { inOrder } from './steps.mjs';

let folder;
let server;
let origin;
let browser;
const people = {};
const test = inOrder();

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'securebase-sign-in-'));
  server = await startServer({ data: path(folder, 'demo'), demo: true });
  // Passkeys are given to names, never to numbers.
  origin = server.origin.replace('127.0.0.1', 'localhost');
  browser = await openBrowser(origin);
  for (const [name, options] of Object.entries({ maya: { width: 390 }, daniel: {}, amara: { javaScript: false }, thief: {} })) {
    people[name] = await browser.newPerson(name, options);
  }
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Gives somebody's browser a device that keeps passkeys and knows its owner. */
async function giveDevice({ context, page }, { computes }) {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal',
      hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf: computes,
    },
  });
  /** From now on it finds that it is its owner, or not. */
  const knows = (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { knows };
}

async function withPassword(page, who) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(PEOPLE[who]);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForLoadState('load');
}

const signOut = (page) => press(page, 'Sign out');
const here = (page) => new URL(page.url()).pathname;

/** Presses the button of a passkey and waits for where it leads. */
async function usePasskey(page, name, leadsTo) {
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.pathname === leadsTo);
}

test('Maya adds a passkey that can unlock her words', async () => {
  const { page } = people.maya;
  people.maya.device = await giveDevice(people.maya, { computes: true });
  await withPassword(page, 'maya');
  await page.goto('/account');
  assert.ok(await page.getByText('Whoever gets hold of it gets in').isVisible());
  await look(page, 'account-password-only');
  await follow(page, 'Add a second step');
  await look(page, 'second-step-client');
  await follow(page, 'Add a passkey');
  await look(page, 'passkey-new');
  await fill(page, { 'A name for it': 'My phone' });
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('It signs you in by itself, with no password').waitFor();
  await page.getByText('signs you in by itself', { exact: false }).first().waitFor();
  await look(page, 'account-passkey');
});

test('she signs in with it alone, and reads what was written long before', async () => {
  const { page } = people.maya;
  await signOut(page);
  await page.goto('/sign-in');
  await look(page, 'sign-in-passkey');
  await usePasskey(page, 'Sign in with a passkey', '/home');
  await follow(page, 'Private space');
  assert.ok(await page.locator('[data-number]').count() > 3, 'messages of weeks');
  const first = await page.locator('[data-number] .message__text').first().innerText();
  assert.ok(first.length > 10, first);
  // A page she wanted to see is where it leads.
  await signOut(page);
  await page.goto('/appointments');
  await usePasskey(page, 'Sign in with a passkey', '/appointments');
});

test('her password alone leads no further than the second step', async () => {
  const { page } = people.thief;
  await withPassword(page, 'maya');
  assert.equal(here(page), '/sign-in/second');
  await look(page, 'second');
  await page.goto('/home');
  assert.equal(here(page), '/sign-in/second');
  // A device that knows nobody's finger.
  people.thief.device = await giveDevice(people.thief, { computes: true });
  await page.getByRole('button', { name: 'Use my passkey' }).click();
  await page.getByText('Nothing was done').waitFor();
  const { page: maya } = people.maya;
  await signOut(maya);
  await withPassword(maya, 'maya');
  await usePasskey(maya, 'Use my passkey', '/home');
});

test('Daniel’s passkey cannot compute: it is a second step, and the page says so', async () => {
  const { page } = people.daniel;
  await giveDevice(people.daniel, { computes: false });
  await withPassword(page, 'daniel');
  await page.goto('/account/passkeys/new');
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('it is your second step after your password').waitFor();
  await look(page, 'account-passkey-second');
  await signOut(page);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('cannot open your words by itself').waitFor();
  await withPassword(page, 'daniel');
  assert.equal(here(page), '/sign-in/second');
  await usePasskey(page, 'Use my passkey', '/home');
});

test('an app with codes beside it; either will do', async () => {
  const { page } = people.daniel;
  await page.goto('/account');
  await follow(page, 'Add another');
  await follow(page, 'Set up an app');
  await look(page, 'app-new-client');
  const app = await setUpApp(page);
  people.daniel.app = app;
  await page.getByText('Your app is set up').waitFor();
  await look(page, 'account-both');
  await page.goto('/account/app');
  await look(page, 'app');
  await signOut(page);
  await withPassword(page, 'daniel');
  await look(page, 'second-both');
  await page.getByLabel('Code from your app').fill('000000');
  await press(page, 'Sign in');
  assert.ok(await page.getByText('This code is not right').first().isVisible());
  await look(page, 'second-wrong');
  await page.getByLabel('Code from your app').fill(app());
  await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/home$/);
});

test('who it is, is asked again; a passkey will do', async () => {
  const { page } = people.daniel;
  await page.goto(`/account/confirm?then=${Buffer.from('/account/password').toString('base64url')}`);
  await look(page, 'confirm');
  await usePasskey(page, 'Use my passkey instead', '/account/password');
  await look(page, 'password');
  await page.goto('/account/recovery-code');
  await look(page, 'recovery-code');
  await page.goto('/account');
  await page.locator('a[href^="/account/passkeys/remove"]').click();
  await page.getByRole('heading', { name: 'Take this passkey away?' }).waitFor();
  await look(page, 'passkey-remove');
  await press(page, 'Take it away');
  await page.getByText('The passkey is taken away').waitFor();
});

test('without scripts an app works, and the page says that passkeys do not', async () => {
  const { page } = people.amara;
  await withPassword(page, 'amara');
  assert.equal(here(page), '/caseload', 'in the demo a password is enough');
  await page.goto('/account/passkeys/new');
  assert.match(await page.locator('main').innerText(), /Passkeys need JavaScript/);
  await look(page, 'passkey-new-no-scripts');
  await page.goto('/account/app');
  const secret = (await page.locator('#secret').innerText()).replaceAll(' ', '');
  const app = appWith(secret);
  await page.getByLabel('Code from your app').fill(app());
  await press(page, 'Turn it on');
  await page.getByText('Your app is set up').waitFor();
  await signOut(page);
  await withPassword(page, 'amara');
  await page.getByLabel('Code from your app').fill(app());
  await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/caseload$/);
});

test('a browser is signed out from another', async () => {
  const { page: elsewhere } = await browser.newPerson('daniel elsewhere');
  await withPassword(elsewhere, 'daniel');
  await elsewhere.getByLabel('Code from your app').fill(await people.daniel.app.patient());
  await elsewhere.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await elsewhere.waitForURL(/\/home$/);
  const { page } = people.daniel;
  await page.goto('/account');
  await look(page, 'account-browsers');
  await press(page, 'Sign out everywhere else');
  await page.getByText('Every other browser was signed out').waitFor();
  await elsewhere.goto('/home');
  assert.equal(here(elsewhere), '/sign-in');
});

// The last thing with this device: one that was not sure a few times locks itself.
test('a device that is not sure who it is signs nobody in', async () => {
  const { page, device } = people.maya;
  await signOut(page);
  await page.goto('/sign-in');
  await device.knows(false);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('Nothing was done').waitFor();
  await look(page, 'sign-in-passkey-not-done');
});

test('nobody’s page asked another site for anything', async () => {
  for (const person of Object.values(people)) await person.check();
});
