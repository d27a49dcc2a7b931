// One couple's whole time here, from an empty practice: they come, write, pause, and part; one of them goes
// on with somebody else, takes a copy along, and is erased. Then the law
// asks for the record. Each page is looked at with axe, narrow and wide, in light and dark, and pictured at
// both widths.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openBrowser } from './browser.mjs';
import { openMailbox } from './mailbox.mjs';
import { readOffline } from './offline.mjs';
import {
  answerQuestions, ANSWERS, answerSafety, bothWidths, fill, fillProfile, follow, inviteTherapist, joinAsTherapist, makeAccount,
  PASSWORD, press, says, saysNot, setUp, sign, tick, vet, write,
} from './people.mjs';
import { startServer } from './server.mjs';
import { inOrder } from './steps.mjs';

const BINARY = process.env.SECUREBASE_TEST_BINARY ?? new URL('../target/release/securebase', import.meta.url).pathname;
const PICTURE = fileURLToPath(new URL('../crates/pictures/tests/data/exif.jpg', import.meta.url));
const run = promisify(execFile);

const NORA_ALONE = 'I have not told anyone how tired I am.';
const ELIAS_ALONE = 'I keep the letters she wrote in the garage.';
const NORA_TOGETHER = 'I would like us to have one evening without phones.';
const ELIAS_TOGETHER = 'Thursday would be good.';
const AFTERWARDS = 'I slept through the night for the first time.';

let folder;
let server;
let browser;
let mailbox;
let key; // the recovery key, on paper
let number; // of the certificate
const people = {};
const rooms = {};
const test = inOrder();

/** The same practice at the same address, started again: whoever is signed in stays so. */
async function startAgain(args = []) {
  const listen = new URL(server.origin).host;
  // An open room would tell of the line that it lost.
  for (const person of Object.values(people)) await person.page.goto('about:blank');
  await server.stop();
  server = await start({ listen, args });
}

function start(options) {
  return startServer({ data: path(folder, 'data'), env: { SECUREBASE_SMTP: mailbox.setting }, ...options });
}

/** Whoever signed in a while ago is asked once more who they are. */
async function stillMe(page) {
  if (await page.getByRole('heading', { name: 'Is it still you?' }).count() === 0) return;
  await fill(page, { 'Your password': PASSWORD });
  await press(page, 'It is me');
}

/** Asks the program beside the service: what it says. */
async function command(...args) {
  const { stdout } = await run(BINARY, args);
  return stdout;
}

before(async () => {
  folder = await mkdtemp(path(tmpdir(), 'securebase-whole-'));
  mailbox = await openMailbox();
  server = await start();
  browser = await openBrowser(server.origin);
  for (const [name, options] of Object.entries({
    admin: {}, dana: {}, ruth: {}, nora: { width: 390 }, elias: { javaScript: false }, stranger: {},
  })) people[name] = await browser.newPerson(name, options);
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await server?.stop();
    await mailbox?.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a practice begins with two therapists', async () => {
  const { page } = people.admin;
  key = await setUp(page, await server.setUpLink());
  for (const [who, name] of [['dana', 'Dr. Dana Okafor'], ['ruth', 'Ruth Adeyemi']]) {
    const link = await inviteTherapist(page, `${who}@harbour.example`);
    await joinAsTherapist(people[who].page, link, name);
    await people[who].page.goto('/profile');
    await fillProfile(people[who].page);
    await vet(page);
  }
  await page.goto('/practice/erasure');
  await fill(page, { 'The law or rule it rests on': 'the law of the land', 'Who keeps the recovery key': 'Dr. Lee, notary' });
  await press(page, 'Save');
  await page.getByText('Saved.').waitFor();
});

test('Nora comes as one of a couple, on her telephone', async () => {
  const { page } = people.nora;
  await page.goto('/');
  await bothWidths(page, 'whole-welcome');
  await page.goto('/start');
  await bothWidths(page, 'whole-start');
  await press(page, 'Start');
  await answerQuestions(page, { ...ANSWERS, form: ['couple'] }, (screen) => bothWidths(page, `whole-question-${screen}`));
  await bothWidths(page, 'whole-account');
  await makeAccount(page, 'Nora', 'nora@home.example');
  await bothWidths(page, 'whole-safety');
  await answerSafety(page, undefined, (screen) => bothWidths(page, `whole-safety-${screen}`));
  await bothWidths(page, 'whole-safety-done');
  await page.goto('/home');
  await bothWidths(page, 'whole-first-home');
  await page.goto('/match');
  await bothWidths(page, 'whole-match');
  await press(page, 'Choose Dr. Dana Okafor');
  await bothWidths(page, 'whole-waiting');
});

test('Elias comes along by her invitation, without scripts', async () => {
  const { page } = people.nora;
  await page.goto('/partner');
  await bothWidths(page, 'whole-invite');
  await press(page, 'Make the invitation');
  const link = (await page.locator('#link').innerText()).trim();
  const elias = people.elias.page;
  await elias.goto(link);
  await bothWidths(elias, 'whole-invited');
  await press(elias, 'Start with my questions');
  await answerQuestions(elias, ANSWERS);
  await makeAccount(elias, 'Elias', 'elias@home.example');
  await answerSafety(elias);
  await elias.goto('/match');
  await press(elias, 'Choose Dr. Dana Okafor');
});

test('both agree and sign, and the joint space opens', async () => {
  for (const [who, name] of [['nora', 'Nora Brandt'], ['elias', 'Elias Brandt']]) {
    const { page } = people[who];
    await page.goto('/partner');
    await press(page, 'I agree to a joint space');
    await sign(page, 'couple', name);
    await page.goto('/consents');
    await bothWidths(page, `whole-consents-${who}`);
  }
  const { page } = people.dana;
  for (const name of ['Nora', 'Elias']) {
    await page.goto('/caseload');
    await press(page, 'Accept');
    await follow(page, name);
  }
  await page.reload();
  await press(page, 'Open the joint space');
  await page.getByText('The joint space is open.').waitFor();
  await bothWidths(page, 'whole-case');
});

test('each writes alone, both write together, and one sends a picture', async () => {
  for (const [who, words] of [['nora', NORA_ALONE], ['elias', ELIAS_ALONE]]) {
    const { page } = people[who];
    await page.goto('/home');
    await follow(page, 'Private space');
    rooms[who] = new URL(page.url()).pathname;
    await page.getByLabel('Write a message').fill(words);
    await press(page, 'Send');
    await page.getByText(words).waitFor();
    await bothWidths(page, `whole-private-${who}`);
  }
  const { page: nora } = people.nora;
  await nora.goto('/home');
  await follow(nora, 'Joint space');
  rooms.joint = new URL(nora.url()).pathname;
  await write(nora, NORA_TOGETHER);
  await follow(nora, 'Files or voice');
  await nora.getByLabel('Files').setInputFiles(PICTURE);
  await nora.getByLabel('What is in it?').first().fill('The two of us on the bridge');
  await bothWidths(nora, 'whole-attach');
  await nora.getByRole('button', { name: 'Send', exact: true }).click();
  await nora.waitForURL(/#m\d+$/);
  const { page: elias } = people.elias;
  await elias.goto(rooms.joint);
  await elias.getByLabel('Write a message').fill(ELIAS_TOGETHER);
  await press(elias, 'Send');
  await bothWidths(elias, 'whole-joint');
  await elias.goto('/home');
  await bothWidths(elias, 'whole-home');
});

test('Nora pauses, and goes on again', async () => {
  const { page } = people.nora;
  await page.goto('/partner');
  await bothWidths(page, 'whole-partner');
  await follow(page, 'Pause the joint work');
  await press(page, 'Pause now');
  await says(page, 'You paused it');
  const { page: elias } = people.elias;
  await elias.goto(rooms.joint);
  await bothWidths(elias, 'whole-joint-paused');
  assert.equal(await elias.getByLabel('Write a message').count(), 0);
  await saysNot(elias, 'paused it');
  await page.goto('/partner');
  await press(page, 'Go on with the joint work');
  await elias.goto(rooms.joint);
  await elias.getByLabel('Write a message').waitFor();
});

test('Nora goes on alone, and chooses what Elias is told', async () => {
  const { page } = people.nora;
  await page.goto('/partner');
  await follow(page, 'Go on alone');
  await bothWidths(page, 'whole-alone');
  await tick(page.locator('#told input[value="goes-on"]'));
  await tick(page.locator('#onward input[value="new"]'));
  await press(page, 'Go on alone');
  await says(page, 'It is done: you go on alone from now on');
  await bothWidths(page, 'whole-alone-after');
  await page.goto('/home');
  await bothWidths(page, 'whole-alone-home');
});

test('Elias reads what she chose, and no more', async () => {
  const { page } = people.elias;
  await page.goto('/home');
  await says(page, 'Nora is going on alone for now.');
  await saysNot(page, 'Ruth', 'left you', 'ended it');
  await bothWidths(page, 'whole-left-home');
  await page.goto(rooms.joint);
  await says(page, NORA_TOGETHER, ELIAS_TOGETHER);
  await bothWidths(page, 'whole-left-joint');
  assert.equal((await page.goto(rooms.nora)).status(), 404);
  await bothWidths(page, 'whole-left-not-found');
});

test('Nora goes on with Ruth, who may read what she wrote alone', async () => {
  const { page } = people.nora;
  await page.goto('/home');
  if (await page.getByRole('link', { name: 'Answer them' }).count()) {
    await follow(page, 'Answer them');
    await answerSafety(page);
  }
  await page.goto('/match');
  await saysNot(page, 'Okafor');
  await bothWidths(page, 'whole-match-again');
  await press(page, 'Choose Ruth Adeyemi, who may read all');
  const { page: ruth } = people.ruth;
  await ruth.goto('/caseload');
  await bothWidths(ruth, 'whole-asked');
  await press(ruth, 'Accept');
  await page.goto(rooms.nora);
  await write(page, AFTERWARDS);
  await ruth.goto(rooms.nora);
  await says(ruth, NORA_ALONE, AFTERWARDS);
  await bothWidths(ruth, 'whole-taken-along');
  assert.equal((await ruth.goto(rooms.joint)).status(), 404);
  assert.equal((await ruth.goto(rooms.elias)).status(), 404);
  await ruth.goto('/caseload');
  await saysNot(ruth, 'Elias');
  await bothWidths(ruth, 'whole-caseload-new');
});

test('Dana keeps what was written while she was there, and reads nothing new', async () => {
  const { page } = people.dana;
  await page.goto('/caseload');
  await saysNot(page, 'Nora');
  await bothWidths(page, 'whole-caseload-old');
  await page.goto('/caseload/earlier');
  await says(page, 'Nora');
  await bothWidths(page, 'whole-earlier');
  await page.goto(rooms.nora);
  await says(page, NORA_ALONE);
  await saysNot(page, AFTERWARDS, 'Ruth');
  await bothWidths(page, 'whole-earlier-room');
  await page.goto(rooms.joint);
  await says(page, NORA_TOGETHER);
});

test('Nora looks up who saw what', async () => {
  const { page } = people.nora;
  await page.goto('/account');
  await bothWidths(page, 'whole-account-page');
  await follow(page, 'Look it up');
  await says(page, 'Ruth Adeyemi opened your private space.', 'Dr. Dana Okafor opened your safety answers.');
  await saysNot(page, 'garage');
  await bothWidths(page, 'whole-seen');
});

test('Nora takes a copy, which opens offline and holds nothing that Elias wrote alone', async () => {
  const { page } = people.nora;
  await page.goto('/account/copy');
  await stillMe(page);
  await bothWidths(page, 'whole-copy');
  await press(page, 'Take a copy of everything');
  const ready = page.getByRole('heading', { name: 'Your copy is ready' });
  while (!(await ready.isVisible())) await follow(page, 'Look again');
  await bothWidths(page, 'whole-copy-ready');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download it' }).click();
  await (await download).saveAs(path(folder, 'copy.zip'));
  execFileSync('python3', ['-m', 'zipfile', '-e', path(folder, 'copy.zip'), path(folder, 'copy')]);
  const words = await readOffline(path(folder, 'copy'), 'whole-copied');
  const json = await readFile(path(folder, 'copy', 'copy.json'), 'utf8');
  for (const text of [words, json]) {
    for (const hers of [NORA_ALONE, AFTERWARDS, NORA_TOGETHER, ELIAS_TOGETHER]) assert.ok(text.includes(hers), hers);
    assert.ok(!text.includes('garage'));
  }
  assert.equal((await readdir(path(folder, 'copy', 'files'))).length, 1);
});

test('Nora asks to be erased: it is said what goes and what stays, and there are days to think it over', async () => {
  const { page } = people.nora;
  await page.goto('/account/erase');
  await says(page, 'the law of the land', 'Dr. Lee, notary');
  await bothWidths(page, 'whole-erase-told');
  await follow(page, 'Go on');
  await stillMe(page);
  await bothWidths(page, 'whole-erase-ask');
  await tick(page.getByLabel('I have read what will happen'));
  await press(page, 'Erase my account');
  await bothWidths(page, 'whole-erase-asked');
  // The sweep of a start comes by, and the days have not passed.
  await startAgain();
  await page.goto('/home');
  await bothWidths(page, 'whole-erase-banner');
  await press(page, 'Keep my account');
  await says(page, 'Your account stays.');
});

test('when the days have passed she is erased, and the certificate holds', async () => {
  // A practice that gives no days to think it over stands for one whose days have passed.
  await startAgain(['--erasure-after-days', '0']);
  const { page } = people.nora;
  await page.goto('/account/erase');
  await follow(page, 'Go on');
  await stillMe(page);
  await tick(page.getByLabel('I have read what will happen'));
  await press(page, 'Erase my account');
  await startAgain();
  const mail = await mailbox.newest('nora@home.example', '/certificate/');
  const [link] = mail.match(/http\S+\/certificate\/\S+/);
  const { page: stranger } = people.stranger;
  await stranger.goto(new URL(link).pathname);
  await says(stranger, 'Your account is erased', 'the law of the land');
  await saysNot(stranger, 'Nora', 'Elias');
  await bothWidths(stranger, 'whole-certificate');
  const file = path(folder, 'certificate.txt');
  await writeFile(file, await (await stranger.request.get(`${stranger.url()}/file`)).text());
  const data = path(folder, 'data');
  const public_ = (await command('certificate', 'key', '--data', data)).trim();
  assert.match(await command('certificate', 'verify', file, '--key', public_), /whole, and this practice signed it/);
  [, number] = (await readFile(file, 'utf8')).match(/"number":"([^"]+)"/);
});

test('she cannot sign in any more, and her old links lead nowhere', async () => {
  const { page } = people.nora;
  for (const link of ['/home', rooms.nora, rooms.joint, '/account/copy/file']) {
    await page.goto(link);
    assert.equal(new URL(page.url()).pathname, '/sign-in', link);
  }
  await fill(page, { 'E-mail': 'nora@home.example', Password: PASSWORD });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForLoadState('load');
  await says(page, 'do not go together');
  await bothWidths(page, 'whole-gone-sign-in');
});

test('Elias reads what he could read, and is told no reason', async () => {
  const { page } = people.elias;
  await page.goto('/home');
  await saysNot(page, 'erased', 'Ask to go on');
  await bothWidths(page, 'whole-partner-home');
  await page.goto(rooms.joint);
  await says(page, NORA_TOGETHER, ELIAS_TOGETHER, 'Somebody who left');
  await saysNot(page, 'erased', 'Nora');
  await bothWidths(page, 'whole-partner-joint');
  await page.goto(rooms.elias);
  await says(page, ELIAS_ALONE);
  for (const who of ['dana', 'ruth']) {
    assert.equal((await people[who].page.goto(rooms.nora)).status(), 404, who);
    await people[who].page.goto('/caseload/earlier');
    await saysNot(people[who].page, 'Nora');
    await bothWidths(people[who].page, `whole-earlier-${who}`);
  }
});

test('the law asks for the record: an administrator takes it out, the custodian opens it', async () => {
  const data = ['--data', path(folder, 'data')];
  assert.match(await command('kept', 'list', ...data), new RegExp(`${number}  kept until .* never taken out`));
  const [record, paper, opened] = ['record', 'recovery-key', 'record-opened'].map((name) => path(folder, name));
  const because = ['--by', 'Alex Admin', '--reason', 'Court of Oakland, file 12-B'];
  await command('kept', 'take', number, ...data, ...because, '--to', record);
  assert.ok(!(await readFile(record, 'latin1')).includes('Nora'));
  await writeFile(paper, key);
  await command('kept', 'open', record, '--key-file', paper, '--to', opened);
  const words = await readOffline(opened, 'whole-kept');
  for (const word of ['The record of Nora', NORA_ALONE, AFTERWARDS, 'the law of the land', 'file 12-B']) assert.ok(words.includes(word), word);
  for (const word of ['garage', NORA_TOGETHER, ELIAS_TOGETHER]) assert.ok(!words.includes(word), word);
  const { page } = people.admin;
  await mailbox.newest('alex@harbour.example', 'should not wait until tomorrow');
  await page.goto('/practice/erasure');
  await says(page, `Record ${number}, by Alex Admin: Court of Oakland, file 12-B`);
  await saysNot(page, 'Nora');
  await bothWidths(page, 'whole-kept-practice');
});

test('no mail to either of them said what it was about', () => {
  const theirs = mailbox.all().filter((mail) => /^To: (nora|elias)@/m.test(mail));
  assert.ok(theirs.length > 5, `${theirs.length} mails`);
  for (const mail of theirs) {
    const words = mail.slice(mail.indexOf('\r\n\r\n')).replace(/http\S+/, '');
    assert.doesNotMatch(words, /Nora|Elias|Dana|Ruth|therap|couple|partner|eras|alone/i, mail);
  }
});

test('nobody’s page asked another site for anything', async () => {
  for (const person of Object.values(people)) await person.check();
});
