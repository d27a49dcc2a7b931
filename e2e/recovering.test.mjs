// A client lost password and recovery code and is brought back: the pages they meet, looked at with axe,
// narrow and wide, in light and dark; the commands run beside the service.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import { openBrowser } from './browser.mjs';
import { ANSWERS, answerQuestions, fill, follow, look, makeAccount, press, setUp } from './people.mjs';
import { startServer } from './server.mjs';
import { inOrder } from './steps.mjs';

const BINARY = process.env.SECUREBASE_TEST_BINARY ?? new URL('../target/release/securebase', import.meta.url).pathname;
const run = promisify(execFile);
const EMAIL = 'maria@home.example';

let server;
let browser;
const people = {};
const test = inOrder();

async function recover(...args) {
  const { stdout } = await run(BINARY, ['recover', ...args, '--data', server.data, '--public-url', server.origin]);
  return stdout;
}

const ask = () => recover('request', '--email', EMAIL, '--by', 'Alex Admin', '--reason', 'Her papers burnt.');

before(async () => {
  server = await startServer();
  browser = await openBrowser(server.origin);
  people.admin = await browser.newPerson('admin');
  people.maria = await browser.newPerson('maria');
  people.elsewhere = await browser.newPerson('elsewhere', { javaScript: false });
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('an administrator says how long it takes', async () => {
  const { page } = people.admin;
  await setUp(page, await server.setUpLink());
  await follow(page, 'Bringing someone back');
  await look(page, 'practice-recovery');
  await fill(page, { 'Hours to wait': 'soon' });
  await press(page, 'Save');
  await look(page);
  await fill(page, { 'Hours to wait': '96' });
  await press(page, 'Save');
  await page.getByText('Saved.').waitFor();
});

test('the owner is asked on their pages, and stops it', async () => {
  const { page } = people.maria;
  await page.goto('/start');
  await press(page, 'Start');
  await answerQuestions(page, { ...ANSWERS, form: ['individual'] });
  await makeAccount(page, 'Maria Lopez', EMAIL);
  await ask();
  await page.goto('/account');
  await page.getByText('Was that for you?').waitFor();
  await look(page, 'recovery-banner');
  await press(page, 'Stop it');
  await page.getByText('It is stopped.').waitFor();
  await look(page, 'recovery-stopped');
  assert.equal(await page.getByText('Was that for you?').count(), 0);
});

test('who asks again sets a new password, without scripts', async () => {
  const [link] = (await ask()).match(/http\S+\/new-password\/\S+/);
  const { page } = people.elsewhere;
  await page.goto(link);
  await look(page, 'new-password');
  await fill(page, { 'New password': 'short' });
  await press(page, 'Keep this password');
  await look(page);
  await fill(page, { 'New password': 'seven quiet boats at dawn' });
  await press(page, 'Keep this password');
  await page.getByRole('heading', { name: 'Three things to keep' }).waitFor();
  await look(page, 'password-waits');
  await people.maria.page.goto('/account');
  await press(people.maria.page, 'This is me');
  await look(people.maria.page, 'recovery-known');
});
