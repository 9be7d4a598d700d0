import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { CslError, type Item, readItems, sameKeys } from '../../../lib/csl/index.ts'
import { authorText, cslOf, dateText, itemContent } from '../content.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { shippedItems } from '../shipped.ts'
import * as store from '../store.ts'
import { digest, listedSource, liveItem, newCodeOf, writing } from './thing-ref.ts'

export const ref = z.strictObject({ item: noun.itemCode })
export const itemInput = itemContent.extend({ isOther: z.boolean().default(false) })

/** Longest file that is pasted, and most items in it. */
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

/** Items of a pasted file. Throws 400 with the first that is wrong: then nothing is taken in. */
function itemsIn(file: string): Item[] {
  try {
    const { items, refused } = readItems(Buffer.from(file, 'utf8'))
    const [wrong] = refused
    if (wrong === undefined) return items.map((one) => one.item)
    const { entry, line, reason } = wrong
    throw refusal(`file_entry_${reason}`, { params: { entry, line } })
  } catch (error) {
    if (!(error instanceof CslError)) throw error
    throw refusal(`file_${error.reason}`)
  }
}

export const importItems = command({
  ...writing,
  name: 'sources.importItems',
  summary:
    'Takes in references from BibTeX, RIS or CSL-JSON, proposed until somebody looks at each; those that are here already are left out. All or none.',
  checksText: true,
  input: z.strictObject({ file: z.string().min(1).max(MAX_FILE) }),
  output: z.strictObject({ added: z.number().int(), known: z.number().int() }),
  async run(ctx, { file }) {
    const items = itemsIn(file)
    if (items.length > MAX_ITEMS) throw refusal('tooManyItems', { params: { most: MAX_ITEMS } })
    const codes: string[] = []
    for (const read of items) {
      const code = await newCodeOf(ctx, 'CIT')
      const csl = { ...read, id: code }
      const row = fresh(ctx, csl, { state: 'proposed', source: null })
      if ((await sameWork(ctx, row, csl)) !== null) continue
      await store.items.insert(ctx.tx, row)
      await index(ctx, row.id, csl)
      codes.push(code)
    }
    if (codes.length === 0) ctx.unchanged('all of them are here already')
    else ctx.record(records['citation.imported'], { subject: 'sources', body: { codes } })
    return { added: codes.length, known: items.length - codes.length }
  },
})
