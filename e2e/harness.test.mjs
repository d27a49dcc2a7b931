// The harness held to its own word: each of its checks passes a good page and fails a bad one.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { accessible, keyboard, shot } from './checks.mjs';
import { startServer } from './server.mjs';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https://elsewhere.example; connect-src 'self' ws://127.0.0.1:9";

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 sans-serif; margin: 1rem; color: CanvasText; background: Canvas; }
  button { min-height: 2rem; }
  .faint { color: #ccc; background: #fff; }
  .faint-in-dark { color: #222; }
  @media (prefers-color-scheme: light) { .faint-in-dark { color: #111; } }
  .wide { width: 600px; }
  .bare:focus { outline: none; }
  .choice:has(:focus-visible) { outline: 2px solid; }
  .choice input:focus-visible { outline: none; }
  .gone { opacity: 0; }
  .clear:focus { outline: 2px solid transparent; }
  .cover { position: fixed; inset: 0; background: Canvas; }`;

const page = (main, head = '') => `<!doctype html><html lang="en"><head><title>A page</title>
  <meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg">
  <link rel="stylesheet" href="/style.css">${head}</head><body><main><h1>A page</h1>${main}</main></body></html>`;

const PAGES = {
  '/good': page(`<p><a href="/good">A link</a></p><form><label>Day <input type="date"></label>
    <fieldset><legend>One of two</legend><label><input type="radio" name="r" value="1"> One</label>
    <label><input type="radio" name="r" value="2"> Two</label></fieldset>
    <div class="choice"><input type="checkbox" id="card"><label for="card">A card</label></div><button>Send</button></form>
    <details><summary>More</summary><a href="/good">Inside</a></details>`, '<script type="module" src="/good.js"></script>'),
  '/third-party': page('<img alt="" src="https://elsewhere.example/pixel.png">'),
  '/hint': page('', '<link rel="preconnect" href="https://elsewhere.example">'),
  '/socket': page('', '<script src="/socket.js"></script>'),
  '/inline': page('<p id="p"></p><script>document.title = "not allowed"</script>'),
  '/throws': page('', '<script src="/throws.js"></script>'),
  '/missing-part': page('', '<script src="/nowhere.js"></script>'),
  '/no-label': page('<input>'),
  '/faint': page('<p class="faint">Hard to read</p>'),
  '/faint-in-dark': page('<p class="faint-in-dark">Hard to read at night</p>'),
  '/wide': page('<div class="wide">Too wide</div>'),
  '/bare': page('<a class="bare" href="/good">No outline</a>'),
  '/clear': page('<a class="clear" href="/good">An outline like glass</a>'),
  '/gone': page('<a class="gone" href="/good">Cannot be seen</a>'),
  '/covered': page('<a href="/good">Under it</a><div class="cover"></div>'),
  '/click-only': page('<div role="button" onclick="">Mouse only</div>'),
  '/trap': page('<button id="trap">Stay</button><a href="/good">Out</a>', '<script type="module" src="/trap.js"></script>'),
  '/style.css': STYLE,
  '/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '/good.js': 'document.body.dataset.ran = "yes";',
  '/throws.js': 'throw new Error("thrown on purpose");',
  '/socket.js': 'try { new WebSocket("ws://127.0.0.1:9/elsewhere"); } catch {}',
  '/trap.js': 'document.querySelector("#trap").addEventListener("keydown", (e) => e.preventDefault());',
};

const web = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const types = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
  response.setHeader('content-type', types[pathname.split('.')[1]] ?? 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', POLICY);
  response.statusCode = pathname in PAGES ? 200 : 404;
  response.end(PAGES[pathname] ?? page('<p>Not here</p>'));
});
let origin;
let browser;

before(async () => {
  await new Promise((resolve) => web.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${web.address().port}`;
  browser = await openBrowser(origin);
});

after(async () => {
  web.close();
  web.closeAllConnections();
  await browser?.close();
});

/** What a person meets who opens a page, in a browser of their own. */
async function problemsAt(path, options) {
  const own = await openBrowser(origin);
  const person = await own.newPerson('Ada', options);
  await person.page.goto(path);
  await person.page.waitForTimeout(200);
  const problems = await person.problems();
  if (problems.length > 0) {
    await assert.rejects(person.check(), /Ada met problems/);
    await assert.rejects(own.close(), /Ada: /);
  } else {
    await person.check();
    await own.close();
  }
  return problems.join('\n');
}

for (const javaScript of [true, false]) {
  test(`a good page passes every check, ${javaScript ? 'with' : 'without'} scripts`, async () => {
    const ada = await browser.newPerson('Ada', { javaScript, width: 700, colorScheme: 'dark' });
    await ada.page.goto('/good');
    assert.equal(await ada.page.locator('body[data-ran]').count(), javaScript ? 1 : 0);
    await accessible(ada.page);
    await ada.page.reload();
    assert.equal(await ada.page.locator('body[data-ran]').count(), javaScript ? 1 : 0, 'scripts as before the check');
    assert.deepEqual(await keyboard(ada.page), ['<a> A link', '<input> Day', '<input> One', '<input> A card', '<button> Send', '<summary> More']);
    assert.deepEqual(ada.page.viewportSize(), { width: 700, height: 800 });
    assert.ok(await ada.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), 'still dark');
    assert.ok(ada.requests.includes(`${origin}/style.css`), 'every request is written down');
    await ada.check();
  });

  test(`a page that asks another site for a part is found, ${javaScript ? 'with' : 'without'} scripts`, async () => {
    const problems = await problemsAt('/third-party', { javaScript });
    assert.match(problems, /request to another site: https:\/\/elsewhere\.example\/pixel\.png/);
  });

  test(`a script in the page is found, ${javaScript ? 'with' : 'without'} scripts`, async () => {
    if (javaScript) assert.match(await problemsAt('/inline'), /content policy: script-src/);
    else assert.equal(await problemsAt('/inline', { javaScript }), '', 'it is never run, so nothing is broken');
  });
}

test('another site named in a hint, or called over a WebSocket, is found', async () => {
  assert.match(await problemsAt('/hint'), /hint of another site: https:\/\/elsewhere\.example/);
  assert.match(await problemsAt('/socket'), /WebSocket to another site: ws:\/\/127\.0\.0\.1:9\/elsewhere/);
});

test('another site that a person may visit is no problem', async () => {
  const problems = await problemsAt('/third-party', { mayVisit: ['https://elsewhere.example'], expect: [/ERR_NAME_NOT_RESOLVED/] });
  assert.equal(problems, '');
});

test('an error in a script and a missing part are found; a page that answers 404 is no fault', async () => {
  assert.match(await problemsAt('/throws'), /page error: Error: thrown on purpose/);
  assert.match(await problemsAt('/missing-part'), /console error: .*404.*nowhere\.js/);
  assert.equal(await problemsAt('/not-here'), '');
  assert.equal(await problemsAt('/throws', { expect: [/thrown on purpose/] }), '');
});

for (const [path, check, fault] of [
  ['/no-label', accessible, /320 px, light: label \(critical\) input/],
  ['/faint', accessible, /1280 px, light: color-contrast/],
  ['/faint-in-dark', accessible, /320 px, dark: color-contrast/],
  ['/wide', accessible, /320 px: scrolls sideways, to 6\d\d px, because of <div class="wide">/],
  ['/bare', keyboard, /No outline: has the focus but no outline/],
  ['/clear', keyboard, /like glass: has the focus but no outline/],
  ['/gone', keyboard, /Cannot be seen: has the focus but cannot be seen/],
  ['/covered', keyboard, /Under it: has the focus but cannot be seen/],
  ['/click-only', keyboard, /Mouse only.*the Tab key does not come by/],
  ['/trap', keyboard, /Stay: Tab does not lead out/],
]) {
  test(`${check.name} finds what is wrong with ${path}`, async () => {
    const ada = await browser.newPerson('Ada', { javaScript: true, expect: [/content policy|Content Security Policy/] });
    await ada.page.goto(path);
    await assert.rejects(check(ada.page), fault);
  });
}

test('a picture is kept', async () => {
  delete process.env.SECUREBASE_PICTURES; // This one is not for the docs.
  const ada = await browser.newPerson('Ada');
  await ada.page.goto('/good');
  await shot(ada.page, 'harness');
  const path = new URL('out/harness.png', import.meta.url);
  assert.ok((await stat(path)).size > 1000);
  await rm(path);
  await assert.rejects(shot(ada.page, '../elsewhere'), /name of a picture/);
});

/** A stand-in for the service, which prints what the service would. */
const standIn = (script) => ({ command: [process.execPath, '-e', script, '--'] });

test('a service that starts gives its origin and its set-up link, and ends when asked', async () => {
  process.env.SECUREBASE_SECRET_OF_THE_TESTS = 'x';
  const server = await startServer(standIn(`
    console.log('metrics listening on http://127.0.0.1:1');
    console.log('listening on http://127.0.0.1:4242');
    setTimeout(() => console.log('Set up: http://127.0.0.1:4242/set-up/abc-DEF_1'), 50);
    console.error(process.argv.includes('127.0.0.1:0'), process.env.SECUREBASE_SECRET_OF_THE_TESTS);
    process.on('SIGTERM', () => process.exit(0));
    setInterval(() => {}, 1000);`));
  assert.equal(server.origin, 'http://127.0.0.1:4242');
  assert.equal(await server.setUpLink(), 'http://127.0.0.1:4242/set-up/abc-DEF_1');
  assert.match(server.log(), /true undefined/);
  assert.ok(existsSync(server.data));
  assert.equal(await server.stop(), 0);
  assert.ok(!existsSync(server.data));
});

test('a service that does not start says why', async () => {
  await assert.rejects(startServer(standIn('console.error("no such key"); process.exit(3)')), /ended with 3\n.*no such key/s);
  await assert.rejects(startServer({ command: ['/nowhere/securebase'] }), /could not start/);
});
