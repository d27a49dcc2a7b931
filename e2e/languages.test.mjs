// The languages of pages in a browser: chosen without scripts, asked for by the browser, mirrored, and kept for
// when there is no connection.
import assert from 'node:assert/strict';
import { inDemo } from './demo.mjs';
import { AWAY, bothWidths, follow, look, press, says } from './people.mjs';
import { inOrder } from './steps.mjs';

const people = {};
const test = inOrder();

const demo = inDemo(async (browser) => {
  people.plain = await browser.newPerson('plain', { javaScript: false, width: 320 });
  people.reader = await browser.newPerson('reader', { serviceWorkers: 'allow', expect: AWAY });
  people.spanish = await browser.newPerson('spanish', { locale: 'es-MX' });
});

const frame = (page) => page.locator('html').evaluate(({ lang, dir }) => `${lang} ${dir}`);
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('a person changes the language without scripts, on a narrow screen, and reads help', async () => {
  const { page } = people.plain;
  await page.goto('/help');
  await press(page, 'Español');
  assert.match(page.url(), /\/help$/, 'they are still on the page they were on');
  assert.equal(await frame(page), 'es ltr');
  await says(page, '¿Dónde estás?', 'Alemania');
  assert.ok(await sideways(page) <= 0);
  await look(page, 'languages-help-es-plain');

  await press(page, 'العربية');
  assert.equal(await frame(page), 'ar rtl');
  await says(page, 'أين أنت؟');
  await page.getByText('مصر', { exact: true }).click();
  const number = page.locator('#country-EG a[href^="tel:"]').first();
  assert.equal(await number.evaluate((link) => getComputedStyle(link).direction), 'ltr');
  assert.ok(await sideways(page) <= 0);
  await look(page, 'languages-help-ar-plain');

  await follow(page, 'المكتبة');
  assert.equal(await frame(page), 'ar rtl');
  await look(page, 'languages-library-ar-plain');
  await press(page, 'English');
  assert.equal(await frame(page), 'en ltr');
});

test('the first page, the library and an article are read in Arabic, mirrored, at both widths', async () => {
  const { page } = people.reader;
  await page.goto('/');
  await press(page, 'العربية');
  await bothWidths(page, 'languages-first-ar');
  const help = await page.locator('.strip__help').boundingBox();
  const words = await page.locator('.strip__words').boundingBox();
  assert.ok(help.x < words.x, 'the strip is mirrored');
  await page.goto('/library');
  await bothWidths(page, 'languages-library-ar');
  await page.goto('/library/pursue-withdraw');
  const way = (where) => page.locator(where).first().evaluate((part) => getComputedStyle(part).direction);
  assert.equal(await way('.article__text'), 'ltr', 'an English article is read from left to right');
  assert.equal(await way('.article__review'), 'rtl');
  await bothWidths(page, 'languages-article-ar');
  for (const [at, name] of [['/help', 'help'], ['/sign-in', 'sign-in'], ['/start', 'start'], ['/recover', 'recover']]) {
    await page.goto(at);
    await bothWidths(page, `languages-${name}-ar`);
  }
});

test('help opens without a connection in the language that was chosen', async () => {
  const { page } = people.reader;
  const keptIn = (language) =>
    page.waitForFunction(async (wanted) => {
      const kept = await (await caches.open('public')).match('/help');
      return kept?.headers.get('content-language') === wanted;
    }, language);
  await page.goto('/help');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await keptIn('ar');
  await press(page, 'Español');
  await keptIn('es');
  await page.context().setOffline(true);
  await page.goto('/help');
  assert.equal(await frame(page), 'es ltr');
  await says(page, '¿Dónde estás?');
  await page.goto('/library');
  await page.getByRole('heading', { name: 'Sin conexión' }).waitFor();
  await page.context().setOffline(false);
});

test('whose browser asks for Spanish reads Spanish, and holds no cookie for it', async () => {
  const { page } = people.spanish;
  await page.goto('/');
  assert.equal(await frame(page), 'es ltr');
  await bothWidths(page, 'languages-first-es');
  await follow(page, 'leer primero en la biblioteca');
  await bothWidths(page, 'languages-library-es');
  await page.getByLabel('Buscar en los artículos').fill('pelea');
  await press(page, 'Buscar');
  await says(page, 'Lo que buscaste no se guarda.');
  await look(page, 'languages-found-es');
  await page.goto('/library/when-not-to-start');
  await bothWidths(page, 'languages-article-es');
  await page.goto('/sign-in');
  await page.getByLabel('Correo electrónico').fill('nadie@mail.example');
  await page.getByLabel('Contraseña').fill('cuatro palabras sin más');
  await press(page, 'Iniciar sesión');
  await bothWidths(page, 'languages-sign-in-es');
  assert.deepEqual(await page.context().cookies(), []);
  // Whoever reads Arabic is shown in English, whole, what Arabic does not have.
  await page.goto('/skills');
  assert.equal(await frame(page), 'es ltr');
  await press(page, 'العربية');
  assert.equal(await frame(page), 'en ltr');
  await page.getByRole('link', { name: 'Get Help Now' }).first().waitFor();
});
