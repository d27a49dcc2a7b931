// People with a browser each, as different as two strangers' computers: own cookies, own cache.
// What must stay true: every request of every person is written down, and one that leaves the
// service, an error in a page, or a break of the content policy fails the test, asked for or not.
import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';

const TIMEOUT_MS = 30_000;

/** Where Chromium is: named in the environment, else the first on the PATH. */
export function findChromium() {
  const named = process.env.SECUREBASE_TEST_BROWSER;
  if (named) return named;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not under this name.
    }
  }
  throw new Error('no Chromium here: install it (Debian: apt-get install chromium)');
}

/**
 * Starts a browser that reaches nothing but this machine.
 * @param {string} origin the service's, as in `http://127.0.0.1:40123`
 * @param {object} [options]
 * @param {string} [options.program] what to start in place of the Chromium that is found
 * @param {boolean} [options.denies] whether its owner says no when a page asks for camera or microphone
 */
export async function openBrowser(origin, { program, denies = false } = {}) {
  const { hostname } = new URL(origin);
  const browser = await chromium.launch({
    executablePath: program ?? findChromium(),
    args: [
      '--no-sandbox',
      // Even a page that tried could not tell anybody outside.
      `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE ${hostname}`,
      // Cameras work only where the address is this machine's own, or begins with https.
      `--unsafely-treat-insecure-origin-as-secure=${origin}`,
      // Live sessions: a made-up camera and microphone, and no question about them.
      '--use-fake-device-for-media-stream',
      `--use-fake-ui-for-media-stream${denies ? '=deny' : ''}`,
    ],
  });
  const people = [];
  return {
    /**
     * A person with a new browser window.
     * @param {string} name who, for messages
     * @param {object} [options] see `openPerson`
     */
    async newPerson(name, options = {}) {
      const person = await openPerson(browser, origin, name, options);
      people.push(person);
      return person;
    },
    /** Closes every window, then fails if anything went wrong in one. */
    async close() {
      const found = [];
      for (const person of people) found.push(...(await person.problems()).map((p) => `${person.name}: ${p}`));
      await browser.close();
      if (found.length > 0) throw new Error(`${found.length} problems in pages:\n${found.join('\n')}`);
    },
  };
}

/**
 * @param {object} options
 * @param {boolean} [options.javaScript] whether pages may run scripts
 * @param {number} [options.width] of the window, in CSS pixels
 * @param {'light' | 'dark'} [options.colorScheme]
 * @param {string[]} [options.mayVisit] other origins this person may go to (where Quick exit leads)
 * @param {RegExp[]} [options.expect] problems that the test is about, and that do not fail it
 * and what else Playwright's `browser.newContext` takes.
 */
async function openPerson(browser, origin, name, options) {
  const { javaScript = true, width = 1280, colorScheme = 'light', mayVisit = [], expect = [], ...rest } = options;
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: javaScript,
    viewport: { width, height: 800 },
    colorScheme,
    locale: 'en-US',
    timezoneId: 'UTC',
    // The pages' own worker would stand between a test and the network; the test of it asks for it.
    serviceWorkers: 'block',
    ...rest,
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  const requests = [];
  const found = [];
  const refused = new Set();
  const hints = [];
  const isForeign = (url) => {
    const from = originOf(url);
    return from !== null && from !== origin && !mayVisit.includes(from);
  };
  const sees = (url, how) => {
    requests.push(url);
    if (isForeign(url)) found.push({ text: `${how} to another site: ${url}` });
  };

  context.on('request', (request) => sees(request.url(), 'request'));
  context.on('response', (response) => {
    if (response.status() >= 400 && response.request().isNavigationRequest()) refused.add(response.url());
  });
  context.on('weberror', (event) => found.push({ text: `page error: ${event.error().stack}` }));
  context.on('console', (message) => {
    if (message.type() === 'error') found.push(consoleProblem(message));
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => sees(socket.url(), 'WebSocket'));
    page.on('domcontentloaded', () => hints.push(foreignHints(page, isForeign)));
  });
  // Chromium says each break of the policy in the console too; the event adds what a page's own
  // script could otherwise hide.
  await context.exposeBinding('reportPolicyBreak', (_, text) => found.push({ text }));
  await context.addInitScript(() => {
    const report = window.reportPolicyBreak;
    document.addEventListener('securitypolicyviolation', (e) =>
      report(`content policy: ${e.effectiveDirective} stopped ${e.blockedURI} at ${e.documentURI}`),
    );
  });

  const page = await context.newPage();
  const problems = async () => {
    const texts = (await Promise.all(hints)).flat();
    // A page that answers 404 or 422 on purpose is no fault; a missing part of a page is.
    for (const { text, missing } of found) if (!refused.has(missing)) texts.push(text);
    return texts.filter((text) => !expect.some((pattern) => pattern.test(text)));
  };
  return {
    name,
    context,
    page,
    /** The URL of every request so far. */
    requests,
    /** What went wrong in this person's pages so far, a line each. */
    problems,
    /** Fails if anything did. */
    async check() {
      const texts = await problems();
      if (texts.length > 0) throw new Error(`${name} met problems:\n${texts.join('\n')}`);
    },
  };
}

/** The origin of a URL that goes over the network, with `ws:` as the `http:` it starts as; else null. */
function originOf(url) {
  const { protocol, host } = new URL(url);
  const scheme = { 'http:': 'http:', 'ws:': 'http:', 'https:': 'https:', 'wss:': 'https:' }[protocol];
  return scheme ? `${scheme}//${host}` : null;
}

function consoleProblem(message) {
  const text = `console error: ${message.text()} (${message.location().url})`;
  const isStatus = /^Failed to load resource: the server responded with a status/.test(message.text());
  return isStatus ? { text, missing: message.location().url } : { text };
}

/** Links that make a browser call another site ahead of any request that we would see. */
async function foreignHints(page, isForeign) {
  const selector = 'preconnect dns-prefetch prefetch prerender'.split(' ').map((rel) => `link[rel~=${rel}]`).join();
  try {
    const urls = await page.$$eval(selector, (links) => links.map((link) => link.href));
    return urls.filter(isForeign).map((url) => `hint of another site: ${url}`);
  } catch {
    return []; // The person was already on the way to the next page.
  }
}
