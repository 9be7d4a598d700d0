import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { holdsIn } from '../../../core/actor.ts'
import { byteCount } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listed, listInput, pageOf } from '../../../core/listed.ts'
import { portions } from '../../../core/portions.ts'
import { checkDownload, evidenceOfIncident, keptDownloads } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { checkOpen } from '../shut.ts'
import * as store from '../store.ts'

/** The job that puts a bundle together; its subject is the bundle. */
export const BUNDLE_JOB = 'evidence.bundle'

const handling = { permission: 'evidence:handle', scope: 'area' } as const

/** Items that one call names. */
const MAX_NAMED = 100

const CODE = /^EV-[A-Z]{8}$/

const nameless = z.boolean().optional()

export const bundle = command({
  ...handling,
  name: 'evidence.bundle',
  summary:
    'Has the evidence of an incident, or chosen items, put into files that anybody can check without the node: one, or as many parts as it takes.',
  input: z.strictObject({
    /** Code or id of an incident, or codes of items, with spaces or commas between. */
    of: line(2_000).optional(),
    items: z.array(id).max(MAX_NAMED).optional(),
    /** Leaves out titles and file names of items; the log still commits to them. */
    withoutNames: nameless,
  }),
  output: z.strictObject({ bundle: id, parts: z.number().int() }),
  async run(ctx, { of = '', items = [], withoutNames: isNameless = false }) {
    const named = of.split(/[\s,;،]+/).filter((one) => one !== '')
    if (named.length > MAX_NAMED) throw refusal('tooManyItems', { params: { most: MAX_NAMED } })
    const wanted = []
    for (const one of named) wanted.push(await wantedBy(ctx, one))
    const rows = await held(ctx, [...wanted.flatMap((one) => one.items), ...items])
    for (const { area } of rows) ctx.inArea(area)
    await checkOpen(ctx, rows)
    const [first] = rows
    if (first === undefined) throw refusal('nothingToBundle')
    const label = wanted.length === 1 ? wanted[0]?.label : undefined
    const about = wanted.length === 1 ? (wanted[0]?.about ?? null) : null
    const chosen = rows.length === 1 ? first.code : `${first.code} …`
    const by = ctx.actor.id
    const made = { about, label: label ?? chosen, title: null, isNameless, by, handed: null }
    return await begin(ctx, rows, made)
  },
})

/** What a code means: an item, or an incident with all that belongs to it. */
async function wantedBy(ctx: CommandContext, of: string) {
  const code = of.toUpperCase()
  if (CODE.test(code)) {
    const item = found(await store.items.one(ctx.tx, { code }), 'unknownItem')
    return { about: null, label: code, items: [item.id] }
  }
  const told = await ctx.ask(evidenceOfIncident, { incident: of })
  const incident = [told.incident, told.code]
  const how = { limit: noun.MAX_BUNDLE_ITEMS + 1, as: ownId } as const
  const own = await store.items.many(ctx.tx, { incident }, how)
  const items = [...told.items, ...own.map((row) => row.id)]
  return { about: told.incident, label: told.code, items }
}

const ownId = noun.itemRow.pick({ id: true })

/** What is asked of an item before it is put into a bundle. */
const heldRow = noun.itemRow.omit({ words: true, title: true, fileName: true })
type HeldRow = z.infer<typeof heldRow>

/** Those of these items that have a chain, the oldest first. Throws 409 for more than all parts together take. */
async function held(ctx: CommandContext, wanted: readonly string[]): Promise<HeldRow[]> {
  const ids = [...new Set(wanted)]
  const most = noun.MAX_BUNDLE_ITEMS
  if (ids.length > most) throw refusal('tooManyItems', { params: { most } })
  const rows: HeldRow[] = []
  for (const some of portions(ids)) {
    const where = { id: some, state: ['held', 'ended'] as const }
    rows.push(...(await store.items.many(ctx.tx, where, { limit: some.length, as: heldRow })))
  }
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** The items of each part, in their order; at least one part, which may be empty. */
export function partsOf<Row extends Pick<noun.ItemRow, 'chain'>>(rows: readonly Row[]): Row[][] {
  const most = noun.PART_OF_BUNDLE
  const parts: Row[][] = [[]]
  let [bytes, events] = [0, 0]
  for (const row of rows) {
    const [size, acts] = [row.chain.content?.size ?? 0, row.chain.seq]
    const last = parts.at(-1) ?? []
    const isFull =
      last.length === most.items || bytes + size > most.bytes || events + acts > most.events
    if (isFull && last.length > 0) {
      parts.push([row])
      bytes = size
      events = acts
    } else {
      last.push(row)
      bytes += size
      events += acts
    }
  }
  return parts
}

interface Beginning {
  /** Null for the bundle itself. */
  readonly about: string | null
  readonly label: string
  readonly title: string | null
  readonly isNameless: boolean
  readonly by: string
  /** Goes into the first part. */
  readonly handed: noun.BundleRow['handed']
}

/** Writes down that bundles are wanted, as many parts as the items take; a job makes each. Gives the first. */
async function begin(
  ctx: CommandContext,
  rows: readonly HeldRow[],
  { about, by, handed, ...facts }: Beginning,
): Promise<{ bundle: string; parts: number }> {
  const parts = partsOf(rows)
  if (parts.length > noun.MAX_BUNDLE_SERIES)
    throw refusal('tooManyItems', { params: { most: noun.MAX_BUNDLE_ITEMS } })
  const ids = parts.map(() => ctx.newId())
  const [series = ''] = ids
  for (const [index, own] of ids.entries()) {
    const inside = parts[index] ?? []
    const areas = [...new Set(inside.map(({ area }) => area))]
    await store.bundles.insert(ctx.tx, {
      ...facts,
      id: own,
      about: about ?? series,
      series,
      part: index + 1,
      parts: parts.length,
      state: 'making',
      areas,
      askedBy: by,
      askedAt: ctx.now,
      handed: index === 0 ? handed : null,
    })
    for (const some of portions(inside))
      await store.bundleItems.insert(
        ctx.tx,
        some.map((row) => ({ bundle: own, item: row.id })),
      )
    await ctx.schedule({ kind: BUNDLE_JOB, subject: own, dueAt: ctx.now })
    const body = { about: about ?? series, items: inside.length }
    ctx.record(records['bundle.asked'], { subject: own, area: areas[0] ?? '/', body })
  }
  return { bundle: series, parts: parts.length }
}

export const bundleFor = command({
  permission: 'evidence:preserve',
  scope: 'nation',
  name: 'evidence.bundleFor',
  summary:
    'Has evidence put into one file, or as many parts as it takes, together with what another slice adds to it: the report of a case.',
  input: z.strictObject({
    /** Opaque id of what it is about, and what people call that. */
    about: id,
    label: line(100),
    title: line(500).optional(),
    items: z.array(id).max(noun.MAX_BUNDLE_ITEMS),
    files: z.array(noun.handedFile).max(noun.MAX_HANDED.files),
    withoutNames: nameless,
    /** Who may download it. */
    by: line(100),
  }),
  output: z.strictObject({ bundle: id, parts: z.number().int() }),
  async run(ctx, { about, label, title = null, items, files, withoutNames = false, by }) {
    const rows = await held(ctx, items)
    const made = { about, label, title, isNameless: withoutNames, by, handed: files }
    return await begin(ctx, rows, made)
  },
})

/** What a list reads of a bundle. */
const listedRow = noun.bundleRow.omit({ handed: true, askedBy: true })

/** What a list shows of a bundle. */
export const bundlePart = listedRow.omit({ areas: true }).extend({
  /** Why the caller would not be given it now, and where he could change that; null where he would. */
  kept: z
    .strictObject({ why: z.enum(['no-seat', 'file-closed', 'area']), path: z.string().nullable() })
    .nullable(),
})
export type BundlePart = z.infer<typeof bundlePart>

export const bundles = query({
  permission: 'evidence:handle',
  scope: 'own',
  name: 'evidence.bundles',
  summary: 'Bundles that the caller asked for, newest first.',
  input: listInput,
  output: listed(bundlePart),
  async run(ctx, { after, limit }) {
    const page = after === undefined ? {} : { id: { before: after } }
    const how = { order: ['-id'], limit: limit + 1, as: listedRow } as const
    const rows = await store.bundles.many(ctx.tx, { askedBy: ctx.own(), ...page }, how)
    const about = [...new Set(rows.map((row) => row.about))]
    const { kept } =
      rows.length === 0 ? { kept: [] } : await ctx.ask(keptDownloads, { cases: about })
    const byCase = new Map(kept.map(({ case: of, why, path }) => [of, { why, path }]))
    const parts = rows.map(({ areas, ...row }) => {
      const isHere = areas.every((area) => holdsIn(ctx.actor, handling.permission, area))
      const elsewhere = isHere ? null : ({ why: 'area', path: null } as const)
      return { ...row, kept: byCase.get(row.about) ?? elsewhere }
    })
    return pageOf(parts, limit)
  },
})

/** A case may keep by now what was put into a bundle before it was declared. */
async function checkItems(ctx: CommandContext, bundle: string): Promise<void> {
  const inside = { limit: noun.PART_OF_BUNDLE.items } as const
  const all = (await store.bundleItems.many(ctx.tx, { bundle }, inside)).map(({ item }) => item)
  for (const some of portions(all))
    await checkOpen(ctx, await store.items.many(ctx.tx, { id: some }, { limit: some.length }))
}

export const downloadBundle = command({
  ...handling,
  name: 'evidence.downloadBundle',
  summary:
    'Gives a bundle that the caller asked for, as a zip file to be saved; that is recorded. The file of a case asks for a seat and the opened file, still.',
  input: z.strictObject({ bundle: id }),
  output: z.strictObject({ file: noun.givenFile.extend({ size: byteCount }) }),
  givesFile: true,
  async run(ctx, { bundle: of }) {
    const where = { id: of, askedBy: ctx.actor.id }
    const row = found(await store.bundles.one(ctx.tx, where), 'unknownBundle')
    for (const area of row.areas.length === 0 ? ['/'] : row.areas) ctx.inArea(area)
    await ctx.ask(checkDownload, { case: row.about })
    await checkItems(ctx, of)
    if (row.state !== 'made' || row.size === null) throw refusal('notMade')
    ctx.record(records['bundle.downloaded'], { subject: of, area: row.areas[0] ?? '/' })
    const how = { order: ['n'], limit: noun.MAX_BUNDLE_PARTS } as const
    const parts = await store.bundleParts.many(ctx.tx, { bundle: of }, how)
    const which = row.parts === 1 ? '' : `-${row.part}-of-${row.parts}`
    const name = `${row.label.replaceAll(/[^\w-]+/g, '')}${which}.zip`
    return { file: { name, size: row.size, parts: parts.map(({ sha256 }) => sha256) } }
  },
})
