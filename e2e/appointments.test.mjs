// Around a booking: what the practice says of changes, a late change, a client who did not come, an earlier
// time that opens up, and a therapist who is away. Each page is looked at with axe, narrow and wide, in light
// and dark. Daniel's browser runs no scripts.
import assert from 'node:assert/strict';
import { inDemo } from './demo.mjs';
import { bothWidths, fill, follow, press, says, saysNot, tick, write } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const NOTE = 'A late change costs 40 dollars, and nothing if you are ill.';

const people = {};
const rooms = {};
const test = inOrder();

/** The address of somebody's private space. */
async function privateRoom(page) {
  await page.goto('/home');
  return page.locator('a.room-link--private').first().getAttribute('href');
}

/** Books this of the free times of a week from now: the path of the appointment. */
async function book(page, room, at) {
  await page.goto(`${room}/book?week=1`);
  await page.locator('ul.slots button').nth(at).click();
  await page.getByText('It is booked.').waitFor();
  return new URL(page.url()).pathname;
}

/** The day so many days from now, as a date field takes it. */
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

inDemo(async (browser) => {
  for (const who of ['maya', 'amara', 'robin', 'sofia']) people[who] = (await signIn(browser, who)).page;
  people.daniel = (await signIn(browser, 'daniel', 'any', { javaScript: false })).page;
  for (const who of ['maya', 'daniel']) rooms[who] = await privateRoom(people[who]);
});

test('the practice says until when a change is free, and people read it where they book', async () => {
  const { robin, maya } = people;
  await robin.goto('/practice/changes');
  await fill(robin, { 'Hours before an appointment': '0.5' });
  await press(robin, 'Save');
  await says(robin, 'Please give a whole number from 0 to 168.');
  await bothWidths(robin, 'changes-refused');
  await fill(robin, { 'Hours before an appointment': '168', 'What you say of later changes': NOTE });
  await press(robin, 'Save');
  await robin.getByText('Saved. Everyone reads it').waitFor();
  await maya.goto(`${rooms.maya}/book?week=1`);
  await says(maya, 'until 7 days before, you can move or cancel');
  await says(maya, NOTE);
  await bothWidths(maya, 'book-with-rules');
});

test('who cancels late is told what that means first, and is not stopped', async () => {
  const { daniel, amara } = people;
  await daniel.goto(`${rooms.daniel}/book`);
  await daniel.locator('ul.slots button').last().click();
  await says(daniel, 'It is less than 7 days until then');
  await says(daniel, NOTE);
  await bothWidths(daniel, 'late-change');
  const session = new URL(daniel.url()).pathname;
  await press(daniel, 'Cancel it');
  await says(daniel, 'Nobody has to say why.');
  await bothWidths(daniel, 'cancelled-late-client');
  await amara.goto(session);
  await says(amara, 'Cancelled late');
  await bothWidths(amara, 'cancelled-late-therapist');
});

test('a client who did not come reads it in kind words, and it is taken back', async () => {
  const { amara, maya } = people;
  await amara.goto('/appointments');
  const past = amara.locator('h2:has-text("Past and cancelled") + ul li:not(:has(.badge)) a', { hasText: '' });
  let session;
  for (const link of await past.evaluateAll((all) => all.map((a) => a.getAttribute('href')))) {
    await amara.goto(`${link}/after`);
    if (await amara.getByRole('button', { name: /^Maya.* did not come$/ }).count()) {
      session = link;
      break;
    }
  }
  assert.ok(session, 'no session with Maya is over');
  await bothWidths(amara, 'who-did-not-come');
  await amara.getByRole('button', { name: /^Maya.* did not come$/ }).click();
  await amara.getByText('It is noted.').waitFor();
  await bothWidths(amara, 'did-not-come-noted');
  await maya.goto(session);
  await says(maya, 'We missed you');
  await bothWidths(maya, 'we-missed-you');
  await press(amara, 'Take it back');
  await maya.reload();
  await saysNot(maya, 'We missed you');
});

test('a time opens up: whoever asked is shown it, and whoever is late reads that it is gone', async () => {
  const { maya, daniel } = people;
  const session = await book(maya, rooms.maya, 3);
  await daniel.goto(`${rooms.daniel}/book?week=1`);
  await bothWidths(daniel, 'ask-for-earlier');
  await press(daniel, 'Tell me if something opens up');
  await daniel.getByText('You will be told.').waitFor();
  await daniel.goto('/home');
  await saysNot(daniel, 'A time opened up');
  await maya.goto(session);
  const wanted = await maya.locator('h1').innerText();
  await press(maya, 'Cancel it');
  await daniel.reload();
  await says(daniel, 'A time opened up');
  await says(daniel, wanted);
  await bothWidths(daniel, 'time-opened-up');
  const [first, time] = [maya, daniel];
  await book(first, rooms.maya, 3);
  await time.locator('button.slot', { hasText: 'Take it' }).click();
  await says(time, 'was taken a moment ago. Nothing was booked');
  await says(time, 'Free close to it');
  const near = await time.locator('section.card ul').first().innerText();
  assert.ok(near.includes(wanted.split(',')[0]), near);
  await bothWidths(time, 'taken-with-near-times');
  await time.goto('/home');
  await says(time, 'it is gone by now');
  await bothWidths(time, 'opening-is-gone');
  await press(time, 'Stop telling me');
  await time.goto('/home');
  await saysNot(time, 'A time opened up');
});

test('a therapist is away: somebody stands in, and reads what a client lets them', async () => {
  const { amara, sofia, maya, daniel } = people;
  await amara.goto('/caseload');
  await follow(amara, 'Time away, and standing in for others');
  await fill(amara, { 'First day': day(-1), 'Last day': day(12) });
  await amara.getByLabel('Who stands in').selectOption({ label: 'Sofia Reyes' });
  await press(amara, 'Plan it');
  await amara.getByText('It is planned.').waitFor();
  await bothWidths(amara, 'away-therapist');
  await daniel.goto('/home');
  await says(daniel, 'In that time nobody stands in.');
  await sofia.goto('/away');
  await bothWidths(sofia, 'asked-to-stand-in');
  await press(sofia, 'I stand in');
  await maya.goto(rooms.maya);
  await says(maya, 'In that time Sofia Reyes is there for you.');
  await bothWidths(maya, 'away-in-room');
  await follow(maya, 'let them into your space');
  await bothWidths(maya, 'stand-in');
  await press(maya, 'Let Sofia Reyes in');
  await maya.getByText('They are in.').waitFor();
  await bothWidths(maya, 'stand-in-let-in');
  await maya.goto(rooms.maya);
  await write(maya, 'Thank you for being here while she is away.');
  await sofia.goto('/away');
  await bothWidths(sofia, 'where-let-in');
  await follow(sofia, 'Private space of Maya');
  const shown = await sofia.locator('[data-number]').allInnerTexts();
  assert.equal(shown.length, 1, shown.join('\n'));
  await says(sofia, 'Thank you for being here');
  await maya.goto('/stand-in');
  await press(maya, 'End it now');
  await maya.goto(rooms.maya);
  await write(maya, 'For later.');
  await sofia.reload();
  await saysNot(sofia, 'For later.');
});

test('an appointment in that time is moved when the therapist asks, and for the client that is not late', async () => {
  const { amara, maya } = people;
  await amara.goto('/away');
  await follow(amara, 'Appointments in that time');
  await bothWidths(amara, 'appointments-while-away');
  const card = amara.locator('li.card', { hasText: /With Maya[^\n]*$/m }).first();
  const session = await card.locator('a').first().getAttribute('href');
  await card.getByRole('button', { name: 'Ask to move it' }).click();
  await amara.getByText('You asked to move it').first().waitFor();
  await maya.goto(session);
  await says(maya, 'Your therapist asks to move it');
  await saysNot(maya, 'It is less than');
  await saysNot(maya, 'nobody asks why');
  await bothWidths(maya, 'asked-to-move');
  await amara.goto('/away');
  await press(amara, 'I am not away then');
  await maya.goto('/home');
  await saysNot(maya, 'is away from');
});
