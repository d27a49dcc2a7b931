// What pages say, by key: the texts of locales/, so that one story can be told in each language.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';

const LOCALES = new URL('../locales/', import.meta.url);

/**
 * The texts of a language.
 * @param {string} language its tag, which is also the name of its folder
 * @returns {(key: string, given?: Record<string, string | number>) => string} the text of a key, given what it has a place for
 */
export function wordsOf(language) {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const folder = new URL(`${language}/`, LOCALES);
  for (const file of readdirSync(folder)) {
    assert.deepEqual(bundle.addResource(new FluentResource(readFileSync(new URL(file, folder), 'utf8'))), []);
  }
  return (key, given = {}) => {
    const text = bundle.getMessage(key)?.value;
    assert.ok(text, `${language} has no text ${key}`);
    const faults = [];
    const said = bundle.formatPattern(text, given, faults);
    assert.deepEqual(faults, [], key);
    // A link's words stand in brackets.
    return said.replace(/[[\]]/g, '');
  };
}
