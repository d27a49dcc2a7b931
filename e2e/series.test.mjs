// The calendar as people use it: what a practice and a therapist set, times on two clocks, and several sessions
// at once. Each page is looked at with axe, narrow and wide, in light and dark. Daniel's browser runs no scripts.
import { inDemo } from './demo.mjs';
import { bothWidths, fill, follow, press, says, tick } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const people = {};
const rooms = {};
const test = inOrder();

async function room(page, kind) {
  await page.goto('/home');
  return page.locator(`a.room-link--${kind}`).first().getAttribute('href');
}

/** The day so many days from now, as a date field takes it. */
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

inDemo(async (browser) => {
  for (const who of ['maya', 'amara', 'robin']) people[who] = (await signIn(browser, who)).page;
  people.daniel = (await signIn(browser, 'daniel', 'any', { javaScript: false })).page;
  rooms.maya = await room(people.maya, 'private');
  rooms.joint = await room(people.maya, 'joint');
});

test('a practice says how long sessions may be, when it is closed, and where people can be met', async () => {
  const { robin } = people;
  await robin.goto('/practice');
  await robin.locator('section', { hasText: 'Sessions, closed days and places' }).getByRole('link', { name: 'Set it' }).click();
  await tick(robin.getByLabel('80 minutes'));
  await press(robin, 'Save the lengths');
  await robin.getByText('Each therapist chooses among these lengths').waitFor();
  await robin.getByRole('button', { name: 'Add it', exact: true }).click();
  await says(robin, 'Please give a name of up to 80 letters.');
  await bothWidths(robin, 'practice-calendar-refused');
  await fill(robin, { 'What it is called': 'Harbour day', 'First day': day(18) });
  await tick(robin.getByLabel('Every year on the same date'));
  await press(robin, 'Add it');
  await robin.getByText('Nothing new is booked on closed days').waitFor();
  await robin.locator('#place-name').fill('Harbour Street');
  await fill(robin, { 'How it is found': 'Harbour Street 12, second floor' });
  await robin.getByLabel('The time zone there').selectOption('America/Los_Angeles');
  await press(robin, 'Add the place');
  await robin.getByText('when they are at a place').waitFor();
  for (const [name, what] of [['The blue room', 'A room at Harbour Street'], ['Ana (Spanish)', 'An interpreter']]) {
    await robin.locator('#resource-name').fill(name);
    await robin.getByLabel('What it is', { exact: true }).selectOption({ label: what });
    await press(robin, 'Add it to the list');
    await robin.getByText('Nobody has a room or an interpreter').waitFor();
  }
  await bothWidths(robin, 'practice-calendar');
});

test('a therapist sets rests, lengths, days off and hours at a place', async () => {
  const { amara } = people;
  await amara.goto('/profile');
  await amara.locator('section', { hasText: 'Sessions and days off' }).getByRole('link', { name: 'Set it' }).click();
  await fill(amara, { 'Minutes of rest before': 'a while' });
  await press(amara, 'Save');
  await says(amara, 'Please give a whole number from 0 to 120.');
  await bothWidths(amara, 'hours-refused');
  await tick(amara.getByRole('checkbox', { name: '80 minutes' }));
  await fill(amara, { 'Minutes of rest before': '5', 'Minutes of rest after': '10', 'Most sessions in a day': '8' });
  await press(amara, 'Save');
  await amara.getByText('It holds for what is booked from now on').waitFor();
  await amara.locator('#day').fill(day(25));
  await press(amara, 'Save the day');
  await amara.getByText('That day is saved.').waitFor();
  await follow(amara, 'Harbour Street');
  await fill(amara, { Tuesday: '12-15', Thursday: '12-15' });
  await bothWidths(amara, 'hours-at-a-place');
  await press(amara, 'Save');
  await says(amara, 'Tuesday 12:00-15:00; Thursday 12:00-15:00');
  await says(amara, 'Harbour day');
  await bothWidths(amara, 'hours');
});

test('two who live by two clocks read both, and choose how the times are shown', async () => {
  const { maya, daniel } = people;
  await daniel.goto('/wishes');
  await daniel.locator('select[name="zone"]').selectOption('Europe/London');
  await daniel.locator('form:has(select[name="zone"]) button[type="submit"]').click();
  await maya.goto(`${rooms.joint}/book?week=1`);
  await says(maya, 'for Daniel Okoro');
  await bothWidths(maya, 'book-two-clocks');
  await maya.getByText('Show other times').click();
  await maya.getByLabel('How long').selectOption('80');
  await maya.getByLabel('In which order').selectOption('even');
  await press(maya, 'Show times');
  await says(maya, '80 minutes');
  await bothWidths(maya, 'book-best-for-everyone');
  await daniel.goto(`${rooms.joint}/book?order=spread`);
  await says(daniel, ' for Dr. Amara Osei and Maya Lindqvist');
  await bothWidths(daniel, 'book-spread');
  await maya.goto(`${rooms.maya}/book?week=1`);
  await maya.getByText('Show other times').click();
  await maya.getByLabel('How you meet').selectOption({ label: 'In person: Harbour Street' });
  await maya.getByLabel('Somebody to interpret').selectOption({ label: 'Ana (Spanish)' });
  await bothWidths(maya, 'book-choose-how');
  await press(maya, 'Show times');
  await maya.goto(maya.url().replace('?', '?week=1&'));
  await says(maya, 'in person at Harbour Street');
  await says(maya, 'with Ana (Spanish) to interpret');
  await bothWidths(maya, 'book-in-person');
  await maya.locator('button.slot').first().click();
  await maya.getByText('It is booked.').waitFor();
  await says(maya, 'Harbour Street 12, second floor');
  await says(maya, 'The blue room');
  await bothWidths(maya, 'appointment-in-person');
  await press(maya, 'Cancel it');
});

test('several sessions are booked at once, with what stands in the way shown first', async () => {
  const { daniel } = people;
  await daniel.goto(`${rooms.joint}/book?week=1`);
  await follow(daniel, 'Book several sessions');
  await says(daniel, 'Choose the first time.');
  await bothWidths(daniel, 'series-first-time');
  // The first weekday that Harbour day and the day off fall on: both stand in the way of it.
  await daniel.goto(`${rooms.joint}/series?week=1`);
  const weekday = new Date(`${day(18)}T12:00:00Z`).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
  const section = daniel.locator('section.day', { has: daniel.locator('h2', { hasText: weekday }) });
  const slot = (await section.count()) ? section.locator('button.slot').first() : daniel.locator('button.slot').first();
  await slot.click();
  await says(daniel, 'How often');
  await daniel.getByLabel('How many sessions').fill('200');
  await press(daniel, 'Show these');
  await says(daniel, 'Please give a number from 2 to 26.');
  await bothWidths(daniel, 'series-refused');
  await daniel.getByLabel('How many sessions').fill('5');
  await press(daniel, 'Show these');
  await bothWidths(daniel, 'series-planned');
  await press(daniel, 'Book them');
  await daniel.getByText('They are booked, all of them.').waitFor();
  await says(daniel, '1 of 5, every week');
  await bothWidths(daniel, 'series-booked');
});

test('one and all after it are moved, and cancelled', async () => {
  const { daniel, maya, amara } = people;
  await follow(daniel, 'Move this and all after it');
  await says(daniel, 'When is the first of them now?');
  await daniel.locator('button.slot').last().click();
  await bothWidths(daniel, 'series-move');
  await press(daniel, 'Move them');
  await daniel.getByText('They are moved, all of them.').waitFor();
  const path = new URL(daniel.url()).pathname;
  for (const [page, name] of [[maya, 'partner'], [amara, 'therapist']]) {
    await page.goto(path);
    await says(page, 'every week');
    await bothWidths(page, `series-one-${name}`);
  }
  await daniel.goto(path);
  await press(daniel, 'Cancel this and all after it');
  await daniel.getByText('This one and all after it are cancelled.').waitFor();
  await bothWidths(daniel, 'series-cancelled');
});
