// What a couple has between sessions, walked through in English and in Spanish: the library searched, help without
// scripts and without a connection, an exercise given, done and answered, one done together on two devices, and the
// course of how one is. What is content is found by its place, not by its words.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { inDemo } from './demo.mjs';
import { AWAY, backOnline, bothWidths, follow, look, press, says, tick } from './people.mjs';
import { signIn } from './session.mjs';
import { inOrder } from './steps.mjs';
import { wordsOf } from './words.mjs';

const SEARCHED = { en: 'jelousy', es: 'selos' };
const COUNTRY = { en: 'Japan', es: 'Japón' };

const main = (page) => page.locator('main');
const named = (page, role, name) => main(page).getByRole(role, { name, exact: true }).first();

/** What is said of somebody whose whole name begins so. */
const saidOf = (words, key, name) => {
  const parts = words(key, { name: '|' }).split('|').map((part) => part.replace(/[.?*+^$()]/g, '\\$&'));
  return new RegExp(parts.join(`${name}.*`));
};

/** Opens a page, which is in this language. */
async function open(page, path, language) {
  await page.goto(path);
  assert.equal(await page.locator('html').getAttribute('lang'), language, `${path} is in another language`);
}

for (const language of ['en', 'es']) {
  describe(`in ${language}`, () => {
    const words = wordsOf(language);
    const people = {};
    const test = inOrder();
    const picture = (name) => `two-languages-${name}-${language}`;

    inDemo(async (browser) => {
      const options = { locale: language };
      people.plain = await browser.newPerson('plain', { ...options, javaScript: false, width: 320 });
      people.reader = await browser.newPerson('reader', { ...options, serviceWorkers: 'allow', expect: AWAY });
      people.maya = await signIn(browser, 'maya', 'any', { ...options, words, width: 390, javaScript: false });
      people.daniel = await signIn(browser, 'daniel', 'any', { ...options, words });
      people.amara = await signIn(browser, 'amara', 'any', { ...options, words });
    });

    test('a stranger searches the library with a slip, and reads what is found', async () => {
      const { page } = people.plain;
      await open(page, '/library', language);
      await page.getByLabel(words('library-search-label')).fill(SEARCHED[language]);
      await press(page, words('library-search-button'));
      await main(page).locator('mark').first().waitFor();
      await look(page, picture('found'));
      await main(page).locator('a[href^="/library/"]').first().click();
      await named(page, 'heading', words('article-takeaways')).waitFor();
      assert.equal(await page.locator('.article__text').getAttribute('lang') ?? language, language, 'the article is in the language of its page');
      await look(page, picture('article'));
    });

    test('help is found without scripts, and without a connection', async () => {
      const { page } = people.plain;
      await open(page, '/', language);
      await page.locator('.strip').getByRole('link', { name: words('shell-help') }).click();
      await page.getByText(COUNTRY[language], { exact: true }).click();
      await page.getByRole('link', { name: '0120-279-338' }).waitFor();
      await look(page, picture('help'));
      const away = people.reader.page;
      await open(away, '/help', language);
      await away.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await away.waitForFunction(async (wanted) => {
        const kept = await (await caches.open('public')).match('/help');
        return kept?.headers.get('content-language') === wanted;
      }, language);
      await away.context().setOffline(true);
      await open(away, '/help', language);
      await away.getByText(COUNTRY[language], { exact: true }).click();
      await away.getByRole('link', { name: '0120-279-338' }).waitFor();
      await backOnline(away);
    });

    test('a therapist gives an exercise; it is done, shown and answered, without scripts', async () => {
      const amara = people.amara.page;
      await open(amara, '/caseload', language);
      await amara.locator('a[href^="/caseload/"]', { hasText: 'Maya' }).first().click();
      await amara.locator('main a[href$="/skills"]').first().click();
      await amara.getByLabel(words('give-what'), { exact: true }).selectOption('exercise:soft-start');
      await tick(main(amara).locator('input[name="whom"]').first());
      await amara.getByLabel(words('give-why'), { exact: false }).fill('Because of Tuesday.');
      const day = amara.getByLabel(words('give-day'), { exact: true });
      await day.fill(await day.getAttribute('min'));
      await press(amara, words('give-button'));
      await says(amara, words('give-said-given'));
      await bothWidths(amara, picture('given'));

      const { page } = people.maya;
      await open(page, '/plan', language);
      await says(page, words('plan-title'), 'Because of Tuesday.');
      await bothWidths(page, picture('plan'));
      await main(page).locator('a[href="/skills/soft-start"]').first().click();
      await bothWidths(page, picture('exercise'));
      await press(page, words('exercise-do'));
      await press(page, words('skills-go-on'));
      await main(page).locator('textarea, input[type=text]').first().fill('The dishes are still there');
      await look(page, picture('write'));
      await press(page, words('skills-go-on'));
      await press(page, words('skills-go-on'));
      await press(page, words('skills-that-is-all'));
      await says(page, 'The dishes are still there');
      await press(page, words('reflection-show'));
      await says(page, words('reflection-said-shared'));
      await open(page, '/plan', language);
      await named(page, 'button', words('answer-done')).click();
      await page.getByText(words('plan-said-thanks')).waitFor();
      await amara.reload();
      await says(amara, 'The dishes are still there', words('answer-done'));
    });

    test('two do an exercise together, each on a device of their own', async () => {
      const maya = people.maya.page;
      const daniel = people.daniel.page;
      await open(maya, '/skills/speaker-listener', language);
      await press(maya, words('exercise-together'));
      await open(daniel, '/plan', language);
      await daniel.locator('main a[href^="/together/"]').first().click();
      await press(maya, words('skills-go-on'));
      // His page goes on by itself, in the language he reads.
      await daniel.getByText(saidOf(words, 'together-turn-listen', 'Maya')).waitFor();
      await press(maya, words('together-start', { clock: '' }).trim().replace(/:$/, ''));
      await daniel.locator('[data-left]').waitFor();
      await bothWidths(daniel, picture('listening'));
      await press(maya, words('together-hand-over'));
      await daniel.getByText(words('together-turn-you')).waitFor();
      // His page follows by itself; hers, without scripts, when she looks again.
      for (let turns = 2; turns > 0; turns -= 1) await press(daniel, words('together-hand-over'));
      await maya.goto(new URL(maya.url()).pathname);
      await press(maya, words('together-hand-over'));
      await maya.goto(new URL(maya.url()).pathname);
      await main(maya).locator('textarea, input[type=text]').first().fill('You were tired, not cold.');
      await press(maya, words('together-keep'));
      await daniel.getByText('You were tired, not cold.').waitFor();
      await bothWidths(daniel, picture('together'));
      await main(daniel).locator('textarea, input[type=text]').first().fill('You wait for me.');
      await press(daniel, words('together-keep'));
      await press(daniel, words('skills-that-is-all'));
      await named(daniel, 'heading', words('together-written')).waitFor();
      await maya.reload();
      await says(maya, 'You wait for me.');
    });

    test('how somebody is takes half a minute, and is drawn over time', async () => {
      const { page } = people.maya;
      await open(page, '/how-i-am', language);
      const group = page.getByRole('group', { name: words('how-mood-asked') });
      await tick(group.getByLabel(words('how-mood-4'), { exact: true }));
      await page.getByLabel(words('how-line')).fill('Tea at six.');
      await press(page, words('how-button'));
      await says(page, words('how-said-kept'), words('how-course'));
      assert.equal(await page.locator('svg.how').count(), 3);
      await page.locator('summary', { hasText: words('how-table') }).click();
      await bothWidths(page, picture('how'));
    });
  });
}
