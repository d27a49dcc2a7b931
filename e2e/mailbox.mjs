// A mail server that takes every mail and keeps it, to be read as whoever it is to would read it.
// What must stay true: it listens on this machine alone.
import { createServer } from 'node:net';

/** A mail's words, out of the form that mail travels in (quoted-printable, RFC 2045). */
function readable(mail) {
  const bytes = mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Talks with one that brings mail (RFC 5321), and hands each mail over. */
function receive(socket, take) {
  let rest = '';
  let mail; // the lines so far, while a mail is told
  socket.write('220 ready\r\n');
  socket.setEncoding('latin1').on('data', (text) => {
    const lines = (rest + text).split('\r\n');
    rest = lines.pop();
    for (const line of lines) {
      if (mail && line !== '.') mail.push(line.replace(/^\./, ''));
      else if (mail) {
        take(mail.join('\r\n'));
        mail = undefined;
        socket.write('250 kept\r\n');
      } else if (line.toUpperCase() === 'DATA') {
        mail = [];
        socket.write('354 go on\r\n');
      } else if (line.toUpperCase() === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 fine\r\n');
    }
  });
  socket.on('error', () => {});
}

/** Opens one: where it is, as the service's setting, and what came in. */
export async function openMailbox() {
  const mails = [];
  const server = createServer((socket) => receive(socket, (mail) => mails.push(readable(mail))));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    /** For `SECUREBASE_SMTP`. */
    setting: `smtp://127.0.0.1:${server.address().port}`,
    /** The newest mail to this address that has these words, once it is there. */
    async newest(to, words) {
      for (let tries = 0; tries < 60; tries += 1) {
        const found = mails.findLast((mail) => mail.includes(`To: ${to}`) && mail.includes(words));
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      throw new Error(`no mail to ${to} with “${words}”; there are ${mails.length}`);
    },
    /** Every mail so far. */
    all: () => [...mails],
    close: () => new Promise((closed) => server.close(closed)),
  };
}
