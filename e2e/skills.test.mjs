// Skills at home in a browser: looked at signed out and without scripts, done alone, given by a therapist,
// done together on two devices.
import assert from 'node:assert/strict';
import { keyboard } from './checks.mjs';
import { inDemo } from './demo.mjs';
import { bothWidths, fill, follow, look, press, tick } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const people = {};
const test = inOrder();

inDemo(async (browser) => {
  people.reader = await browser.newPerson('reader');
  people.maya = await signIn(browser, 'maya', 'any', { width: 390, javaScript: false });
  people.daniel = await signIn(browser, 'daniel');
  people.amara = await signIn(browser, 'amara');
});

test('a stranger finds an exercise, and breathes with a circle or by words', async () => {
  const { page } = people.reader;
  await page.goto('/');
  await page.getByRole('link', { name: 'Skills', exact: true }).click();
  await page.getByRole('heading', { name: 'Skills to practise at home' }).waitFor();
  await bothWidths(page, 'skills-list');
  await follow(page, 'Breathe slowly');
  await page.getByText('Not yet reviewed by a licensed professional.').waitFor();
  await bothWidths(page, 'skills-about');
  await keyboard(page);
  await follow(page, 'Begin');
  await follow(page, 'Go on');
  await page.getByRole('button', { name: 'Begin to breathe' }).click();
  await page.getByText('In 2').waitFor();
  const moves = () => page.locator('[data-breath-circle]').evaluate((circle) => circle.getAnimations().length);
  assert.ok(await moves() > 0, 'the circle moves');
  await look(page, 'skills-breath');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Begin to breathe' }).click();
  await page.getByText('In 2').waitFor();
  assert.equal(await moves(), 0, 'nothing moves for whoever wants less motion');
  assert.equal(await page.locator('[data-breath-circle]').isVisible(), false);
  await page.goto('/skills/five-things/1');
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await page.getByText('0:28').waitFor();
  await look(page, 'skills-clock');
  assert.deepEqual(await page.context().cookies(), []);
});

test('a therapist gives an exercise with a why and a day', async () => {
  const { page } = people.amara;
  await page.goto('/caseload');
  await page.locator('a[href^="/caseload/"]', { hasText: 'Maya' }).first().click();
  await follow(page, 'Skills at home');
  await page.getByRole('heading', { name: /^Skills at home: Maya/ }).waitFor();
  await bothWidths(page, 'skills-case');
  await page.getByLabel('What', { exact: true }).selectOption('exercise:soft-start');
  await tick(page.getByLabel(/^For Maya/).first());
  await fill(page, { 'Why, in your words': 'You said that it goes wrong in the first sentence.' });
  const day = await page.getByLabel('Meant for').getAttribute('min');
  await page.getByLabel('Meant for').fill(day);
  await press(page, 'Give it');
  await page.getByText('Given. They are told').waitFor();
  await look(page, 'skills-given');
});

test('without scripts, on a telephone, it is done, kept, shown and answered', async () => {
  const { page } = people.maya;
  await page.goto('/home');
  await follow(page, 'Open the plan');
  await page.getByText('You said that it goes wrong in the first sentence.').waitFor();
  await bothWidths(page, 'skills-plan');
  await follow(page, 'A softer start');
  await press(page, 'Do it, and write here');
  await press(page, 'Go on');
  await fill(page, { 'When …': 'The dishes are still there', 'I feel …': 'alone with it' });
  await bothWidths(page, 'skills-write');
  await press(page, 'Go on');
  await press(page, 'Go on');
  await press(page, 'That is all');
  await page.getByText('The dishes are still there').waitFor();
  await page.getByText('only you', { exact: false }).first().waitFor();
  await bothWidths(page, 'skills-written');
  await press(page, 'Show this to my therapist');
  await page.getByText('Your therapist can read it now.').waitFor();
  await page.goto('/plan');
  await page.getByRole('button', { name: 'Done', exact: true }).first().click();
  await page.getByText('Each of these answers is fine.').waitFor();
  const amara = people.amara.page;
  await amara.reload();
  await amara.getByText('The dishes are still there').waitFor();
  await amara.getByText('Done', { exact: true }).first().waitFor();
  await look(amara, 'skills-shown');
  await page.goto('/reflections');
  await look(page, 'skills-reflections');
});

test('two do it together, each on their own device: one without scripts', async () => {
  const maya = people.maya.page;
  const daniel = people.daniel.page;
  await maya.goto('/skills/speaker-listener');
  await press(maya, 'Do it together');
  await daniel.goto('/plan');
  await follow(daniel, 'the two of you are in this exercise');
  await press(maya, 'Go on');
  // His page goes on by itself.
  await daniel.getByText(/It is Maya.*’s turn\. You listen\./).waitFor();
  await press(maya, 'Start the clock');
  await daniel.locator('[data-left]').waitFor();
  await bothWidths(daniel, 'skills-listening');
  await bothWidths(maya, 'skills-speaking');
  await press(maya, 'I am done');
  await daniel.getByText('It is your turn.').waitFor();
  for (const [who, words] of [[daniel, 'I am done'], [daniel, 'I am done'], [maya, 'I am done']]) {
    await who.goto(new URL(who.url()).pathname);
    await press(who, words);
  }
  await daniel.getByRole('heading', { name: 'Thank each other' }).waitFor();
  await maya.goto(new URL(maya.url()).pathname);
  await fill(maya, { 'One thing I understood better': 'You were tired, not cold.' });
  await press(maya, 'Keep it for us to read');
  await daniel.getByText('You were tired, not cold.').waitFor();
  await fill(daniel, { 'One thing I understood better': 'You wait for me.' });
  await bothWidths(daniel, 'skills-together');
  await press(daniel, 'Keep it for us to read');
  await press(daniel, 'That is all');
  await daniel.getByRole('heading', { name: 'What was written' }).waitFor();
  await bothWidths(daniel, 'skills-together-over');
  await maya.reload();
  await maya.getByText('You wait for me.').waitFor();
});
