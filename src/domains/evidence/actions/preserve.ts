import { z } from 'zod'
import { type CommandContext, command, query } from '../../../core/action.ts'
import { fold } from '../../../core/fold.ts'
import { byteCount } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { areaPath } from '../../../core/permission.ts'
import { DAY, spanStart } from '../../../core/time.ts'
import { START } from '../../../lib/custody/index.ts'
import { NODE } from '../event.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

/** The job that puts together what is copied and takes the hashes of an item; its subject is the item. */
export const TAKE_JOB = 'evidence.take'
/** The job that deletes the content of an item: it was erased, or never came to its end. */
export const ERASE_JOB = 'evidence.erase'

/** Name of a slice. */
const slice = z.string().regex(/^[a-z]{3,40}$/)
/** Contents that a file is copied from. */
const MAX_COPIED = 100

const machine = { permission: 'evidence:preserve', scope: 'nation' } as const

export const preserve = command({
  ...machine,
  name: 'evidence.preserve',
  summary:
    'Preserves what a monitor saw, before anybody mends it; at most 50 a site and day, the rest is counted.',
  input: z.strictObject({
    /** What it is preserved for: the same is preserved once. */
    source: z.string().max(100),
    site: id,
    area: areaPath,
    title: line(400),
    /** Where it was seen, in words. */
    place: line(500),
    /** The slice whose files the bytes are copied from. */
    from: slice,
    /** What was seen, as the slice wrote it down: JSON. */
    observations: z.string().max(noun.MAX_MATERIAL),
    /** Contents that it points at. */
    bodies: z.array(noun.sha256).max(200),
  }),
  output: z.strictObject({ item: id.nullable() }),
  async run(ctx, { source, site, area, title, place, from, observations, bodies }) {
    const known = await store.items.one(ctx.tx, { source })
    if (known !== undefined) {
      ctx.unchanged('it was preserved already')
      return { item: known.id }
    }
    const day = spanStart(ctx.now, DAY)
    if ((await store.preservedSince(ctx.tx, site, day)) >= noun.PRESERVED_A_DAY) {
      ctx.record(records['item.skipped'], { subject: site, area, body: { day: day.slice(0, 10) } })
      return { item: null }
    }
    const item = await addItem(ctx, {
      kind: 'observation',
      state: 'hashing',
      area,
      title,
      source,
      site,
      fileName: 'visit.tar',
    })
    const method = 'Recorded by the monitor of the node during a visit, copied byte by byte.'
    await store.intakes.insert(ctx.tx, {
      item: item.id,
      said: { ...NODE_SAYS, texts: { place, method } },
      fromSlice: from,
      material: JSON.stringify({ observations, bodies }),
    })
    await ctx.schedule({ kind: TAKE_JOB, subject: item.id, dueAt: ctx.now })
    return { item: item.id }
  },
})

export const preserveFile = command({
  ...machine,
  name: 'evidence.preserveFile',
  summary: 'Preserves a file that another slice has, byte by byte; the same is preserved once.',
  input: z.strictObject({
    /** What it is: the same is preserved once. */
    source: z.string().max(100),
    area: areaPath,
    title: line(400),
    /** Where it was made, in words. */
    place: line(500),
    /** How it came into the node, in words. */
    method: line(500),
    /** The slice whose files it is copied from. */
    from: slice,
    name: line(200),
    /** Its contents there, one behind the other. */
    parts: z.array(noun.sha256).min(1).max(MAX_COPIED),
  }),
  output: z.strictObject({ item: id, code: z.string() }),
  async run(ctx, { source, area, title, place, method, from, name, parts }) {
    const known = await store.items.one(ctx.tx, { source })
    if (known !== undefined) {
      ctx.unchanged('it was preserved already')
      return { item: known.id, code: known.code }
    }
    const facts = { kind: 'file', state: 'hashing', area, title, source, fileName: name } as const
    const item = await addItem(ctx, facts)
    await store.intakes.insert(ctx.tx, {
      item: item.id,
      said: { ...NODE_SAYS, texts: { place, method } },
      fromSlice: from,
      material: JSON.stringify({ copies: parts }),
    })
    await ctx.schedule({ kind: TAKE_JOB, subject: item.id, dueAt: ctx.now })
    return { item: item.id, code: item.code }
  },
})

const NODE_SAYS = { by: NODE.key, role: NODE.role }

/** Letters of an item's code: 36 bits, so that two are never alike. */
const CODE_LETTERS = 8

/** Writes down a new item that has no chain yet. */
export async function addItem(
  ctx: CommandContext,
  facts: Pick<noun.ItemRow, 'kind' | 'state' | 'area' | 'title' | 'fileName'> &
    Partial<
      Pick<
        noun.ItemRow,
        'source' | 'site' | 'incident' | 'parent' | 'takenAt' | 'takenAs' | 'sourceHash'
      >
    >,
): Promise<noun.ItemRow> {
  const row: noun.ItemRow = {
    id: ctx.newId(),
    code: `EV-${ctx.newCode(CODE_LETTERS)}`,
    words: fold(facts.title),
    source: null,
    site: null,
    incident: null,
    parent: null,
    addedBy: ctx.actor.id,
    addedAt: ctx.now,
    heldAt: null,
    chain: { ...START, seals: [] },
    custodian: null,
    offeredTo: null,
    offeredAt: null,
    checkedAt: null,
    checkedFor: null,
    isWhole: null,
    broken: null,
    brokenAt: null,
    erasedAt: null,
    takenAt: null,
    takenAs: null,
    sourceHash: null,
    isAsSource: null,
    contentHash: null,
    ...facts,
  }
  await store.items.insert(ctx.tx, row)
  const parent = row.parent === null ? {} : { parent: row.parent }
  ctx.record(records['item.opened'], {
    subject: row.id,
    area: row.area,
    body: { kind: row.kind, ...parent },
  })
  return row
}

export const intake = query({
  ...machine,
  name: 'evidence.intake',
  summary: 'What is to be put together and hashed of an item that came in.',
  input: z.strictObject({ item: id }),
  output: z
    .strictObject({
      from: z.string().nullable(),
      observations: z.string(),
      bodies: z.array(noun.sha256),
      /** Contents of the other slice that are the file as it is. */
      copies: z.array(noun.sha256),
      parts: z.array(noun.sha256),
      recipients: z.array(noun.recipient),
    })
    .nullable(),
  async run(ctx, { item }) {
    const row = await store.items.one(ctx.tx, { id: item, state: 'hashing' })
    const taken = await store.intakes.one(ctx.tx, { item })
    if (row === undefined || taken === undefined) return null
    const parts = (await store.partsOf(ctx.tx, item)).map(({ sha256 }) => sha256)
    const material = JSON.parse(taken.material ?? '{}') as {
      observations?: string
      bodies?: string[]
      copies?: string[]
      recipients?: string[]
    }
    const { observations = '', bodies = [], copies = [], recipients = [] } = material
    return { from: taken.fromSlice, observations, bodies, copies, parts, recipients }
  },
})

export const keepParts = command({
  ...machine,
  name: 'evidence.keepParts',
  summary: 'Notes which parts an item was put together from.',
  input: z.strictObject({
    item: id,
    parts: z.array(z.strictObject({ sha256: noun.sha256, size: byteCount.min(1) })).max(MAX_COPIED),
  }),
  output: z.strictObject({}),
  async run(ctx, { item, parts }) {
    found(await store.items.one(ctx.tx, { id: item, state: 'hashing' }), 'unknownItem')
    if (parts.some(({ size }) => size > noun.MAX_PART_BYTES)) throw refusal('tooMuch')
    await store.parts.remove(ctx.tx, { item })
    await store.parts.insert(
      ctx.tx,
      parts.map((part, n) => ({ item, n, ...part })),
    )
    ctx.unchanged('parts are no fact before the item has its hashes')
    return {}
  },
})
