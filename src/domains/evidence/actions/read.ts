import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { codeOrWords } from '../../../core/code-or-words.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listed, listInput, MAX_PAGE_ROWS, newestPage, pageOf } from '../../../core/listed.ts'
import { shutIncidents } from '../../../core/shut.ts'
import { inReach, under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { MAX_EVENTS, parseEvent, custodyEvent } from '../../../lib/custody/index.ts'
import type { Filter } from '../../../lib/sql/table.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import {
  asSeen,
  asTold,
  checkOpen,
  codeAlone,
  keptOf,
  openIncidents,
  withoutShut,
} from '../shut.ts'
import * as store from '../store.ts'
import { hashOfAsk } from './ask.ts'
import { namesOf } from './name.ts'

const reading = { permission: 'evidence:read', scope: 'area' } as const

/** What a list shows of an item. */
export const itemPart = noun.itemRow.omit({
  words: true,
  chain: true,
  checkedFor: true,
  site: true,
})
export type ItemPart = z.infer<typeof itemPart>

/** Views of the list; what burns is `broken`, then `offered`. */
export const listView = z.enum(['all', 'mine', 'offered', 'broken', 'open', 'ended'])
export type ListView = z.infer<typeof listView>

const STATES = { open: ['open', 'hashing'], ended: ['ended'] } as const
const LIVE = ['open', 'hashing', 'held', 'ended'] as const

function conditionsOf(ctx: QueryContext, view: ListView) {
  const area = under(ctx.areas())
  if (view === 'mine') return { area, custodian: ctx.actor.id, state: ['held' as const] }
  if (view === 'offered') return { area, offeredTo: { not: null }, state: ['held' as const] }
  if (view === 'broken') return { area, broken: { not: null } }
  return { area, state: [...(view === 'all' ? LIVE : STATES[view])] }
}

export const items = query({
  ...reading,
  name: 'evidence.items',
  summary:
    'Evidence, newest first; by the beginning of a title, by a code, or by the SHA-256 of the content.',
  input: listInput.extend({
    /** Default: all. */
    view: listView.optional(),
    search: z.string().trim().max(100).optional(),
    incident: line(100).optional(),
  }),
  output: listed(itemPart),
  async run(ctx, { after, limit, view = 'all', search = '', incident: named }) {
    const isHash = SHA_256.test(search)
    const wanted = isHash ? { contentHash: search.toLowerCase() } : codeOrWords(search, CODES)
    const incident = named === undefined ? named : await openIncidents(ctx, [named])
    const where = { ...conditionsOf(ctx, view), ...wanted, incident }
    // Who finds something by its words, its hash or by who has it knows those.
    if ('words' in wanted || isHash || view === 'offered')
      return await openPage(ctx, where, { after, limit })
    const page = await newestPage(ctx.tx, store.items, where, { after, limit, as: itemPart })
    return { ...page, items: await asSeen(ctx, page.items) }
  },
})

/** Rows that one search looks through at once, and how often it looks on while all of them are kept from the caller. */
const LOOKED_THROUGH = MAX_PAGE_ROWS
const MAX_LOOKS = 50

/** The newest items that match and are open to the caller: those that are not leave no trace, not even that a list goes on. */
async function openPage(
  ctx: QueryContext,
  where: Filter<noun.ItemRow>,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
) {
  const rows: ItemPart[] = []
  let from = after
  for (let look = 0; look < MAX_LOOKS && rows.length <= limit; look += 1) {
    const how = { after: from, limit: LOOKED_THROUGH, as: itemPart }
    const page = await newestPage(ctx.tx, store.items, where, how)
    const kept = await keptOf(ctx, page.items)
    const open = page.items.filter(({ id: own }) => !kept.has(own))
    rows.push(...(await withoutShut(ctx, open)))
    if (page.next === null) break
    from = page.next
  }
  return pageOf(rows, limit)
}

const SHA_256 = /^[0-9a-f]{64}$/i
const CODES = /^EV-[A-Z]{8}$/

/** Items of incidents that one question names. */
const MAX_INCIDENTS = 50

export const itemsOf = query({
  ...reading,
  name: 'evidence.itemsOf',
  summary: 'Evidence of these incidents, as far as the caller may see it.',
  input: listInput.extend({ incidents: z.array(line(100)).max(MAX_INCIDENTS) }),
  output: listed(itemPart),
  async run(ctx, { incidents, after, limit }) {
    const incident = await openIncidents(ctx, incidents)
    const where = { area: under(ctx.areas()), incident, state: ['held', 'ended'] as const }
    const page = await newestPage(ctx.tx, store.items, where, { after, limit, as: itemPart })
    return { ...page, items: await asTold(ctx, page.items) }
  },
})

const chainPart = z.strictObject({
  seq: z.number().int(),
  event: custodyEvent,
  hash: z.string(),
  isSigned: z.boolean(),
  texts: z.array(z.strictObject({ field: z.string(), text: z.string().nullable() })),
})

/** The item, where the caller may see it. Throws 404. */
export async function seen(ctx: QueryContext, item: string): Promise<noun.ItemRow> {
  return found(inReach(ctx, await store.items.one(ctx.tx, { id: item })), 'unknownItem')
}

/** Events that one page shows; the whole chain is `evidence.chain`. */
const SHOWN_EVENTS = 200

export const item = query({
  ...reading,
  name: 'evidence.item',
  summary: 'Everything about one item: where it is, what was done to it, what came of it so far.',
  input: z.strictObject({ item: id }),
  output: itemPart.extend({
    checkedFor: z.string().nullable(),
    content: noun.hashes.nullable(),
    /** The age file that it is kept as; null where it is kept as it came. */
    sealed: noun.sealedAs.nullable(),
    custodianRole: z.string().nullable(),
    seals: z.number().int(),
    events: z.number().int(),
    /** The newest ones, newest first. */
    shown: z.array(chainPart),
    /** Of what is being handed in: how many parts came, and the first that is missing. */
    upload: z.strictObject({ parts: z.number().int(), next: z.number().int(), size: z.number() }),
    asked: z
      .strictObject({
        type: noun.askedAct,
        person: z.string(),
        reason: z.string(),
        at: time,
        /** What whoever carries it out names as `asked`, having read this. */
        hash: noun.sha256,
      })
      .nullable(),
    derived: z.array(z.strictObject({ id, code: z.string(), title: z.string() })),
    /** Others that have the same bytes, as far as they are open to the caller: of the others there is no word. */
    equal: z.array(
      z.strictObject({ id, code: z.string(), title: z.string(), incident: z.string().nullable() }),
    ),
    /** The case that keeps it from the caller, who sees its code alone; null where he sees it. */
    inCase: z.string().nullable(),
  }),
  async run(ctx, { item: of }) {
    const whole = await seen(ctx, of)
    const [row = whole] = await withoutShut(ctx, [whole])
    const inCase = (await keptOf(ctx, [whole])).get(of) ?? null
    if (inCase !== null) return keptPart(row, inCase)
    const { words: _, chain, site: __, ...facts } = row
    const how = { order: ['-seq'], limit: SHOWN_EVENTS } as const
    const events = await store.events.many(ctx.tx, { item: of }, how)
    const asked = await store.asks.one(ctx.tx, { item: of })
    return {
      ...facts,
      content: chain.content,
      sealed: await store.sealedAs(ctx.tx, of),
      custodianRole: chain.custodian?.role ?? null,
      seals: chain.seals.length,
      events: chain.seq,
      shown: await shownOf(ctx, of, events),
      upload: await uploadOf(ctx, row),
      asked: asked === undefined ? null : askedPart(asked),
      derived: await derivedFrom(ctx, of),
      equal: await equalTo(ctx, row),
      inCase,
    }
  },
})

/** What was made of an item, as the caller sees it. */
async function derivedFrom(ctx: QueryContext, parent: string) {
  const how = { order: ['id'], limit: SHOWN_EVENTS, as: itemPart } as const
  const rows = await store.items.many(ctx.tx, { parent, state: ['held', 'ended'] }, how)
  return (await asTold(ctx, rows)).map(({ id: own, code, title }) => ({ id: own, code, title }))
}

/** The newest items with the same content that are open to the caller, in areas of his; of another's incident nothing is told. */
async function equalTo(ctx: QueryContext, { id: own, contentHash }: noun.ItemRow) {
  if (contentHash === null) return []
  const where = { contentHash, area: under(ctx.areas()), state: ['held', 'ended'] as const }
  const how = { order: ['-id'], limit: MAX_PAGE_ROWS, as: itemPart } as const
  const rows = await store.items.many(ctx.tx, where, how)
  const kept = await keptOf(ctx, rows)
  const shut = new Set(await shutIncidents(ctx))
  return rows
    .filter((row) => row.id !== own && !kept.has(row.id) && !shut.has(row.incident ?? ''))
    .slice(0, MAX_EQUAL)
    .map(({ id: other, code, title, incident }) => ({ id: other, code, title, incident }))
}

/** Items with the same content that are told. */
const MAX_EQUAL = 20

/** All that somebody sees of an item that a case keeps from him. */
function keptPart(
  { words: _words, chain: _chain, site: _site, ...row }: noun.ItemRow,
  inCase: string,
) {
  return {
    ...codeAlone(row),
    checkedFor: null,
    content: null,
    sealed: null,
    custodianRole: null,
    seals: 0,
    events: 0,
    shown: [],
    upload: { parts: 0, next: 0, size: 0 },
    asked: null,
    derived: [],
    equal: [],
    inCase,
  }
}

function askedPart(row: store.Ask) {
  const { type, person, reason, askedAt: at } = row
  return { type, person, reason, at, hash: hashOfAsk(row) }
}

async function shownOf(ctx: QueryContext, item: string, events: readonly store.EventRow[]) {
  const seq = events.map((event) => event.seq)
  const rows = await store.texts.many(
    ctx.tx,
    { item, seq },
    { limit: SHOWN_EVENTS * noun.TEXT_FIELDS.length },
  )
  const bySeq = Map.groupBy(rows, (row) => row.seq)
  return events.map((row) => ({
    seq: row.seq,
    event: parseEvent(row.bytes),
    hash: row.hash,
    isSigned: row.assertion !== null,
    texts: (bySeq.get(row.seq) ?? []).map(({ field, text }) => ({ field, text })),
  }))
}

async function uploadOf(ctx: QueryContext, { id: of, state }: noun.ItemRow) {
  if (state !== 'open') return { parts: 0, next: 0, size: 0 }
  const parts = await store.partsOf(ctx.tx, of)
  const gap = parts.findIndex((part, n) => part.n !== n)
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  return { parts: parts.length, next: gap >= 0 ? gap : parts.length, size }
}

async function namesIn(ctx: QueryContext, row: noun.ItemRow) {
  const salts = await store.names.many(ctx.tx, { item: row.id }, { limit: 2 })
  return namesOf(row).flatMap(({ field, text }) => {
    const salt = salts.find((one) => one.field === field)?.salt
    return salt === undefined ? [] : [{ field, salt, text }]
  })
}

const sealPart = store.sealRow.pick({ commitment: true, salt: true, number: true })

export const chain = query({
  ...reading,
  name: 'evidence.chain',
  summary:
    'The chain of custody of an item as it is stored, with signatures, keys and salted words: for bundles.',
  input: z.strictObject({
    item: id,
    after: z.number().int().min(0).max(MAX_EVENTS).default(0),
    limit: z.number().int().min(1).max(500).default(500),
  }),
  output: z.strictObject({
    item: itemPart.extend({ content: noun.hashes.nullable() }),
    parts: z.array(store.partRow.omit({ item: true })),
    /** What the parts are as a whole where that is an age file. */
    sealed: noun.sealedAs.nullable(),
    events: z.array(
      store.eventRow
        .pick({ seq: true, hash: true, nodeKey: true, assertion: true, officerKey: true })
        .extend({ bytes: z.base64url(), signature: z.base64url() }),
    ),
    texts: z.array(store.textRow.omit({ item: true })),
    /** Numbers of seals, with their salts; null once they were erased. */
    seals: z.array(sealPart),
    /** Title and file name with the salts of their commitments; none where the log has not committed to them. */
    names: z.array(z.strictObject({ field: store.nameField, salt: z.string(), text: z.string() })),
    /** Null where that was all. */
    next: z.number().int().max(MAX_EVENTS).nullable(),
  }),
  async run(ctx, { item: of, after, limit }) {
    const row = await seen(ctx, of)
    await checkOpen(ctx, [row])
    const how = { order: ['seq'], limit } as const
    const events = await store.events.many(ctx.tx, { item: of, seq: { after } }, how)
    const seq = events.map((event) => event.seq)
    const words = { limit: limit * noun.TEXT_FIELDS.length }
    const rows = await store.texts.many(ctx.tx, { item: of, seq }, words)
    const { words: _, chain: state, checkedFor: __, site: ___, ...facts } = row
    return {
      item: { ...facts, content: state.content },
      parts: (await store.partsOf(ctx.tx, of)).map(({ n, sha256, size }) => ({ n, sha256, size })),
      sealed: await store.sealedAs(ctx.tx, of),
      events: events.map(({ bytes, signature, hash, nodeKey, assertion, officerKey, seq: at }) => ({
        seq: at,
        hash,
        nodeKey,
        assertion,
        officerKey,
        bytes: Buffer.from(bytes).toString('base64url'),
        signature: Buffer.from(signature).toString('base64url'),
      })),
      texts: rows.map(({ item: _of, ...text }) => text),
      seals: await store.seals.many(ctx.tx, { item: of }, { limit: MAX_EVENTS, as: sealPart }),
      names: await namesIn(ctx, row),
      next: events.length < limit ? null : (seq.at(-1) ?? null),
    }
  },
})
