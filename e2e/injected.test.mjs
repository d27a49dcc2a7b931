// Somebody types markup, scripts and the words of templates into every field that takes text, under every
// role; then everyone looks at every page they have. Whatever was typed is shown as it was typed.
import assert from 'node:assert/strict';
import { inDemo } from './demo.mjs';
import { ANSWERS, answerQuestions, makeAccount, press } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';

const TYPED = `"'><b data-injected>{{7*7}}</b><script>window.injected=1</script><img src=x onerror="window.injected=1">`;
// What it says without its markup, as a person reads it.
const READ = '{{7*7}}';

const people = {};
const test = inOrder();

inDemo(async (browser) => {
  // Forms that are refused answer with a status that browsers write down.
  const expect = [/422/, /404/, /400/];
  for (const who of ['maya', 'daniel', 'amara', 'robin']) people[who] = await signIn(browser, who, 'any', { expect });
  people.new = await browser.newPerson('new', { expect });
});

/** Fails if anything that was typed has become part of a page. */
async function untouched(page, where) {
  const found = await page.evaluate(() => ({
    elements: document.querySelectorAll('[data-injected], main img[src="x"]').length,
    ran: window.injected === 1,
    counted: document.body.innerText.includes('49}') || /\b49<\/b>/.test(document.body.innerHTML),
  }));
  assert.deepEqual(found, { elements: 0, ran: false, counted: false }, where);
}

// What ends the walk, or what it begins with.
const LEFT_ALONE = /^\/(sign-|account\/(password|app|passkeys|confirm|sign-ins|recovery|second)|help|assets|start|match\/change|partner\/alone|caseload\/[^/]+\/end)/;

/** An address without what it is of: ids; names of articles and exercises, which are alike; what is asked of a page. */
const shapeOf = (address) =>
  address
    .replace(/[0-9a-f]{32}|[0-9a-f-]{36}/g, '…')
    .replace(/^\/(library|skills)\/[a-z-]+(\/\d+)?/, '/$1/…')
    .replace(/\?.*/, '?');

/** Every page a person's links lead to, each seen twice at most by the shape of its address. */
async function pagesOf(page, from, onPage) {
  const next = [...from];
  const known = new Set(next);
  const shapes = new Map();
  while (next.length > 0) {
    const address = next.shift();
    const shape = shapeOf(address);
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    if (shapes.get(shape) > 2) continue;
    const answer = await page.goto(address);
    if (!/html/.test(answer?.headers()['content-type'] ?? '')) continue;
    await onPage(address, shape);
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.filter((a) => !a.hasAttribute('download')).map((a) => a.getAttribute('href')));
    for (const link of links) {
      const bare = link.split('#')[0];
      if (known.has(bare) || LEFT_ALONE.test(bare) || bare.endsWith('.ics')) continue;
      known.add(bare);
      next.push(bare);
    }
  }
  return shapes.size;
}

const FROM = { client: ['/home', '/appointments', '/measures', '/wishes', '/partner', '/account'], therapist: ['/caseload', '/appointments', '/profile', '/account'], admin: ['/practice', '/practice/phone', '/practice/therapists', '/account'] };

/** Fills every form of a page that takes words, and sends it; gives how many fields were filled. */
async function fillForms(page, address) {
  const forms = await page.locator('main form:has(input[type=text], input[type=search], textarea)').count();
  let filled = 0;
  for (let at = 0; at < forms; at += 1) {
    if (at > 0) await page.goto(address);
    const form = page.locator('main form:has(input[type=text], input[type=search], textarea)').nth(at);
    const action = new URL((await form.getAttribute('action')) ?? address, page.url()).pathname;
    if (LEFT_ALONE.test(action)) continue;
    for (const field of await form.locator('input[type=text]:visible, input[type=search]:visible, textarea:visible').all()) {
      await field.fill(TYPED);
      filled += 1;
    }
    for (const box of await form.locator('input[type=checkbox][required]').all()) await box.check({ force: true });
    const button = form.locator('button[type=submit]').first();
    if (!(await button.isVisible())) continue;
    await Promise.all([page.waitForLoadState('load'), button.click()]);
    await page.waitForTimeout(200);
    await untouched(page, `after the form of ${address}`);
  }
  return filled;
}

test('somebody comes in under a name that is markup', async () => {
  const { page } = people.new;
  await page.goto('/start');
  await page.locator('main form button').first().click();
  await answerQuestions(page, { form: ['individual'], ...ANSWERS, 'goals-words': TYPED });
  await makeAccount(page, TYPED.slice(0, 60), 'new@home.example');
  await page.goto('/home');
  await untouched(page, 'home');
  assert.ok((await page.locator('h1').innerText()).includes('<b data-injected>'), 'the name is read as it was typed');
  await page.goto('/match');
  await press(page, 'Choose Dr. Amara Osei');
  await untouched(page, 'after the choice');
  await people.amara.page.goto('/caseload');
  await untouched(people.amara.page, 'the caseload');
});

for (const [who, role] of [['maya', 'client'], ['new', 'client'], ['daniel', 'client'], ['amara', 'therapist'], ['robin', 'admin']]) {
  test(`${who} types it into every field`, async () => {
    const { page } = people[who];
    let filled = 0;
    await pagesOf(page, FROM[role], async (address) => {
      filled += await fillForms(page, address);
      await page.goto(address);
    });
    assert.ok(filled >= 2, `${filled} fields`);
  });
}

test('everyone’s pages show it as words', async () => {
  let shown = 0;
  for (const [who, role] of [['maya', 'client'], ['daniel', 'client'], ['new', 'client'], ['amara', 'therapist'], ['robin', 'admin']]) {
    const { page } = people[who];
    const pages = await pagesOf(page, FROM[role], async (address) => {
      await untouched(page, `${who}: ${address}`);
      if ((await page.locator('body').innerText()).includes(READ)) shown += 1;
    });
    assert.ok(pages > 5, `${who}: ${pages} pages`);
  }
  assert.ok(shown > 5, `it stands on ${shown} pages`);
});
