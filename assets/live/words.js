// The words everybody in a call sees alike, made from all their certificates' fingerprints. Someone in
// the middle would need certificates of their own, and then the words differ.
//
// Six of 256 words are 48 bits. Someone in the middle who tries certificates until both sides show the
// same words needs about 2^24 on each side, and each try costs 300,000 rounds of PBKDF2: 2^42 hashes in
// the seconds in which a call begins.

import { WORDS } from "./word-list.js";

const COUNT = 6;
const ROUNDS = 300_000;

/**
 * @param {string[]} fingerprints of everybody in the call, in any order
 * @returns {Promise<string[]>}
 */
export async function wordsOf(fingerprints) {
  const all = [...new Set(fingerprints.map((one) => one.toLowerCase()))].sort().join("\n");
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", utf8.encode(all), "PBKDF2", false, ["deriveBits"]);
  const salt = utf8.encode("securebase verification words v1");
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, key, COUNT * 8);
  return [...new Uint8Array(bits)].map((byte) => WORDS[byte]);
}
