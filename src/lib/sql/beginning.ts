/** All texts that begin with `prefix`, in code point order, as a condition of a table. */
export function beginningWith(prefix: string): { from: string; before: string } {
  return { from: prefix, before: `${prefix}\u{10FFFF}` }
}
