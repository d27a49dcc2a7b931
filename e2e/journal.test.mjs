// A journal in a browser: a page written without scripts on a telephone, shown, changed, taken back, deleted.
import { keyboard } from './checks.mjs';
import { inDemo } from './demo.mjs';
import { bothWidths, fill, follow, look, press, says, saysNot } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const people = {};
const test = inOrder();

inDemo(async (browser) => {
  people.maya = await signIn(browser, 'maya', 'any', { width: 390, javaScript: false });
  people.daniel = await signIn(browser, 'daniel');
  people.amara = await signIn(browser, 'amara');
});

/** What their therapist reads of Maya's journal. */
async function case_(page) {
  await page.goto('/caseload');
  await page.locator('a[href^="/caseload/"]', { hasText: 'Maya' }).first().click();
  await follow(page, 'From the journal');
  await page.getByRole('heading', { name: /^From the journal of Maya/ }).waitFor();
}

test('a page is written, and is for its writer alone', async () => {
  const { page } = people.maya;
  await page.goto('/home');
  await follow(page, 'My journal');
  await bothWidths(page, 'journal-list');
  await follow(page, 'Write a page');
  await says(page, 'only you');
  await fill(page, { 'Title': 'The kitchen at six', 'Your words': 'He had made tea.\n\nI did not ask why.' });
  await bothWidths(page, 'journal-write');
  await keyboard(page);
  await press(page, 'Keep this page');
  await says(page, 'Your page is kept.', 'The kitchen at six', 'I did not ask why.', 'only you');
  await bothWidths(page, 'journal-page');
  await case_(people.amara.page);
  await saysNot(people.amara.page, 'The kitchen at six');
  const daniel = people.daniel.page;
  await daniel.goto('/journal');
  await saysNot(daniel, 'The kitchen at six');
});

test('it is shown, changed, taken back and deleted', async () => {
  const { page } = people.maya;
  await press(page, 'Show this page to my therapist');
  await says(page, 'Your therapist can read this page now.', 'What they have read by then, they have read.');
  await look(page, 'journal-shown');
  await follow(page, 'Change it');
  await says(page, 'They see that the page was changed');
  await fill(page, { 'Your words': 'He had made tea. I asked why.' });
  await press(page, 'Keep this page');
  const amara = people.amara.page;
  await case_(amara);
  await says(amara, 'He had made tea. I asked why.', 'Changed on');
  await bothWidths(amara, 'journal-case');
  await press(page, 'Take it back');
  await says(page, 'This page is yours alone again.');
  await amara.reload();
  await saysNot(amara, 'The kitchen at six');
  await page.locator('summary', { hasText: 'Delete this page' }).click();
  await press(page, 'Delete this page');
  await says(page, 'The page is deleted.');
  await saysNot(page, 'The kitchen at six');
});
