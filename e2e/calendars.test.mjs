// Calendars and the world: a therapist has another calendar read, clients are not offered those times, what
// clashes is marked; appointments by e-mail. Each page is looked at with axe, narrow and wide, light and dark.
// Maya's browser runs no scripts.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { bothWidths, fill, press, says, saysNot } from './people.mjs';
import { startServer } from './server.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

let server;
let browser;
let elsewhere;
let events = [];
let status = 200;
const people = {};
const test = inOrder();

/** An event of an hour from this second on. */
function event(second) {
  const at = (s) => `${new Date(s * 1000).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  return `BEGIN:VEVENT\r\nUID:${second}\r\nSUMMARY:Dentist\r\nDTSTART:${at(second)}\r\nDTEND:${at(second + 3600)}\r\nEND:VEVENT\r\n`;
}

/** The starts of the free times a week from now. */
async function times(page) {
  await page.goto('/home');
  const room = await page.locator('a.room-link--private').first().getAttribute('href');
  await page.goto(`${room}/book?week=1`);
  const all = page.locator('input[name="start"]');
  return all.evaluateAll((inputs) => inputs.map((input) => input.value));
}

before(async () => {
  elsewhere = createServer((_, answer) => {
    answer.writeHead(status, { 'content-type': 'text/calendar' });
    answer.end(`BEGIN:VCALENDAR\r\n${events.join('')}END:VCALENDAR\r\n`);
  });
  await new Promise((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  elsewhere.origin = `http://127.0.0.1:${elsewhere.address().port}`;
  server = await startServer({ demo: true, args: ['--calendar-allow', elsewhere.origin] });
  browser = await openBrowser(server.origin);
  people.amara = (await signIn(browser, 'amara')).page;
  people.maya = (await signIn(browser, 'maya', 'any', { javaScript: false })).page;
});

after(async () => {
  await browser?.close();
  await server?.stop();
  elsewhere?.close();
});

test('a therapist adds a calendar, and reads in plain words what is wrong with an address', async () => {
  const { amara } = people;
  await amara.goto('/appointments');
  await bothWidths(amara, 'appointments-therapist');
  await amara.getByRole('link', { name: 'Your other calendars' }).click();
  await amara.waitForLoadState('load');
  await bothWidths(amara, 'calendars-empty');
  await fill(amara, { Address: 'http://example.org/my.ics' });
  await press(amara, 'Add and read it');
  await says(amara, 'only https:// and webcal:// are read.');
  await bothWidths(amara, 'calendars-refused');
  await amara.locator('#address').fill(`${elsewhere.origin}/a/secret.ics`);
  await press(amara, 'Add and read it');
  await amara.getByText('It was read.').waitFor();
  await saysNot(amara, 'secret.ics');
  await bothWidths(amara, 'calendars-on');
});

test('when she is busy there, nobody is offered that time, and nobody learns why', async () => {
  const { amara, maya } = people;
  const before = await times(maya);
  events = [event(Number(before[4]))];
  await amara.goto('/calendars');
  await press(amara, 'Read it now');
  await amara.getByText('It was read.').waitFor();
  const now = await times(maya);
  assert.ok(now.length > 0 && now.length < before.length && !now.includes(before[4]));
  await saysNot(maya, 'Dentist');
});

test('what comes to clash is marked for her alone', async () => {
  const { amara, maya } = people;
  const free = await times(maya);
  await maya.locator(`form:has(input[value="${free[1]}"]) button`).first().click();
  await says(maya, 'It is booked.');
  const session = new URL(maya.url()).pathname;
  events = [event(Number(free[1]) - 600)];
  await amara.goto('/calendars');
  await press(amara, 'Read it now');
  await amara.goto('/appointments');
  await says(amara, 'Busy elsewhere');
  await bothWidths(amara, 'appointments-clash');
  await amara.goto(session);
  await says(amara, 'You are busy elsewhere then');
  await bothWidths(amara, 'appointment-clash');
  await maya.goto(session);
  await saysNot(maya, 'elsewhere');
});

test('where it cannot be read, the page says why and until when what was read counts', async () => {
  const { amara } = people;
  status = 401;
  await amara.goto('/calendars');
  await press(amara, 'Read it now');
  await says(amara, 'It asks for another name or password.');
  await says(amara, 'What was read before counts until');
  await bothWidths(amara, 'calendars-trouble');
  await press(amara, 'Switch it off');
  await says(amara, 'Switched off');
  await bothWidths(amara, 'calendars-off');
  await press(amara, 'Take it away');
  await says(amara, 'Add a calendar by its address');
});

test('appointments come by e-mail to whoever asks for it', async () => {
  const { maya } = people;
  await maya.goto('/appointments');
  await says(maya, 'Whoever can look into your mailbox or your calendar sees it.');
  await bothWidths(maya, 'by-mail-off');
  await press(maya, 'Send me appointments by e-mail');
  await says(maya, 'Each appointment comes to you by e-mail');
  await bothWidths(maya, 'by-mail-on');
  await press(maya, 'Stop sending them');
  await says(maya, 'can come to you by e-mail');
});
