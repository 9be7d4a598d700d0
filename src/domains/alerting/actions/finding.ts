// Findings behind alerts: one cause makes one draft, which says what its worst finding asks for, and goes with the last.
import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { outermost } from '../../../core/permission.ts'
import { addMs, HOUR } from '../../../core/time.ts'
import { commonArea, isTargeted } from '../areas.ts'
import { type Content, content, MAX_AREAS, namedSite, storedContent } from '../content.ts'
import { isAlike, type Warning, willDo, worstOf } from '../graver.ts'
import { records } from '../records.ts'
import { cause, checkName, findingEnd, isActive } from '../schema.ts'
import { alertsByIds, type AlertRow, alerts, setTargets, targetsOf } from '../store/alert.ts'
import {
  type AlertFinding,
  alertFindings,
  openWarnings,
  isFindingOpen,
  placesOf,
} from '../store/finding.ts'
import { templateContent } from '../templates.ts'
import { addFinding, headlineColumns, mustBeTheNode, startDraft } from './drafting.ts'

/** Alerts of one cause that are looked at, the oldest first. */
const MAX_OPEN = 50

/** What is in force takes a further finding only where it stays so for this long: else that one would end with it. */
const ENOUGH_MS = HOUR

const where = z.strictObject({ alert: id.nullable() })

const noted = z.strictObject({
  finding: id,
  check: checkName,
  cause,
  /** What a draft would say because of it. */
  content,
  /** Whether a draft does; false where a standing order may issue what is not in force yet. */
  mayDraft: z.boolean(),
})
type Noted = z.infer<typeof noted>

export const noteFinding = command({
  name: 'alerting.noteFinding',
  permission: 'alerting:draft',
  scope: 'area',
  summary:
    'For the node: notes a finding on the alert in force whose words will do, else on the draft of the same cause, else drafts one.',
  input: noted,
  output: where,
  async run(ctx, input) {
    mustBeTheNode(ctx)
    for (const area of input.content.areas) ctx.inArea(area)
    const places = (await placesFor(ctx, input.finding)).toReversed()
    const own = places.find(({ alert }) => isUnedited(alert))
    const settled = await settledAt(ctx, own === undefined ? places : [own], input.content)
    if (settled !== undefined) {
      ctx.unchanged('all is said or decided where the finding stands already')
      return { alert: settled }
    }
    // A standing order issues once for a finding; what comes after that is for people.
    const mayDraft = input.mayDraft || places.length > 0
    const alert = own?.alert ?? (await openFor(ctx, { ...input, mayDraft }))
    if (alert !== undefined) {
      await stand(ctx, alert, input)
      return { alert: alert.id }
    }
    if (!mayDraft) {
      ctx.unchanged('no alert in force will do')
      return { alert: null }
    }
    const again = places.length > 0 ? `:${ctx.newId()}` : ''
    const origin = `finding:${input.finding}${again}`
    return { alert: (await startDraft(ctx, { ...input, origin })).id }
  },
})

interface Place {
  readonly alert: AlertRow
  /** As it was when it was noted there. */
  readonly row: AlertFinding
}

/** The alerts on which a finding stands, the oldest first. */
async function placesFor(ctx: CommandContext, finding: string): Promise<Place[]> {
  const rows = await placesOf(ctx.tx, finding)
  const all = await alertsByIds(
    ctx.tx,
    rows.map(({ alert }) => alert),
  )
  const byId = new Map(all.map((alert) => [alert.id, alert]))
  return rows.flatMap((row) => {
    const alert = byId.get(row.alert)
    return alert === undefined ? [] : [{ alert, row }]
  })
}

/** The alert that leaves nothing more to do about a finding; undefined where there is none. */
async function settledAt(
  ctx: CommandContext,
  places: readonly Place[],
  said: Content,
): Promise<string | undefined> {
  for (const place of places) if (await isSettled(ctx, place, said)) return place.alert.id
  return undefined
}

async function isSettled(ctx: CommandContext, place: Place, said: Content): Promise<boolean> {
  const { alert, row } = place
  if (row.overWhy === 'closed') return true
  if (isUnedited(alert)) return await saysSame(ctx, place, said)
  if (alert.endedAt !== null) {
    // What ran out or went by itself is nobody's decision.
    const isDecided = alert.endedWhy === null && alert.state !== 'expired'
    return isDecided && willDo(row, said)
  }
  const isPast = isActive(alert.state) && (alert.expiresAt ?? '') <= ctx.now
  if (row.overAt !== null || isPast) return false
  // Whoever chose lesser words knew what was found then.
  const { eventCode, severity } = row
  return (
    (await covers(ctx, alert, said)) || (await covers(ctx, { ...alert, eventCode, severity }, said))
  )
}

/** Whether the node's own draft has the finding in these words and areas already. */
async function saysSame({ tx }: CommandContext, { alert, row }: Place, said: Content) {
  const isSame = row.eventCode === said.eventCode && row.severity === said.severity
  if (row.overAt !== null || !isSame) return false
  const areas = await targetsOf(tx, alert.id, alert.revision)
  return said.areas.every((area) => isTargeted(areas, area))
}

/** Puts a finding behind an alert, anew where it is there, and brings the node's own words up to date. */
async function stand(ctx: CommandContext, alert: AlertRow, input: Noted): Promise<void> {
  const { finding } = input
  const { eventCode, severity, areas } = input.content
  const anew = { eventCode, severity, overAt: null, overWhy: null }
  const known = await alertFindings.change(ctx.tx, { alert: alert.id, finding }, anew)
  if (known === 0) await addFinding(ctx, alert.id, input)
  await alerts.change(ctx.tx, { id: alert.id }, { findingClosedAt: null })
  await note(ctx, alert, { finding, isClosed: false })
  await sayTheWorst(ctx, { ...alert, findingClosedAt: null }, areas)
}

/** The alert on which a further finding of the same cause is noted; undefined where there is none. */
async function openFor(ctx: CommandContext, input: Noted): Promise<AlertRow | undefined> {
  const ofCause = { cause: input.cause, endedAt: null }
  const open = await alerts.many(ctx.tx, ofCause, { order: ['id'], limit: MAX_OPEN })
  const soon = addMs(ctx.now, ENOUGH_MS)
  const inForce = open.filter((one) => isActive(one.state) && (one.expiresAt ?? '') > soon)
  const drafts = open.filter((one) => one.revision === 0 && isOfFinding(one))
  for (const one of input.mayDraft ? [...inForce, ...drafts] : inForce)
    if (await covers(ctx, one, input.content)) return one
  if (!input.mayDraft) return undefined
  return drafts.find((one) => isUnedited(one) && isAlike(one, input.content))
}

/** Whether an alert asks the stations of all these areas for all of it already, about the same site. */
async function covers(
  { tx }: CommandContext,
  alert: Pick<AlertRow, 'id' | 'revision' | 'content' | 'eventCode' | 'severity'>,
  said: Content,
): Promise<boolean> {
  if (storedContent(alert.content).site !== said.site || !willDo(alert, said)) return false
  const areas = await targetsOf(tx, alert.id, alert.revision)
  return said.areas.every((area) => isTargeted(areas, area))
}

async function note(
  ctx: CommandContext,
  alert: Pick<AlertRow, 'id' | 'revision'>,
  body: { finding: string; isClosed: boolean; how?: string },
): Promise<void> {
  const areas = await targetsOf(ctx.tx, alert.id, alert.revision)
  for (const area of areas) ctx.inArea(area)
  ctx.record(records['alert.noted'], { subject: alert.id, area: commonArea(areas), body })
}

/** Whether the node wrote all of a draft; what a person wrote is never changed by it. */
function isUnedited(alert: AlertRow): boolean {
  return alert.state === 'draft' && isOfFinding(alert) && alert.madeBy.startsWith('workflow:')
}

function isOfFinding({ origin }: AlertRow): boolean {
  return origin?.startsWith('finding:') ?? false
}

/** A draft that nobody has written in says what the worst of its open findings asks for, in all their areas. */
export async function sayTheWorst(
  ctx: CommandContext,
  alert: AlertRow,
  more: readonly string[] = [],
): Promise<void> {
  if (!isUnedited(alert)) return
  const worst = worstOf(await openWarnings(ctx.tx, alert.id))
  if (worst === undefined) return
  const before = storedContent(alert.content)
  const all = outermost([...before.areas, ...more])
  const areas = all.length > MAX_AREAS ? ['/'] : all
  const isSame = worst.eventCode === alert.eventCode && worst.severity === alert.severity
  if (isSame && areas.every((area) => before.areas.includes(area))) return
  const said = asTemplate(before, worst, { areas, node: ctx.node })
  await alerts.change(ctx.tx, { id: alert.id }, headlineColumns(said))
  await setTargets(ctx.tx, { alert: alert.id, revision: 0, areas, carried: [] })
  const { eventCode, severity } = said
  const body = { eventCode, severity, areas }
  ctx.record(records['alert.revised'], { subject: alert.id, area: commonArea(areas), body })
}

/** The product's words for another event about the same thing. */
function asTemplate(
  before: Content,
  { eventCode, severity }: Warning,
  { areas, node }: { readonly areas: readonly string[]; readonly node: CommandContext['node'] },
): Content {
  const named = namedSite(before)
  const [about] = Object.values(before.texts).flatMap((block) => block?.description ?? [])
  const site =
    before.site === undefined || named === undefined ? null : { id: before.site, ...named }
  return templateContent(
    {
      event: eventCode as Content['eventCode'],
      severity: severity as Content['severity'],
      areas,
      ...(about === undefined ? {} : { about }),
      ...(site && { site }),
    },
    node,
  )
}

export const noteFindingClosed = command({
  name: 'alerting.noteFindingClosed',
  permission: 'alerting:draft',
  scope: 'area',
  summary:
    'For the node: notes on its alerts that a finding is over. A draft that nobody has written in goes with its last finding; for what is in force an all-clear is due.',
  /** Closed unless said otherwise. */
  input: z.strictObject({ finding: id, how: findingEnd.optional() }),
  output: where,
  async run(ctx, { finding, how = 'closed' }) {
    mustBeTheNode(ctx)
    // Nobody's area is asked where no alert is; the runner wants to hear that it was thought of.
    ctx.areas()
    const places = await placesFor(ctx, finding)
    const open = places.filter(({ row, alert }) => row.overAt === null && alert.endedAt === null)
    for (const { alert } of open) {
      const over = { overAt: ctx.now, overWhy: how }
      await alertFindings.change(ctx.tx, { alert: alert.id, finding }, over)
      const more = how === 'closed' ? {} : { how }
      await note(ctx, alert, { finding, isClosed: true, ...more })
      if (await isFindingOpen(ctx.tx, alert.id)) await sayTheWorst(ctx, alert)
      else await endWithFindings(ctx, alert)
    }
    if (open.length === 0) ctx.unchanged('no open alert came from this finding')
    return { alert: open.at(-1)?.alert.id ?? null }
  },
})

/** The last finding is over: a mere draft goes, everything else says so and waits for a person. */
async function endWithFindings(ctx: CommandContext, alert: AlertRow): Promise<void> {
  const closed = { findingClosedAt: ctx.now }
  if (!isUnedited(alert)) return void (await alerts.change(ctx.tx, { id: alert.id }, closed))
  const end = { state: 'withdrawn', endedAt: ctx.now, endedWhy: 'findings' } as const
  await alerts.change(ctx.tx, { id: alert.id }, { ...closed, ...end })
  const area = commonArea(await targetsOf(ctx.tx, alert.id, alert.revision))
  ctx.record(records['alert.withdrawn'], { subject: alert.id, area, body: { why: 'findings' } })
}

export const noteFindingOpen = command({
  name: 'alerting.noteFindingOpen',
  permission: 'alerting:draft',
  scope: 'area',
  summary:
    'For the node: a finding that a person had excused counts again; a draft that went with it is there again.',
  input: z.strictObject({ finding: id }),
  output: where,
  async run(ctx, { finding }) {
    mustBeTheNode(ctx)
    ctx.areas()
    const places = await placesFor(ctx, finding)
    const excused = places.filter(
      ({ row: { overWhy }, alert }) =>
        overWhy !== null &&
        overWhy !== 'closed' &&
        (alert.endedAt === null || alert.endedWhy === 'findings'),
    )
    for (const { alert } of excused) {
      const { id: of } = alert
      const isGone = alert.endedWhy === 'findings'
      await alertFindings.change(ctx.tx, { alert: of, finding }, { overAt: null, overWhy: null })
      const back = isGone ? ({ state: 'draft', endedAt: null, endedWhy: null } as const) : {}
      await alerts.change(ctx.tx, { id: of }, { ...back, findingClosedAt: null })
      await note(ctx, alert, { finding, isClosed: false })
      if (isGone) {
        const area = commonArea(await targetsOf(ctx.tx, of, alert.revision))
        ctx.record(records['alert.redrafted'], { subject: of, area })
      }
      await sayTheWorst(ctx, { ...alert, ...back })
    }
    if (excused.length === 0) ctx.unchanged('no alert was over because of an excuse')
    return { alert: excused.at(-1)?.alert.id ?? null }
  },
})
