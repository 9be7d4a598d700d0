import type { CommandContext, QueryContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { waysOf } from '../../../core/names.ts'
import { carriedAreas, commonArea } from '../areas.ts'
import { expiryOf, forVoters, isForTwo, type Sending, spokenBlocks, writtenCap } from '../cap.ts'
import type { Content } from '../content.ts'
import { audience } from '../needs.ts'
import { readOfProposal, type Recipients } from '../read.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { type AlertState, isEnd, MAX_REVISIONS, type RevisionKind, type Way } from '../schema.ts'
import * as store from '../store/alert.ts'
import { headlineColumns, type NewAlert } from './drafting.ts'
import { startEscalation } from './escalation.ts'

/** Who stands behind a revision. */
export interface Release {
  readonly way: Way
  readonly proposedBy: string
  readonly breakGlassReason?: string | null
  readonly order?: string
  /** Why it is over although the finding behind it is open. */
  readonly despite?: string
}

/** What is to be sent. */
export interface Dispatch {
  readonly alert: NewAlert
  readonly kind: RevisionKind
  readonly state: AlertState
  readonly content: Content
  readonly endTexts?: Readonly<Record<string, string | undefined>>
  readonly release: Release
  /** What whoever releases saw and typed; left out where nothing is released but what was released before. */
  readonly seen?: Seen
}

/** What a person who releases says of it: the number that he typed, and what he read. */
export interface Seen {
  readonly count: number
  readonly read: string
  readonly proposal: store.ProposalRow
}

const RECORD_TYPES = {
  Alert: 'alert.issued',
  Update: 'alert.updated',
  AllClear: 'alert.cleared',
  Cancel: 'alert.cancelled',
} as const

/** What would be sent now for this content. */
export async function sendingOf(
  ctx: QueryContext,
  dispatch: Pick<Dispatch, 'alert' | 'kind' | 'content' | 'endTexts'>,
): Promise<Sending> {
  const { alert, kind, content, endTexts } = dispatch
  const earlier = await store.revisionsOf(ctx.tx, alert.id)
  const before = alert.revision === 0 ? [] : await store.targetsOf(ctx.tx, alert.id, alert.revision)
  const carried = carriedAreas(before, content.areas)
  const paths = [...content.areas, ...carried]
  const released = isEnd(kind) ? releasedNames(paths, earlier.at(-1)) : null
  return {
    alert: alert.id,
    revision: alert.revision + 1,
    kind,
    // CAP has no fractions of a second: what is stored is what is said.
    sent: `${ctx.now.slice(0, 19)}.000Z`,
    node: ctx.node,
    content,
    areaNames: released ?? (await waysOf(ctx, paths)),
    carried,
    earlier: earlier.map(({ revision, sent, publicSha256 }) => ({
      revision,
      sent,
      isForTwo: publicSha256 !== null,
    })),
    ...(endTexts === undefined ? {} : { endTexts }),
  }
}

/**
 * What the areas were called when two persons released the alert: nobody changes the words of its end by renaming one.
 * An end goes to the areas of the revision before it, which keeps their names in the same order.
 */
function releasedNames(
  paths: readonly string[],
  before: store.RevisionFacts | undefined,
): Map<string, string> | null {
  const names = before?.areaNames ?? []
  return names.length === paths.length
    ? new Map(paths.map((path, n) => [path, names[n] ?? path]))
    : null
}

/**
 * Writes a revision: checks and freezes audience and message, moves the thread, and leaves the record that the stream
 * follows. Throws 409 for a wrong or empty count, 422 for a message that is not fit.
 */
export async function sendRevision(ctx: CommandContext, dispatch: Dispatch): Promise<number> {
  const { alert, kind, content, release } = dispatch
  // Taking back is always possible.
  if (kind === 'Update' && alert.revision >= MAX_REVISIONS) throw refusal('tooManyRevisions')
  const sending = await sendingOf(ctx, dispatch)
  const areas = [...content.areas, ...sending.carried]
  for (const area of areas) ctx.inArea(area)
  const { count, hash } = await ctx.ask(audience, { areas, devices: false })
  if (dispatch.seen !== undefined)
    checkSeen(dispatch.seen, { count, hash, names: sending.areaNames })
  const { xml, sha256 } = writtenCap(sending)
  const published = publishedOf(sending)
  const { revision, carried } = sending
  const expires = expiryOf(sending)
  const { eventCode, severity, certainty, scope, answers } = content
  const { way, proposedBy, breakGlassReason, order, despite } = release
  await store.revisions.insert(ctx.tx, {
    alert: alert.id,
    revision,
    kind,
    sent: sending.sent,
    expiresAt: expires,
    eventCode,
    urgency: kind === 'AllClear' ? 'Past' : content.urgency,
    severity,
    certainty,
    scope,
    texts: textsOf(sending),
    ...published,
    answers,
    areaNames: areas.map((path) => sending.areaNames.get(path) ?? path),
    capXml: xml,
    sha256,
    audienceCount: count,
    audienceHash: hash,
    proposedBy,
    releasedBy: ctx.actor.id,
    releasedDevice: ctx.actor.device,
    releasedAt: ctx.now,
    breakGlassReason,
    standingOrder: order,
    way,
  })
  await store.setTargets(ctx.tx, { alert: alert.id, revision, areas: content.areas, carried })
  await moveOn(ctx, dispatch, { revision, areas, expires })
  const said = { revision, eventCode, severity, areas, count, hash, sha256, expires }
  const publicSha256 = published.publicSha256 ?? undefined
  const reasons = { origin: alert.origin ?? undefined, breakGlass: breakGlassReason ?? undefined }
  ctx.record(records[RECORD_TYPES[kind]], {
    subject: alert.id,
    area: commonArea(areas),
    marking: scope === 'Public' ? 'TLP:CLEAR' : 'TLP:GREEN',
    body: { ...said, way, proposedBy, ...given({ ...reasons, order, despite, publicSha256 }) },
  })
  return revision
}

/** What voters get, where it is another text than stations get. */
function publishedOf(
  sending: Sending,
): Pick<store.RevisionRow, 'publicTexts' | 'publicCapXml' | 'publicSha256'> {
  if (!isForTwo(sending)) return { publicTexts: null, publicCapXml: null, publicSha256: null }
  const voters = forVoters(sending)
  const { xml, sha256 } = writtenCap(voters)
  return { publicTexts: textsOf(voters), publicCapXml: xml, publicSha256: sha256 }
}

function textsOf(sending: Sending): Record<string, { headline: string; instruction: string }> {
  return Object.fromEntries(
    spokenBlocks(sending).map(({ language, headline, instruction }) => [
      language,
      { headline, instruction },
    ]),
  )
}

/** Throws 409 where whoever releases read something else, or thinks of other stations, than would go out now. */
function checkSeen(seen: Seen, audience: Recipients & { readonly count: number }): void {
  if (audience.count === 0) throw refusal('nobody')
  if (seen.read !== readOfProposal(seen.proposal, audience)) {
    // Whoever proposed is told by this record.
    const about = { type: records['release.refused'], subject: seen.proposal.alert }
    throw refusal('notWhatWasRead', { recorded: true, about })
  }
  if (seen.count !== audience.count) {
    throw refusal('wrongCount', {
      // Who releases for other stations than he thinks is worth knowing afterwards.
      recorded: true,
      fields: [{ path: 'count', message: String(seen.count) }],
    })
  }
}

/** The thread after the revision, and the clock that will end it. */
async function moveOn(
  ctx: CommandContext,
  { alert, kind, state, content, release }: Dispatch,
  made: { readonly revision: number; readonly areas: readonly string[]; readonly expires: string },
): Promise<void> {
  const isOver = isEnd(kind)
  await store.proposals.remove(ctx.tx, { alert: alert.id })
  const change = {
    ...headlineColumns(content),
    state,
    revision: made.revision,
    expiresAt: made.expires,
    ...(kind === 'Alert' ? { issuedAt: ctx.now } : {}),
    ...(isOver ? { endedAt: ctx.now } : {}),
    // Each release by one person alone is reviewed, also where an earlier one of the thread was already.
    ...(release.breakGlassReason ? { reviewDueAt: ctx.now, reviewedBy: null, review: null } : {}),
  }
  await store.alerts.change(ctx.tx, { id: alert.id }, change)
  const { severity } = content
  await startEscalation(ctx, { alert: alert.id, ...made, severity, isEnd: isOver })
  if (isOver) await ctx.unschedule('alerting.expire', alert.id)
  else await ctx.schedule({ kind: 'alerting.expire', subject: alert.id, dueAt: made.expires })
}
