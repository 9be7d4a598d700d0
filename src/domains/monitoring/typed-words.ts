// What whoever approves a text about voting alone types, so that it was read: the words as they stand on the page.
import { normalText } from '../../lib/html/index.ts'
import { plainDigits } from '../../lib/digits/index.ts'
import { isFileKey } from './watched-file.ts'
import type { ShownChange } from './watched.ts'

/** A text of more characters is typed by the words that changed, or by how it begins. */
const MAX_TYPED = 200
/** Characters of a beginning that are enough. */
export const MIN_BEGINNING = 40
/** Characters of a hash that are typed. */
export const HASH_SIGNS = 8

/** What is asked for: the text as it is now, the words of it that are new, those that are gone; of a file signs of its hash, or its path where it is gone. */
export type TypedKind = 'now' | 'changed' | 'gone' | 'hash' | 'path'

export interface ToType {
  readonly kind: TypedKind
  readonly words: string
  /** It is too long to be typed: how it begins is enough. */
  readonly isBeginning: boolean
}

/** What is to be typed of a change. */
export function toType({
  key,
  under,
  now,
  old,
  marked,
}: Pick<ShownChange, 'key' | 'under' | 'now' | 'old' | 'marked'>): ToType {
  if (isFileKey(key))
    return now === null ? asked('path', under) : asked('hash', now.slice(0, HASH_SIGNS))
  if (now === null) return asked('gone', old ?? '')
  if (now.length <= MAX_TYPED) return asked('now', now)
  const runs = (side: 'now' | 'old') =>
    marked.flatMap((run) => (run.in === side ? [run.text.trim()] : [])).join(' ')
  const [fresh, lost] = [runs('now'), runs('old')]
  if (fresh !== '') return asked('changed', fresh)
  return lost === '' ? asked('now', now) : asked('gone', lost)
}

function asked(kind: TypedKind, words: string): ToType {
  return { kind, words, isBeginning: words.length > MAX_TYPED }
}

/** Whether somebody typed it, as a reader sees it: however it is spaced, in whatever form its letters, digits, quotation marks and dashes came. */
export function isTyped({ words, isBeginning }: ToType, typed: string): boolean {
  const [wanted, given] = [plainSight(words), plainSight(typed)]
  if (!isBeginning) return given === wanted
  return given.length >= MIN_BEGINNING && wanted.startsWith(given)
}

function plainSight(text: string): string {
  const same = normalText(text)
    .text.replace(/[‘’‚‛ʼ′]/gu, "'")
    .replace(/[“”„‟«»″]/gu, '"')
  return plainDigits(same.replace(/[‐-―−]/gu, '-').replace(/…$/u, ''))
}
