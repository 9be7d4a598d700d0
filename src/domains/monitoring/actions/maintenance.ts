import { z } from 'zod'
import { type CommandContext, command, query } from '../../../core/action.ts'
import { civil, timeOf } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { areaPath } from '../../../core/permission.ts'
import { addMs, msBetween, time } from '../../../core/time.ts'
import * as rule from '../maintenance.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { line } from '../schema.ts'
import * as store from '../store/maintenance.ts'
import { windowsIn } from '../store/maintenance-list.ts'
import { isAuthorised } from '../store/permission.ts'
import { type SiteRow, sites } from '../store/site.ts'
import { watchedSite } from './about.ts'
import { freezeIn } from './freeze.ts'
import { VISIT_JOB } from './observe.ts'

const maintaining = { permission: 'monitoring:maintain', scope: 'area' } as const

export const openMaintenance = command({
  ...maintaining,
  name: 'monitoring.openMaintenance',
  summary:
    'Says that sites are worked on, or that a change of their pages is announced, from when until when and why: outages then make no finding, or changes wait; a break-in is told in both.',
  input: z.strictObject({
    sites: z.array(id).min(1).max(rule.MAX_WINDOW_SITES),
    /** A maintenance where it is left out. */
    kind: rule.windowKind.optional(),
    /** The name or office that announced the change; asked for where one is announced. */
    announcedBy: line(200).optional(),
    /** By the clock on the wall; now where it is left out. */
    from: civil.optional(),
    until: civil,
    reason: line(300),
    /** Said by whoever knows that nothing may change in these days, and that this has to. */
    despiteFreeze: z.boolean().default(false),
  }),
  output: z.strictObject({ maintenances: z.array(id) }),
  async run(
    ctx,
    { sites: wanted, kind = 'maintenance', announcedBy = null, from, until, ...said },
  ) {
    const { reason, despiteFreeze } = said
    if (kind === 'announced' && announcedBy === null)
      throw refusal('noAnnouncer', { fields: [{ path: 'announcedBy', message: 'is missing' }] })
    const { zone } = ctx.node
    const begin = from === undefined ? ctx.now : timeOf(from, zone)
    const window = { fromAt: begin > ctx.now ? begin : ctx.now, untilAt: timeOf(until, zone) }
    checkLength(ctx, kind, window)
    const isInFreeze = await checkFreeze(ctx, window, despiteFreeze)
    const made: string[] = []
    for (const site of new Set(wanted)) {
      const row = await watchedSite(ctx, site)
      await checkOthers(ctx, row, { ...window, kind })
      made.push(await begun(ctx, row, { ...window, kind, announcedBy, reason, isInFreeze }))
    }
    return { maintenances: made }
  },
})

/** How what is too long, lies in another one, or is too much in all is refused. */
const REFUSED = {
  maintenance: { long: 'longWindow', known: 'knownWindow', much: 'muchMaintenance' },
  announced: { long: 'longChange', known: 'knownChange', much: 'muchChange' },
} as const

/** Throws Problem where the window is too short, too long, or too far away. */
function checkLength(
  { now }: CommandContext,
  kind: rule.WindowKind,
  { fromAt, untilAt }: rule.Window,
): void {
  const isShort = addMs(fromAt, rule.MIN_WINDOW_MS) > untilAt
  if (isShort) throw refusal('shortWindow', { params: { minutes: 5 } })
  const isLong = addMs(fromAt, rule.LENGTHS[kind].longestMs) < untilAt
  if (isLong) throw refusal(REFUSED[kind].long)
  if (addMs(now, rule.MAX_AHEAD_MS) < fromAt) throw refusal('farWindow')
}

/** Whether the window lies in days in which nothing may change. Throws Problem where it does and nobody says so. */
async function checkFreeze(
  ctx: CommandContext,
  { fromAt, untilAt }: rule.Window,
  despiteFreeze: boolean,
): Promise<boolean> {
  const frozen = await freezeIn(ctx, { fromAt, untilAt })
  if (frozen === undefined) return false
  if (!despiteFreeze)
    throw refusal('inFreeze', {
      params: { until: frozen.until.replace('T', ' '), why: frozen.reason },
    })
  return true
}

/** Throws Problem where another one of its kind lies in this time, or there are too many of them together. */
async function checkOthers(
  ctx: CommandContext,
  { id: site, name }: SiteRow,
  window: rule.Window & { readonly kind: rule.WindowKind },
) {
  const { fromAt, untilAt, kind } = window
  const { mostMs, withinMs } = rule.LENGTHS[kind]
  const around = { fromAt: addMs(untilAt, -withinMs), untilAt: addMs(fromAt, withinMs) }
  const others = await store.windowsOf(ctx.tx, { site, kind }, around)
  if (others.some((one) => one.fromAt < untilAt && one.untilAt > fromAt))
    throw refusal(REFUSED[kind].known, { params: { site: name } })
  // Any stretch that holds the whole window: a sum over more than it would refuse too much.
  const all = [...others, window]
  const stretches = all.map((one) => ({
    fromAt: addMs(one.untilAt, -withinMs),
    untilAt: one.untilAt,
  }))
  if (stretches.some((stretch) => rule.lengthIn(all, stretch) > mostMs))
    throw refusal(REFUSED[kind].much, { params: { site: name } })
}

async function begun(
  ctx: CommandContext,
  { id: site, area }: SiteRow,
  fields: rule.Window &
    Pick<store.MaintenanceRow, 'kind' | 'announcedBy' | 'reason' | 'isInFreeze'>,
): Promise<string> {
  const made = ctx.newId()
  const { fromAt, untilAt, kind, announcedBy, reason, isInFreeze } = fields
  const by = { openedBy: ctx.actor.id, openedAt: ctx.now }
  await store.maintenances.insert(ctx.tx, { id: made, site, plannedAt: untilAt, ...fields, ...by })
  const body = { site, from: fromAt, until: untilAt, reason, isInFreeze }
  if (kind === 'maintenance')
    ctx.record(records['maintenance.opened'], { subject: made, area, body })
  else
    ctx.record(records['change.announced'], {
      subject: made,
      area,
      body: { ...body, by: announcedBy ?? '' },
    })
  // A site that is looked at less often is looked at then all the same.
  if (await isAuthorised(ctx.tx, site, ctx.now))
    await ctx.schedule({ kind: VISIT_JOB, subject: site, dueAt: untilAt })
  return made
}

export const endMaintenance = command({
  ...maintaining,
  name: 'monitoring.endMaintenance',
  summary:
    'Ends windows of maintenance and announced changes, or calls them off: outages make findings again at once, and changes wait for approval.',
  input: z.strictObject({ maintenances: z.array(id).min(1).max(rule.MAX_WINDOW_SITES) }),
  output: z.strictObject({ ended: z.number().int() }),
  async run(ctx, input) {
    let ended = 0
    for (const wanted of new Set(input.maintenances)) {
      const row = found(await store.maintenances.one(ctx.tx, { id: wanted }), 'unknownMaintenance')
      const site = found(await sites.one(ctx.tx, { id: row.site }), 'unknownMaintenance')
      ctx.inArea(site.area)
      if (row.untilAt <= ctx.now || row.endedAt !== null) continue
      await end(ctx, row, site)
      ended += 1
    }
    if (ended === 0) ctx.unchanged('they are over already')
    return { ended }
  },
})

async function end(ctx: CommandContext, row: store.MaintenanceRow, site: SiteRow): Promise<void> {
  const untilAt = row.fromAt > ctx.now ? row.fromAt : ctx.now
  const change = { untilAt, endedBy: ctx.actor.id, endedAt: ctx.now }
  await store.maintenances.change(ctx.tx, { id: row.id }, change)
  const leftMs = msBetween(untilAt, row.plannedAt)
  const body = { site: site.id, from: row.fromAt, until: untilAt, leftMs }
  const type = row.kind === 'maintenance' ? 'maintenance.ended' : 'change.ended'
  ctx.record(records[type], { subject: row.id, area: site.area, body })
  const isWatched = site.endedAt === null && (await isAuthorised(ctx.tx, site.id, ctx.now))
  if (isWatched) await ctx.schedule({ kind: VISIT_JOB, subject: site.id, dueAt: ctx.now })
}

const item = store.maintenanceRow.extend({ name: z.string(), area: areaPath })

export const maintenances = query({
  permission: 'monitoring:read',
  scope: 'area',
  name: 'monitoring.maintenances',
  summary:
    'Windows of maintenance and announced changes that touch a stretch of time, the last first.',
  input: z.strictObject({ from: time, until: time, site: id.optional() }),
  output: z.strictObject({
    items: z.array(item),
    /** There was more than is told. */
    isCut: z.boolean(),
  }),
  async run(ctx, { from, until, site }) {
    const stretch = { fromAt: from, untilAt: until, areas: ctx.areas(), site }
    const items = await windowsIn(ctx.tx, stretch, MAX_PAGE_ROWS)
    return { items, isCut: items.length === MAX_PAGE_ROWS }
  },
})
