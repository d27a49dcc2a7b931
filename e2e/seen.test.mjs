// Who saw what: a therapist opens something, the client finds it on their own page, an administrator
// finds it with no client's name.
import assert from 'node:assert/strict';
import { keyboard } from './checks.mjs';
import { inDemo } from './demo.mjs';
import { look } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const people = {};
const test = inOrder();

inDemo(async (browser) => {
  people.amara = await signIn(browser, 'amara');
  people.maya = await signIn(browser, 'maya', 'any', { width: 390, javaScript: false });
  people.robin = await signIn(browser, 'robin');
});

const lines = (page) => page.locator('main ol li').allTextContents();

test('what a therapist opens is on the client’s page a moment later', async () => {
  const { page } = people.amara;
  await page.goto('/caseload');
  await page.getByRole('link', { name: /^Maya/ }).first().click();
  await page.getByRole('heading', { name: 'Safety answers' }).waitFor();
  const hers = people.maya.page;
  await hers.goto('/account');
  await look(hers, 'account-with-seen');
  await hers.getByRole('link', { name: 'Look it up' }).click();
  await hers.getByRole('heading', { name: 'Who saw what' }).waitFor();
  const newest = (await lines(hers)).slice(0, 3).join('\n');
  assert.match(newest, /Dr\. Amara Osei opened your safety answers\./);
  assert.match(newest, /Dr\. Amara Osei opened your questionnaire\./);
  await look(hers, 'seen-client');
  await hers.getByRole('link', { name: 'Show it, too' }).click();
  await hers.getByText('You wrote a message in your').first().waitFor();
  await hers.getByRole('link', { name: 'Show older ones' }).click();
  await hers.getByRole('link', { name: 'Back to the newest' }).waitFor();
});

test('a therapist sees what they opened themselves', async () => {
  const { page } = people.amara;
  await page.goto('/account/seen');
  assert.match((await lines(page)).join('\n'), /You opened Maya[^\n]*’s safety answers\./);
  await look(page, 'seen-therapist');
});

test('an administrator finds it by whom and by day, with no client’s name', async () => {
  const { page } = people.robin;
  await page.goto('/practice');
  await page.getByRole('link', { name: 'Look it up' }).click();
  await page.getByRole('heading', { name: 'Who saw what' }).waitFor();
  await look(page, 'seen-practice');
  await keyboard(page);
  await page.getByLabel('By whom').selectOption({ label: 'Dr. Amara Osei, therapist' });
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/actor=/);
  const found = await lines(page);
  assert.ok(found.length > 10);
  for (const line of found) assert.match(line, /Dr\. Amara Osei \(therapist\)/);
  assert.match(found.join('\n'), /opened a client’s safety answers\./);
  assert.ok(!found.join('\n').includes('Maya'));
});
