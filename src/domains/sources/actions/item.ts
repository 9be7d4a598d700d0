import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { beginningOf } from '../../../core/line.ts'
import {
  CslError,
  ENTRY_REASONS,
  type Item,
  type ReadFile,
  type ReadItem,
  readItems,
  sameKeys,
} from '../../../lib/csl/index.ts'
import { authorText, cslOf, dateText, itemContent } from '../content.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { shippedItems } from '../shipped.ts'
import * as store from '../store.ts'
import { digest, listedSource, liveItem, newCodeOf, writing } from './thing-ref.ts'

export const ref = z.strictObject({ item: noun.itemCode })
export const itemInput = itemContent.extend({ isOther: z.boolean().default(false) })

/** Longest file that is pasted, and most items that are taken of it at once: one transaction. */
export const MAX_FILE = 200_000
const MAX_ITEMS = 200

/** By what an item is found. */
function wordsOf(csl: Item): string {
  const { title, publisher, DOI, ISBN } = csl
  const container = csl['container-title']
  const parts = [
    csl.id,
    title,
    authorText(csl),
    container,
    publisher,
    dateText(csl.issued),
    DOI,
    ISBN,
  ]
  return parts.filter((part) => part !== undefined).join(' ')
}

/** Makes an item findable by its words, and by what it shares with another one of the same work. */
async function index(ctx: CommandContext, id: string, csl: Item): Promise<void> {
  await store.indexWords(ctx.tx, id, wordsOf(csl))
  await store.indexKeys(ctx.tx, id, sameKeys(csl))
}

/** Another item, or one that ships, that is the same work; `isSure` unless only title and year are the same. */
async function sameWork(ctx: CommandContext, own: { id: string; code: string }, csl: Item) {
  const wanted = sameKeys(csl)
  const rows = await store.sameItems(ctx.tx, wanted)
  const same = rows.filter(({ id }) => id !== own.id).map(({ key, code }) => ({ key, code }))
  for (const { code, keys } of shippedItems(ctx.node).values()) {
    const key = keys.find((one) => wanted.includes(one))
    if (key === undefined || code === own.code) continue
    if ((await store.items.count(ctx.tx, { code })) === 0) same.push({ key, code })
  }
  const isSure = ({ key }: { readonly key: string }) => !key.startsWith('title:')
  const first = same.find(isSure) ?? same[0]
  return first === undefined ? null : { code: first.code, isSure: isSure(first) }
}

/** Throws 409 where the same work is here already. */
export async function checkNew(
  ctx: CommandContext,
  own: { readonly id: string; readonly code: string; readonly isOther: boolean },
  csl: Item,
): Promise<void> {
  const same = await sameWork(ctx, own, csl)
  if (same === null || (own.isOther && !same.isSure)) return
  throw refusal(same.isSure ? 'sameWork' : 'sameTitle', { params: { code: same.code } })
}

const NOT_ENDED = { mergedInto: null, reason: null, endedBy: null, endedAt: null } as const
const NOT_NOTED = { confidence: null, noted: null, asOf: null } as const

/** A row that does not exist yet. */
function fresh(ctx: CommandContext, csl: Item, row: Pick<noun.ItemRow, 'state' | 'source'>) {
  const isKept = row.state === 'kept'
  return {
    id: ctx.newId(),
    code: csl.id,
    csl,
    ...row,
    ...NOT_NOTED,
    addedBy: ctx.actor.id,
    addedAt: ctx.now,
    keptBy: isKept ? ctx.actor.id : null,
    keptAt: isKept ? ctx.now : null,
    ...NOT_ENDED,
  }
}

/** The item of a code; one that ships gets its row when it is first dealt with. Throws 404 and 409. */
export async function itemToChange(ctx: CommandContext, code: string): Promise<noun.ItemRow> {
  const shipped = shippedItems(ctx.node).get(code)
  const isNew = shipped !== undefined && (await store.items.count(ctx.tx, { code })) === 0
  if (!isNew) return await liveItem(ctx.tx, code)
  const { csl, confidence, noted, asOf } = shipped
  const row = { ...fresh(ctx, csl, { state: 'proposed', source: null }), confidence, noted, asOf }
  await store.items.insert(ctx.tx, row)
  await index(ctx, row.id, csl)
  return row
}

export const addItem = command({
  ...writing,
  name: 'sources.addItem',
  summary:
    'Adds a reference that can be cited. One that is here already, by DOI, ISBN or address, is refused with its code.',
  input: itemInput,
  output: z.strictObject({ code: noun.itemCode }),
  async run(ctx, { isOther: other, ...content }) {
    const code = await newCodeOf(ctx, 'CIT')
    const csl = cslOf(code, content)
    const from = await sourceId(ctx, content.source)
    const row = fresh(ctx, csl, { state: 'kept', source: from })
    await checkNew(ctx, { id: row.id, code, isOther: other }, csl)
    await store.items.insert(ctx.tx, row)
    await index(ctx, row.id, csl)
    ctx.record(records['citation.added'], { subject: row.id, body: { code, sha256: digest(csl) } })
    return { code }
  },
})

async function sourceId(ctx: CommandContext, code?: string | null): Promise<string | null> {
  return code == null ? null : (await listedSource(ctx.tx, code)).id
}

/** Puts a correction under the code of a reference, and so keeps one that was proposed. */
export async function correct(ctx: CommandContext, row: noun.ItemRow, to: noun.Corrected) {
  const { csl } = to
  const source = await sourceId(ctx, to.source)
  const by = { keptBy: row.keptBy ?? ctx.actor.id, keptAt: row.keptAt ?? ctx.now }
  await store.items.change(ctx.tx, { id: row.id }, { csl, source, state: 'kept', ...by })
  await index(ctx, row.id, csl)
  const body = { code: row.code, sha256: digest(csl) }
  ctx.record(records['citation.corrected'], { subject: row.id, body })
  return {}
}

export const keep = command({
  ...writing,
  name: 'sources.keep',
  summary: 'Says that somebody looked at a proposed reference and that it is as it stands.',
  input: ref,
  output: nothing,
  async run(ctx, { item: code }) {
    const row = await itemToChange(ctx, code)
    if (row.state !== 'proposed') throw refusal('wrongState')
    const to = { state: 'kept', keptBy: ctx.actor.id, keptAt: ctx.now } as const
    await store.items.change(ctx.tx, { id: row.id }, to)
    const body = { code, sha256: digest(row.csl) }
    ctx.record(records['citation.kept'], { subject: row.id, body })
    return {}
  },
})

/** What a pasted file holds. Throws 400 for one that is no file of citations. */
function readFile(file: string): ReadFile {
  try {
    return readItems(Buffer.from(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof CslError)) throw error
    throw refusal(`file_${error.reason}`)
  }
}

const place = { entry: z.number().int(), line: z.number().int() }
/** An entry that was not taken, and what the file calls it. */
const refusedEntry = z.strictObject({
  ...place,
  key: z.string(),
  reason: z.enum(ENTRY_REASONS),
})
/** An entry that was taken without what these fields of it say. */
const cutEntry = z.strictObject({ ...place, title: z.string(), fields: z.array(z.string()) })
const imported = z.strictObject({
  added: z.number().int(),
  known: z.number().int(),
  /** Good ones beyond those that are taken at once: the same file brings them the next time. */
  left: z.number().int(),
  refusedCount: z.number().int(),
  refused: z.array(refusedEntry),
  cutCount: z.number().int(),
  cut: z.array(cutEntry),
})
export type Imported = z.infer<typeof imported>
/** Entries that are told of, of those that were not taken or not as a whole. */
const MAX_TOLD = 200

export const importItems = command({
  ...writing,
  name: 'sources.importItems',
  summary:
    'Takes in references from BibTeX, RIS or CSL-JSON, at most 200 at once, proposed until somebody looks at each. Those that are here already are left out; entries that are none are told of, with their lines.',
  checksText: true,
  input: z.strictObject({ file: z.string().min(1).max(MAX_FILE) }),
  output: imported,
  async run(ctx, { file }) {
    const { items, refused } = readFile(file)
    const codes: string[] = []
    const cut: Imported['cut'] = []
    let [known, at] = [0, 0]
    for (; at < items.length && codes.length < MAX_ITEMS; at += 1) {
      const { item: read, leftOut: fields, entry, line } = items[at] as ReadItem
      const code = await takeIn(ctx, read)
      if (code === null) known += 1
      else codes.push(code)
      if (code !== null && fields.length > 0)
        cut.push({ entry, line, title: beginningOf(read.title, MAX_TITLE), fields: [...fields] })
    }
    if (codes.length === 0) ctx.unchanged('none of them is new')
    else ctx.record(records['citation.imported'], { subject: 'sources', body: { codes } })
    return {
      added: codes.length,
      known,
      left: items.length - at,
      refusedCount: refused.length,
      refused: refused.slice(0, MAX_TOLD),
      cutCount: cut.length,
      cut: cut.slice(0, MAX_TOLD),
    }
  },
})

/** Letters of a title that tell which entry is meant. */
const MAX_TITLE = 100

/** The code of a work that is here from now on, proposed; null where it was here already. */
async function takeIn(ctx: CommandContext, read: Item): Promise<string | null> {
  const code = await newCodeOf(ctx, 'CIT')
  const csl = { ...read, id: code }
  const row = fresh(ctx, csl, { state: 'proposed', source: null })
  if ((await sameWork(ctx, row, csl)) !== null) return null
  await store.items.insert(ctx.tx, row)
  await index(ctx, row.id, csl)
  return code
}
