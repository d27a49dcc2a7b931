// How light, how reachable and how well made public pages are, as Lighthouse counts it: `bin/bench pages`.
// What must stay true: it is run by hand, since its figures hang on the machine. It fails where accessibility
// or best practices are below 100, or performance below 95, in the middle of the runs.
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { findChromium } from './browser.mjs';
import { ANSWERS, answerQuestions, press } from './people.mjs';
import { startServer } from './server.mjs';

const RUNS = Number(process.argv[2] ?? 3);
const ASKED = { performance: 95, accessibility: 100, 'best-practices': 100 };
// The library and an article, Get Help Now, the first page, exercises, the beginning of an account and its form,
// signing in.
const PAGES = ['/library', '/library/secure-attachment', '/help', '/', '/skills', '/start', '/start/account', '/sign-in'];

const middle = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** What Lighthouse has to say of a page. On a busy machine it cannot always record one: that is no measurement. */
async function report(address, port, tries = 3) {
  const { lhr } = await lighthouse(address, { port, output: 'json', logLevel: 'silent', onlyCategories: Object.keys(ASKED) });
  if (!lhr.runtimeError && lhr.finalDisplayedUrl !== address) throw new Error(`${address} led to ${lhr.finalDisplayedUrl}`);
  if (!lhr.runtimeError) return lhr;
  console.error(`${address}: not recorded (${lhr.runtimeError.code}), ${tries - 1} tries left`);
  if (tries === 1) throw new Error(lhr.runtimeError.message);
  return report(address, port, tries - 1);
}

/** Answers the questions that an account begins with, in the browser that is looked through: its form is behind them. */
async function answered(port, origin) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await browser.contexts()[0].newPage();
  await page.goto(`${origin}/start`);
  await press(page, 'Start');
  await answerQuestions(page, { ...ANSWERS, form: ['individual'] });
  if (new URL(page.url()).pathname !== '/start/account') throw new Error(`the questions led to ${page.url()}`);
  await page.close();
  await browser.close();
}

/** One page, looked at once as a telephone on a slow line: Lighthouse's own defaults. */
async function once(address, port) {
  const lhr = await report(address, port);
  const scores = Object.keys(ASKED).map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
  const failed = Object.keys(ASKED).slice(1).flatMap((name) =>
    lhr.categories[name].auditRefs.map(({ id, weight }) => ({ ...lhr.audits[id], weight })).filter(({ score, weight }) => weight > 0 && score !== null && score < 1));
  const seen = lhr.audits['largest-contentful-paint'].numericValue;
  return { scores: Object.fromEntries(scores), seen, bytes: lhr.audits['total-byte-weight'].numericValue, failed: failed.map(({ id, details }) => `${id} ${JSON.stringify(details?.items?.slice(0, 3) ?? '')}`) };
}

async function measure(server) {
  const browser = await launch({ chromePath: findChromium(), chromeFlags: ['--headless=new', '--no-sandbox'], logLevel: 'silent' });
  // Where a worker may live, as in use: http://localhost is a secure context.
  const origin = server.origin.replace('127.0.0.1', 'localhost');
  const short = [];
  try {
    await answered(browser.port, origin);
    console.log(`load of the machine before: ${loadavg().map((load) => load.toFixed(2)).join(', ')}; runs: ${RUNS}\n`);
    console.log('| page | performance | accessibility | best practices | largest paint | bytes |\n|---|---|---|---|---|---|');
    for (const page of PAGES) {
      const runs = [];
      const address = new URL(page, origin).href;
      for (let run = 0; run < RUNS; run += 1) runs.push(await once(address, browser.port));
      const scores = Object.keys(ASKED).map((name) => [name, middle(runs.map((run) => run.scores[name]))]);
      const [seen, bytes] = ['seen', 'bytes'].map((name) => middle(runs.map((run) => run[name])));
      console.log(`| \`${page}\` | ${scores.map(([, score]) => score).join(' | ')} | ${(seen / 1000).toFixed(1)} s | ${Math.round(bytes)} |`);
      for (const [name, score] of scores) if (score < ASKED[name]) short.push(`${page}: ${name} ${score}, asked for ${ASKED[name]}`);
      for (const words of new Set(runs.flatMap((run) => run.failed))) short.push(`${page}: ${words}`);
    }
    console.log(`\nload of the machine after: ${loadavg().map((load) => load.toFixed(2)).join(', ')}`);
  } finally {
    browser.kill();
  }
  return short;
}

const folder = await mkdtemp(join(tmpdir(), 'securebase-pages-'));
const server = await startServer({ data: join(folder, 'demo'), demo: true });
try {
  const short = await measure(server);
  for (const words of short) console.error(words);
  process.exitCode = short.length > 0 ? 1 : 0;
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
