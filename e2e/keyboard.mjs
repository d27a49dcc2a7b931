// A walk through a page with the Tab key alone.
import assert from 'node:assert/strict';

const MOST_STOPS = 300;
// A date or time field has several stops inside; more than this on one element is a trap.
const MOST_INSIDE = 12;

/**
 * Presses Tab from the top of the page to its end. Fails if an element with the focus cannot be
 * seen or does not show that it has it, if something one could click cannot be reached, or if there
 * is no way on.
 * @returns {Promise<string[]>} the stops' names, in order
 */
export async function keyboard(page) {
  await page.evaluate(goToTop);
  const names = [];
  const faults = [];
  let inside = 0;
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(lookAtFocus);
    if (at.where === 'end') break;
    if (at.where === 'same') {
      inside += 1;
      if (inside < MOST_INSIDE) continue;
      faults.push(`${at.name}: Tab does not lead out of it`);
      break;
    }
    inside = 0;
    names.push(at.name);
    faults.push(...at.faults.map((fault) => `${at.name}: ${fault}`));
  }
  faults.push(...(await page.evaluate(findMissed)));
  assert.equal(faults.length, 0, `${page.url()} cannot be used by keyboard:\n${faults.join('\n')}`);
  return names;
}

/** In the page: the next Tab starts from the top. */
function goToTop() {
  const top = document.querySelector('dialog:modal') ?? document.body;
  const before = top.getAttribute('tabindex');
  top.setAttribute('tabindex', '-1');
  top.focus({ preventScroll: true });
  top.blur();
  if (before === null) top.removeAttribute('tabindex');
  else top.setAttribute('tabindex', before);
  window.keyboardWalk = { seen: new Set(), last: null };
}

/** In the page: what has the focus now, and what is wrong with how it shows. */
function lookAtFocus() {
  const walk = window.keyboardWalk;
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return { where: 'end' };
  const name = `<${element.localName}> ${(
    element.getAttribute('aria-label') ||
    element.labels?.[0]?.innerText ||
    element.innerText ||
    element.getAttribute('name') ||
    element.outerHTML
  )
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 60)}`;
  if (element === walk.last) return { where: 'same', name };
  if (walk.seen.has(element)) return { where: 'end' };
  walk.seen.add(element);
  walk.last = element;
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish(); // An outline that fades in.
  }

  const faults = [];
  // A styled radio or box may show itself through its label, what stands next to it, or the card around both.
  const shown = [element, ...(element.labels ?? [])];
  if (element.matches('input') && element.nextElementSibling) shown.push(element.nextElementSibling);
  if (element.matches('input[type=radio], input[type=checkbox]')) shown.push(element.closest('.choice') ?? element);
  const canBeSeen = (e) => {
    if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    // Any one of a few points will do: a link may break over lines, a header may hide a part.
    return [...e.getClientRects()].some(({ left, right, top, bottom, width, height }) => {
      if (width < 2 || height < 2) return false;
      const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [left + x * (right - left), top + y * (bottom - top)]));
      return points.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return hit && (e.contains(hit) || hit.contains(e) && getComputedStyle(e).pointerEvents === 'none');
      });
    });
  };
  const hasOutline = (e) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(e);
    const clear = /^rgba\(.*, 0\)$|\/ 0\)$/.test(outlineColor);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !clear;
  };
  if (!shown.some(canBeSeen)) faults.push('has the focus but cannot be seen');
  else if (!shown.some((e) => canBeSeen(e) && hasOutline(e))) faults.push('has the focus but no outline shows it');
  return { where: 'new', name, faults };
}

/** In the page: what one could click and see, but the walk did not come by. */
function findMissed() {
  const { seen } = window.keyboardWalk;
  delete window.keyboardWalk;
  const scope = document.querySelector('dialog:modal') ?? document;
  const candidates = scope.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [onclick], [role=button]',
  );
  // Tab stops once in a group of radio buttons; the arrow keys do the rest.
  const groups = new Set([...seen].filter((e) => e.type === 'radio').map((e) => e.name));
  return [...candidates]
    .filter((e) => !seen.has(e) && !e.disabled && !e.matches('[inert] *, [inert], :disabled, [tabindex="-1"]'))
    .filter((e) => !(e.type === 'radio' && groups.has(e.name)))
    .filter((e) => e.localName !== 'summary' || e.matches('details > summary:first-of-type'))
    .filter((e) => e.checkVisibility({ visibilityProperty: true }))
    .map((e) => `${e.outerHTML.slice(0, 100)}: the Tab key does not come by`);
}
