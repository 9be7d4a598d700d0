import { hash } from 'node:crypto'
import type { CommandContext } from '../../../core/action.ts'
import { spanStart, type Time } from '../../../core/time.ts'
import type { Verdict } from '../checks/check.ts'
import { isOutage } from '../maintenance.ts'
import {
  emptySlice,
  type ReachState,
  type Slice,
  SLICE_MS,
  slicesOf,
  spokenFor,
  withAnswer,
  withStretch,
} from '../reach.ts'
import type { VisitResult } from '../schema.ts'
import { reaches, traits } from '../store/history.ts'
import { type SiteRow, siteSeens, type SiteState } from '../store/site.ts'
import { traitsOf } from '../traits.ts'

/** What was just seen of a site, and until when that may be believed. */
interface JustSeen {
  readonly site: SiteRow
  readonly visit: string
  readonly input: VisitResult
  readonly staleAt: Time
  /** It was worked on at that moment. */
  readonly isMaintained: boolean
  /** What was known before. */
  readonly before: SiteState
}

/** Notes that a site was seen: how it was reached since the look before, how fast it answered, and what is new about it. */
export async function noteSeen(ctx: CommandContext, seen: JustSeen): Promise<void> {
  const { site, visit, input, staleAt, isMaintained, before } = seen
  const reach = reachIn(input.verdicts, isMaintained)
  await count(ctx, site.id, {
    counts: spokenBefore(before, ctx.now),
    answerMs: reach === 'reached' ? answerIn(input) : null,
  })
  const traits = await noteTraits(ctx, seen)
  // A site that does not answer shows no certificate: what is known stays known.
  const { untilAt, chainUntilAt } = input.certificate ?? {
    untilAt: before.certificateUntilAt,
    chainUntilAt: before.chainUntilAt,
  }
  await siteSeens.put(ctx.tx, {
    site: site.id,
    visit,
    seenAt: ctx.now,
    staleAt,
    reach,
    countedAt: before.countedAt ?? ctx.now,
    certificateUntilAt: untilAt,
    chainUntilAt,
    traits,
  })
}

/** For how long the look before spoke, and what it said; null where it said nothing. */
function spokenBefore({ reach, seenAt, staleAt }: SiteState, now: Time) {
  if (reach === null || seenAt === null || staleAt === null) return null
  const stretch = spokenFor({ reach, seenAt, staleAt }, now)
  return stretch && { stretch, reach }
}

/** Reasons for which we did not look, so that nothing can be said of what visitors get. */
const NOT_LOOKED = ['address_private', 'port_refused', 'address_refused', 'redirect_refused'].map(
  (code) => `availability.${code}`,
)

/** Whether a visitor got the page, by what the check says; null where it could not say. */
function reachIn(verdicts: readonly Verdict[], isMaintained: boolean): ReachState | null {
  const verdict = verdicts.find(({ check }) => check === 'availability')
  if (verdict === undefined || verdict.result === 'N') return null
  if (NOT_LOOKED.includes(verdict.reason)) return null
  if (verdict.cap === undefined) return 'reached'
  return isMaintained && isOutage(verdict) ? 'maintained' : 'failed'
}

/** How long the home page took, milliseconds. */
function answerIn({ observations }: VisitResult): number | null {
  for (const { seen } of observations) {
    if (seen.kind === 'http.exchange' && seen.purpose === 'home') return seen.durationMs
  }
  return null
}

async function count(
  ctx: CommandContext,
  site: string,
  {
    counts,
    answerMs,
  }: {
    readonly counts: {
      readonly stretch: { readonly from: Time; readonly until: Time }
      readonly reach: ReachState
    } | null
    readonly answerMs: number | null
  },
): Promise<void> {
  const now = spanStart(ctx.now, SLICE_MS)
  const touched = counts === null ? [] : slicesOf(counts.stretch).map(({ at }) => at)
  const times = [...new Set([...touched, ...(answerMs === null ? [] : [now])])]
  if (times.length === 0) return
  const known: readonly Slice[] = await reaches.many(
    ctx.tx,
    { site, at: times },
    { limit: times.length },
  )
  const fresh = counts === null ? [] : withStretch(known, counts.stretch, counts.reach)
  const slices = new Map([...known, ...fresh].map((slice) => [slice.at, slice]))
  if (answerMs !== null) {
    const slice = slices.get(now) ?? emptySlice(now)
    slices.set(now, { ...slice, answers: withAnswer(slice.answers, answerMs) })
  }
  await reaches.put(
    ctx.tx,
    [...slices.values()].map((slice) => ({ ...slice, site })),
  )
}

/** Traits that are kept of one site; one that shows more of them is not told by any. */
const MAX_TRAITS = 300

/** Notes what is seen of the site for the first time; gives the hash of what it is known by. */
async function noteTraits(
  ctx: CommandContext,
  { site, visit, input, before }: JustSeen,
): Promise<string | null> {
  const { snapshot, certificate } = input
  const now = traitsOf({ snapshot, certificate, movesAddresses: site.movesAddresses })
  if (now.length === 0) return before.traits
  const whole = hash('sha256', JSON.stringify(now))
  if (whole === before.traits) return whole
  const known = await traits.many(ctx.tx, { site: site.id }, { limit: MAX_TRAITS })
  const keys = new Set(known.map(({ kind, value }) => `${kind} ${value}`))
  const kinds = new Set(known.map(({ kind }) => kind))
  // A kind that came with the first page seen whole was there before anybody looked.
  const hadPage = known.some(({ kind }) => kind !== 'certificate')
  const each = new Map(now.map((trait) => [`${trait.kind} ${trait.value}`, trait]))
  const rows = [...each]
    .filter(([key]) => !keys.has(key))
    .slice(0, MAX_TRAITS - known.length)
    .map(([, trait]) => ({
      ...trait,
      site: site.id,
      visit,
      sinceAt: ctx.now,
      isNew: trait.kind === 'certificate' ? kinds.has(trait.kind) : hadPage,
    }))
  await traits.insert(ctx.tx, rows)
  return whole
}
