// Changes of pages that nobody settles: they grow graver when days begin in which nothing may change, and people are
// reminded of them before that and every thirty days.
import { z } from 'zod'
import { type CommandContext, command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY, HOUR, time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { findingState, isExcuse, severity } from '../schema.ts'
import { forgottenChanges, remindedBetween, smallChanges } from '../store/change-list.ts'
import { type FindingRow, findings, marksOf } from '../store/finding.ts'
import { affectedAreas, sites, siteState } from '../store/site.ts'
import { changesOf, pageChanges } from '../store/watch.ts'
import { conclude } from './conclude.ts'
import { isFrozen, nextFreeze } from './freeze.ts'

const observing = { permission: 'monitoring:observe', scope: 'nation' } as const

/** Findings that one run takes. */
const AT_ONCE = 100
/** A change that is open so long is one that nobody remembers. */
export const REMIND_MS = 30 * DAY
/** How long before days of freeze: a weekend and a day to act. */
export const BEFORE_FREEZE_MS = 3 * DAY

/** The job that does both, and its one subject. */
export const UNSETTLED_JOB = 'monitoring.unsettled'
export const CHANGES = 'changes'

const part = z.strictObject({ after: z.string().max(64) })
const taken = z.strictObject({ next: id.nullable(), findings: z.number().int() })

export const raiseInFreeze = command({
  ...observing,
  name: 'monitoring.raiseInFreeze',
  summary:
    'For the node: in days in which nothing may change, open changes of medium weight are graver.',
  input: part,
  output: taken,
  async run(ctx, { after }) {
    const ids = (await isFrozen(ctx, ctx.now))
      ? await smallChanges(ctx.tx, { after, limit: AT_ONCE })
      : []
    const rows = await unexcused(ctx, ids)
    for (const row of rows) await raise(ctx, row)
    if (rows.length === 0) ctx.unchanged('nothing becomes graver')
    return { next: nextIn(ids), findings: rows.length }
  },
})

function nextIn(ids: readonly string[]): string | null {
  return ids.length < AT_ONCE ? null : (ids.at(-1) ?? null)
}

/** Those that no person excused. */
async function unexcused(ctx: CommandContext, ids: readonly string[]): Promise<FindingRow[]> {
  if (ids.length === 0) return []
  const marks = await marksOf(ctx.tx, ids, ctx.now)
  const excused = new Set(marks.flatMap((one) => (isExcuse(one.kind) ? [one.finding] : [])))
  const rows = await findings.many(ctx.tx, { id: ids }, { order: ['id'], limit: ids.length })
  return rows.filter((row) => !excused.has(row.id))
}

async function raise(ctx: CommandContext, row: FindingRow): Promise<void> {
  const site = await sites.one(ctx.tx, { id: row.site ?? '' })
  const item = (await changesOf(ctx.tx, [row.id])).get(row.id)
  if (site === undefined || item === undefined) return
  const verdict = { ...row.verdict, result: 'I', severity: 'H' } as const
  await findings.change(ctx.tx, { id: row.id }, { severity: 'H', verdict })
  await pageChanges.change(ctx.tx, { finding: row.id }, { item: { ...item, level: 'H' } })
  const { checkName: check, reason } = row
  const body = { site: site.id, check, reason, severity: 'H', areas: affectedAreas(site) }
  ctx.record(records['finding.raised'], { subject: row.id, area: site.area, body })
  await conclude(ctx, site, null, await siteState(ctx.tx, site.id))
}

export const remindOfChanges = command({
  ...observing,
  name: 'monitoring.remindOfChanges',
  summary:
    'For the node: reminds of changes of pages that nobody settled for thirty days, or before days in which nothing may change.',
  input: part,
  output: taken,
  async run(ctx, { after }) {
    const next = await nextFreeze(ctx, ctx.now)
    const isNear = next !== null && addMs(next, -BEFORE_FREEZE_MS) <= ctx.now
    const due = { before: addMs(ctx.now, -REMIND_MS), freeze: isNear ? next : null }
    const found = await forgottenChanges(ctx.tx, due, { after, limit: AT_ONCE })
    const ids = found.map(({ finding }) => finding)
    const open = new Set((await unexcused(ctx, ids)).map((row) => row.id))
    const told = found.filter(({ finding }) => open.has(finding))
    const of = due.freeze ?? OF_AGE
    for (const [site, own] of Map.groupBy(told, (one) => one.site)) {
      const finding = own.map((one) => one.finding)
      await pageChanges.change(ctx.tx, { finding }, { remindedAt: ctx.now, remindedOf: of })
      const area = own[0]?.area ?? '/'
      ctx.record(records['page.reminded'], { subject: site, area, body: { findings: finding, of } })
    }
    if (told.length === 0) ctx.unchanged('nothing was forgotten')
    return { next: nextIn(ids), findings: told.length }
  },
})

/** What a reminder is of that is of no freeze. */
const OF_AGE = 'age'

export const resumeUnsettled = command({
  ...observing,
  name: 'monitoring.resumeUnsettled',
  summary: 'For the node: sets when open changes of pages are looked through again.',
  input: z.strictObject({}),
  output: z.strictObject({}),
  async run(ctx) {
    const hour = addMs(ctx.now, HOUR)
    const next = await nextFreeze(ctx, ctx.now)
    const dueAt = next !== null && next < hour ? next : hour
    await ctx.schedule({ kind: UNSETTLED_JOB, subject: CHANGES, dueAt })
    ctx.unchanged('only a job was set')
    return {}
  },
})

/** Reminders of a day that are told one by one. */
const MAX_ROWS = 200

export const reminders = query({
  permission: 'monitoring:read',
  scope: 'area',
  name: 'monitoring.reminders',
  summary:
    'Changes of pages that nobody had settled, of which somebody was reminded in a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        finding: id,
        siteName: z.string(),
        severity,
        state: findingState,
        since: time,
        at: time,
        /** `age`, or when the days of freeze began. */
        of: z.string(),
      }),
    ),
    isCut: z.boolean(),
  }),
  async run(ctx, { from, until }) {
    const items = await remindedBetween(ctx.tx, { areas: ctx.areas(), from, until }, MAX_ROWS)
    return { items, isCut: items.length === MAX_ROWS }
  },
})
