import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { type ChannelRow, channelFields, isOfKind, MAX_CHANNELS } from '../channel.ts'
import { confirmedNow, stepOf } from '../contacts.ts'
import { rowsOf } from '../facts.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { MAX_ROUTES, routeFields } from '../route.ts'
import * as store from '../store.ts'
import { areaNamesFor } from './route.ts'

/** Longest file that is pasted. */
export const MAX_FILE = 200_000

const importing = {
  permission: 'directory:write',
  scope: 'nation',
  // Judged row by row, with the row's number.
  checksText: true,
  input: z.strictObject({ file: z.string().min(1).max(MAX_FILE) }),
  output: z.strictObject({ step: id, rows: z.number().int() }),
} as const

const channelLine = z.strictObject({ agency: line(200), ...channelFields, source: line(400) })
const routeLine = z.strictObject({
  agency: line(200),
  ...routeFields,
  rank: z.coerce.number().pipe(routeFields.rank.unwrap()).default(0),
})

/** The rows of a pasted file, each with its agency of the node's country. Throws 400 with the first wrong row. */
async function linesOf<S extends z.ZodType<{ agency: string }>>(
  ctx: CommandContext,
  file: string,
  schema: S,
): Promise<(z.output<S> & { readonly of: store.KnownAgency })[]> {
  const rows = rowsOf(file)
  if (rows[0] !== undefined && !('agency' in rows[0])) throw refusal('noAgencyColumn')
  if (rows.length === 0 || rows.length > store.MAX_STEP_ROWS) {
    throw refusal('wrongCount', { params: { most: store.MAX_STEP_ROWS } })
  }
  const nation = await store.nations.one(ctx.tx, { what: 'nation' })
  const known = nation === undefined ? [] : await store.knownAgencies(ctx.tx, { iso3: nation.iso3 })
  const byName = new Map(
    known.flatMap((row) => [[row.name, row] as const, [row.code, row] as const]),
  )
  return rows.map((row, at) => {
    const wrong = (what: string) => refusal('badFacts', { params: { row: at + 1, what } })
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))
    const parsed = schema.safeParse(given)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      throw wrong(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
    }
    const of = byName.get(parsed.data.agency)
    if (of === undefined) throw wrong(`agency ${parsed.data.agency}`)
    return { ...parsed.data, of }
  })
}

export const importChannels = command({
  ...importing,
  name: 'directory.importChannels',
  summary:
    'Takes in ways to reach agencies from a CSV; one that is there already gets what the row says. All rows or none.',
  async run(ctx, { file }) {
    const lines = await linesOf(ctx, file, channelLine)
    const step = stepOf(ctx)
    const known = await store.channelsOf(ctx.tx, [...new Set(lines.map(({ of }) => of.id))])
    const keyOf = (way: { agency: string; kind: string; value: string }) =>
      `${way.agency} ${way.kind} ${way.value}`
    const live = new Map<string, Pick<ChannelRow, 'agency'>>(known.map((way) => [keyOf(way), way]))
    const byKey = new Map(known.map((way) => [keyOf(way), way.id]))
    const added = new Map<string, Parameters<typeof store.addChannels>[1][number]>()
    for (const [at, { agency: _name, of, source, ...way }] of lines.entries()) {
      const wrong = (what: string) => refusal('badFacts', { params: { row: at + 1, what } })
      if (!isOfKind(way)) throw wrong('value')
      if (way.hours !== '' && way.zone === '') throw wrong('zone')
      const made = { id: ctx.newId(), agency: of.id, ...way, ...confirmedNow(ctx, source) }
      added.set(keyOf(made), made)
      live.set(keyOf(made), made)
    }
    for (const ways of Map.groupBy(live.values(), ({ agency }) => agency).values())
      if (ways.length > MAX_CHANNELS) throw refusal('tooManyChannels')
    const replaced = [...added.keys()].flatMap((key) => byKey.get(key) ?? [])
    await store.endChannels(ctx.tx, replaced, step)
    await store.addChannels(ctx.tx, [...added.values()], step)
    const body = { rows: added.size }
    ctx.record(records['channel.imported'], { subject: 'directory', body })
    return { step: step.id, rows: added.size }
  },
})

export const importRoutes = command({
  ...importing,
  name: 'directory.importRoutes',
  summary:
    'Takes in routes from a CSV; one that is there already gets its rank and note. All rows or none.',
  async run(ctx, { file }) {
    const lines = await linesOf(ctx, file, routeLine)
    const step = stepOf(ctx)
    const iso3 = lines[0]?.of.iso3 ?? ''
    const known = await store.routesOf(ctx.tx, iso3)
    type Told = Pick<(typeof known)[number], 'agency' | 'area' | 'what' | 'place' | 'who'>
    const keyOf = ({ agency, area, what, place, who }: Told) =>
      [agency, area, what, place, who].join(' ')
    const names = await areaNamesFor(
      ctx,
      lines.map(({ area }) => area),
    )
    const added = new Map(
      lines.map(({ of, area, what, where: place, who, rank, note = '' }) => {
        const told = { agency: of.id, area, what, place, who }
        const areaName = names.get(area) ?? ''
        const by = { addedBy: step.by, addedAt: step.at, step: step.id }
        return [keyOf(told), { id: ctx.newId(), iso3, ...told, areaName, rank, note, ...by }]
      }),
    )
    const replaced = known.filter((route) => added.has(keyOf(route))).map((route) => route.id)
    if (known.length - replaced.length + added.size > MAX_ROUTES) throw refusal('tooManyRoutes')
    await store.routes.change(ctx.tx, { id: replaced }, { endedAt: step.at, endedStep: step.id })
    await store.routes.insert(ctx.tx, [...added.values()])
    const body = { rows: added.size }
    ctx.record(records['agencyRoute.imported'], { subject: 'directory', body })
    return { step: step.id, rows: added.size }
  },
})
