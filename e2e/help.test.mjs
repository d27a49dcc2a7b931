// Get Help Now, the safety plan, and what opens without a connection, in a browser.
import assert from 'node:assert/strict';
import { keyboard } from './checks.mjs';
import { inDemo } from './demo.mjs';
import { AWAY, backOnline, bothWidths, look } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const people = {};
const test = inOrder();

const demo = inDemo(async (browser) => {
  people.plain = await browser.newPerson('plain', { javaScript: false, width: 320 });
  people.reader = await browser.newPerson('reader', { serviceWorkers: 'allow', expect: AWAY });
  people.maya = await signIn(browser, 'maya', 'any', { width: 390, serviceWorkers: 'allow', expect: AWAY });
  people.amara = await signIn(browser, 'amara');
});

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const ready = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
const kept = (page) =>
  page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
    return found.sort();
  });

test('help is one press away, signed out and without scripts', async () => {
  const { page } = people.plain;
  await page.goto('/');
  await page.getByRole('link', { name: 'Get Help Now' }).first().click();
  await page.getByRole('link', { name: 'J', exact: true }).click();
  assert.match(page.url(), /\/help#letter-J$/);
  const number = page.getByRole('link', { name: '0120-279-338' });
  assert.equal(await number.isVisible(), false);
  await page.getByText('Japan', { exact: true }).click();
  await number.waitFor();
  assert.equal(await number.getAttribute('href'), 'tel:0120279338');
  assert.ok(await sideways(page) <= 0);
  await look(page, 'help-plain');
  assert.deepEqual(await page.context().cookies(), []);
});

test('all countries can be read by keyboard, at both widths, open and closed', async () => {
  const { page } = people.reader;
  await page.goto('/help');
  await bothWidths(page, 'help');
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
  await bothWidths(page, 'help-open');
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = false; });
  await keyboard(page);
});

test('once a page was open, help opens without a connection', async () => {
  const { page } = people.reader;
  await page.goto('/library');
  await ready(page);
  const paths = await kept(page);
  assert.ok(paths.includes('/help') && paths.includes('/offline'), paths.join(' '));
  assert.ok(paths.every((one) => one.startsWith('/assets/') || ['/help', '/offline'].includes(one)), paths.join(' '));
  await page.context().setOffline(true);
  await page.goto('/help');
  await page.getByText('Germany', { exact: true }).click();
  await page.getByRole('link', { name: '0800 111 0 111' }).waitFor();
  await page.goto('/library/secure-attachment');
  await page.getByRole('heading', { name: 'No connection' }).waitFor();
  await look(page, 'help-offline');
  await backOnline(page);
});

test('a client writes a plan, and their therapist writes along', async () => {
  const { page } = people.maya;
  await page.goto('/home');
  await page.getByRole('link', { name: 'My plan' }).click();
  await page.getByText('Nothing is written yet').waitFor();
  await bothWidths(page, 'plan-empty');
  await page.getByRole('link', { name: 'Begin my plan' }).click();
  await page.getByLabel('How I notice that it gets hard').fill('I stop answering my sister');
  await page.getByLabel('What I can do by myself').fill('Walk to the river\nCall Ana');
  await bothWidths(page, 'plan-write');
  await page.getByRole('button', { name: 'Save my plan' }).click();
  await page.getByText('Walk to the river').waitFor();
  await bothWidths(page, 'plan');
  await keyboard(page);

  const { page: hers } = people.amara;
  await hers.goto('/caseload');
  const cases = hers.locator('a[href^="/caseload/"]').filter({ hasText: 'Maya' });
  await hers.goto(await cases.first().getAttribute('href'));
  await hers.getByRole('link', { name: 'Safety plan' }).click();
  await hers.getByLabel('Professionals I can call').fill('Amara, through the practice');
  await bothWidths(hers, 'plan-case');
  await hers.getByRole('button', { name: 'Save the plan' }).click();
  await hers.getByText('Saved.').waitFor();
  await page.reload();
  await page.getByText('Amara, through the practice').waitFor();
});

test('on paper there is the plan and nothing around it', async () => {
  const { page } = people.maya;
  await page.emulateMedia({ media: 'print' });
  for (const left of ['.strip', '.header', '.footer', '#device']) {
    assert.equal(await page.locator(left).first().isVisible(), false, left);
  }
  assert.ok(await page.getByText('Walk to the river').isVisible());
  await page.emulateMedia({ media: 'screen' });
});

test('the plan is on no device until its owner keeps it there, and then opens without a connection', async () => {
  const { page } = people.maya;
  await ready(page);
  assert.ok((await kept(page)).every((one) => !one.includes('plan') || one.startsWith('/assets/')));
  await page.getByRole('button', { name: 'Keep it on this device' }).click();
  await page.getByText('Kept. It opens without a connection now.').waitFor();
  await page.context().setOffline(true);
  await page.goto('/safety-plan');
  await page.getByText('Walk to the river').waitFor();
  assert.equal(await page.getByText('Maya').count(), 0, 'the copy has no name in it');
  await bothWidths(page, 'plan-kept');
  await page.goto('/appointments');
  await page.getByRole('heading', { name: 'No connection' }).waitFor();
  await backOnline(page);
});

test('one press takes it off', async () => {
  const { page } = people.maya;
  await page.goto('/safety-plan');
  await page.getByRole('button', { name: 'Take it off this device' }).click();
  await page.getByText('Taken off this device.').waitFor();
  assert.ok(!(await kept(page)).includes('/safety-plan/kept'));
  await page.getByRole('button', { name: 'Keep it on this device' }).click();
  await page.getByText('Kept.').waitFor();
});

test('signing out without a connection takes it off, and the server is told as soon as there is one', async () => {
  const { page } = people.maya;
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out on this device').waitFor();
  assert.ok(!(await kept(page)).includes('/safety-plan/kept'));
  await page.goto('/safety-plan');
  await page.getByRole('heading', { name: 'No connection' }).waitFor();
  await backOnline(page);
  await page.goto('/home');
  await page.waitForURL(/\/sign-in/);
});

test('after a sign-out nothing of anybody’s is left in the browser', async () => {
  const { page } = people.maya;
  await page.goto('/help');
  await ready(page);
  const paths = await kept(page);
  assert.ok(paths.every((one) => one.startsWith('/assets/') || ['/help', '/offline'].includes(one)), paths.join(' '));
});
