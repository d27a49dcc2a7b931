// How therapists are suggested: what a client says matters most, whom they do not want to be shown, what a therapist
// does not take, and what the practice sets. Each page is looked at with axe, narrow and wide, in light and dark.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { keyboard } from './checks.mjs';
import {
  answerQuestions, ANSWERS, bothWidths, fill, follow, makeAccount, press, says, tick,
} from './people.mjs';
import { startServer } from './server.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

let server;
let browser;
const people = {};
const test = inOrder();

before(async () => {
  server = await startServer({ demo: true });
  browser = await openBrowser(server.origin);
  people.noor = (await browser.newPerson('noor', { width: 390 })).page;
  for (const who of ['amara', 'robin']) people[who] = (await signIn(browser, who)).page;
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('somebody says what matters most to them, and is shown therapists with reasons', async () => {
  const { noor } = people;
  await noor.goto('/start');
  await press(noor, 'Start');
  const answers = { ...ANSWERS, form: ['individual'], gender: ['woman'], most: ['gender'] };
  await answerQuestions(noor, answers, async (screen) => {
    if (screen === 'most') await bothWidths(noor, 'matching-most');
  });
  await makeAccount(noor, 'Noor Example', 'noor@mail.example');
  await noor.goto('/match');
  await says(noor, 'Therapists for you');
  await bothWidths(noor, 'matching-list');
});

test('one therapist is not shown again until it is taken back', async () => {
  const { noor } = people;
  const button = noor.getByRole('button', { name: /^Do not show me/ }).first();
  const name = (await button.innerText()).replace('Do not show me ', '').trim();
  await button.click();
  await noor.waitForLoadState('load');
  await says(noor, 'Nobody else sees it.');
  await says(noor, name);
  await bothWidths(noor, 'matching-not');
  await keyboard(noor);
  await follow(noor, 'Therapists for you');
  const list = await noor.locator('main').innerText();
  assert.ok(!list.includes(`Choose ${name}`));
  await follow(noor, 'Therapists not shown to you');
  await press(noor, `Show ${name} again`);
  await follow(noor, 'Therapists for you');
  await says(noor, `Choose ${name}`);
});

test('a therapist says what she does not take', async () => {
  const { amara } = people;
  await amara.goto('/profile');
  await fill(amara, { 'Youngest age you see': '60', 'Oldest age you see': '50' });
  await press(amara, 'Save my profile');
  await says(amara, 'The oldest age is below the youngest');
  await bothWidths(amara, 'matching-profile-wrong');
  await fill(amara, { 'Youngest age you see': '21', 'Oldest age you see': '' });
  await amara.getByText('Work you do not take', { exact: true }).first().click();
  await tick(amara.locator('#declines input[value="childhood"]'));
  await tick(amara.getByLabel('I am trained to work with couples'));
  await press(amara, 'Save my profile');
  await amara.getByText('Your profile is saved.').waitFor();
  await bothWidths(amara, 'matching-profile');
  await amara.goto('/caseload/not');
  await bothWidths(amara, 'matching-therapist-not');
  await amara.goto('/caseload/earlier');
  await bothWidths(amara, 'matching-earlier');
});

test('the practice sets rules and weights', async () => {
  const { robin } = people;
  await robin.goto('/practice');
  await follow(robin, 'Set rules and weights');
  await bothWidths(robin, 'matching-rules');
  await fill(robin, { 'Gender they asked for': 'much' });
  await press(robin, 'Save');
  await says(robin, 'Please give a whole number from 0 to 100.');
  await bothWidths(robin, 'matching-rules-wrong');
  await fill(robin, { 'Gender they asked for': '25' });
  await tick(robin.getByLabel('Every couple is shown only therapists'));
  await press(robin, 'Save');
  await says(robin, 'Saved. It counts for every list from now on');
  assert.equal(await robin.getByLabel('Gender they asked for').inputValue(), '25');
});
