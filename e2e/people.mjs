// What the people of the walk do, each step as a person would do it: by labels and buttons.
import assert from 'node:assert/strict';
import { accessible, shot } from './checks.mjs';
import { setUpApp } from './codes.mjs';

export const PASSWORD = 'lamp river stone coat';

/** What the page says holds each of these. */
export async function says(page, ...words) {
  const text = await page.locator('main').innerText();
  for (const word of words) assert.ok(text.includes(word), `“${word}” is not on ${page.url()}:\n${text}`);
}

/** What the page says holds none of these. */
export async function saysNot(page, ...words) {
  const text = await page.locator('main').innerText();
  for (const word of words) assert.ok(!text.includes(word), `“${word}” is on ${page.url()}`);
}

/** What a browser says of a page it cannot reach, for people whose connection goes away. */
export const AWAY = [/net::ERR_/, /Failed to fetch/, /fetch failed/i];

/** The connection is back, and the page can tell: until then its worker shows what it kept. */
export async function backOnline(page) {
  await page.context().setOffline(false);
  await page.waitForFunction(() => fetch('/healthz').then((answer) => answer.ok, () => false));
}

/** Clicks the button of this name and waits for the page that follows. */
export async function press(page, name) {
  await page.getByRole('button', { name, exact: false }).first().click();
  await page.waitForLoadState('load');
}

export async function follow(page, name) {
  await page.getByRole('link', { name, exact: false }).first().click();
  await page.waitForLoadState('load');
}

/** Ticks a box or picks an option the way a person does: by its label, which covers the whole card. */
export async function tick(input) {
  if (await input.isChecked()) return;
  const id = await input.getAttribute('id');
  await input.page().locator(`label[for="${id}"]`).click();
}

/** Fills fields by their labels. */
export async function fill(page, fields) {
  for (const [label, value] of Object.entries(fields)) {
    await page.getByLabel(label, { exact: false }).first().fill(value);
  }
}

/** Looks at a page with axe, in light and dark, narrow and wide; takes its picture. */
export async function look(page, name) {
  // From the top: a button half scrolled under the strip is no fault of the page.
  await page.evaluate(() => window.scrollTo(0, 0));
  await accessible(page);
  if (name) await shot(page, name);
}

/** Looks at a page with axe, as `look` does; takes a picture as wide as a telephone, and one as wide as a desk. */
export async function bothWidths(page, name) {
  const size = page.viewportSize();
  await look(page);
  for (const [width, ending] of [[320, 'narrow'], [1280, 'wide']]) {
    await page.setViewportSize({ width, height: 800 });
    await shot(page, `${name}-${ending}`);
  }
  await page.setViewportSize(size);
}

/** The administrator sets the practice up: gives the recovery key, as it is printed. */
export async function setUp(page, link, checked) {
  await page.goto(link);
  if (checked) await look(page, 'set-up');
  await fill(page, {
    'Name of the practice': 'Harbour Practice', 'Your name': 'Alex Admin', 'Your e-mail': 'alex@harbour.example', Password: PASSWORD,
  });
  await press(page, 'Set up');
  await page.getByRole('heading', { name: 'Two things to keep' }).waitFor();
  if (checked) await look(page, 'recovery-key');
  const printed = (await page.locator('#recovery-key').innerText()).trim();
  await follow(page, 'I have kept both');
  await secondStep(page, checked);
  return printed;
}

/** Whoever works here is led to a second step first, and then to where they were going. */
async function secondStep(page, checked) {
  await page.getByRole('heading', { name: 'A second step when you sign in' }).waitFor();
  if (checked) await look(page, 'second-step');
  await follow(page, 'Set up an app');
  if (checked) await look(page, 'app-new');
  await setUpApp(page);
}

/** The administrator invites a therapist: gives the link. */
export async function inviteTherapist(page, email) {
  await page.goto('/practice/therapists');
  await fill(page, { 'Their e-mail': email });
  await press(page, 'Send the invitation');
  return (await page.locator('#link').innerText()).trim();
}

export async function joinAsTherapist(page, link, name) {
  await page.goto(link);
  await fill(page, { 'Your name': name, Password: PASSWORD });
  await press(page, 'Make my account');
  await page.getByRole('heading', { name: 'Keep this recovery code' }).waitFor();
  await follow(page, 'I have kept it');
  await secondStep(page);
}

export async function fillProfile(page) {
  await fill(page, {
    Kind: 'Licensed Marriage and Family Therapist', Number: 'LMFT 48213', 'Last day it is good for': '2031-12-31', NPI: '1234567893',
  });
  await page.getByLabel('Where it lets you practise').selectOption('US-CA');
  await press(page, 'Add the licence');
  await page.getByLabel('A few words').fill('I help couples find each other again after a hard time.');
  for (const goal of ['trust', 'communication']) await tick(page.locator(`#focus input[value="${goal}"]`));
  await tick(page.locator('#approaches input[value="eft"]'));
  await tick(page.locator('#media').getByLabel('Video'));
  await tick(page.locator('#media').getByLabel('Messages'));
  await tick(page.locator('#languages').getByLabel('English', { exact: true }));
  await page.getByLabel('Your time zone').selectOption('America/Los_Angeles');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await page.getByLabel(day, { exact: true }).fill('9:00-12:00, 13:00-19:00');
  }
  await press(page, 'Save my profile');
  await page.getByText('Your profile is saved.').waitFor();
}

export async function vet(page) {
  await page.goto('/practice');
  await page.getByRole('link', { name: /Licensed Marriage/ }).first().click();
  await tick(page.getByLabel('It is real and in force'));
  await fill(page, { 'Where you looked it up': 'search.dca.ca.gov' });
  await press(page, 'Save');
}

/** Answers the questionnaire screen by screen; `onScreen` sees each. */
export async function answerQuestions(page, answers, onScreen) {
  for (let steps = 0; steps < 40; steps += 1) {
    const path = new URL(page.url()).pathname;
    const screen = path.match(/^\/start\/q\/(.+)$/)?.[1];
    if (!screen) return;
    if (onScreen) await onScreen(screen);
    const answer = answers[screen];
    if (typeof answer === 'function') await answer(page);
    else if (Array.isArray(answer)) for (const value of answer) await tick(page.locator(`input[name="${screen}"][value="${value}"]`));
    else if (answer && await page.locator(`select[name="${screen}"]`).count()) await page.locator(`select[name="${screen}"]`).selectOption(answer);
    else if (answer) await page.locator(`[name="${screen}"]`).fill(answer);
    await press(page, 'Continue');
    if (new URL(page.url()).pathname === path) throw new Error(`the screen ${screen} was refused: ${await page.locator('.field__error, .error-summary').allInnerTexts()}`);
  }
  throw new Error('the questionnaire does not end');
}

export const ANSWERS = {
  goals: ['trust', 'communication'], age: '34', country: 'US', 'region-us': 'CA', zone: 'America/Los_Angeles',
  language: ['en'], approaches: ['eft'], times: ['tuesday-evening', 'tuesday-afternoon'], medium: ['video', 'messages'],
};

export async function makeAccount(page, name, email) {
  await fill(page, { 'What should we call you?': name, 'E-mail': email, Password: PASSWORD });
  await tick(page.getByLabel(/I agree that my therapist/));
  await press(page, 'Make my account');
  await page.getByRole('heading', { name: 'Keep this recovery code' }).waitFor();
  await follow(page, 'I have kept it');
}

/** A client reads a text and signs it. */
export async function sign(page, text, name, look = async () => {}) {
  await page.goto(`/consents/${text}`);
  await look();
  await tick(page.getByLabel('I have read this, and I agree.'));
  await fill(page, { 'Your name, as your signature': name });
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText('Signed. You can read it here').waitFor();
}

/** Answers the safety screen: `answer(screen)` gives the code of each choice, `no` where it gives none. */
export async function answerSafety(page, answer = () => 'no', onScreen) {
  await press(page, 'I am alone');
  for (let steps = 0; steps < 20; steps += 1) {
    const here = page.locator('input[name="screen"]');
    if (await here.count() === 0) return;
    const screen = await here.inputValue();
    if (onScreen) await onScreen(screen);
    const choice = page.locator(`input[type=radio][name="${screen}"][value="${answer(screen) ?? 'no'}"]`);
    if (await choice.count()) await tick(choice);
    await press(page, 'Continue');
  }
  throw new Error('the safety screen does not end');
}

/** Writes a message in the room that is open and waits until it is there. */
export async function write(page, text) {
  await page.getByLabel('Write a message').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('[data-number]', { hasText: text }).waitFor();
}
