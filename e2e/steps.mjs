// Steps of one story: each needs the steps before it.
import { test } from 'node:test';

/** A `test` whose steps are left out after one that failed: they would only cost time. */
export function inOrder() {
  let failed = false;
  return (name, run) => test(name, async (t) => {
    if (failed) return t.skip('an earlier step failed');
    try {
      await run(t);
    } catch (problem) {
      failed = true;
      throw problem;
    }
  });
}
