// Keeps a list on the page in step with a list of keys. What stays is left as it is: a button that is
// made anew under a finger loses the press.

/**
 * @param {Element} list
 * @param {string[]} keys in order
 * @param {(key: string) => Element} make makes the element of a key that is new
 */
export function inStep(list, keys, make) {
  const there = new Map([...list.children].map((element) => [element.dataset.key, element]));
  for (const [key, element] of there) if (!keys.includes(key)) element.remove();
  keys.forEach((key, at) => {
    let element = there.get(key);
    if (!element) {
      element = make(key);
      element.dataset.key = key;
    }
    if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
  });
}
