/** A name for comparing: without case, accents and needless spaces. Source: Unicode normalization form KD. */
export function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** First text that does not begin with `prefix` any more: upper end of a search by prefix in code point order. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`
}
