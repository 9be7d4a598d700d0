// Which of several messages one heeds first. Plain for browsers, too: a telephone without network and the node that draws
// its page must not differ in what stands first.

/** From what is worst; what is not among them comes after it. Source: CAP 1.2 §3.2.2. */
const WORST_FIRST = ['Extreme', 'Severe', 'Moderate', 'Minor']

/**
 * How a message stands with whoever got it: `isOver` for one that takes back or clears, `isDone` once it was answered or
 * read, `isActed` for the end of what was answered before; `at` is when it was sent, as text whose order is that of time.
 * @typedef {{ isOver: boolean, isDone: boolean, isActed: boolean, severity: string, at: string }} Standing
 */

/** @param {Standing} standing */
function placeOf({ isOver, isDone, isActed, severity }) {
  if (isOver) return isDone ? 30 : isActed ? 20 : 21
  const worst = WORST_FIRST.indexOf(severity)
  return (isDone ? 10 : 0) + (worst < 0 ? WORST_FIRST.length : worst)
}

/**
 * Order for sorting: what is in force before every end, what waits before what was answered, the worst before the rest;
 * of ends first those of what was acted on; of what is alike the newest.
 * @param {Standing} a
 * @param {Standing} b
 */
export function heedFirst(a, b) {
  return placeOf(a) - placeOf(b) || (a.at < b.at ? 1 : -1)
}
