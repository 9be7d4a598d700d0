// What notices read of other slices, as a test sets it, and four persons of whom each does his part.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import type { Slice } from '../../src/core/slice.ts'
import { approve, write } from '../../src/domains/notices/actions/draft.ts'
import { hand, serve } from '../../src/domains/notices/actions/serve.ts'
import { deskNotice } from '../../src/domains/notices/actions/read.ts'
import { decide, review } from '../../src/domains/notices/actions/decide.ts'
import { reply } from '../../src/domains/notices/actions/subject.ts'
import { exampleSlice } from './example-slice.ts'
import { person, type TestHouse } from './house.ts'

/** Codes that the stand-ins know. */
export const CLAIM = 'CLM-AAAAAAAA'
/** Another one that was checked. */
export const SECOND = 'CLM-DDDDDDDD'
export const OPINION = 'CLM-BBBBBBBB'
export const UNCHECKED = 'CLM-CCCCCCCC'
export const OUTLET = 'SRC-AAAAAAAA'
export const OFFICE = 'SRC-BBBBBBBB'
export const OTHER = 'SRC-DDDDDDDD'
export const ACCOUNT = 'SRC-CCCCCCCC'
export const ITEM = 'CIT-AAAAAAAA'
export const BARE = 'CIT-BBBBBBBB'

/** What a test may change: the election, for which source or any the caller speaks, the check, copies, and names of sources. */
export const world: {
  election: { date: string; polling: { from: string; until: string } | null } | null
  speaksFor: Record<string, string>
  mayAny: boolean
  names: Record<string, string>
  /** Sources that were merged into another one. */
  merged: Record<string, string>
  isWithdrawn: boolean
  /** How quotes stand in the copy, whose page its address says it is, and whose the reference is. */
  stand: 'found' | 'missing' | 'unknown'
  copyUrl: string
  itemOf: string | null
  verdict: string
  copies: readonly { code: string; removed: object | null; withheld: object | null }[]
  leaving: readonly { code: string; askedAt: string; isGone: boolean }[]
} = fresh()

/** As each test finds it. */
export function resetWorld(): void {
  Object.assign(world, fresh())
}

function fresh() {
  const copies = [{ code: 'SNP-AAAAAAAA', removed: null, withheld: null }]
  const quoted = { stand: 'found', copyUrl: 'https://post.example/a', itemOf: null } as const
  const whose = { speaksFor: {}, mayAny: false, names: {}, merged: {} }
  return {
    ...whose,
    ...quoted,
    election: null,
    isWithdrawn: false,
    verdict: 'false',
    copies,
    leaving: [],
  }
}

const any = { scope: 'none', permission: 'anyone', output: z.any() } as const
const code = z.strictObject({ code: z.string().max(40) })

/** Where the claims of the test were said. */
const SAID_AT = [
  { url: 'https://post.example/a', saidOn: '2026-11-20', outlet: 'The outlet' },
  { url: 'https://social.example/a', saidOn: null, outlet: null },
]

const KINDS: Readonly<Record<string, string>> = {
  [OUTLET]: 'outlet',
  [OFFICE]: 'authority',
  [OTHER]: 'outlet',
  [ACCOUNT]: 'account',
}

/** Claims, sources, territory, outlets and accounts as far as notices ask them. */
export function besideNotices(): Slice[] {
  const claims = query({
    ...any,
    name: 'claims.deskClaim',
    summary: 'A claim of the test.',
    input: z.strictObject({ claim: z.string().max(40) }),
    run: async (_, { claim }) => ({
      claim: {
        code: claim,
        kind: claim === OPINION ? 'opinion' : 'factual',
        words: 'Words',
        language: 'en',
        harm: 'voting',
      },
      appearances: SAID_AT,
      checks: [CLAIM, SECOND].includes(claim)
        ? [
            {
              version: 1,
              state: world.isWithdrawn ? 'withdrawn' : 'published',
              verdict: world.verdict,
              language: 'en',
              title: 'They close at eight',
              summary: 'No time was changed.',
              method: 'We asked.',
              evidence: [{ item: ITEM, title: 'The page' }],
            },
          ]
        : [],
    }),
  })
  const checked = query({
    ...any,
    name: 'claims.publicClaims',
    summary: 'No claims.',
    input: z.strictObject({ limit: z.number().int().min(1).max(50) }),
    run: async () => ({ items: [] }),
  })
  const known = query({
    ...any,
    name: 'claims.deskClaims',
    summary: 'Checked claims of the test.',
    input: z.strictObject({
      state: z.string().max(20),
      search: z.string().max(100).optional(),
      limit: z.number().int().min(1).max(50),
    }),
    run: async () => ({ items: [{ code: CLAIM, words: 'Words', language: 'en' }] }),
  })
  const thing = query({
    ...any,
    name: 'sources.publicThing',
    summary: 'A source of the test.',
    input: code,
    run: async (_, { code: of }) => {
      const kind = KINDS[of]
      const name = world.names[of] ?? of
      const source = {
        name,
        kind,
        contact: 'news@post.example',
        languages: ['ar'],
        domains: ['post.example'],
      }
      const from = world.itemOf === null ? null : { code: world.itemOf }
      const item = of === ITEM ? { csl: { URL: 'https://post.example/a' }, source: from } : null
      return { title: of, state: 'here', source: kind === undefined ? null : source, item }
    },
  })
  const list = query({
    ...any,
    name: 'sources.publicSources',
    summary: 'Sources of the test.',
    input: z.strictObject({
      what: z.string().max(10),
      search: z.string().max(100).optional(),
      limit: z.number().int().min(1).max(50),
    }),
    run: async (_, { what }) => ({
      items: Object.entries(what === 'item' ? { [ITEM]: 'page' } : KINDS).map(([of, kind]) => ({
        code: of,
        title: `The ${kind}`,
        kind,
      })),
      next: null,
    }),
  })
  const copies = query({
    ...any,
    name: 'sources.publicCopies',
    summary: 'Copies of the test.',
    input: z.strictObject({ item: z.string().max(40) }),
    run: async (_, { item }) => ({
      copies: item === ITEM ? world.copies.map((one) => ({ ...one, url: world.copyUrl })) : [],
    }),
  })
  const quotes = query({
    ...any,
    name: 'sources.quotesStand',
    summary: 'How quotes of the test stand.',
    input: z.strictObject({ quotes: z.array(z.looseObject({ quote: z.string() })).max(20) }),
    run: async (_, { quotes: all }) => ({
      stand: all.map(() => ({ stand: world.stand, copy: null, page: null })),
    }),
  })
  const leaving = query({
    ...any,
    name: 'sources.copiesLeaving',
    summary: 'Copies of the test that go.',
    input: z.strictObject({}),
    run: async () => ({ copies: world.leaving }),
  })
  const standing = query({
    ...any,
    name: 'sources.publicStanding',
    summary: 'What became of the copies of the test.',
    input: z.strictObject({ items: z.array(z.string().max(40)).max(100) }),
    run: async (_, { items }) => ({
      items: items.map((of) => ({ code: of, away: world.leaving.map((one) => one.code) })),
    }),
  })
  const same = query({
    ...any,
    name: 'sources.sameSources',
    summary: 'What sources of the test were merged into.',
    input: z.strictObject({ sources: z.array(z.string().max(40)).max(500) }),
    run: async (_, { sources: all }) => ({
      items: all.map((source) => {
        const lives = world.merged[source] ?? source
        const others = Object.keys(world.merged).filter((one) => world.merged[one] === lives)
        return { source, lives, codes: [...new Set([lives, source, ...others])] }
      }),
    }),
  })
  const election = query({
    ...any,
    name: 'territory.electionDay',
    summary: 'The election of the test.',
    input: z.strictObject({}),
    run: async () =>
      world.election === null ? null : { name: 'Election', zone: 'UTC', ...world.election },
  })
  const holders = query({
    ...any,
    name: 'accounts.holders',
    summary: 'Holders of the test.',
    input: z.strictObject({ permission: z.string().max(40), area: z.string().max(40) }),
    run: async () => ({ count: 1 }),
  })
  const labels = query({
    ...any,
    name: 'accounts.personLabels',
    summary: 'Names of the test.',
    input: z.strictObject({ ids: z.array(z.string().max(80)).max(500) }),
    run: async (_, { ids }) => ({ persons: ids.map((id) => ({ id, name: id })) }),
  })
  const own = query({
    ...any,
    name: 'outlets.ownSource',
    summary: 'For whom the caller of the test speaks.',
    input: z.strictObject({}),
    run: async ({ actor }) => {
      const bound = world.speaksFor[actor.id]
      const source = bound === undefined ? null : (world.merged[bound] ?? bound)
      return { source, mayAny: world.mayAny }
    },
  })
  return [
    exampleSlice('claims', { actions: [claims, checked, known] }),
    exampleSlice('sources', { actions: [thing, copies, list, leaving, standing, same, quotes] }),
    exampleSlice('territory', { actions: [election] }),
    exampleSlice('accounts', { actions: [holders, labels] }),
    exampleSlice('outlets', { actions: [own] }),
  ]
}

const READ = ['notices:read', 'accounts:names', 'claims:read'] as const
export const ida = person('ida', [...READ, 'notices:issue'])
export const omar = person('omar', [...READ, 'notices:issue'])
/** Enters what comes on paper: she had no part in any notice. */
export const petra = person('petra', [...READ, 'notices:issue'])
/** Speaks for the outlet. */
export const olga = person('olga', ['accounts:self', 'notices:answer'])
export const rosa = person('rosa', [...READ, 'notices:review', 'notices:restrict'])
export const yuri = person('yuri', [...READ, 'notices:judge'])
export const admin = person('admin', ['notices:terms', 'accounts:names'])

export const CONTENT = {
  claim: CLAIM,
  source: OUTLET,
  issuer: OFFICE,
  item: ITEM,
  quote: 'Polling stations close at four',
  quoteLanguage: 'en',
  saidOn: '2026-11-20',
  category: 'voting_date',
  facts: 'They close at eight.',
  language: 'en',
  ground: 'voluntary',
  remedy: 'correction',
  harm: 'People may come too late.',
  lessIntrusive: 'A telephone call was not answered.',
  detection: 'person',
  flaggedBy: 'citizen',
  isAboutIssuer: false,
  isUrgent: false,
} as const

const FREE = { isFree: true } as const

/** A notice with what names it as it is read now. */
export async function asRead(
  h: TestHouse,
  notice: string,
): Promise<{ notice: string; read: string }> {
  return { notice, read: (await h.call(ida, deskNotice, { notice })).read }
}

/** A notice that Ida wrote; gives its code. */
export async function written(h: TestHouse, more: object = {}): Promise<string> {
  return (await h.call(ida, write, { ...CONTENT, ...more })).notice
}

/** One that Omar approved. */
export async function approved(h: TestHouse, more: object = {}): Promise<string> {
  const notice = await written(h, more)
  await h.call(omar, approve, { ...(await asRead(h, notice)), ...FREE })
  return notice
}

/** One that was handed over. */
export async function served(h: TestHouse, more: object = {}): Promise<string> {
  const notice = await approved(h, more)
  await toSubject(h, { notice, channel: 'hand', proof: 'Signed by the desk' })
  return notice
}

/** Ida brings it to its subject, and Omar sees the proof. */
export async function toSubject(
  h: TestHouse,
  how: { notice: string; channel: 'hand' | 'post' | 'mail' | 'page'; proof: string; at?: string },
): Promise<void> {
  await h.call(ida, hand, how)
  await h.call(omar, serve, await asRead(h, how.notice))
}

/** One that the outlet answered itself. */
export async function replied(
  h: TestHouse,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const notice = await served(h, more)
  const words = 'We stand by it.\nAs ever.'
  world.speaksFor[olga.id] = String(more['source'] ?? OUTLET)
  await h.call(olga, reply, { notice, words, language: 'en', by: 'Editor' })
  return notice
}

/** One that Rosa decided. */
export async function decided(
  h: TestHouse,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const notice = await replied(h, more)
  await h.call(rosa, review, { notice, ...FREE })
  const said = { outcome: 'unresolved_disagreement', reasons: 'Both were heard.' } as const
  await h.call(rosa, decide, { ...(await asRead(h, notice)), ...said, ...FREE })
  return notice
}
