// A client leaves: reads what that means, asks, keeps the account, asks again, and is erased although the
// machine is stopped in between. Each page is looked at with axe, narrow and wide, in light and dark.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import { openBrowser } from './browser.mjs';
import { bothWidths, follow, look, press, tick } from './people.mjs';
import { startServer } from './server.mjs';
import { DEMO_PASSWORD, PEOPLE } from './session.mjs';
import { inOrder } from './steps.mjs';

const BINARY = process.env.SECUREBASE_TEST_BINARY ?? new URL('../target/release/securebase', import.meta.url).pathname;
const run = promisify(execFile);
const BANNER = 'Your account will be erased on';

let data;
let server;
let browser;
const test = inOrder();

/** The same practice, started anew: what people see of it is at another address. */
async function restart(options) {
  await browser?.close();
  server = await startServer({ data, ...options });
  browser = await openBrowser(server.origin);
}

async function signIn(who, options) {
  const { page } = await browser.newPerson(who, options);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(PEOPLE[who]);
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForLoadState('load');
  return page;
}

/** From the account to the last button. */
async function goesOn(page) {
  await page.goto('/account');
  await follow(page, 'Erase my account');
  await follow(page, 'Go on');
}

async function sure(page) {
  await tick(page.getByLabel('I have read what will happen'));
  await press(page, 'Erase my account');
}

/** The file behind the page is checked by the command, offline, and a changed one is refused. */
async function isChecked(page) {
  const file = join(data, 'certificate.txt');
  const text = await (await page.request.get(`${page.url()}/file`)).text();
  const { stdout: key } = await run(BINARY, ['certificate', 'key', '--data', data]);
  const verify = () => run(BINARY, ['certificate', 'verify', file, '--key', key.trim()]);
  await writeFile(file, text);
  assert.match((await verify()).stdout, /whole, and this practice signed it/);
  await writeFile(file, text.replace('Kept until: 24', 'Kept until: 25').replace('2033', '2034'));
  await assert.rejects(verify, { code: 1, stdout: /or it was changed/ });
}

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'securebase-e2e-erasing-'));
  // Made by the demo, then served like any practice.
  const made = await startServer({ data, demo: true });
  await made.stop();
  await restart();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(data, { recursive: true, force: true });
});

test('what will happen is read first, and nothing is asked for by mistake', async () => {
  const page = await signIn('maya');
  await page.goto('/account');
  await follow(page, 'Erase my account');
  await page.getByText('Yours is kept until').waitFor();
  await page.getByText('What you wrote there stays for your partner').waitFor();
  await bothWidths(page, 'erase-told');
  await follow(page, 'Go on');
  await bothWidths(page, 'erase-ask');
  await press(page, 'Erase my account');
  await page.getByText('Please tick this if you are sure.').first().waitFor();
  await look(page);
  assert.equal(await page.getByText(BANNER).count(), 0);
  await sure(page);
  await page.getByText(BANNER).waitFor();
  await bothWidths(page, 'erase-asked');
});

test('every page of hers says so, none of his, and one button calls it off', async () => {
  const page = await signIn('maya');
  const his = await signIn('daniel');
  for (const path of ['/home', '/appointments', '/measures', '/help']) {
    await page.goto(path);
    assert.equal(await page.getByText(BANNER).count(), 1, path);
    await his.goto(path);
    assert.equal(await his.getByText(BANNER).count(), 0, path);
  }
  await page.goto('/home');
  await bothWidths(page, 'erase-banner');
  await press(page, 'Keep my account');
  await page.getByText('Your account stays.').waitFor();
  await look(page, 'erase-kept');
  assert.equal(await page.getByText(BANNER).count(), 0);
});

test('stopped as by a power cut, she is erased by the next start', async () => {
  await server.stop();
  await restart({ args: ['--erasure-after-days', '0'] });
  const page = await signIn('maya', { javaScript: false });
  await goesOn(page);
  await page.getByText('It is done within minutes').waitFor();
  await sure(page);
  await page.getByText(BANNER).waitFor();
  await server.kill();
  await restart({ demo: true });
  // The sweep comes by at the start.
  for (let tries = 0; ; tries += 1) {
    const again = await signIn('maya');
    if (await again.getByText('sign you in').count() || again.url().includes('/sign-in')) break;
    assert.ok(tries < 20, 'she still signs in');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
});

test('her partner finds the room closed and what was said, and no reason', async () => {
  const page = await signIn('daniel');
  await page.goto('/home');
  assert.equal(await page.getByText('erased').count(), 0);
  await look(page, 'erase-partner-home');
  await follow(page, 'Joint');
  await page.getByText('Somebody who left').first().waitFor();
  // What was said to her stays; who she was is on none of it.
  assert.equal(await page.locator('.message__who', { hasText: 'Maya' }).count(), 0);
  assert.equal(await page.getByText('Maya Lindqvist').count(), 0);
  assert.equal(await page.getByText('erased').count(), 0);
  assert.equal(await page.locator('textarea').count(), 0);
  await look(page, 'erase-partner-room');
});

test('the last mail leads to the certificate', async () => {
  const page = await signIn('robin');
  let link;
  for (let tries = 0; !link; tries += 1) {
    await page.goto('/practice/mail');
    [link] = (await page.locator('body').innerText()).match(/http\S+\/certificate\/\S+/) ?? [];
    assert.ok(link || tries < 20, 'no mail with a certificate');
    if (!link) await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const { page: hers } = await browser.newPerson('nobody', { javaScript: false });
  await hers.goto(new URL(link).pathname);
  await hers.getByText('Kept as a clinical record').waitFor();
  assert.equal(await hers.getByText(/Maya|Daniel|Amara/).count(), 0);
  await bothWidths(hers, 'erase-certificate');
  await isChecked(hers);
  await page.goto('/practice/erasure');
  await page.getByText('record kept until').waitFor();
  await bothWidths(page, 'practice-erasure');
  await page.goto('/practice');
  await page.getByText('Please decide').waitFor();
  await look(page, 'practice-erasing-card');
});
