import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { holdsIn } from '../../../core/actor.ts'
import { byteCount } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listed, listInput, pageOf } from '../../../core/listed.ts'
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

export const bundle = command({
  ...handling,
  name: 'evidence.bundle',
  summary:
    'Has the evidence of an incident, or chosen items, put into one file that anybody can check without the node.',
  input: z.strictObject({
    /** Code or id of an incident, or the code of an item. */
    of: line(100).optional(),
    items: z.array(id).max(MAX_NAMED).optional(),
  }),
  output: z.strictObject({ bundle: id }),
  async run(ctx, { of, items = [] }) {
    const wanted = of === undefined ? null : await wantedBy(ctx, of)
    const rows = await held(ctx, [...(wanted?.items ?? []), ...items])
    for (const { area } of rows) ctx.inArea(area)
    await checkOpen(ctx, rows)
    const [first] = rows
    if (first === undefined) throw refusal('nothingToBundle')
    const label = wanted?.label ?? (rows.length === 1 ? first.code : `${first.code} …`)
    const about = wanted?.about ?? null
    return { bundle: await begin(ctx, { about, label, rows, by: ctx.actor.id, handed: null }) }
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
  const how = { limit: noun.MAX_BUNDLE_ITEMS + 1 } as const
  const own = await store.items.many(ctx.tx, { incident }, how)
  const items = [...told.items, ...own.map((row) => row.id)]
  return { about: told.incident, label: told.code, items }
}

/** Those of these items that have a chain. Throws 409 for more than a bundle takes. */
async function held(ctx: CommandContext, wanted: readonly string[]) {
  const ids = [...new Set(wanted)]
  const most = noun.MAX_BUNDLE_ITEMS
  if (ids.length > most) throw refusal('tooManyItems', { params: { most } })
  const where = { id: ids, state: ['held', 'ended'] as const }
  return await store.items.many(ctx.tx, where, { order: ['id'], limit: most })
}

interface Beginning {
  /** Null for the bundle itself. */
  readonly about: string | null
  readonly label: string
  readonly rows: readonly Pick<noun.ItemRow, 'id' | 'area'>[]
  readonly by: string
  readonly handed: noun.BundleRow['handed']
}

/** Writes down that a bundle is wanted; a job makes it. */
async function begin(
  ctx: CommandContext,
  { about, label, rows, by, handed }: Beginning,
): Promise<string> {
  const own = ctx.newId()
  const areas = [...new Set(rows.map(({ area }) => area))]
  await store.bundles.insert(ctx.tx, {
    id: own,
    about: about ?? own,
    label,
    state: 'making',
    areas,
    askedBy: by,
    askedAt: ctx.now,
    handed,
  })
  await store.bundleItems.insert(
    ctx.tx,
    rows.map((row) => ({ bundle: own, item: row.id })),
  )
  await ctx.schedule({ kind: BUNDLE_JOB, subject: own, dueAt: ctx.now })
  const body = { about: about ?? own, items: rows.length }
  ctx.record(records['bundle.asked'], { subject: own, area: areas[0] ?? '/', body })
  return own
}

export const bundleFor = command({
  permission: 'evidence:preserve',
  scope: 'nation',
  name: 'evidence.bundleFor',
  summary:
    'Has evidence put into one file together with what another slice adds to it: the report of a case.',
  input: z.strictObject({
    /** Opaque id of what it is about, and what people call that. */
    about: id,
    label: line(100),
    items: z.array(id).max(noun.MAX_BUNDLE_ITEMS),
    files: z.array(noun.handedFile).max(noun.MAX_HANDED.files),
    /** Who may download it. */
    by: line(100),
  }),
  output: z.strictObject({ bundle: id }),
  async run(ctx, { about, label, items, files, by }) {
    const rows = await held(ctx, items)
    return { bundle: await begin(ctx, { about, label, rows, by, handed: files }) }
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
  const inside = { limit: noun.MAX_BUNDLE_ITEMS } as const
  const id = (await store.bundleItems.many(ctx.tx, { bundle }, inside)).map(({ item }) => item)
  await checkOpen(ctx, await store.items.many(ctx.tx, { id }, inside))
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
    const name = `${row.label.replaceAll(/[^\w-]+/g, '')}.zip`
    return { file: { name, size: row.size, parts: parts.map(({ sha256 }) => sha256) } }
  },
})
