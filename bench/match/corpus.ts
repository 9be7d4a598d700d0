// Posts and claims of the exercise, written for this bench, and pools of any size made of them: the same every time.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chance } from './chance.ts'

export interface Claim {
  readonly id: string
  readonly language: string
  readonly title: string
  readonly subtitle: string
  readonly claim: string
}

export interface JudgedPost {
  readonly id: string
  readonly language: string
  readonly text: string
  /** Ids of the claims that it repeats. */
  readonly relevant: readonly string[]
}

function linesOf<Line>(file: string): Line[] {
  const lines = readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as Line)
}

export const claims: readonly Claim[] = linesOf<Claim>('claims.jsonl')
export const posts: readonly JudgedPost[] = linesOf<JudgedPost>('posts.jsonl')

const FIELDS = ['title', 'subtitle', 'claim'] as const
/** How many words of a made claim are those of others, of those that are not made up: what is left of one story is no longer it. */
const EXCHANGED = 0.5
/** Syllables of made-up words: a large pool has more words than a small one, as languages do, and other stories. */
const SYLLABLES = 'ba ce di fo gu ha ji ko lu me no pa qui ro su ta ve wi xo za'.split(' ')
const MADE_UP = 0.4

/**
 * The claims of the exercise and others up to `size`: each has a third of the words of one claim, a third of others in
 * its language, and a third that is made up; numbers are others. None of them says what a post says.
 */
export function poolOf(size: number): Claim[] {
  const next = chance(size)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const byLanguage = Map.groupBy(claims, ({ language }) => language)
  const words = new Map(
    [...byLanguage].map(([language, all]) => [
      language,
      all.flatMap((one) => FIELDS.flatMap((field) => one[field].split(' '))),
    ]),
  )
  const madeUp = () =>
    Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(SYLLABLES)).join('')
  const made = Array.from({ length: Math.max(0, size - claims.length) }, (_, n): Claim => {
    const { language, ...from } = pick(claims)
    const exchange = (word: string) => {
      if (/\d/.test(word)) return word.replaceAll(/\d/g, () => String(Math.floor(next() * 10)))
      if (next() < MADE_UP) return madeUp()
      return next() < EXCHANGED ? pick(words.get(language) ?? []) : word
    }
    const field = (name: (typeof FIELDS)[number]) => from[name].split(' ').map(exchange).join(' ')
    const fields = { title: field('title'), subtitle: field('subtitle'), claim: field('claim') }
    return { id: `made-${n}`, language, ...fields }
  })
  return [...claims, ...made]
}
