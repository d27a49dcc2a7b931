// The check before a session: camera, microphone, loudspeaker, and a loop through the relay and back.

import { Media, lacks } from "./media.js";
import { said } from "./said.js";

const by = (id) => document.getElementById(id);
const say = (id, words) => {
  by(id).textContent = words;
};
const WAIT_MS = 10000;
const media = new Media(() => {});

async function start() {
  say("said", said("asking"));
  try {
    const missed = await media.start(true);
    by("camera").srcObject = new MediaStream(media.camera ? [media.camera] : []);
    say("camera-said", missed ? said("noCamera") : said("camera"));
    listen();
    say("said", "");
  } catch (problem) {
    const denied = problem.name === "NotAllowedError";
    say("said", denied ? said("denied") : said("noMic"));
    say("camera-said", said("notChecked"));
    say("mic-said", said("notChecked"));
  }
  say("line-said", said("relay"));
  say("line-said", await line());
}

let context;
function listen() {
  context ??= new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(new MediaStream([media.voice])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let loudest = 0;
  const look = () => {
    analyser.getFloatTimeDomainData(samples);
    const level = Math.min(1, 4 * Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length));
    by("level").value = level;
    loudest = Math.max(loudest, level);
    say("mic-said", loudest > 0.05 ? said("heard") : said("silent"));
    setTimeout(look, 100);
  };
  look();
}

async function play() {
  context ??= new AudioContext();
  await context.resume();
  const tone = context.createOscillator();
  const loud = context.createGain();
  loud.gain.setValueAtTime(0.0001, context.currentTime);
  loud.gain.exponentialRampToValueAtTime(0.2, context.currentTime + 0.1);
  loud.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 1.2);
  tone.frequency.value = 440;
  tone.connect(loud).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 1.3);
  say("speaker-said", said("tone"));
}

// Two ends in this page that may meet through the relay only.
async function line() {
  let iceServers;
  try {
    const answer = await fetch("/live/check/relay", { method: "POST" });
    if (!answer.ok || answer.redirected) return said("signIn");
    iceServers = await answer.json();
  } catch {
    return said("offline");
  }
  const relayed = iceServers.filter(({ urls }) => urls.some((url) => url.startsWith("turn")));
  if (relayed.length === 0) return said("noRelay");
  const ends = [0, 1].map(() => new RTCPeerConnection({ iceServers: relayed, iceTransportPolicy: "relay" }));
  const [one, two] = ends;
  try {
    one.addEventListener("icecandidate", ({ candidate }) => two.addIceCandidate(candidate).catch(() => {}));
    two.addEventListener("icecandidate", ({ candidate }) => one.addIceCandidate(candidate).catch(() => {}));
    const channel = one.createDataChannel("loop");
    const heard = new Promise((done) => {
      two.addEventListener("datachannel", ({ channel: other }) => {
        other.addEventListener("message", (event) => other.send(event.data));
      });
      channel.addEventListener("message", (event) => done(performance.now() - Number(event.data)));
      channel.addEventListener("open", () => channel.send(String(performance.now())));
    });
    await one.setLocalDescription();
    await two.setRemoteDescription(one.localDescription);
    await two.setLocalDescription();
    await one.setRemoteDescription(two.localDescription);
    const late = new Promise((done) => setTimeout(done, WAIT_MS, null));
    const took = await Promise.race([heard, late]);
    if (took === null) return said("noWay");
    return said("works", { milliseconds: Math.max(1, Math.round(took)) });
  } finally {
    for (const end of ends) end.close();
  }
}

const lacking = lacks();
by("check").hidden = false;
if (lacking) {
  by("start").disabled = true;
  say("said", lacking === "insecure" ? said("insecure") : said("old"));
}
by("start").addEventListener("click", start);
by("play").addEventListener("click", play);
addEventListener("quickexit", () => media.stop());
