// How I am in a browser: half a minute without scripts on a telephone, pictures, who sees what.
import assert from 'node:assert/strict';
import { keyboard } from './checks.mjs';
import { inDemo } from './demo.mjs';
import { bothWidths, fill, follow, look, press, says, saysNot, tick } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const people = {};
const test = inOrder();

inDemo(async (browser) => {
  people.maya = await signIn(browser, 'maya', 'any', { width: 390, javaScript: false });
  people.daniel = await signIn(browser, 'daniel');
  people.amara = await signIn(browser, 'amara');
});

test('a quiet card leads to half a minute', async () => {
  const { page } = people.maya;
  await page.goto('/home');
  await look(page, 'how-i-am-card');
  await follow(page, 'How I am');
  await page.getByRole('heading', { name: 'How I am' }).waitFor();
  await bothWidths(page, 'how-i-am');
  await press(page, 'Keep it');
  await says(page, 'Please choose one step, or write a line. One is enough.');
  await look(page, 'how-i-am-nothing');
  await tick(page.getByRole('group', { name: 'How are you?' }).getByLabel('Good', { exact: true }));
  await fill(page, { 'A line for yourself': 'Tea at six.' });
  await press(page, 'Keep it');
  await says(page, 'That is all for today.', 'The last twelve weeks');
  await page.goto('/home');
  await saysNot(page, 'Half a minute for yourself?');
});

test('the course is drawn, and stands in a table and a list', async () => {
  const { page } = people.maya;
  await page.goto('/how-i-am');
  assert.equal(await page.locator('svg.how').count(), 3);
  for (const plot of await page.locator('svg.how').all()) {
    assert.ok((await plot.boundingBox()).width <= 390);
  }
  await page.locator('summary', { hasText: 'The same in words' }).click();
  await look(page, 'how-i-am-table');
  await follow(page, 'All days, with your lines');
  await says(page, 'Tea at six.', 'Half a bagel from a stranger.');
  await bothWidths(page, 'how-i-am-days');
  await keyboard(page);
});

test('each chooses what the other sees, and both see weeks', async () => {
  const daniel = people.daniel.page;
  await daniel.goto('/how-i-am/together');
  await says(daniel, 'Neither of you is right, and neither is ahead.');
  await saysNot(daniel, 'Tea at six.', 'bagel', 'Conflict');
  assert.equal(await daniel.locator('svg.how').count(), 2, 'of what both show');
  await bothWidths(daniel, 'how-i-am-together');
  await daniel.locator('summary', { hasText: 'The same in words' }).click();
  await look(daniel, 'how-i-am-together-table');
  const { page } = people.maya;
  await page.goto('/how-i-am');
  await follow(page, 'How often, reminders, and who sees it');
  await bothWidths(page, 'how-i-am-choices');
  await tick(page.getByRole('group', { name: 'What may your partner see?' }).getByLabel('Nothing', { exact: true }));
  await press(page, 'Save');
  await says(page, 'Your choice is kept.');
  await daniel.goto('/how-i-am/together');
  await says(daniel, 'There is no picture now', 'Nobody is told which.');
  await look(daniel, 'how-i-am-no-picture');
});

test('a therapist sees what is shown to them', async () => {
  const { page } = people.amara;
  await page.goto('/caseload');
  await page.locator('a[href^="/caseload/"]', { hasText: 'Maya' }).first().click();
  await follow(page, 'How they are');
  await says(page, 'not an instrument');
  await saysNot(page, 'bagel', 'car seats');
  assert.equal(await page.locator('svg.how').count(), 3);
  await bothWidths(page, 'how-i-am-case');
});
