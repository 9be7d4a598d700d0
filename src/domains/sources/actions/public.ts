import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { searchWords } from '../../../core/search-words.ts'
import { time } from '../../../core/time.ts'
import { itemType } from '../../../lib/csl/index.ts'
import { authorText } from '../content.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import { type Shipped, shippedItems } from '../shipped.ts'
import * as store from '../store.ts'
import { toldCsl } from '../withheld.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
/** Things of one page, and words of one search. */
const MAX_ITEMS = 50
const MAX_WORDS = 6

export const whatKind = z.enum(['source', 'item'])

/** A source or a reference in a list. */
const listItem = z.strictObject({
  code: noun.anyCode,
  what: whatKind,
  title: z.string(),
  /** What a source is, or the type of a reference. */
  kind: noun.sourceKind.or(itemType),
  /** Who made it, and when, as far as that is known. */
  by: z.string().nullable(),
  year: z.number().int().nullable(),
  /** Whether a person of this node looked at it. */
  isProposed: z.boolean(),
  /** For what a source may be used, by two reviewers; null for a reference, and while nobody said. */
  standing: noun.standing.nullable(),
  scope: z.string().nullable(),
})
export type Listed = z.infer<typeof listItem>

const question = z.strictObject({
  search: z.string().trim().max(100).optional(),
  what: whatKind.optional(),
  kind: noun.sourceKind.optional(),
  standing: noun.standing.optional(),
  /** Only references that somebody of this node looked at, or only the others. */
  isKept: z.boolean().optional(),
  after: noun.anyCode.optional(),
  limit: z.number().int().min(1).max(MAX_ITEMS).default(MAX_ITEMS),
})

/** Where a list goes on: first sources, then references that were added, then those that ship. */
async function placeOf(ctx: QueryContext, after: string | undefined) {
  if (after === undefined) return { source: undefined, item: undefined, shipped: undefined }
  if (after.startsWith('SRC-')) {
    return { source: (await store.sources.one(ctx.tx, { code: after }))?.id ?? '' }
  }
  const row = await store.items.one(ctx.tx, { code: after })
  return row === undefined ? { shipped: after } : { item: row.id }
}

export const publicSources = query({
  ...anybody,
  name: 'sources.publicSources',
  summary:
    'For everybody: sources that this node cites, with what two reviewers said of them; then references; those that nobody of this node looked at yet come last.',
  input: question,
  output: z.strictObject({ items: z.array(listItem), next: noun.anyCode.nullable() }),
  async run(ctx, { after, limit, ...asked }) {
    const words = searchWords(asked.search ?? '', MAX_WORDS)
    const place = await placeOf(ctx, after)
    const all: Listed[] = []
    const wanted = (from: string | undefined) => ({
      words,
      after: from,
      limit: limit + 1 - all.length,
    })
    if (after === undefined || place.source !== undefined)
      all.push(...(await sourcesOf(ctx, asked, wanted(place.source))))
    if (all.length <= limit && place.shipped === undefined)
      all.push(...(await itemsOf(ctx, asked, wanted(place.item))))
    if (all.length <= limit) all.push(...(await untouched(ctx, asked, wanted(place.shipped))))
    const items = all.slice(0, limit)
    return { items, next: all.length > limit ? (items.at(-1)?.code ?? null) : null }
  },
})

type Asked = Omit<z.infer<typeof question>, 'after' | 'limit'>

/** Whether references are asked for: what is said of sources alone leaves them out. */
function isForItems({ what, kind, standing }: Asked): boolean {
  return what !== 'source' && kind === undefined && standing === undefined
}

async function sourcesOf(ctx: QueryContext, asked: Asked, wanted: store.Wanted): Promise<Listed[]> {
  const { what, kind, standing, isKept } = asked
  if (what === 'item' || isKept !== undefined) return []
  return await toldSources(ctx, await store.listedSources(ctx.tx, { ...wanted, kind, standing }))
}

async function itemsOf(ctx: QueryContext, asked: Asked, wanted: store.Wanted): Promise<Listed[]> {
  if (!isForItems(asked)) return []
  const { isKept } = asked
  const states = (['kept', 'proposed'] as const).filter(
    (one) => isKept === undefined || isKept === (one === 'kept'),
  )
  return (await store.listedItems(ctx.tx, { ...wanted, states })).map(toldItem)
}

async function toldSources(ctx: QueryContext, rows: readonly noun.SourceRow[]): Promise<Listed[]> {
  const source = rows.map(({ id }) => id)
  const how = { limit: rows.length + 1 }
  const said = await store.assessments.many(ctx.tx, { source, state: 'agreed' }, how)
  const byId = new Map(said.map((one) => [one.source, one]))
  return rows.map(({ id, code, name, kind, publisher }) => ({
    code,
    what: 'source',
    title: name,
    kind,
    by: publisher,
    year: null,
    isProposed: false,
    standing: byId.get(id)?.standing ?? null,
    scope: byId.get(id)?.scope ?? null,
  }))
}

function toldItem({ code, csl, state }: Pick<noun.ItemRow, 'code' | 'csl' | 'state'>): Listed {
  return {
    code,
    what: 'item',
    title: csl.title,
    kind: csl.type,
    by: authorText(csl).replaceAll('\n', '; ') || (csl.publisher ?? csl['container-title'] ?? null),
    year: csl.issued?.['date-parts']?.[0]?.[0] ?? null,
    isProposed: state === 'proposed',
    standing: null,
    scope: null,
  }
}

/** References that ship, as long as nobody dealt with them. */
async function untouched(ctx: QueryContext, asked: Asked, wanted: store.Wanted): Promise<Listed[]> {
  if (!isForItems(asked) || asked.isKept === true) return []
  const all = [...shippedItems(ctx.node).values()]
  const touched = await touchedOf(ctx, all)
  const from = all.findIndex(({ code }) => code === wanted.after) + 1
  return all
    .slice(from)
    .filter(
      ({ code, found }) =>
        !touched.has(code) &&
        wanted.words.every((word) => found.some((known) => known.startsWith(word))),
    )
    .slice(0, wanted.limit)
    .map(({ code, csl }) => toldItem({ code, csl, state: 'proposed' }))
}

async function touchedOf(ctx: QueryContext, all: readonly Shipped[]): Promise<Set<string>> {
  const code = all.map((one) => one.code)
  const rows = await store.items.many(ctx.tx, { code }, { limit: all.length, as: codePart })
  return new Set(rows.map((row) => row.code))
}
const codePart = noun.itemRow.pick({ code: true })

/** One of the eighteen disclosures. */
const disclosure = noun.disclosureRow
  .pick({ number: true, state: true, statement: true, url: true, asOf: true, statedBy: true })
  .extend({ expiresOn: noun.day.nullable() })
export type Disclosure = z.infer<typeof disclosure>

const assessment = noun.assessmentRow
  .pick({ standing: true, scope: true, reasons: true, dissent: true, language: true })
  .extend({ names: z.array(z.string()), agreedAt: time })
export type Assessment = z.infer<typeof assessment>

const entry = noun.entryRow.pick({ name: true, cameBy: true, words: true, language: true })
const told = entry.extend({ at: time })
export type Entry = z.infer<typeof told>

const source = noun.sourceRow
  .pick({ name: true, kind: true, publisher: true, country: true, issn: true, contact: true })
  .extend({
    languages: z.array(z.string()),
    domains: z.array(z.string()),
    disclosures: z.array(disclosure),
    assessment: assessment.nullable(),
    earlier: z.array(assessment),
    discussion: z.array(told),
    replies: z.array(told),
    items: z.array(listItem),
  })
export type ToldSource = z.infer<typeof source>

const itemPart = noun.itemRow.pick({ csl: true, keptAt: true }).extend({
  /** What is told in the place of its address, which names a private person; null where that stands or there is none. */
  withheld: z.string().nullable(),
  source: z.strictObject({ code: noun.sourceCode, name: z.string() }).nullable(),
  isProposed: z.boolean(),
  /** Of a proposed one: how sure that is, and as of when. */
  noted: z
    .strictObject({ confidence: z.string(), source: z.string(), asOf: z.string() })
    .nullable(),
})
export type ToldItem = z.infer<typeof itemPart>

/** What everybody is told under a code; of what was merged or withdrawn only its title and why. */
const thing = z.strictObject({
  code: noun.anyCode,
  title: z.string(),
  state: z.enum(['here', 'merged', 'withdrawn']),
  mergedInto: noun.anyCode.nullable(),
  reason: z.string().nullable(),
  endedAt: time.nullable(),
  addedAt: time.nullable(),
  source: source.nullable(),
  item: itemPart.nullable(),
})
export type Thing = z.infer<typeof thing>

export const publicThing = query({
  ...anybody,
  name: 'sources.publicThing',
  summary:
    'For everybody: what stands under a code, a source or a reference; of what was merged or withdrawn where it went and why.',
  input: z.strictObject({ code: noun.anyCode }),
  output: thing,
  run: async (ctx, { code }) => await thingOf(ctx, code),
})

const HERE = { state: 'here', mergedInto: null, reason: null, endedAt: null } as const

function stateOf(row: noun.SourceRow | noun.ItemRow) {
  const { state, mergedInto, reason, endedAt, addedAt } = row
  if (state !== 'merged' && state !== 'withdrawn') return { ...HERE, addedAt }
  return { state, mergedInto, reason, endedAt, addedAt } as const
}

/** Throws 404. */
async function thingOf(ctx: QueryContext, code: string): Promise<Thing> {
  if (code.startsWith('SRC-')) {
    const row = found(await store.sources.one(ctx.tx, { code }), 'unknownCode')
    const isHere = row.state === 'listed'
    const whole = isHere ? await sourceOf(ctx, row) : null
    return { code, title: row.name, ...stateOf(row), source: whole, item: null }
  }
  const row = await store.items.one(ctx.tx, { code })
  if (row !== undefined) {
    const isHere = row.state === 'kept' || row.state === 'proposed'
    const whole = isHere ? await itemOf(ctx, row) : null
    return { code, title: row.csl.title, ...stateOf(row), source: null, item: whole }
  }
  const shipped = found(shippedItems(ctx.node).get(code), 'unknownCode')
  const { confidence, noted: by, asOf } = shipped
  const noted = { confidence, source: by, asOf }
  const told = await toldCsl(ctx, shipped.csl)
  const whole = { ...told, keptAt: null, source: null, isProposed: true, noted }
  return { code, title: shipped.csl.title, ...HERE, addedAt: null, source: null, item: whole }
}

async function itemOf(ctx: QueryContext, row: noun.ItemRow): Promise<ToldItem> {
  const { keptAt, confidence, noted: by, asOf, source: from } = row
  const isProposed = row.state === 'proposed'
  const noted =
    !isProposed || confidence === null ? null : { confidence, source: by ?? '', asOf: asOf ?? '' }
  const own = from === null ? undefined : await store.sources.one(ctx.tx, { id: from })
  const origin = own === undefined ? null : { code: own.mergedInto ?? own.code, name: own.name }
  return { ...(await toldCsl(ctx, row.csl)), keptAt, source: origin, isProposed, noted }
}

async function sourceOf(ctx: QueryContext, row: noun.SourceRow): Promise<ToldSource> {
  const { id, name, kind, publisher, country, issn, contact } = row
  const { tx } = ctx
  const how = { order: ['-id'], limit: noun.SHOWN } as const
  const merged = await store.sources.many(tx, { mergedInto: row.code }, { ...how, as: idPart })
  const all = [id, ...merged.map((one) => one.id)]
  const said = await store.assessments.many(tx, { source: id, state: ['agreed', 'replaced'] }, how)
  const noted = await store.disclosures.many(tx, { source: id }, { limit: noun.DISCLOSURES })
  const entries = await store.entries.many(tx, { source: all }, { order: ['-id'], limit: 200 })
  const items = await store.items.many(tx, { source: all, state: ['kept', 'proposed'] }, how)
  const current = said.find(({ state }) => state === 'agreed')
  const of = (wanted: noun.EntryRow['kind']) =>
    entries
      .filter((one) => one.kind === wanted)
      .map(toldEntry)
      .toReversed()
  return {
    name,
    kind,
    publisher,
    country,
    issn,
    contact,
    languages: row.languages.split(' ').filter((one) => one !== ''),
    domains: row.domains.split(' ').filter((one) => one !== ''),
    disclosures: checklist(noted),
    assessment: current === undefined ? null : toldAssessment(current),
    earlier: said.filter((one) => one !== current).map(toldAssessment),
    discussion: of('remark'),
    replies: of('reply'),
    items: items.map(toldItem),
  }
}
const idPart = noun.sourceRow.pick({ id: true })

function toldEntry({ name, cameBy, words, language, writtenAt: at }: noun.EntryRow): Entry {
  return { name, cameBy, words, language, at }
}

function toldAssessment(row: noun.AssessmentRow): Assessment {
  const { standing, scope, reasons, dissent, language, firstName, secondName } = row
  const names = secondName === null ? [firstName] : [firstName, secondName]
  return {
    standing,
    scope,
    reasons,
    dissent,
    language,
    names,
    agreedAt: row.decidedAt ?? row.writtenAt,
  }
}

/** All eighteen, in order; nobody asked for what is not noted. */
function checklist(noted: readonly noun.DisclosureRow[]): Disclosure[] {
  return Array.from({ length: noun.DISCLOSURES }, (_, n) => {
    const row = noted.find(({ number }) => number === n + 1)
    const {
      state = 'not-asked',
      statement = null,
      url = null,
      asOf = null,
      statedBy = null,
    } = row ?? {}
    const expiresOn = state === 'stated' && asOf !== null ? yearLater(asOf) : null
    return { number: n + 1, state, statement, url, asOf, statedBy, expiresOn }
  })
}

/** The same day a year later; the last of February where there is no 29th. */
function yearLater(day: string): string {
  const year = String(Number(day.slice(0, 4)) + noun.DISCLOSED_MONTHS / 12)
  return `${year}${day.slice(4)}`.replace(/-02-29$/, '-02-28')
}
