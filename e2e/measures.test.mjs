// Measures in care: a couple answers, sees where they are, shares it and takes it back; the therapist
// brings a questionnaire in, asks for it, sees the course, and is told of an answer that cannot wait.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { keyboard, shot } from './checks.mjs';
import { look } from './people.mjs';
import { startServer } from './server.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const REFLECTION = '/measures/of/attachment-reflection';

let folder;
let server;
let browser;
let nine;
const people = {};
const test = inOrder();

/** A questionnaire of nine questions and one more, as the key of the PHQ-9 wants them. */
function ownNine() {
  const url = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
  const answerOption = ['Never', 'Some days', 'Most days', 'Daily'].map((display, at) => ({
    extension: [{ url, valueDecimal: at }],
    valueCoding: { code: `a${at}`, display },
  }));
  const item = Array.from({ length: 10 }, (_, at) => ({ linkId: `/q/${at + 1}`, type: 'choice', text: `How often was there trouble of the kind ${at + 1}?`, required: at < 8, answerOption }));
  return JSON.stringify({ resourceType: 'Questionnaire', status: 'active', title: 'Nine questions', item });
}

/** The questionnaire that is brought in: a real one where a folder of real data is named. */
async function questionnaire() {
  const data = process.env.SECUREBASE_TEST_DATA;
  if (!data) return { text: ownNine(), name: 'nine.json' };
  return { text: await readFile(path(data, 'fhir', 'phq9.json'), 'utf8'), name: 'phq9.json' };
}

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'securebase-measures-'));
  server = await startServer({ data: path(folder, 'demo'), demo: true });
  browser = await openBrowser(server.origin);
  nine = await questionnaire();
  people.amara = await signIn(browser, 'amara');
  people.maya = await signIn(browser, 'maya', 'any', { width: 390 });
  people.daniel = await signIn(browser, 'daniel', 'any', { javaScript: false });
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Taps the answer at this place to each question in turn. */
async function tapAll(page, places) {
  for (const place of places) await page.locator('.taps button').nth(place).click();
}

/** Answers the reflection anew, one tap a question. */
async function reflect(page, places) {
  await page.goto(REFLECTION);
  await page.getByRole('button', { name: 'Answer it again' }).click();
  await tapAll(page, places);
  await page.getByRole('heading', { name: 'Your answers' }).waitFor();
}

test('a client answers the reflection, one question a page, and goes on after closing the browser', async () => {
  const { page } = people.maya;
  await page.goto('/measures');
  await look(page, 'measures');
  await page.getByRole('link', { name: 'Attachment reflection' }).click();
  await page.getByRole('button', { name: 'Answer it again' }).click();
  await page.getByText('Question 1 of 12').waitFor();
  await look(page, 'measure-question');
  await keyboard(page);
  await tapAll(page, [4, 1, 3]);
  await page.getByText('Question 4 of 12').waitFor();
  await page.goto('/measures');
  await page.getByRole('link', { name: 'Attachment reflection' }).click();
  await page.getByRole('link', { name: 'Go on' }).click();
  await page.getByText('Question 4 of 12').waitFor();
  await page.getByRole('link', { name: 'Back' }).click();
  assert.equal(await page.locator('.taps button[aria-pressed=true]').textContent().then((text) => text.includes('Somewhat like me')), true);
  await page.getByRole('link', { name: 'Keep my answer' }).click();
  await tapAll(page, [5, 3, 1, 4, 4, 4, 3, 5, 5]);
  await page.getByRole('heading', { name: 'Your answers' }).waitFor();
  await look(page, 'measure-look-over');
  await page.getByRole('button', { name: 'That is how it is' }).click();
  await page.getByText('Your answers are saved').waitFor();
});

test('they see where they are, in a picture and in words', async () => {
  const { page } = people.maya;
  await page.locator('figure svg, svg[role=img]').first().waitFor();
  for (const words of ['anxiety', 'avoidance', 'not a diagnosis']) assert.ok((await page.locator('main').textContent()).toLowerCase().includes(words), words);
  await look(page, 'attachment-profile');
  await page.locator('svg[role=img]').first().evaluate((plane) => plane.scrollIntoView({ block: 'center' }));
  await shot(page, 'attachment-plane');
  await page.setViewportSize({ width: 1280, height: 900 });
  await look(page, 'attachment-profile-wide');
  await page.setViewportSize({ width: 390, height: 800 });
});

test('the partner answers too, without scripts', async () => {
  const { page } = people.daniel;
  await reflect(page, [2, 4, 5, 3, 1, 3, 4, 3, 2, 3, 4, 3]);
  await page.getByRole('button', { name: 'That is how it is' }).click();
  await page.getByText('Your answers are saved').waitFor();
});

test('both share, both see the two of them, and one who takes it back is hidden at once', async () => {
  const [maya, daniel] = [people.maya.page, people.daniel.page];
  // They came sharing; each begins anew.
  for (const page of [maya, daniel]) {
    await page.goto(REFLECTION);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('It is hidden already').waitFor();
    assert.equal(await page.getByRole('link', { name: 'See the two of you' }).count(), 0);
  }
  await maya.getByRole('button', { name: 'Share my whole path' }).click();
  await maya.getByText('You share it since').waitFor();
  await daniel.reload();
  assert.equal(await daniel.getByText('You share it since').count(), 0);
  await daniel.getByRole('button', { name: 'Share where I am now' }).click();
  await daniel.getByRole('link', { name: 'See the two of you' }).click();
  await daniel.getByRole('heading', { name: 'You and Maya Lindqvist', exact: true }).waitFor();
  await look(daniel, 'couple-profile');
  await maya.reload();
  await maya.getByRole('link', { name: 'See the two of you' }).click();
  await maya.getByRole('heading', { name: 'You and Daniel Okoro', exact: true }).waitFor();
  await look(maya, 'couple-profile-phone');
  await daniel.getByRole('button', { name: 'I no longer want to share this' }).click();
  await daniel.getByText('It is hidden already').waitFor();
  await maya.reload();
  await maya.waitForURL(`**${REFLECTION}`);
  assert.equal(await maya.getByRole('link', { name: 'See the two of you' }).count(), 0);
});

test('the therapist brings a questionnaire in from a file; what is wrong with one is said', async () => {
  const { page } = people.amara;
  await page.goto('/practice/measures');
  const bring = async (file) => {
    await page.getByLabel('The questionnaire’s file').setInputFiles({ mimeType: 'application/json', ...file });
    await page.getByLabel('How it is scored').selectOption('phq-9');
    await page.getByRole('button', { name: 'Bring it in' }).click();
  };
  await bring({ name: 'broken.json', buffer: Buffer.from(nine.text.slice(0, 900)) });
  await page.getByText('this is not JSON').first().waitFor();
  await look(page, 'measure-import-problem');
  await bring({ name: nine.name, buffer: Buffer.from(nine.text) });
  await page.getByText('It is here, as version 1').waitFor();
  await look(page, 'measure-import');
});

test('and asks a client to answer it every week', async () => {
  const { page } = people.amara;
  await page.goto('/caseload');
  await page.getByRole('link', { name: 'Measures of Maya Lindqvist' }).click();
  await page.getByLabel('Ask them to answer').selectOption('phq-9');
  await page.getByLabel('How often').selectOption('week');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText('Waits for an answer').first().waitFor();
  await look(page, 'measures-of-a-client');
});

/** The client answers the nine: the place of the answer to each, and what the last one brings. */
async function answerNine(page, places) {
  await page.goto('/home');
  await page.getByRole('link', { name: /(Answer now|Go on).*Patient Health/ }).click();
  const begin = page.getByRole('button', { name: /Begin|Answer it again/ });
  await begin.click();
  await tapAll(page, places);
}

test('an answer that cannot wait brings help at once, and the therapist is told before it is finished', async () => {
  const [maya, amara] = [people.maya.page, people.amara.page];
  await answerNine(maya, [2, 2, 1, 1, 2, 1, 1, 1]);
  await amara.goto('/caseload');
  assert.equal(await amara.getByText('Please look at this today').count(), 0);
  await tapAll(maya, [1]);
  await maya.getByRole('heading', { name: 'Thank you for saying it' }).waitFor();
  assert.ok(await maya.getByText('988').first().isVisible());
  await look(maya, 'measure-help');
  await amara.getByText('About self-harm or suicide').first().waitFor({ timeout: 40_000 });
  await look(amara, 'caseload-alert');
  await maya.getByRole('link', { name: 'Go on with the questions' }).click();
  await tapAll(maya, [1]);
  await maya.getByRole('button', { name: 'That is how it is' }).click();
  await maya.getByText('Your answers are saved').waitFor();
  await look(maya, 'measure-course');
  await amara.getByRole('link', { name: 'Look at it, and say that you have seen it' }).click();
  await amara.getByRole('button', { name: 'I have seen it' }).click();
  await amara.getByText('Noted: you saw it').waitFor();
  await amara.goto('/caseload');
  assert.equal(await amara.getByText('About self-harm or suicide').count(), 0);
});

test('the therapist sees each course plotted, with what has changed by more than error', async () => {
  const { page } = people.amara;
  // Asked anew, so that there is a second time to compare.
  await page.getByRole('link', { name: 'Measures of Maya Lindqvist' }).click();
  await page.getByLabel('Ask them to answer').selectOption('phq-9');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const { page: maya } = people.maya;
  await answerNine(maya, [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  await maya.getByRole('button', { name: 'That is how it is' }).click();
  await maya.getByText('Your answers are saved').waitFor();
  await page.reload();
  const line = page.getByRole('article').filter({ hasText: 'PHQ-9' });
  await line.getByText('Better by more than error', { exact: true }).waitFor();
  await line.getByRole('link').click();
  await page.locator('svg').nth(1).waitFor();
  await look(page, 'course-of-nine');
  await page.goBack();
  await page.getByRole('link', { name: 'Weekly connection check-in' }).click();
  await look(page, 'course-of-weeks');
  await page.goBack();
  await page.getByRole('link', { name: 'Attachment reflection' }).click();
  await look(page, 'profile-for-the-therapist');
});
