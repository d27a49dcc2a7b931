// A bad line between one browser and all else: the browser runs in a network namespace of its own.
import { spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why this machine cannot have one; null if it can. */
export function whyNot() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return 'needs root on Linux';
  try {
    accessSync('/dev/net/tun', constants.R_OK | constants.W_OK);
    return null;
  } catch {
    return 'needs /dev/net/tun';
  }
}

/**
 * Lays the line. `near` is the address of this machine on it.
 * @param {string} folder for the script that starts a browser at the far end
 * @param {{ loss: number, delay: number }} bad share of packets lost, and milliseconds each way, once bad
 */
export async function layLine(folder, { loss, delay }) {
  const namespace = `sb${process.pid}`;
  const net = `10.77.${process.pid % 250}`;
  const script = new URL('lossy-link.py', import.meta.url).pathname;
  const child = spawn('python3', [script, namespace, `${net}.1`, `${net}.2`, String(loss), String(delay)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  await new Promise((ready, failed) => {
    child.stdout.once('data', ready);
    ended.then((code) => failed(new Error(`no line: ended with ${code}`)));
  });
  return {
    near: `${net}.1`,
    /** A program that starts that browser at the far end. */
    browserAt: (browser) => {
      const path = join(folder, 'far-browser');
      writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${namespace} ${browser} "$@"\n`);
      chmodSync(path, 0o755);
      return path;
    },
    makeBad: () => child.kill('SIGUSR1'),
    makeGood: () => child.kill('SIGUSR2'),
    async remove() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
