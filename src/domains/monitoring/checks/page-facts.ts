import { hash } from 'node:crypto'
import { z } from 'zod'
import { type Page, RESOURCE_KINDS } from '../../../lib/html/index.ts'
import { phrasesIn } from './phrases.ts'
import type { SitePolicy } from './site.ts'
import { PHRASES } from './texts/phrases.ts'

const text = z.string()

/** What the checks know of a page: so small that it is kept with the site, and a page that stays as it is is not parsed again. */
export const pageFacts = z.strictObject({
  title: text,
  base: text.nullable(),
  resources: z.array(
    z.strictObject({ kind: z.enum(RESOURCE_KINDS), url: text, integrity: z.boolean() }),
  ),
  policies: z.array(text),
  referrers: z.array(text),
  /** Phrases of a defacement, built-in and own, that stand on it; sorted. */
  phrases: z.array(text),
  /** Whether the word stands on it that is to stand there; null where none is. */
  hasKeyword: z.boolean().nullable(),
})
export type PageFacts = z.infer<typeof pageFacts>

/** Facts of a page, and what they are of. */
export const keptFacts = z.strictObject({ of: text, facts: pageFacts })
export type KeptFacts = z.infer<typeof keptFacts>

/** What decides about the facts of a page. */
interface Read {
  /** SHA-256 of the body. */
  readonly body: string
  readonly type: string
  readonly policy: Pick<SitePolicy, 'phrases' | 'keyword'>
}

/** Rises with whatever reads a page otherwise. */
const READING = 2

const BUILT_IN = hash('sha256', JSON.stringify([READING, PHRASES]))

/** What facts are of: the same means that the page would be read to the same facts. */
export function factsKey({ body, type, policy }: Read): string {
  const { phrases, keyword } = policy
  return hash('sha256', JSON.stringify([BUILT_IN, body, type, phrases, keyword]))
}

/** Facts of a page that was read. */
export function factsOf(page: Page, { phrases, keyword }: Read['policy']): PageFacts {
  const { title, text, base, resources, policies, referrers } = page
  const shown = `${title} ${text}`
  return {
    title,
    base,
    resources: [...resources],
    policies: [...policies],
    referrers: [...referrers],
    phrases: phrasesIn(shown, phrases),
    hasKeyword: keyword === null ? null : holdsWord(shown, keyword),
  }
}

function holdsWord(shown: string, word: string): boolean {
  return shown.replace(/\s+/g, ' ').toLowerCase().includes(word.toLowerCase())
}

/** Facts that take more, in characters, are read again at every visit: they are stored with it. */
const MAX_KEPT = 16_384

/** The facts of a page, where they are small enough to be kept. */
export function toKeep({ of, page }: { of: string; page: PageFacts }): { page?: KeptFacts } {
  return JSON.stringify(page).length > MAX_KEPT ? {} : { page: { of, facts: page } }
}
