// Which of several messages one heeds first. Plain for browsers, too: a telephone without network and the node that draws
// its page must not differ in what stands first.

/** From what is worst; what is not among them comes after it. Source: CAP 1.2 §3.2.2. */
const WORST_FIRST = ['Extreme', 'Severe', 'Moderate', 'Minor']

/**
 * How a message stands with whoever got it: `isOver` for one that takes back or clears, `isDone` once it was answered or
 * read, `isTakenBack` for one that takes back; `at` is when it was sent, as text whose order is that of time.
 * @typedef {{ isOver: boolean, isDone: boolean, isTakenBack: boolean, severity: string, at: string }} Standing
 */

/** @param {Standing} standing */
function placeOf({ isOver, isDone, severity }) {
  if (isOver) return isDone ? 30 : 20
  const worst = WORST_FIRST.indexOf(severity)
  return (isDone ? 10 : 0) + (worst < 0 ? WORST_FIRST.length : worst)
}

/** People see minutes: within one, what takes back counts as the newest. @param {Standing} standing */
function timeOf({ isTakenBack, at }) {
  return isTakenBack ? `${at.slice(0, 16)}~${at}` : at
}

/**
 * Order for sorting: what is in force before every end, what waits before what was answered, the worst before the rest;
 * of ends of one minute first what takes back; of what is alike the newest.
 * @param {Standing} a
 * @param {Standing} b
 */
export function heedFirst(a, b) {
  return placeOf(a) - placeOf(b) || (timeOf(a) < timeOf(b) ? 1 : -1)
}
