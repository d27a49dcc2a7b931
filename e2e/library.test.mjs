// The library in a browser: read signed out and without scripts, searched, printed, asked about.
import assert from 'node:assert/strict';
import { keyboard } from './checks.mjs';
import { inDemo } from './demo.mjs';
import { bothWidths, look } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const people = {};
const test = inOrder();

inDemo(async (browser) => {
  people.reader = await browser.newPerson('reader');
  people.plain = await browser.newPerson('plain', { javaScript: false, width: 320 });
  people.maya = await signIn(browser, 'maya', 'any', { width: 390, javaScript: false });
  people.amara = await signIn(browser, 'amara');
  people.robin = await signIn(browser, 'robin');
});

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('a stranger finds the library from the first page and reads', async () => {
  const { page } = people.reader;
  await page.goto('/');
  await page.getByRole('link', { name: 'read in the library' }).click();
  await page.getByRole('heading', { name: 'Library', exact: true }).waitFor();
  await bothWidths(page, 'library-list');
  await page.getByRole('link', { name: 'The four styles, and why two dimensions tell more' }).click();
  await page.getByRole('heading', { name: 'Key takeaways' }).waitFor();
  const drawn = await page.locator('.article__picture img').evaluate((img) => img.complete && img.naturalWidth > 0);
  assert.ok(drawn, 'the picture is there');
  await page.getByRole('link', { name: 'The four regions' }).click();
  assert.match(page.url(), /#part-the-four-regions$/);
  await bothWidths(page, 'library-article');
  await keyboard(page);
  for (const other of ['pursue-withdraw', 'anxious-attachment']) {
    await page.goto(`/library/${other}`);
    await look(page, `library-${other}`);
  }
  assert.deepEqual(await page.context().cookies(), []);
});

test('without scripts, on a narrow screen, a warning comes first and opens', async () => {
  const { page } = people.plain;
  await page.goto('/library/when-not-to-start');
  assert.match(await page.title(), /^Article · /, 'the history does not say what it is about');
  await page.getByRole('heading', { name: 'Before you read' }).waitFor();
  const hidden = page.getByText('Many people who live with violence');
  assert.equal(await hidden.isVisible(), false);
  await page.getByText('Read the article').click();
  await hidden.waitFor();
  assert.ok(await page.locator('main').getByRole('link', { name: 'Get Help Now' }).first().isVisible());
  assert.ok(await sideways(page) <= 0);
  await look(page, 'library-warning');
});

test('a search overlooks slips, marks what it found, and is in no address', async () => {
  const { page } = people.plain;
  await page.goto('/library');
  await page.getByLabel('Search the articles').fill('jelousy');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('heading', { name: 'Search the library' }).waitFor();
  assert.ok(!page.url().includes('jelousy'));
  assert.match(await page.locator('li h2').first().innerText(), /jealousy/);
  assert.match((await page.locator('mark').allInnerTexts()).join(' '), /jealousy/i);
  await look(page, 'library-found');
});

test('on paper there is the whole article and nothing around it', async () => {
  const { page } = people.reader;
  await page.goto('/library/how-styles-form');
  await page.emulateMedia({ media: 'print' });
  for (const left of ['.strip', '.header', '.footer', '.contents']) {
    assert.equal(await page.locator(left).first().isVisible(), false, left);
  }
  const height = await page.locator('.article__text').evaluate((text) => text.getBoundingClientRect().height);
  assert.ok(height > 500, 'what is folded on the screen is on the paper');
  await page.emulateMedia({ media: 'screen' });
});

test('a client asks their therapist about an article', async () => {
  const { page } = people.maya;
  await page.goto('/home');
  await page.getByRole('link', { name: 'Read in the library' }).click();
  await page.getByRole('link', { name: /^Pursue and withdraw/ }).click();
  await look(page, 'library-ask');
  await page.getByRole('button', { name: 'Ask my therapist about this' }).click();
  const box = page.getByLabel('Write a message');
  assert.match(await box.inputValue(), /^I read “Pursue and withdraw/);
  await box.fill(`${await box.inputValue()} which of us is which?`);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('which of us is which?').waitFor();
  assert.match(page.url(), /\/rooms\//);
});

test('a therapist signs an article, and the practice sees how all of them stand', async () => {
  const { page } = people.amara;
  await page.goto('/library/secure-attachment');
  await page.getByText('Not yet reviewed by a licensed professional').waitFor();
  await page.getByRole('link', { name: 'Review this article' }).click();
  await look(page, 'library-review');
  await page.locator('label[for="licence-1"]').click();
  await page.getByText('I have read this text and stand for it').click();
  await page.getByRole('button', { name: 'Sign as reviewed' }).click();
  await page.getByText('Your name, profession and licence stand under it now.').waitFor();
  const reader = people.reader.page;
  await reader.goto('/library/secure-attachment');
  await reader.getByText(/^Reviewed by Dr\. Amara Osei/).waitFor();
  await people.robin.page.goto('/practice/library');
  await people.robin.page.getByText('Reviewed', { exact: true }).waitFor();
  await bothWidths(people.robin.page, 'library-practice');
});

test('an exercise is signed in the same way', async () => {
  const { page } = people.amara;
  await page.goto('/skills/paced-breathing');
  await page.getByRole('link', { name: 'Review this exercise' }).click();
  await look(page, 'skills-review');
  await page.locator('label[for="licence-1"]').click();
  await page.getByText('I have read this text and stand for it').click();
  await page.getByRole('button', { name: 'Sign as reviewed' }).click();
  await page.getByText('Your name, profession and licence stand under it now.').waitFor();
  const reader = people.reader.page;
  await reader.goto('/skills/paced-breathing');
  await reader.getByText(/^Reviewed by Dr\. Amara Osei/).waitFor();
  await people.robin.page.goto('/practice/exercises');
  await people.robin.page.getByText('Reviewed', { exact: true }).waitFor();
  await bothWidths(people.robin.page, 'skills-practice');
});
