// Without a connection, in a browser: plans and exercises that somebody kept, messages that go out later, and
// nothing of anybody's that stays when they are gone.
import assert from 'node:assert/strict';
import { keyboard } from './checks.mjs';
import { inDemo } from './demo.mjs';
import { AWAY, backOnline, bothWidths, fill, look, press, says, saysNot } from './people.mjs';
import { DEMO_PASSWORD, PEOPLE, signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

let room;
const people = {};
const test = inOrder();

const demo = inDemo(async (browser) => {
  people.maya = await signIn(browser, 'maya', 'any', { width: 390, serviceWorkers: 'allow', expect: AWAY });
  people.elsewhere = await signIn(browser, 'maya');
  people.amara = await signIn(browser, 'amara');
});

/** What lies in this browser: the addresses of pages, and what waits to be sent, byte by byte. */
const device = (page) =>
  page.evaluate(async () => {
    const pages = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) pages.push(new URL(request.url).pathname);
    const bases = (await indexedDB.databases()).map((base) => base.name);
    const unsent = [];
    if (bases.includes('unsent')) {
      const base = await new Promise((done) => { indexedDB.open('unsent').onsuccess = (event) => done(event.target.result); });
      if (base.objectStoreNames.contains('messages')) {
        const all = await new Promise((done) => { base.transaction('messages').objectStore('messages').getAll().onsuccess = (event) => done(event.target.result); });
        for (const one of all) unsent.push({ fields: Object.keys(one).sort(), bytes: new TextDecoder('latin1').decode(one.sealed) });
      }
      base.close();
    }
    return { pages, bases, unsent, local: localStorage.length + sessionStorage.length };
  });

// That the server has to be told of a sign-out is nobody's either.
const isEveryones = (one) => one.startsWith('/assets/') || ['/help', '/offline', '/sign-out'].includes(one);

async function isClean(page) {
  const { pages, unsent, local } = await device(page);
  assert.deepEqual([pages.filter((one) => !isEveryones(one)), unsent, local], [[], [], 0]);
}

async function signInAgain(page, who) {
  await page.goto('/sign-in');
  await fill(page, { 'E-mail': PEOPLE[who], Password: DEMO_PASSWORD });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/home/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

/** How often these words stand in her room, as the therapist reads it. */
async function arrived(words) {
  const { page } = people.amara;
  await page.goto(room);
  return page.locator('[data-number]', { hasText: words }).count();
}

/** Her room, with what it needs for when the connection is gone. */
const openRoom = (page) => Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/unsent/key')), page.goto(room)]);

/** Writes in the room that is open, and waits for the word that it is kept. */
async function writeOffline(page, words) {
  await page.getByLabel('Write a message').fill(words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Not sent yet. It is kept on this device and goes out when you are back online.').waitFor();
}

test('this week’s plan and its exercises are on no device until they are asked for, and open then', async () => {
  const { page } = people.maya;
  await page.goto('/plan');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await isClean(page);
  await bothWidths(page, 'offline-plan');
  await page.getByRole('button', { name: 'Keep it on this device' }).click();
  await page.getByText('Kept. It opens without a connection now.').waitFor();
  await page.context().setOffline(true);
  await page.goto('/plan');
  await says(page, 'As it was on', 'For the wish you brought to the last hour');
  await saysNot(page, 'Maya', 'Daniel', 'Amara');
  await bothWidths(page, 'offline-plan-kept');
  await keyboard(page);
  await page.locator('main a[href^="/skills/"]').first().click();
  await page.getByRole('heading', { name: /^1\. / }).waitFor();
  await bothWidths(page, 'offline-exercise');
  await page.goto('/appointments');
  await page.getByRole('heading', { name: 'No connection' }).waitFor();
  await page.getByRole('link', { name: 'This week’s plan' }).waitFor();
  await look(page, 'offline-none');
  await backOnline(page);
});

test('an exercise is kept by itself, and taken off by one press', async () => {
  const { page } = people.maya;
  await page.goto('/skills/paced-breathing');
  await page.getByRole('button', { name: 'Keep it on this device' }).click();
  await page.getByText('Kept.').waitFor();
  await page.context().setOffline(true);
  await page.goto('/skills/paced-breathing/2');
  await page.getByRole('button', { name: 'Begin to breathe' }).first().waitFor();
  await page.getByRole('button', { name: 'Take it off this device' }).click();
  await page.getByText('Taken off this device.').waitFor();
  await page.goto('/skills/paced-breathing');
  await page.getByRole('heading', { name: 'No connection' }).waitFor();
  await backOnline(page);
});

test('a message written without a connection is kept sealed and says so', async () => {
  const { page } = people.maya;
  await page.goto('/home');
  room = await page.locator('a.room-link--private').getAttribute('href');
  await openRoom(page);
  await page.context().setOffline(true);
  await writeOffline(page, 'The tide was out this morning.');
  await bothWidths(page, 'offline-unsent');
  const { unsent } = await device(page);
  assert.equal(unsent.length, 1);
  assert.deepEqual(unsent[0].fields, ['at', 'id', 'iv', 'sealed', 'to'], 'no key lies beside it');
  assert.ok(!unsent[0].bytes.includes('tide'));
  assert.equal(unsent[0].bytes.length, 1024 + 16, 'its length does not tell how much was written');
});

test('it outlives the page, and goes out once from whatever page is opened next', async () => {
  const { page, context } = people.maya;
  await page.goto('/home');
  await page.getByRole('heading', { name: 'No connection' }).waitFor();
  await backOnline(page);
  assert.equal(await arrived('The tide was out this morning.'), 0);
  const other = await context.newPage();
  await Promise.all([page.goto('/home'), other.goto('/plan')]);
  await assert.doesNotReject(page.waitForFunction(async () => {
    const base = await new Promise((done) => { indexedDB.open('unsent').onsuccess = (event) => done(event.target.result); });
    const count = await new Promise((done) => { base.transaction('messages').objectStore('messages').count().onsuccess = (event) => done(event.target.result); });
    base.close();
    return count === 0;
  }));
  assert.equal(await arrived('The tide was out this morning.'), 1);
  await other.close();
  await page.goto(room);
  assert.equal(await page.locator('li.message', { hasText: 'The tide was out this morning.' }).count(), 1);
});

test('in a page that stays open it goes out when the connection is back, once', async () => {
  const { page } = people.maya;
  await page.context().setOffline(true);
  await writeOffline(page, 'And back in by noon.');
  await backOnline(page);
  await page.locator('[data-number]', { hasText: 'And back in by noon.' }).waitFor();
  await page.getByText('Sent.', { exact: true }).waitFor();
  assert.equal(await page.locator('li.message', { hasText: 'And back in by noon.' }).count(), 1);
  assert.equal(await arrived('And back in by noon.'), 1);
  assert.deepEqual((await device(page)).unsent, []);
});

test('signing out without a connection takes all of it off the device, and it is never sent', async () => {
  const { page, context } = people.maya;
  // Another page of hers stays open, and would go on sending.
  const other = await context.newPage();
  await openRoom(other);
  await page.context().setOffline(true);
  await writeOffline(other, 'Nor this, please.');
  await writeOffline(page, 'I would rather not have said this.');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out on this device').waitFor();
  await isClean(page);
  await page.goto('/plan');
  await page.getByRole('heading', { name: 'No connection' }).waitFor();
  await backOnline(page);
  // It hears that the sign-in is over before anything is sent, and gives the words back.
  await other.getByText('This could not be sent. Your words are kept below').waitFor();
  await other.close({ runBeforeUnload: false });
});

test('a second person in the same browser finds nothing of the first', async () => {
  const { page } = people.maya;
  await signInAgain(page, 'daniel');
  await isClean(page);
  await page.context().setOffline(true);
  for (const one of ['/plan', '/skills/ask-for-it', '/safety-plan']) {
    await page.goto(one);
    await page.getByRole('heading', { name: 'No connection' }).waitFor();
  }
  await backOnline(page);
  await page.goto('/home');
  await press(page, 'Sign out');
  for (const words of ['I would rather not have said this.', 'Nor this, please.']) assert.equal(await arrived(words), 0);
});

test('when a sign-in is ended from elsewhere, all goes as soon as there is a connection', async () => {
  const { page } = people.maya;
  await signInAgain(page, 'maya');
  await page.goto('/plan');
  await page.getByRole('button', { name: 'Keep it on this device' }).click();
  await page.getByText('Kept.').waitFor();
  await openRoom(page);
  await page.context().setOffline(true);
  await writeOffline(page, 'Lost with the telephone.');
  const mine = people.elsewhere.page;
  await mine.goto('/account');
  await press(mine, 'Sign out everywhere else');
  await page.goto('/plan');
  await says(page, 'As it was on');
  await backOnline(page);
  await page.goto('/home');
  await page.waitForURL(/\/sign-in/);
  await isClean(page);
  assert.equal(await arrived('Lost with the telephone.'), 0);
});
