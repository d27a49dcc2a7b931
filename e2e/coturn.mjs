// Debian's coturn, as a practice that outgrew the relay inside would run it.
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';

const SECRET = 'for this test alone';

/** A port that is free right now. */
export async function freePort() {
  const socket = createSocket('udp4');
  await new Promise((ready) => socket.bind(0, '127.0.0.1', ready));
  const { port } = socket.address();
  await new Promise((done) => socket.close(done));
  return port;
}

function listens(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.destroy() && done(true));
    socket.on('error', () => done(false));
  });
}

/** Starts it on a port. */
export async function startCoturn(port) {
  const words = ['-n', '--listening-ip', '127.0.0.1', '--listening-port', String(port), '--relay-ip', '127.0.0.1', '--use-auth-secret', '--static-auth-secret', SECRET, '--realm', 'securebase', '--allow-loopback-peers', '--no-cli', '--no-tls', '--no-dtls', '--log-file', 'stdout', '--pidfile', ''];
  const child = spawn('turnserver', words, { stdio: 'ignore' });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (tries > 100) throw new Error('coturn did not start');
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    /** What the service needs to know to use it. */
    settings: ['--turn', `turn:127.0.0.1:${port}`, '--turn-secret', SECRET],
    /** Ends it at once. */
    async kill() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await ended;
      process.removeListener('exit', killWithUs);
    },
  };
}
