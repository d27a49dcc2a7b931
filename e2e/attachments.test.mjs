// Files and voice messages: a client of the demo sends them, the therapist reads and listens; over a line
// that is lost, and without scripts.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';
import { keyboard } from './checks.mjs';
import { look } from './people.mjs';
import { startServer } from './server.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const PICTURE = fileURLToPath(new URL('../crates/pictures/tests/data/exif.jpg', import.meta.url));

let folder;
let server;
let browser;
let document;
const people = {};
const test = inOrder();

/** A document of this many bytes, as `%PDF-1.7` and noise. */
async function writeDocument(name, length) {
  const bytes = Buffer.alloc(length, 0);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 7) % 253;
  bytes.write('%PDF-1.7\n');
  const file = path(folder, name);
  await writeFile(file, bytes);
  return file;
}

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'securebase-attachments-'));
  document = await writeDocument('Our plan.pdf', 5_000_000);
  server = await startServer({ data: path(folder, 'demo'), demo: true });
  browser = await openBrowser(server.origin);
  people.maya = await signIn(browser, 'maya', 'any', { expect: [/Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|FAILED)/] });
  people.daniel = await signIn(browser, 'daniel', 'any', { width: 320, javaScript: false });
  people.amara = await signIn(browser, 'amara');
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

async function openJoint(page) {
  await page.goto('/home');
  await page.locator('a.room-link--joint').first().click();
  await page.locator('#messages').waitFor();
}

async function openAttach(page) {
  await openJoint(page);
  await page.getByRole('link', { name: 'Files or voice' }).click();
  await page.getByRole('heading', { name: 'Send files or a voice message' }).waitFor();
}

const waiting = (page) => page.locator('#waitings > li');

test('a picture and a document go up as they are chosen, and are sent together', async () => {
  const { page } = people.maya;
  await openAttach(page);
  await look(page, 'attach-empty');
  await page.getByLabel('Files').setInputFiles([PICTURE, document]);
  await page.getByText('Our plan.pdf is there. Press Send to send it.').waitFor();
  assert.equal(await waiting(page).count(), 2);
  await page.getByLabel('What is in it?').first().fill('The two of us on the bridge');
  await page.getByLabel('Words with it').fill('For both of you');
  await look(page, 'attach-ready');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(/\/rooms\/[0-9a-f]+#m\d+$/);
  const picture = page.getByRole('img', { name: 'The two of us on the bridge' });
  await picture.scrollIntoViewIfNeeded();
  await page.waitForFunction((img) => img.complete && img.naturalWidth > 0, await picture.elementHandle());
  await look(page, 'room-with-files');
});

test('the therapist sees the picture and is given the document whole', async () => {
  const { page } = people.amara;
  // The room is the same for everyone in it.
  await page.goto(new URL(people.maya.page.url()).pathname);
  await page.getByRole('img', { name: 'The two of us on the bridge' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Our plan.pdf' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'Our plan.pdf');
  const [given, sent] = await Promise.all([readFile(await download.path()), readFile(document)]);
  assert.ok(given.equals(sent));
});

test('what was lost with the line goes on when it is back', async () => {
  const { page, context } = people.maya;
  await openAttach(page);
  const large = await writeDocument('Long letter.pdf', 12_000_000);
  // The third part finds no line.
  let parts = 0;
  await page.route('**/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    parts += 1;
    if (parts === 3) {
      await context.setOffline(true);
      return route.abort('internetdisconnected');
    }
    return route.continue();
  });
  await page.getByLabel('Files').setInputFiles(large);
  await page.getByText('No connection. It goes on by itself when it is back.').waitFor();
  await look(page, 'attach-no-connection');
  await context.setOffline(false);
  await page.getByText('Long letter.pdf is there. Press Send to send it.').waitFor();
  // Ten parts more, none from the beginning.
  assert.ok(parts <= 14, `${parts} parts`);
  await page.unroute('**/uploads/*');
  await page.getByRole('button', { name: 'Take Long letter.pdf away' }).click();
  await page.waitForLoadState('load');
  assert.equal(await waiting(page).count(), 0);
});

test('after the page was closed, the same file chosen again goes on', async () => {
  const { page } = people.maya;
  const large = path(folder, 'Long letter.pdf');
  await openAttach(page);
  let parts = 0;
  await page.route('**/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH' && (parts += 1) > 5) return; // no answer any more
    return route.continue();
  });
  await page.getByLabel('Files').setInputFiles(large);
  await page.getByText('43 % is there.').waitFor();
  page.once('dialog', (dialog) => dialog.accept());
  await page.unroute('**/uploads/*');
  await openAttach(page);
  await page.getByRole('heading', { name: 'Not all there yet' }).waitFor();
  await look(page, 'attach-unfinished');
  let again = 0;
  page.on('request', (request) => (again += request.method() === 'PATCH'));
  await page.getByLabel('Files').setInputFiles(large);
  await page.getByText('Long letter.pdf is there. Press Send to send it.').waitFor();
  assert.ok(again <= 8, `${again} parts`);
});

test('what is not taken is said so beside it', async () => {
  const { page } = people.maya;
  const script = path(folder, 'page.png');
  await writeFile(script, '<!DOCTYPE html><script>alert(1)</script>');
  await page.getByLabel('Files').setInputFiles(script);
  await page.getByText('This kind of file is not taken.').waitFor();
  await look(page, 'attach-refused');
  await page.getByRole('button', { name: 'Take page.png away' }).click();
});

test('a voice message is recorded, listened to, and sent, by keyboard', async () => {
  const { page } = people.maya;
  await keyboard(page);
  await page.getByRole('button', { name: 'Record a voice message' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('0:02 of 10:00').waitFor();
  await look(page, 'attach-recording');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add it' }).waitFor();
  await look(page, 'attach-recorded');
  // Thrown away, it is gone; recorded again, it is added.
  await page.getByRole('button', { name: 'Throw it away' }).press('Enter');
  await page.getByRole('button', { name: 'Record a voice message' }).press('Enter');
  await page.getByText('0:02 of 10:00').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add it' }).press('Enter');
  await page.getByText('voice-message.webm is there. Press Send to send it.').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(/\/rooms\/[0-9a-f]+#m\d+$/);
  await page.getByLabel('voice-message.webm').waitFor();
});

test('the therapist, whose page was open, hears it', async () => {
  const { page } = people.amara;
  const sound = page.getByLabel('voice-message.webm');
  await sound.waitFor();
  await sound.evaluate((audio) => audio.play());
  await page.waitForFunction((audio) => audio.currentTime > 0.5, await sound.elementHandle());
  await look(page, 'room-with-voice');
});

test('a microphone that is refused is no riddle', async () => {
  const shy = await openBrowser(server.origin, { denies: true });
  try {
    const { page } = await signIn(shy, 'daniel', 'any', { permissions: [] });
    await openJoint(page);
    await page.getByRole('link', { name: 'Files or voice' }).click();
    await page.getByRole('button', { name: 'Record a voice message' }).click();
    await page.getByText('The microphone is switched off for this page.').waitFor();
    await look(page, 'attach-no-microphone');
  } finally {
    await shy.close();
  }
});

test('without scripts a form sends everything at once', async () => {
  const { page } = people.daniel;
  await openAttach(page);
  await look(page, 'attach-without-script');
  await page.getByLabel('Files').setInputFiles([PICTURE, document]);
  await page.getByLabel('What is in it?').fill('A bridge at night');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('img', { name: 'A bridge at night' }).first().waitFor();
  await look(page, 'room-with-files-without-script');
});
