import { simhash } from '../simhash/index.ts'

/** Words of a page that are compared; what comes after is more of the same. */
const MAX_WORDS = 20_000
/** Words that follow each other and count as one feature: single words are much the same on all pages of a site. */
const RUN = 3
/** Letters without a space that are several words: writing that parts them by none is read two signs at a time. */
const LONG = 20
/** A page with fewer words than this is not compared: one changed word is too much of it. */
const FEWEST = 12

/** The 64 bits that tell whether a page still says much the same, as 16 hex digits; null where it says too little. */
export function pageLikeness(text: string): string | null {
  const words: string[] = []
  for (const [run] of text.toLowerCase().matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    if (words.length >= MAX_WORDS) break
    if (run.length <= LONG) words.push(run)
    else words.push(...(run.match(/.{1,2}/gsu) ?? []).slice(0, MAX_WORDS - words.length))
  }
  if (words.length < FEWEST) return null
  const features = new Map<string, number>()
  for (let at = 0; at + RUN <= words.length; at += 1) {
    const feature = words.slice(at, at + RUN).join(' ')
    features.set(feature, (features.get(feature) ?? 0) + 1)
  }
  return simhash(Object.fromEntries(features))
}
