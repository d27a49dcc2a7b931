// Runs the real service, in a process of its own, on a free port and a data folder of its own.
// What must stay true: the service starts from the settings given here alone, whatever the
// environment of the tests holds; no service outlives the tests; a failure shows what it logged.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BINARY =
  process.env.SECUREBASE_TEST_BINARY ??
  new URL('../target/release/securebase', import.meta.url).pathname;
const START_MS = 60_000;
const STOP_MS = 15_000;

/**
 * Starts a service and waits until it listens.
 * @param {object} [options]
 * @param {string} [options.data] a data folder to use again, kept at stop; by default a new one, removed at stop
 * @param {string} [options.listen] where to listen; by default a free port
 * @param {string[]} [options.args] more words for the command line
 * @param {Record<string, string>} [options.env] more of the environment
 * @param {string} [options.relayListen] where its relay is to listen; by default a free port
 * @param {boolean} [options.demo] the made-up practice instead of an empty one
 * @param {string[]} [options.command] what to run in place of the service (the harness's own tests)
 */
export async function startServer({ data, listen = '127.0.0.1:0', relayListen = '127.0.0.1:0', demo = false, args = [], env = {}, command } = {}) {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'securebase-e2e-')));
  const program = command ?? [BINARY, demo ? 'demo' : 'serve'];
  const figures = demo ? [] : ['--metrics-listen', '127.0.0.1:0'];
  if (!command && !existsSync(BINARY)) {
    throw new Error(`${BINARY} is missing: run cargo build --release`);
  }
  const child = spawn(
    program[0],
    [...program.slice(1), '--data', folder, '--listen', listen, ...figures, '--relay-listen', relayListen, ...args],
    { env: { ...withoutSettings(process.env), ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const output = watch(child);

  const stop = async () => {
    const code = await end(child);
    process.removeListener('exit', killWithUs);
    if (!data) await rm(folder, { recursive: true, force: true });
    return code;
  };

  try {
    const origin = await output.find(/^listening on (http:\/\/[\d.]+:\d+)\/?\s*$/m);
    return {
      /** Where it listens, as in `http://127.0.0.1:40123`. */
      origin,
      /** Its data folder. */
      data: folder,
      /** The link that makes the first administrator, printed by a service that has none yet. */
      setUpLink: () => output.find(/(http:\/\/[\d.]+:\d+\/set-up\/\S+)/),
      /** Where its relay is, as in `127.0.0.1:40124`. */
      relay: () => output.find(/^relay on ([\d.]+:\d+)\s*$/m),
      /** All that it printed so far. */
      log: () => output.all(),
      /** Ends it at once, as a power cut would. */
      kill: async () => {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await ended;
      },
      /** Asks it to end, and returns its exit code; null when it had to be killed. */
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The environment less the service's own settings. */
function withoutSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('SECUREBASE_')));
}

/** Collects what a process prints, and finds words in its standard output as they come. */
function watch(child) {
  let stdout = '';
  let all = '';
  let ended = null;
  const waiting = new Set();
  const look = () => waiting.forEach((check) => check());
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    all += text;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    all += text;
  });
  child.once('error', (error) => {
    ended = `could not start: ${error.message}`;
    look();
  });
  child.once('close', (code, signal) => {
    ended ??= `ended with ${code ?? signal}`;
    look();
  });

  const find = (pattern) =>
    new Promise((resolve, reject) => {
      const finish = (act, value) => {
        clearTimeout(timer);
        waiting.delete(check);
        act(value);
      };
      const lost = (why) => finish(reject, new Error(`no ${pattern}: the service ${why}\n${all}`));
      const check = () => {
        const found = stdout.match(pattern);
        if (found) finish(resolve, found[1]);
        else if (ended) lost(ended);
      };
      const timer = setTimeout(() => lost(`did not say so in ${START_MS / 1000} s`), START_MS);
      waiting.add(check);
      check();
    });
  return { find, all: () => all };
}

/** Asks a process to end; kills it when it does not. */
async function end(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  const code = await ended;
  clearTimeout(timer);
  return code;
}
