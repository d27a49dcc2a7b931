// A client, a therapist and an administrator walk through the waiting list on an empty practice; the client
// without scripts. Each page is looked at with axe, narrow and wide, in light and dark.
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import {
  answerQuestions, ANSWERS, answerSafety, bothWidths, fill, fillProfile, follow, inviteTherapist, joinAsTherapist, makeAccount,
  press, says, saysNot, setUp, tick, vet,
} from './people.mjs';
import { startServer } from './server.mjs';
import { inOrder } from './steps.mjs';

let server;
let browser;
let joinLink;
const people = {};
const test = inOrder();

before(async () => {
  server = await startServer();
  browser = await openBrowser(server.origin);
  for (const [name, options] of Object.entries({ alex: {}, dana: {}, maria: { javaScript: false, width: 390 } })) {
    people[name] = (await browser.newPerson(name, options)).page;
  }
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function places(page, number) {
  await page.goto('/profile');
  await fill(page, { 'Couples you can see': number, 'Individuals you can see': number });
  await press(page, 'Save my profile');
  await page.getByText('Your profile is saved.').waitFor();
}

test('a practice with one therapist, whose places are taken', async () => {
  const { alex, dana } = people;
  await setUp(alex, await server.setUpLink());
  joinLink = await inviteTherapist(alex, 'dana@harbour.example');
  await joinAsTherapist(dana, joinLink, 'Dana Ortiz');
  await dana.goto('/profile');
  await fillProfile(dana);
  await vet(alex);
  await places(dana, '0');
});

test('Maria finds nobody, reads what the list means, and comes onto it', async () => {
  const { maria } = people;
  await maria.goto('/start');
  await press(maria, 'Start');
  await answerQuestions(maria, { ...ANSWERS, form: ['couple'] });
  await makeAccount(maria, 'Maria', 'maria@mail.example');
  if (maria.url().includes('/safety')) await answerSafety(maria);
  await maria.goto('/match');
  await says(maria, 'We found nobody');
  await bothWidths(maria, 'waiting-nobody');
  await follow(maria, 'waiting list');
  await says(maria, 'Nobody can promise you a day.');
  await bothWidths(maria, 'waiting-before');
  await press(maria, 'Come onto the waiting list');
  await says(maria, 'You are on the list');
  await bothWidths(maria, 'waiting-on');
  await maria.goto('/home');
});

test('the administrator sees a number, and what a place would do', async () => {
  const { alex } = people;
  await alex.goto('/practice');
  await follow(alex, 'See who waits');
  await says(alex, 'Number 1');
  await saysNot(alex, 'Maria');
  await bothWidths(alex, 'waiting-board');
  await alex.getByLabel('How soon should number 1 be seen?').selectOption('sooner');
  await press(alex, 'Save');
  await says(alex, 'Here as a couple');
  await press(alex, 'Work out a proposal');
  await says(alex, 'One more place for a couple with Dana Ortiz');
  await bothWidths(alex, 'waiting-proposal-full');
  await alex.goto('/practice/waiting/rules');
  await bothWidths(alex, 'waiting-rules');
  await fill(alex, { 'Days an offer is open': '1' });
  await press(alex, 'Save');
  await bothWidths(alex, 'waiting-rules-problem');
  await fill(alex, { 'Days an offer is open': '5' });
  await press(alex, 'Save');
  await alex.goto('/practice/waiting/figures');
  await bothWidths(alex, 'waiting-figures-empty');
  await alex.goto('/practice/waiting/fairness');
  await tick(alex.locator('input[name="groups"][value="language"]'));
  await press(alex, 'Save');
  await bothWidths(alex, 'waiting-fairness-empty');
});

test('a place becomes free, and is offered', async () => {
  const { alex, dana } = people;
  await places(dana, '1');
  await alex.goto('/practice/waiting');
  await press(alex, 'Work out a proposal');
  await says(alex, 'Dana Ortiz, fits very well');
  await saysNot(alex, 'Maria');
  await bothWidths(alex, 'waiting-proposal');
  await press(alex, 'Send these offers');
  await says(alex, 'Has an offer');
  await bothWidths(alex, 'waiting-board-out');
});

test('Maria sees who it is; it is taken back, offered again, and she says yes', async () => {
  const { maria, alex, dana } = people;
  await maria.goto('/home');
  await says(maria, 'A therapist is offered to you');
  await bothWidths(maria, 'waiting-home');
  await follow(maria, 'See who it is');
  await says(maria, 'The place is held for you until');
  await bothWidths(maria, 'waiting-offer');
  await alex.goto('/practice/waiting');
  await press(alex, 'Take the offer of Dana Ortiz back');
  await press(alex, 'Work out a proposal');
  await press(alex, 'Send these offers');
  await maria.goto('/waiting');
  await press(maria, 'Yes, I choose Dana Ortiz');
  await says(maria, 'Waiting for Dana Ortiz');
  await dana.goto('/caseload');
  await press(dana, 'Accept');
  await maria.goto('/waiting');
  await says(maria, 'You have chosen a therapist');
  await bothWidths(maria, 'waiting-done');
  await alex.goto('/practice/waiting');
  await says(alex, 'Nobody is waiting.');
  await bothWidths(alex, 'waiting-board-empty');
});
