// A folder of pages that is opened where there is no service and no network: a copy, a kept record.
// What must stay true: a page that asks for anything but its own files fails the test.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join as path } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './browser.mjs';
import { bothWidths } from './people.mjs';

/** Goes from the first page to each other, looks at it with axe and takes its pictures; gives all words. */
export async function readOffline(folder, name) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    const files = (await readdir(folder)).filter((file) => file.endsWith('.html')).sort();
    await page.goto(pathToFileURL(path(folder, 'index.html')).href);
    assert.equal(await page.locator('main li a').count(), files.length - 1, 'each page is linked to');
    let words = '';
    for (const file of files) {
      await page.goto(pathToFileURL(path(folder, file)).href);
      await bothWidths(page, `${name}-${file.replace('.html', '')}`);
      words += await page.locator('main').innerText();
    }
    assert.deepEqual(asked.filter((url) => !url.startsWith('file:')), []);
    return words;
  } finally {
    await browser.close();
  }
}
