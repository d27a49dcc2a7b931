// How therapists are suggested: what a client says matters most, whom they do not want to be shown, what a therapist
// does not take, and what the practice sets: rules, whom it keeps apart, where people are met, track records. Each page is looked at with axe, narrow and wide, in light and dark.
import assert from 'node:assert/strict';
import { keyboard } from './checks.mjs';
import {
  answerQuestions, ANSWERS, bothWidths, fill, follow, makeAccount, press, says, tick,
} from './people.mjs';
import { inDemo } from './demo.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const people = {};
const test = inOrder();

inDemo(async (browser) => {
  people.noor = (await browser.newPerson('noor', { width: 390 })).page;
  for (const who of ['amara', 'robin']) people[who] = (await signIn(browser, who)).page;
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

test('the practice keeps two people apart', async () => {
  const { robin } = people;
  await robin.goto('/practice');
  await follow(robin, 'Keep two people apart');
  await fill(robin, { 'The client’s e-mail address': 'nobody@mail.example' });
  await robin.getByLabel('The therapist').selectOption({ label: 'Ruth Calloway' });
  await robin.getByLabel('Why', { exact: true }).selectOption('close');
  await press(robin, 'Keep them apart');
  await says(robin, 'No client here has this address.');
  await bothWidths(robin, 'matching-apart-wrong');
  await fill(robin, { 'The client’s e-mail address': 'noor@mail.example' });
  await press(robin, 'Keep them apart');
  await says(robin, 'no…@mail.example and Ruth Calloway');
  await bothWidths(robin, 'matching-apart');
  await keyboard(robin);
});

test('the practice says where a place is', async () => {
  const { robin, amara } = people;
  await robin.goto('/practice/calendar');
  const place = { 'place-name': 'Lantern House', address: '4 Lantern Street' };
  for (const [name, text] of Object.entries(place)) await robin.locator(`[name="${name}"]`).fill(text);
  await robin.getByLabel('The time zone there').selectOption('America/Los_Angeles');
  await press(robin, 'Add the place');
  await says(robin, 'Until you say it, nobody is suggested for meeting there.');
  await bothWidths(robin, 'matching-place-nowhere');
  await robin.getByLabel('The state or country it is in').first().selectOption('US-CA');
  await press(robin, 'Save the place');
  await says(robin, 'California');
  await amara.goto('/profile');
  await tick(amara.locator('input[name="media"][value="in-person"]'));
  await press(amara, 'Save my profile');
  await amara.getByText('Your profile is saved.').waitFor();
});

test('the practice has outcomes counted of those who agree', async () => {
  const { robin, amara, noor } = people;
  await robin.goto('/practice');
  await follow(robin, 'Read what it is, and decide');
  await bothWidths(robin, 'matching-record-off');
  await robin.getByLabel('What is counted').selectOption('connection-check-in:satisfaction');
  await press(robin, 'Save');
  await says(robin, 'Until 5 therapists have 15 cases each, nobody sees anything.');
  await bothWidths(robin, 'matching-record-on');
  await noor.goto('/measures');
  await follow(noor, 'Help your practice learn');
  await bothWidths(noor, 'matching-counted');
  await tick(noor.locator('input[name="count"][value="yes"]'));
  await press(noor, 'Save');
  await says(noor, 'It is kept. You can change it here.');
  await amara.goto('/caseload');
  await follow(amara, 'Your track record');
  await says(amara, 'It takes 15 cases of yours');
  await bothWidths(amara, 'matching-record-own');
});
