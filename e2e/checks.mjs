// What every page is held to, whatever it is about.
// What must stay true: a check leaves the page as it found it (size, colours), and says in its
// failure which element, at which size and in which colours.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';

export { keyboard } from './keyboard.mjs';

const HEIGHT = 800;
const WIDTHS = [320, 1280];
const SCHEMES = ['light', 'dark'];
// WCAG 2.2 at level AA, which contains the earlier versions, and what axe's makers advise beyond it.
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails if axe finds a fault on the page, at phone and desk width, in light and dark; or if at phone
 * width one must scroll sideways to read (WCAG 1.4.10, reflow).
 */
export async function accessible(page) {
  const size = page.viewportSize();
  const scheme = await page.evaluate((name) => (matchMedia(name).matches ? 'dark' : 'light'), '(prefers-color-scheme: dark)');
  const scripts = await letScriptsRun(page);
  const faults = [];
  try {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      if (width === 320) faults.push(...(await page.evaluate(sidewaysScroll)));
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(endAnimations);
        const found = await runAxe(page);
        faults.push(...found.map((fault) => `${width} px, ${colorScheme}: ${fault}`));
      }
    }
  } finally {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme });
    await scripts.restore();
  }
  assert.equal(faults.length, 0, `${page.url()} is not accessible:\n${faults.join('\n')}`);
}

/**
 * Lets axe use timers on the page of a person without scripts. The page's own scripts were passed
 * over when it loaded and stay so.
 */
async function letScriptsRun(page) {
  const off = await page.evaluate(() => matchMedia('(scripting: none)').matches);
  if (!off) return { restore: async () => {} };
  const devtools = await page.context().newCDPSession(page);
  const disable = (value) => devtools.send('Emulation.setScriptExecutionDisabled', { value });
  await disable(true); // It hears "no" only from one who said "yes" before.
  await disable(false);
  return {
    async restore() {
      await disable(true);
      await devtools.detach();
    },
  };
}

/** Runs axe through the debugger, which the page's content policy neither stops nor sees. */
async function runAxe(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (rules) => window.axe.run(document, { runOnly: rules, resultTypes: ['violations'] }),
    RULES,
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${id} (${impact}) ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
  );
}

/** In the page: a colour half way from light to dark is nobody's; go to where it ends. */
function endAnimations() {
  for (const animation of document.getAnimations()) {
    try {
      animation.finish();
    } catch {
      animation.cancel(); // One that never ends.
    }
  }
}

/** In the page: whether it is wider than the window, and which elements make it so. */
function sidewaysScroll() {
  const room = document.documentElement.clientWidth;
  const width = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (width <= room) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > room + 0.5);
  const deepest = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)));
  const names = deepest.slice(0, 5).map((e) => e.outerHTML.slice(0, 100));
  return [`${room} px: scrolls sideways, to ${width} px, because of ${names.join(' and ') || 'the page itself'}`];
}

// What the README and the docs show.
const FOR_DOCS = new Set(['attachment-plane', 'session-door', 'welcome', 'question-goals', 'match', 'home', 'private-space', 'joint-space-wide', 'book', 'caseload', 'case']);

/**
 * Takes a picture of the whole page into e2e/out/. Those for the docs go into docs/pictures/ too, as
 * much as a screen shows, when SECUREBASE_PICTURES is 1.
 * @param {string} name in lower case with hyphens, as in `caseload-dark`
 */
export async function shot(page, name) {
  assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/, 'the name of a picture');
  const folders = [['out', true]];
  if (process.env.SECUREBASE_PICTURES === '1' && FOR_DOCS.has(name)) folders.push(['../docs/pictures', false]);
  for (const [folder, fullPage] of folders) {
    const path = fileURLToPath(new URL(`${folder}/`, import.meta.url));
    await mkdir(path, { recursive: true });
    await page.screenshot({ path: `${path}${name}.png`, fullPage, animations: 'disabled' });
  }
}
