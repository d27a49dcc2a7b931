// Somebody in the middle of the signalling: sits on the line between a page and the server, ends the
// encryption of each side with a certificate of their own, and passes pictures and sound along.

/**
 * Puts a page of their own between one person's page and everyone else.
 * @param {import('playwright-core').Page} victim whose line is tapped
 * @param {import('playwright-core').Page} attacker an empty page with WebRTC of its own
 * @param {object} [options]
 * @param {boolean} [options.showsGenuine] puts the real fingerprint into each description too, before their own
 */
export async function stepBetween(victim, attacker, { showsGenuine = false } = {}) {
  await attacker.evaluate(async () => {
    // A page that may use a microphone is told its machine's own addresses.
    await navigator.mediaDevices.getUserMedia({ audio: true });
    // One pair of connections for each other device: towards the victim, and towards the other.
    const pairs = new Map();
    const pairFor = (device) => {
      if (!pairs.has(device)) {
        const [inner, outer] = [new RTCPeerConnection(), new RTCPeerConnection()];
        pairs.set(device, { inner, outer });
      }
      return pairs.get(device);
    };
    // What comes in at one end goes out at the other.
    const bridge = (from, to) => {
      from.getTransceivers().forEach((line, at) => to.getTransceivers()[at].sender.replaceTrack(line.receiver.track));
    };
    const settled = (connection) =>
      new Promise((done) => {
        const look = () => connection.iceGatheringState === 'complete' && done();
        connection.addEventListener('icegatheringstatechange', look);
        look();
      });
    // Takes an offer made to one end, makes our own at the other; gives it.
    window.takeOffer = async (device, towards, description) => {
      const { inner, outer } = pairFor(device);
      const [near, far] = towards === 'others' ? [inner, outer] : [outer, inner];
      await near.setRemoteDescription(description);
      for (const line of near.getTransceivers()) line.direction = 'sendrecv';
      if (far.getTransceivers().length === 0) for (const kind of ['audio', 'video', 'video']) far.addTransceiver(kind, { direction: 'sendrecv' });
      bridge(near, far);
      await far.setLocalDescription();
      await settled(far);
      return far.localDescription.toJSON();
    };
    window.takeAnswer = async (device, towards, description) => {
      const { inner, outer } = pairFor(device);
      const [far, near] = towards === 'others' ? [inner, outer] : [outer, inner];
      await far.setRemoteDescription(description);
      bridge(far, near);
      await near.setLocalDescription();
      await settled(near);
      return near.localDescription.toJSON();
    };
  });
  await victim.routeWebSocket(/\/live$/, (socket) => {
    const server = socket.connectToServer();
    const taken = new Map();
    const pass = async (text, towards, send) => {
      const what = JSON.parse(text);
      if (what.t !== 'signal') return send(text);
      const device = what.to ?? what.from;
      const { data } = what;
      if (data.candidate !== undefined) return; // Ours are in our descriptions.
      if (data.description) {
        const take = data.description.type === 'offer' ? 'takeOffer' : 'takeAnswer';
        try {
          // The same offer made again is answered as before.
          const key = `${take} ${towards} ${device} ${data.number}`;
          if (!taken.has(key)) taken.set(key, attacker.evaluate(([name, ...args]) => window[name](...args), [take, device, towards, data.description]));
          const description = { ...(await taken.get(key)) };
          if (showsGenuine) {
            const genuine = data.description.sdp.match(/^a=fingerprint:.*$/m)[0];
            description.sdp = description.sdp.replace(/^m=/m, `${genuine}\r\nm=`);
          }
          what.data = { ...data, description };
        } catch {
          return; // The next try will do.
        }
      }
      send(JSON.stringify(what));
    };
    let out = Promise.resolve();
    socket.onMessage((text) => {
      out = out.then(() => pass(text, 'others', (message) => server.send(message)));
    });
    let back = Promise.resolve();
    server.onMessage((text) => {
      back = back.then(() => pass(text, 'victim', (message) => socket.send(message)));
    });
  });
}
