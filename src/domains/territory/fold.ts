/** A name for comparing: without case, accents and needless spaces. Source: Unicode normalization form KD. */
export function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** All texts that begin with `prefix`, in code point order, as a condition of a table. */
export function beginningWith(prefix: string): { from: string; before: string } {
  return { from: prefix, before: `${prefix}\u{10FFFF}` }
}
