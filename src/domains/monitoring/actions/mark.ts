import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { isExcuse, line, markKind, MAX_ACCEPTED_DAYS } from '../schema.ts'
import { marks, marksOf } from '../store/finding.ts'
import { siteState } from '../store/site.ts'
import { changesOf } from '../store/watch.ts'
import { concernsVoting } from '../watch/index.ts'
import { findingAbout } from './about.ts'
import { conclude } from './conclude.ts'
import { endWaiting } from './deciding.ts'
import { takeOff } from './take-off.ts'

const marking = { permission: 'monitoring:mark', scope: 'area' } as const

export const mark = command({
  ...marking,
  name: 'monitoring.mark',
  summary:
    'Marks a finding as acknowledged, as an attack, as an accepted risk until a day, or as a false positive.',
  input: z.strictObject({
    finding: id,
    kind: markKind,
    reason: line(500).optional(),
    /** For an accepted risk: how long. */
    days: z.number().int().min(1).max(MAX_ACCEPTED_DAYS).optional(),
  }),
  output: z.object({ mark: id, finding: id }),
  async run(ctx, { finding, kind, reason, days }) {
    const { row, site, owner, area } = await findingOf(ctx, finding)
    if (row.state === 'closed' || row.state === 'lapsed') throw refusal('endedFinding')
    if (kind === 'accepted-risk' && days === undefined) throw refusal('acceptedWithoutEnd')
    if (isExcuse(kind) && reason === undefined) throw refusal('noReason')
    if (isExcuse(kind)) await requireExcusable(ctx, finding)
    const made = ctx.newId()
    const untilAt = kind === 'accepted-risk' ? addMs(ctx.now, (days ?? 0) * DAY) : null
    await marks.insert(ctx.tx, {
      id: made,
      finding,
      kind,
      reason: reason ?? '',
      untilAt,
      madeBy: ctx.actor.id,
      madeAt: ctx.now,
    })
    const body = { mark: made, kind, until: untilAt, ...owner, check: row.checkName }
    ctx.record(records['finding.marked'], { subject: finding, area, body })
    // What somebody calls an attack is no longer on its way to being right.
    if (kind === 'attack') await endWaiting(ctx, finding, 'refused')
    if (site !== null) await conclude(ctx, site, null, await siteState(ctx.tx, site.id))
    return { mark: made, finding }
  },
})

/** An excuse would silence a text about voting by one person's word, and what is called an attack is none. Throws 409 Problem. */
async function requireExcusable(ctx: CommandContext, finding: string): Promise<void> {
  const item = (await changesOf(ctx.tx, [finding])).get(finding)
  if (item !== undefined && concernsVoting(item)) throw refusal('noExcuse')
  const known = await marksOf(ctx.tx, [finding], ctx.now)
  if (known.some(({ kind }) => kind === 'attack')) throw refusal('markedAttack')
}

export const withdrawMark = command({
  ...marking,
  name: 'monitoring.withdrawMark',
  summary: 'Takes a mark off a finding.',
  input: z.strictObject({ mark: id }),
  output: z.object({ finding: id }),
  async run(ctx, input) {
    const known = await marks.one(ctx.tx, { id: input.mark, withdrawnAt: null })
    const made = found(known, 'unknownMark')
    const { site, owner, area } = await findingOf(ctx, made.finding)
    await takeOff(ctx, made, { owner, area })
    if (site !== null) await conclude(ctx, site, null, await siteState(ctx.tx, site.id))
    return { finding: made.finding }
  },
})

async function findingOf(ctx: CommandContext, finding: string) {
  const about = await findingAbout(ctx.tx, finding)
  ctx.inArea(about.area)
  return about
}
