// Four people in four browsers walk the whole path on an empty practice: administrator, therapist, two
// partners. Each page they meet is looked at with axe, narrow and wide, in light and dark.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { keyboard } from './checks.mjs';
import {
  ANSWERS, answerQuestions, answerSafety, fill, fillProfile, follow, inviteTherapist, joinAsTherapist, look, makeAccount, press, setUp,
  sign, tick, vet, write,
} from './people.mjs';
import { startServer } from './server.mjs';
import { inOrder } from './steps.mjs';

let server;
let elsewhere; // where Quick exit leads
let exit;
let browser;
const people = {};

const test = inOrder();

before(async () => {
  // Any database of the service: bin/test walks on SQLite, and on PostgreSQL where this names one.
  const database = process.env.WALK_ON_DATABASE;
  elsewhere = createServer((request, response) => response.end('<!doctype html><title>Elsewhere</title>'));
  await new Promise((ready) => elsewhere.listen(0, '127.0.0.1', ready));
  exit = `http://127.0.0.1:${elsewhere.address().port}`;
  server = await startServer({ args: database ? ['--database', database] : [], env: { SECUREBASE_EXIT_URL: `${exit}/` } });
  browser = await openBrowser(server.origin);
  for (const [name, options] of Object.entries({
    admin: {}, therapist: {}, // She loses her connection on purpose.
    maria: { width: 390, expect: [/ERR_INTERNET_DISCONNECTED/], mayVisit: [exit] }, sam: { javaScript: false }, stranger: {},
  })) people[name] = await browser.newPerson(name, options);
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await server?.stop();
    elsewhere?.close();
  }
});

test('the first page, help and privacy are open to anyone', async () => {
  const { page } = people.stranger;
  for (const [path, picture] of [['/', 'welcome'], ['/help', 'help'], ['/privacy', 'privacy'], ['/sign-in', 'sign-in'], ['/recover', 'recover'], ['/start', 'start'], ['/nowhere', 'not-found']]) {
    await page.goto(path);
    await look(page, picture);
    assert.ok(await page.getByRole('link', { name: 'Get Help Now' }).first().isVisible(), path);
    assert.ok(await page.getByRole('link', { name: 'Quick exit' }).isVisible(), path);
  }
  await page.goto('/');
  const stops = await keyboard(page);
  assert.ok(stops.length >= 5, stops.join(', '));
});

test('the administrator sets the practice up and invites a therapist', async () => {
  const { page } = people.admin;
  await setUp(page, await server.setUpLink(), true);
  await look(page, 'practice');
  people.joinLink = await inviteTherapist(page, 'dana@harbour.example');
  await look(page, 'practice-therapists');
});

test('the set-up link works only once', async () => {
  const answer = await people.stranger.page.goto(await server.setUpLink());
  assert.equal(answer.status(), 404);
});

test('the therapist joins, fills in the profile and adds a licence', async () => {
  const { page } = people.therapist;
  await joinAsTherapist(page, people.joinLink, 'Dr. Dana Okafor');
  await look(page, 'profile-empty');
  await press(page, 'Save my profile');
  assert.ok(await page.getByText('Please choose at least one language').first().isVisible());
  await look(page);
  await page.goto('/profile');
  await fillProfile(page);
  await look(page, 'profile');
  await page.goto('/caseload');
  await look(page, 'caseload-empty');
});

test('the administrator vets the licence', async () => {
  const { page } = people.admin;
  await page.goto('/practice');
  await page.getByRole('link', { name: /Licensed Marriage/ }).first().click();
  await look(page, 'vet');
  await vet(page);
  await page.getByText('Checked on').first().waitFor();
});

test('Maria answers one question a screen, goes back, leaves and returns', async () => {
  const { page } = people.maria;
  await page.goto('/start');
  await press(page, 'Start');
  const seen = new Set();
  await answerQuestions(page, {
    ...ANSWERS,
    form: ['couple'],
    goals: async () => {
      await press(page, 'Back');
      assert.ok(await page.locator('input[value="couple"]').isChecked(), 'the answer is kept when going back');
      await press(page, 'Continue');
      await page.goto('/');
      await page.goto('/start');
      await follow(page, 'Go on where I stopped');
      for (const goal of ANSWERS.goals) await tick(page.locator(`input[value="${goal}"]`));
    },
    age: async () => {
      await page.locator('[name="age"]').fill('many');
      await press(page, 'Continue');
      assert.ok(await page.getByText('whole number').first().isVisible());
      assert.equal(await page.locator('[name="age"]').inputValue(), 'many', 'what was typed is kept');
      await look(page, 'question-problem');
      await page.locator('[name="age"]').fill('34');
    },
  }, async (screen) => {
    if (!seen.has(screen)) await look(page, `question-${screen}`);
    seen.add(screen);
  });
  await look(page, 'account');
  await makeAccount(page, 'Maria', 'maria@home.example');
});

test('someone under 18 is met kindly', async () => {
  const { page } = people.stranger;
  await page.goto('/start');
  await press(page, 'Start');
  await answerQuestions(page, { ...ANSWERS, form: ['individual'], age: '16' });
  await page.getByRole('heading', { name: 'Thank you for being honest' }).waitFor();
  await look(page, 'under-18');
});

test('Maria answers the safety questions alone', async () => {
  const { page } = people.maria;
  await look(page, 'safety');
  await answerSafety(page, (screen) => (screen === 'afraid' ? 'sometimes' : 'no'), (screen) => look(page, `safety-${screen}`));
  await page.getByRole('link', { name: 'See who can help now' }).waitFor();
  await look(page, 'safety-help');
  await page.goto('/home');
  await look(page, 'home-before');
});

test('Maria is shown a therapist with reasons, and chooses', async () => {
  const { page } = people.maria;
  await page.goto('/match');
  assert.ok(await page.getByText('Licensed where you are').first().isVisible());
  await look(page, 'match');
  await press(page, 'Choose Dr. Dana Okafor');
  await look(page, 'home-waiting');
});

test('the therapist accepts and reads what Maria answered', async () => {
  const { page } = people.therapist;
  await page.goto('/caseload');
  await look(page, 'caseload-asked');
  await press(page, 'Accept');
  await look(page, 'caseload');
  await follow(page, 'Maria');
  assert.ok(await page.getByText('control by a partner').first().isVisible());
  await look(page, 'case');
});

test('Maria invites Sam, who comes in with scripts switched off', async () => {
  const { page } = people.maria;
  await page.goto('/partner');
  await look(page, 'partner');
  await fill(page, { 'Their e-mail': 'sam@home.example' });
  await press(page, 'Make the invitation');
  const link = (await page.locator('#link').innerText()).trim();
  await look(page, 'partner-invited');
  const sam = people.sam.page;
  await sam.goto(link);
  await look(sam, 'invited');
  await press(sam, 'Start with my questions');
  await answerQuestions(sam, ANSWERS);
  await makeAccount(sam, 'Sam', 'sam@home.example');
  await answerSafety(sam);
  await sam.goto('/match');
  assert.ok(await sam.getByText('Your partner’s therapist').isVisible());
  await press(sam, 'Choose Dr. Dana Okafor');
  assert.equal((await people.stranger.page.goto(link)).status(), 404, 'the invitation works once');
});

test('both agree, the therapist opens the joint space', async () => {
  for (const [name, { page }] of [['Maria Lopez', people.maria], ['Sam Lopez', people.sam]]) {
    await page.goto('/partner');
    await press(page, 'I agree to a joint space');
    await sign(page, 'couple', name, () => look(page, 'couples-agreement'));
    await look(page, 'consents');
    await page.goto('/home');
  }
  const waiting = 'Your therapist opens it when it is a good time for both of you';
  for (const { page } of [people.maria, people.sam]) assert.ok(await page.getByText(waiting).isVisible(), 'the same words for both');
  const { page } = people.therapist;
  await page.goto('/caseload');
  await press(page, 'Accept');
  await follow(page, 'Sam');
  await page.reload();
  await press(page, 'Open the joint space');
  await page.getByText('The joint space is open.').waitFor();
});

test('messages appear live, in the right room, and survive a lost connection', async () => {
  const { page: maria } = people.maria;
  const { page: therapist } = people.therapist;
  await maria.goto('/home');
  await look(maria, 'home');
  await follow(maria, 'Private space');
  await write(maria, 'This is only for you, Dr. Okafor.');
  await look(maria, 'private-space');
  await maria.goto('/home');
  await follow(maria, 'Joint space');
  await therapist.goto('/caseload');
  await therapist.getByRole('link', { name: /Joint space/ }).first().click();
  await write(therapist, 'Welcome, both of you. What would you like to begin with?');
  await maria.locator('[data-number]', { hasText: 'Welcome, both of you' }).waitFor();
  await people.maria.context.setOffline(true);
  await maria.getByLabel('Write a message').fill('Sorry, I was in a tunnel.');
  await maria.getByRole('button', { name: 'Send' }).click();
  await maria.getByText('You, not sent yet').waitFor();
  await people.maria.context.setOffline(false);
  await maria.locator('[data-number]', { hasText: 'I was in a tunnel' }).waitFor({ timeout: 30000 });
  assert.equal(await maria.locator('[data-number]', { hasText: 'I was in a tunnel' }).count(), 1);
  await look(maria, 'joint-space');
  const { page: sam } = people.sam;
  await sam.goto('/home');
  await look(sam, 'home-wide');
  await follow(sam, 'Joint space');
  await sam.getByLabel('Write a message').fill('I would like to begin with the evenings.');
  await press(sam, 'Send');
  await look(sam, 'joint-space-wide');
  await maria.locator('[data-number]', { hasText: 'begin with the evenings' }).waitFor();
  assert.equal(await sam.getByText('only for you').count(), 0);
});

test('Sam cannot see Maria’s rooms', async () => {
  const { page: maria } = people.maria;
  await maria.goto('/home');
  await follow(maria, 'Private space');
  const answer = await people.sam.page.goto(maria.url());
  assert.equal(answer.status(), 404);
});

test('a time is found, booked, moved and cancelled', async () => {
  const { page } = people.maria;
  await page.goto('/home');
  await follow(page, 'Book a time for us both');
  await follow(page, 'Later days');
  await look(page, 'book');
  await page.locator('.slot').first().click();
  await page.getByText('It is booked.').waitFor();
  await look(page, 'appointment');
  await people.sam.page.goto('/appointments');
  await look(people.sam.page, 'appointments');
  await people.therapist.page.goto('/appointments');
  assert.ok(await people.therapist.page.getByText('Maria').first().isVisible());
  await follow(page, 'Move it');
  await follow(page, 'Later days');
  await page.locator('.slot').nth(2).click();
  await page.getByText('It is moved.').waitFor();
  await press(page, 'Cancel it');
  await page.getByText('It is cancelled.').waitFor();
  await page.goto('/appointments');
  await press(page, 'Make a calendar address');
  await look(page, 'calendar-feed');
});

test('an account page, a new password, going on alone', async () => {
  const { page } = people.sam;
  await page.goto('/account');
  await look(page, 'account-page');
  await page.goto('/partner/alone');
  await look(page, 'go-alone');
  await tick(page.locator('#told input[value="goes-on"]'));
  await press(page, 'Go on alone');
  assert.ok(await page.getByText('You are here on your own').isVisible());
  const { page: maria } = people.maria;
  await maria.goto('/match/change');
  await look(maria, 'change-therapist');
});

test('together again with the accounts they have; new wishes; the therapist ends the work', async () => {
  const { page: maria } = people.maria;
  await maria.goto('/partner');
  await press(maria, 'Make the invitation');
  const link = (await maria.locator('#link').innerText()).trim();
  const { page: sam } = people.sam;
  await sam.goto(link);
  await look(sam, 'join');
  await press(sam, 'Come along with Maria');
  await sam.getByText('You two are here together now').waitFor();
  await sam.goto('/wishes');
  await look(sam, 'wishes');
  await press(sam, 'Save');
  await sam.getByText('Your answers are saved').waitFor();
  const { page } = people.therapist;
  await page.goto('/caseload');
  await follow(page, 'Sam');
  await follow(page, 'End the work');
  await look(page, 'end-work');
  await press(page, 'End the work today');
  await follow(page, 'Work that ended');
  await look(page, 'work-that-ended');
  await sam.goto('/home');
  await look(sam, 'home-ended');
});

test('quick exit leaves at once, by its link or by Escape three times, and Back does not return', async () => {
  const { page } = people.maria;
  const leave = {
    link: () => page.getByRole('link', { name: 'Quick exit' }).click(),
    escape: async () => {
      for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
    },
  };
  for (const [how, act] of Object.entries(leave)) {
    await page.goto('/help');
    await page.goto('/home');
    await act();
    await page.waitForURL(`${exit}/`);
    await page.goBack();
    assert.ok(!page.url().endsWith('/home'), `${how}: the page that was left is not in the history`);
  }
});

test('nobody’s page asked another site for anything', async () => {
  for (const person of Object.values(people)) if (person.check) await person.check();
});
