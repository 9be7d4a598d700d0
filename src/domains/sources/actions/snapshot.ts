import { z } from 'zod'
import { command, givenFile, query, type QueryContext } from '../../../core/action.ts'
import { freeCode } from '../../../core/free-code.ts'
import { line } from '../../../core/line.ts'
import { language } from '../../../core/text.ts'
import { time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { itemCode, itemRow } from '../schema.ts'
import * as noun from '../snapshot.ts'
import * as store from '../store.ts'
import { copyTexts } from '../texts/copies.ts'
import { bannerOf } from '../banner.ts'
import { isCut, MARK } from '../../../core/taken-out.ts'
import { type Telling, tellingOf } from '../withheld.ts'
import { itemToChange } from './item.ts'
import { CAPTURE_JOB } from './keeping.ts'
import { reading, writing } from './thing-ref.ts'

export const snapshot = command({
  ...writing,
  name: 'sources.snapshot',
  summary:
    'Has a copy made of the page that a reference cites, or of another address, by a job. A quote is looked for in it.',
  input: z.strictObject({
    item: itemCode,
    /** Default: the address of the reference. */
    url: noun.webUrl.optional(),
    quote: line(1_000).optional(),
  }),
  output: z.strictObject({ snapshot: noun.snapshotCode }),
  async run(ctx, { item: of, url: given, quote = null }) {
    const item = await itemToChange(ctx, of)
    const url = given ?? noun.webUrl.safeParse(item.csl.URL).data
    if (url === undefined) throw refusal('noAddress')
    const waiting = { state: 'asked', item: item.id, url } as const
    if ((await store.snapshots.count(ctx.tx, waiting)) > 0) throw refusal('copyWaits')
    const isFull =
      (await store.snapshots.count(ctx.tx, { state: 'asked' })) >= noun.WAITING ||
      (await store.snapshots.count(ctx.tx, { item: item.id })) >= noun.COPIES
    if (isFull) throw refusal('tooManyCopies', { params: { most: noun.COPIES } })
    const code = await freeCode(
      () => `SNP-${ctx.newCode(8)}`,
      async (one) => (await store.snapshots.count(ctx.tx, { code: one })) > 0,
    )
    const row = { id: ctx.newId(), code, item: item.id, url, quote, state: 'asked' } as const
    await store.snapshots.insert(ctx.tx, { ...row, askedBy: ctx.actor.id, askedAt: ctx.now })
    await ctx.schedule({ kind: CAPTURE_JOB, subject: row.id, dueAt: ctx.now })
    ctx.record(records['snapshot.asked'], { subject: row.id, body: { code, item: item.code } })
    return { snapshot: code }
  },
})

const link = noun.linkRow.pick({ state: true, since: true, movedTo: true, lookedAt: true })

/** A copy as it is told: what everybody may know of the page, and what became of its address. */
const copy = noun.snapshotRow
  .pick({ code: true, url: true, quote: true, state: true, askedAt: true, endedAt: true })
  .extend({
    fault: noun.fault.nullable(),
    record: z.string().nullable(),
    /** Of one that was taken away: when, and why. */
    removed: z.strictObject({ at: time, reason: z.string() }).nullable(),
    /** Of one that somebody asked to be taken away: since when, and why; another person decides. */
    withheld: z.strictObject({ at: time, reason: z.string() }).nullable(),
    page: noun.keptPage.omit({ opening: true, likeness: true }).nullable(),
    link: link.nullable(),
  })
export type Copy = z.infer<typeof copy>

const question = z.strictObject({ item: itemCode })
const answer = z.strictObject({ copies: z.array(copy) })

/** References that were merged into one, as far as their copies are told there. */
const MERGED = { limit: 20, as: itemRow.pick({ id: true, code: true }) } as const

async function copiesOfItem(
  ctx: QueryContext,
  of: { readonly code: string; readonly state?: ('kept' | 'proposed')[] },
  state: noun.SnapshotRow['state'][],
  isDesk: boolean,
): Promise<z.infer<typeof answer>> {
  const item = await store.items.one(ctx.tx, of)
  if (item === undefined) return { copies: [] }
  const how = { order: ['-id'], limit: noun.SHOWN_COPIES } as const
  // What was merged into it was the same work: its copies are those of this one.
  const merged = await store.items.many(ctx.tx, { mergedInto: of.code }, MERGED)
  const items = [item, ...merged]
  const where = { item: items.map(({ id }) => id), state }
  const rows = await store.snapshots.many(ctx.tx, where, how)
  const ids = rows.map(({ id }) => id)
  const links = await store.links.many(ctx.tx, { snapshot: ids }, { limit: noun.SHOWN_COPIES })
  const withheld = rows.flatMap((row) => (row.state === 'withheld' ? row.id : []))
  const asked = await askedOf(ctx, withheld)
  const ofRow = (row: noun.SnapshotRow) => ({
    link: links.find(({ snapshot }) => snapshot === row.id),
    asked: asked.find(({ snapshot }) => snapshot === row.id),
  })
  const all = rows.map((row) => copy.parse(told(row, ofRow(row))))
  const rests = { items: items.map((one) => one.code), copies: all.map((one) => one.code) }
  const own = item.csl.URL
  const tell = await tellingOf(ctx, rests, [...all.flatMap(addressesOf), ...(own ? [own] : [])])
  return {
    copies: (isDesk ? all : all.map(unsaid)).map((one) => addressed(one, { tell, own, isDesk })),
  }
}

/** Every address that is told of a copy. */
function addressesOf({ url, page, link: own }: Copy): string[] {
  const left = page?.leftOut.map((one) => one.url) ?? []
  return [url, page?.url, own?.movedTo, ...left].filter((one) => typeof one === 'string')
}

/**
 * A copy with its addresses as they are told. Of one that is gone, and for everybody of one that is withheld, they stand
 * only where it is of the address that the reference has: the address itself may be why.
 */
function addressed(
  one: Copy,
  how: { readonly tell: Telling; readonly own: string | undefined; readonly isDesk: boolean },
): Copy {
  const { page, link: now } = one
  const isAway = one.removed !== null || (one.withheld !== null && !how.isDesk)
  const tell: Telling = isAway && one.url !== how.own ? () => MARK : how.tell
  const url = tell(one.url)
  const at = page === null ? '' : tell(page.url)
  return {
    ...one,
    url,
    // Its record, which says the address, proves it to nobody any more.
    record: isCut(url) || isCut(at) ? null : one.record,
    page: page && {
      ...page,
      url: at,
      leftOut: page.leftOut.map((left) => ({ ...left, url: tell(left.url) })),
    },
    link: now && { ...now, movedTo: now.movedTo === null ? null : tell(now.movedTo) },
  }
}

/** Why these copies are to go, and since when that is asked. */
async function askedOf({ tx }: QueryContext, snapshot: string[]) {
  if (snapshot.length === 0) return []
  return await store.removals.many(tx, { snapshot, state: 'asked' }, { limit: noun.SHOWN_COPIES })
}

/** Nothing of what the page said while it is withheld: its words may be why. */
function unsaid(one: Copy): Copy {
  const { withheld, page } = one
  if (withheld === null || page === null) return one
  return { ...one, quote: null, page: { ...page, title: '', hasQuote: null, leftOut: [] } }
}

function told(
  row: noun.SnapshotRow,
  {
    link: own,
    asked,
  }: { readonly link: noun.LinkRow | undefined; readonly asked: noun.RemovalRow | undefined },
): Copy {
  const { code, url, quote, state, askedAt, endedAt, fault, record, removedAt, reason } = row
  const { opening: _, likeness: __, ...page } = row.page ?? { opening: '', likeness: null }
  const { state: now, since, movedTo, lookedAt } = own ?? {}
  return {
    code,
    url,
    quote,
    state,
    askedAt,
    endedAt,
    fault,
    record,
    removed: removedAt === null ? null : { at: removedAt, reason: reason ?? '' },
    withheld: asked === undefined ? null : { at: asked.askedAt, reason: asked.reason },
    page: 'at' in page ? page : null,
    link:
      now === undefined || since === undefined
        ? null
        : { state: now, since, movedTo: movedTo ?? null, lookedAt: lookedAt ?? null },
  }
}

export const publicCopies = query({
  permission: 'anyone',
  scope: 'none',
  name: 'sources.publicCopies',
  summary:
    'For everybody: the copies that were made of the page of a reference, with their hashes, and what became of the page; none of one that was merged or withdrawn.',
  input: question,
  output: answer,
  run: async (ctx, { item }) =>
    await copiesOfItem(
      ctx,
      { code: item, state: ['kept', 'proposed'] },
      ['taken', 'withheld', 'removed'],
      false,
    ),
})

export const copiesOf = query({
  ...reading,
  name: 'sources.copiesOf',
  summary: 'The copies of a reference, those that wait and those that failed among them.',
  input: question,
  output: answer,
  run: (ctx, { item: code }) => copiesOfItem(ctx, { code }, noun.snapshotState.options, true),
})

const giving = { permission: 'sources:assess', scope: 'nation' } as const

async function takenCopy(ctx: QueryContext, code: string) {
  const row = found(await store.snapshots.one(ctx.tx, { code }), 'unknownCopy')
  if (row.state === 'removed') throw refusal('copyRemoved')
  if (row.page === null) throw refusal('noCopyYet')
  const parts = await store.snapshotParts.many(
    ctx.tx,
    { snapshot: row.id },
    { order: ['n'], limit: noun.MAX_PARTS },
  )
  return { row, page: row.page, parts }
}

/** Of what address a copy is and of when, to be said with its file; nothing of an address that is withheld. */
function mementoOf({ url }: noun.SnapshotRow, { at }: noun.KeptPage, tell: Telling) {
  return isCut(tell(url)) ? {} : { memento: { at, original: url } }
}

export const giveSnapshot = command({
  ...giving,
  name: 'sources.giveSnapshot',
  summary:
    'Gives a copy as the web archive that was kept (WARC 1.1), the same bytes each time; recorded.',
  input: z.strictObject({ snapshot: noun.snapshotCode }),
  output: z.strictObject({ file: givenFile }),
  givesFile: true,
  async run(ctx, { snapshot: code }) {
    const { row, page, parts } = await takenCopy(ctx, code)
    // Whoever is to decide reads it; nobody carries it away meanwhile.
    if (row.state === 'withheld') throw refusal('copyWithheld')
    const archive = parts.filter(({ n }) => n !== noun.SHOWN_PART)
    ctx.record(records['snapshot.given'], { subject: row.id, body: { code } })
    const all = archive.map((one) => one.sha256)
    const memento = mementoOf(
      row,
      page,
      await tellingOf(ctx, { items: [], copies: [code] }, [row.url]),
    )
    return { file: { name: `${code}.warc`, size: page.size, parts: all, ...memento } }
  },
})

export const openCopy = command({
  ...giving,
  name: 'sources.openCopy',
  summary:
    'Shows a copy as it can be read: words, tables and pictures, nothing that runs or is loaded from anywhere; recorded.',
  input: z.strictObject({ snapshot: noun.snapshotCode, language: language.default('en') }),
  output: z.strictObject({ file: givenFile }),
  givesFile: true,
  async run(ctx, { snapshot: code, language: spoken }) {
    const { row, page, parts } = await takenCopy(ctx, code)
    const own = parts.find(({ n }) => n === noun.SHOWN_PART)
    if (page.copy === null || own === undefined) throw refusal('notShown')
    const t = ctx.node.speak(spoken)
    const tell = await tellingOf(ctx, { items: [], copies: [code] }, [row.url, page.url])
    const words = t(copyTexts.banner, {
      code,
      url: tell(page.url),
      time: `${page.at.slice(0, 16).replace('T', ' ')} UTC`,
      hash: page.sha256,
    })
    const head = Buffer.from(bannerOf(words, t))
    ctx.record(records['snapshot.given'], { subject: row.id, body: { code } })
    return {
      file: {
        name: `${code}.html`,
        isShown: true as const,
        size: head.length + page.copy.size,
        head: head.toString('base64'),
        parts: [own.sha256],
        ...mementoOf(row, page, tell),
      },
    }
  },
})
