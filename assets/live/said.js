// What the scripts of this page say, in the language of the page: the texts stand in its own attributes.

const texts = document.querySelector("[data-says]").dataset;

/**
 * The text of this name.
 * @param {string} name as in the attribute data-says-…, in one word: `noCamera` for data-says-no-camera
 * @param {Record<string, string | number>} [places] what stands where the text has {place}
 */
export function said(name, places = {}) {
  const text = texts[`says${name[0].toUpperCase()}${name.slice(1)}`];
  return text.replace(/\{(\w+)\}/g, (whole, place) => String(places[place] ?? whole));
}

const row = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });

/** Names in a row: "Maria and Jo". */
export const inARow = (names) => row.format(names);
