// The made-up practice of one file of tests, and a browser that reaches it: there before its first step, gone
// after its last.
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

/**
 * Starts both before the steps of the file that calls this, and then lets people come.
 * @param {(browser: object) => Promise<void>} come opens and signs in whoever the steps are about
 * @returns {{ server: object, browser: object }} both, once the steps begin
 */
export function inDemo(come) {
  const demo = {};
  before(async () => {
    demo.server = await startServer({ demo: true });
    demo.browser = await openBrowser(demo.server.origin);
    await come(demo.browser);
  });
  after(async () => {
    try {
      await demo.browser?.close();
    } finally {
      await demo.server?.stop();
    }
  });
  return demo;
}
