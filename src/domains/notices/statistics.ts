// What the register says of itself: of the outlets, and as much of the office. Each share has its numerator and denominator, and
// below ten cases none is worked out, since it would say more of a single case than of a habit.
// Why so: docs/decisions/notice-register.md.
import { DAY, toMs, type Time } from '../../core/time.ts'

/** Fewest cases of which a share, a median or a 90th percentile is told. */
export const LEAST_CASES = 10

/** What is counted of one notice; moments are null where it did not come to that. */
export interface Counted {
  readonly issuer: string
  readonly source: string
  /** The party or candidate concerned, as it was declared; null where none was. */
  readonly side: string | null
  readonly category: string
  readonly outcome: string | null
  /** A second person refused it before it went out, since it was about an opinion. */
  readonly isRefused: boolean
  /** An authority speaks about criticism of itself. */
  readonly isAboutIssuer: boolean
  readonly servedAt: Time | null
  readonly repliedAt: Time | null
  readonly decidedAt: Time | null
  /** The office missed its time for the decision, or for that on the appeal. */
  readonly isByDeadline: boolean
  readonly isAppealByDeadline: boolean
  readonly appealedAt: Time | null
  readonly appealOutcome: 'upheld' | 'modified' | 'overturned' | null
  readonly agreedAt: Time | null
  readonly correctionDueAt: Time | null
  readonly correctedAt: Time | null
  readonly heardAt: Time | null
  readonly withdrawnAt: Time | null
}

/** So many of so many; `share` from 0 to 1, null below {@link LEAST_CASES}. */
export interface Share {
  readonly count: number
  readonly of: number
  readonly share: number | null
}

/** How long something took, in days; the two figures are null below {@link LEAST_CASES}. */
export interface Days {
  readonly cases: number
  readonly median: number | null
  readonly p90: number | null
}

export interface Figures {
  /** Notices that everybody sees. */
  readonly notices: number
  readonly decided: number
  readonly appealed: number
  /** Of those and of all notices that everybody sees. */
  readonly refused: Share
  readonly toReply: Days
  readonly toDecision: Days
  /** Given up by the office once the subject was heard, of those whose subject was heard. */
  readonly withdrawnHeard: Share
  /** Own times missed, of the decisions and appeals that were due. */
  readonly missed: Share
  /** Modified or overturned, of the appeals that were decided, and of all decisions. */
  readonly overturnedOfAppeals: Share
  readonly overturnedOfDecisions: Share
  /** Notices by an authority about criticism of itself. */
  readonly aboutIssuer: Share
  /** Corrections in time, of those agreed whose time is over or that were made. */
  readonly correctedInTime: Share
}

export function shareOf(count: number, of: number): Share {
  return { count, of, share: of < LEAST_CASES ? null : count / of }
}

/** Median (the mean of the two in the middle of an even number) and 90th percentile (nearest rank), to a tenth of a day. */
export function daysOf(spans: readonly (readonly [from: Time, until: Time])[]): Days {
  const cases = spans.length
  if (cases < LEAST_CASES) return { cases, median: null, p90: null }
  const days = spans
    .map(([from, until]) => (toMs(until) - toMs(from)) / DAY)
    .toSorted((a, b) => a - b)
  const at = (rank: number) => days[rank - 1] ?? 0
  const median = (at(Math.ceil(cases / 2)) + at(Math.floor(cases / 2) + 1)) / 2
  return { cases, median: tenth(median), p90: tenth(at(Math.ceil(0.9 * cases))) }
}

function tenth(days: number): number {
  return Math.round(days * 10) / 10
}

/** How things stand with these notices at `now`. */
export function figuresOf(all: readonly Counted[], now: Time): Figures {
  const count = (is: (one: Counted) => boolean) => all.filter(is).length
  const refused = count(({ isRefused }) => isRefused)
  const served = all.filter(({ isRefused }) => !isRefused)
  const decided = count(({ decidedAt }) => decidedAt !== null)
  const judged = count(({ appealOutcome }) => appealOutcome !== null)
  const missed =
    count(({ isByDeadline }) => isByDeadline) +
    count(({ isAppealByDeadline }) => isAppealByDeadline)
  const changed = count(({ appealOutcome }) =>
    appealOutcome === 'modified' ? true : appealOutcome === 'overturned',
  )
  return {
    notices: served.length,
    decided,
    appealed: count(({ appealedAt }) => appealedAt !== null),
    refused: shareOf(refused, all.length),
    toReply: daysOf(spansOf(all, ({ servedAt, repliedAt }) => [servedAt, repliedAt])),
    toDecision: daysOf(spansOf(all, ({ servedAt, decidedAt }) => [servedAt, decidedAt])),
    withdrawnHeard: shareOf(
      count(isWithdrawnHeard),
      count(({ heardAt }) => heardAt !== null),
    ),
    missed: shareOf(missed, decided + judged),
    overturnedOfAppeals: shareOf(changed, judged),
    overturnedOfDecisions: shareOf(changed, decided),
    aboutIssuer: shareOf(served.filter(({ isAboutIssuer }) => isAboutIssuer).length, served.length),
    correctedInTime: correctedOf(all, now),
  }
}

/** Whether the office withdrew it after the subject was heard, or after its time to answer was over: it lost by that. */
export function isWithdrawnHeard({
  heardAt,
  withdrawnAt,
}: Pick<Counted, 'heardAt' | 'withdrawnAt'>): boolean {
  return heardAt !== null && withdrawnAt !== null
}

function spansOf(
  all: readonly Counted[],
  of: (one: Counted) => readonly [Time | null, Time | null],
): (readonly [Time, Time])[] {
  return all.map(of).flatMap(([from, until]) => {
    return from === null || until === null ? [] : [[from, until] as const]
  })
}

function correctedOf(all: readonly Counted[], now: Time): Share {
  const due = all.filter(
    ({ agreedAt, correctionDueAt, correctedAt }) =>
      agreedAt !== null &&
      correctionDueAt !== null &&
      (correctedAt !== null || correctionDueAt < now),
  )
  const inTime = due.filter(
    ({ correctedAt, correctionDueAt }) =>
      correctedAt !== null && correctionDueAt !== null && correctedAt <= correctionDueAt,
  )
  return shareOf(inTime.length, due.length)
}

/** By what notices are put together. */
export type Grouping = 'issuer' | 'source' | 'side' | 'category' | 'outcome'

/** The notices of each issuer, outlet, side, category or outcome: most first, the same number by name. Null has no group. */
export function groupsOf(
  all: readonly Counted[],
  by: Grouping,
  now: Time,
): { readonly key: string; readonly figures: Figures }[] {
  const served = all.filter((one) => !one.isRefused && one[by] !== null)
  return [...Map.groupBy(served, (one) => one[by] ?? '')]
    .map(([key, own]) => ({ key, figures: figuresOf(own, now) }))
    .toSorted((a, b) => b.figures.notices - a.figures.notices || (a.key < b.key ? -1 : 1))
}
