// People of the demo who meet in a live session: signed in, at the door, in the call; and what their
// connections carry, as the browser itself counts it.
import assert from 'node:assert/strict';
import { setUpApp } from './codes.mjs';
import { wordsOf } from './words.mjs';

export const DEMO_PASSWORD = 'demo demo demo demo';
export const PEOPLE = { maya: 'maya@example.org', daniel: 'daniel@example.org', amara: 'amara@example.org', sofia: 'sofia@example.org', robin: 'robin@example.org', rosa: 'rosa@example.org', marcus: 'marcus@example.org' };

/**
 * Runs in every page before its own scripts: keeps each connection where a test can ask it for figures, and
 * lets it use only some ways (`direct`, `udp`, `tcp`).
 */
export function keepConnections(way) {
  const Real = window.RTCPeerConnection;
  const uses = (url) => {
    if (way === 'any') return true;
    if (way === 'direct') return false;
    return url.startsWith('turn:') && url.endsWith(`transport=${way}`);
  };
  const narrow = (config = {}) => {
    if (way === 'any') return config;
    const iceServers = (config.iceServers ?? [])
      .map((server) => ({ ...server, urls: [server.urls].flat().filter(uses) }))
      .filter((server) => server.urls.length > 0);
    return { ...config, iceServers, iceTransportPolicy: way === 'direct' ? 'all' : 'relay' };
  };
  window.connections = [];
  window.RTCPeerConnection = class extends Real {
    constructor(config) {
      super(narrow(config));
      window.connections.push(this);
    }
  };
}

/** Signs somebody of the demo in, in a browser of their own, which asks for the language that `words` speaks. */
export async function signIn(browser, who, way = 'any', { words = wordsOf('en'), ...options } = {}) {
  const person = await browser.newPerson(who, { permissions: ['camera', 'microphone'], ...options });
  await person.context.addInitScript(keepConnections, way);
  const { page } = person;
  await page.goto('/sign-in');
  await page.getByLabel(words('sign-in-email')).fill(PEOPLE[who]);
  await page.getByLabel(words('sign-in-password')).fill(DEMO_PASSWORD);
  await page.locator('main').getByRole('button', { name: words('shell-sign-in'), exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  // Where the demo's data is served for real, whoever works in the practice sets up a second step first.
  const setUp = page.getByRole('link', { name: 'Set up an app' });
  if (await setUp.count()) {
    await setUp.click();
    await setUpApp(page);
  }
  await page.waitForURL(/\/(home|caseload|practice)/);
  return person;
}

/** Finds the appointment that is open now: its path. */
export async function openAppointment(page) {
  await page.goto('/appointments');
  const links = await page.locator('main a[href^="/appointments/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const link of new Set(links)) {
    await page.goto(link);
    if (await page.getByRole('link', { name: 'Join' }).count()) return link;
  }
  throw new Error('no appointment is open');
}

/** A client goes through the door into the waiting room. */
export async function throughTheDoor(page, appointment, look) {
  await page.goto(appointment);
  await page.getByRole('link', { name: 'Join' }).click();
  await page.getByRole('heading', { name: 'Before you go in' }).waitFor();
  if (look) await look('session-door');
  await page.getByLabel('Where could help find you').fill('12 Harbour Lane, Oakland. My sister Ida, +1 555 010 4477');
  await page.locator('label', { hasText: 'Yes, I can speak freely' }).click();
  await page.locator('label', { hasText: 'I agree to meet this way today' }).click();
  await page.getByRole('button', { name: 'Go to the waiting room' }).click();
  await page.locator('#ready').waitFor();
}

/** The therapist makes a link for a guest: its path. */
export async function bringIn(page, appointment, name, kind, look = async () => {}) {
  await page.goto(`${appointment}/session`);
  await page.getByLabel('Their name').fill(name);
  await page.locator('label', { hasText: kind }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.locator('#link').waitFor();
  await look();
  return new URL(await page.locator('#link code').textContent()).pathname;
}

/** Joins with video or only with sound. */
export async function join(page, how = 'With video') {
  await page.getByRole('button', { name: how }).click();
  await page.locator('#stage').waitFor();
}

/** What each connection of a page carries, from its own statistics. */
export const carried = (page) =>
  page.evaluate(async () => {
    const all = [];
    for (const connection of window.connections) {
      if (connection.connectionState === 'closed') continue;
      const figures = { state: connection.connectionState, frames: 0, energy: 0, bytes: 0, pair: '' };
      const reports = [...(await connection.getStats()).values()];
      for (const report of reports) {
        if (report.type === 'inbound-rtp' && report.kind === 'video') figures.frames += report.framesDecoded ?? 0;
        if (report.type === 'inbound-rtp' && report.kind === 'audio') {
          figures.energy += report.totalAudioEnergy ?? 0;
          figures.bytes += report.bytesReceived ?? 0;
        }
        if (report.type === 'transport' && report.selectedCandidatePairId) {
          const pair = reports.find((one) => one.id === report.selectedCandidatePairId);
          const local = reports.find((one) => one.id === pair?.localCandidateId);
          figures.pair = `${local?.candidateType ?? ''} ${local?.relayProtocol ?? local?.protocol ?? ''}`;
        }
      }
      all.push(figures);
    }
    return all;
  });

/** Waits until this page sees and hears so many others: frames decoded and sound energy rise on each line. */
export async function seesAndHears(page, count, { seconds = 30, video = true, audio = true } = {}) {
  const until = Date.now() + seconds * 1000;
  let before = await carried(page);
  for (;;) {
    await page.waitForTimeout(700);
    const now = await carried(page);
    const rises = (one, at) => {
      const old = before[at];
      if (!old || one.state !== 'connected') return false;
      return (!audio || one.energy > old.energy) && (!video || one.frames > old.frames);
    };
    if (now.length === count && now.every(rises)) return now;
    if (Date.now() > until) assert.fail(`${count} others are not seen and heard: ${JSON.stringify({ before, now })}\n${await page.locator('#call-state').textContent()}`);
    before = now;
  }
}

/** Presses a button, and again while it is still there: a page that moves under the finger can lose a press. */
export async function pressUntilGone(page, name) {
  const button = page.getByRole('button', { name, exact: true });
  for (let tries = 3; tries > 0; tries -= 1) {
    await button.click();
    try {
      return await button.waitFor({ state: 'detached', timeout: 5000 });
    } catch (problem) {
      if (tries === 1) throw problem;
    }
  }
}

/** All of these people go through the door and into the call; the therapist lets everyone in. */
export async function meet(people, appointment) {
  for (const [who, { page }] of Object.entries(people)) {
    if (who !== 'amara') await throughTheDoor(page, appointment);
    else await page.goto(`${appointment}/call`);
    await join(page);
  }
  const { page } = people.amara;
  for (let waiting = Object.keys(people).length - 1; waiting > 0; waiting -= 1) {
    const button = page.getByRole('button', { name: /^Let in/ }).first();
    await pressUntilGone(page, await button.getAttribute('aria-label'));
  }
}

/** The six words a page shows, once it does. */
export async function sixWords(page) {
  await page.waitForFunction(() => document.getElementById('words-list').textContent.split(' ').length === 6);
  return page.locator('#words-list').textContent();
}

/** The therapist ends it: everyone is out. */
export async function part(people) {
  await people.amara.page.getByRole('button', { name: 'End the session for everyone' }).click();
  for (const { page } of Object.values(people)) await page.waitForURL(/\/after$/);
}
