import type { CommandContext } from '../../../core/action.ts'
import type { Grade } from '../grade.ts'
import { records } from '../records.ts'
import { isExcuse, type SiteStatus } from '../schema.ts'
import { liveFindings, marksOf } from '../store/finding.ts'
import { type SiteRow, type SiteState, siteStates } from '../store/site.ts'
import { grades } from '../store/visit.ts'

/** What is new about a site. */
export interface News {
  /** The visit that the grade comes from. */
  readonly visit: string
  /** null while a change is being confirmed: then the old grade stands. */
  readonly grade: Grade | null
  readonly isUnsettled: boolean
}

/**
 * Draws the conclusion from a site's open findings and newest grade; gives whether anything was recorded. A site
 * whose very first look is not settled yet stays without a status, which reads as unknown.
 */
export async function conclude(
  ctx: CommandContext,
  site: SiteRow,
  news: News | null,
  known: SiteState,
): Promise<boolean> {
  if (known.status === null && isUndecided(news)) return false
  const grade = news?.grade ?? null
  const status = await statusAfter(ctx, site.id, grade)
  const { letter, score } = grade ?? known
  const hasMoved = status !== known.status
  const hasGrade = letter !== known.letter
  if (!hasMoved && !hasGrade) return false
  const sinceAt = (hasMoved ? null : known.sinceAt) ?? ctx.now
  await siteStates.put(ctx.tx, { site: site.id, status, sinceAt, letter, score })
  if (hasMoved) {
    const body = { from: known.status, to: status }
    ctx.record(records['site.statusChanged'], { subject: site.id, area: site.area, body })
  }
  if (hasGrade && news !== null) {
    const body = { from: known.letter, to: letter, score, visit: news.visit }
    await noteGrade(ctx, site, body)
  }
  return true
}

function isUndecided(news: News | null): boolean {
  return news === null || news.isUnsettled
}

async function noteGrade(
  ctx: CommandContext,
  site: SiteRow,
  body: { from: Grade['letter']; to: Grade['letter']; score: number | null; visit: string },
): Promise<void> {
  const { to: letter, score, visit } = body
  await grades.insert(ctx.tx, { id: ctx.newId(), site: site.id, visit, at: ctx.now, letter, score })
  ctx.record(records['grade.changed'], { subject: site.id, area: site.area, body })
}

/** The status after a look; of one that saw too little for a grade nothing good is known. */
async function statusAfter(
  ctx: CommandContext,
  site: string,
  grade: Grade | null,
): Promise<SiteStatus> {
  if (grade?.tested === 0) return 'unknown'
  const status = await statusNow(ctx, site)
  return status === 'ok' && grade?.letter === null ? 'unknown' : status
}

/**
 * The status of a site by its confirmed findings: `down` where visitors do not get the page, `degraded` where they
 * are misled or stopped by something critical or high, `at_risk` where something of medium weight is open. Low ones
 * and those that a person excused leave it `ok`. Whether the site was seen lately is another question.
 */
async function statusNow(ctx: CommandContext, site: string): Promise<SiteStatus> {
  const open = (await liveFindings(ctx.tx, { site })).filter(({ state }) => state === 'open')
  const ids = open.map(({ id }) => id)
  const marks = await marksOf(ctx.tx, ids, ctx.now)
  const excused = marks.flatMap((made) => (isExcuse(made.kind) ? [made.finding] : []))
  const counted = open.filter(({ id }) => !excused.includes(id))
  const isDown = counted.some(
    ({ checkName, verdict }) => checkName === 'availability' && verdict.cap !== undefined,
  )
  if (isDown) return 'down'
  if (counted.some(({ severity }) => severity === 'C' || severity === 'H')) return 'degraded'
  return counted.some(({ severity }) => severity === 'M') ? 'at_risk' : 'ok'
}
