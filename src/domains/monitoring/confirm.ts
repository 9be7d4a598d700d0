import { addMs, msBetween, type Time } from '../../core/time.ts'
import { isFailing, type Verdict } from './checks/check.ts'

/** `ok` and `closed` are quiet; `suspect` and `recovering` wait for more votes; `open` is a confirmed finding. */
export type FindingState = 'ok' | 'suspect' | 'open' | 'recovering' | 'closed'

/** What one own visit said; `none` when the check could not look, which is no vote. */
export interface Vote {
  readonly at: Time
  readonly says: 'bad' | 'good' | 'none'
}

/** How many votes settle a change. */
export interface ConfirmPolicy {
  /** Votes that agree, n. */
  readonly confirmations: number
  /** The last votes that count, m ≥ n. */
  readonly of: number
  /** Distance of the visits from the first one that saw the change, milliseconds, rising from 0. */
  readonly recheckMs: readonly number[]
  /** An older vote no longer counts: two slips on two days are no outage. */
  readonly maxAgeMs: number
}

/** Two of three own visits within a minute: shorter than an official takes to read an alert, longer than a restart. */
export const DEFAULT_CONFIRM: ConfirmPolicy = {
  confirmations: 2,
  of: 3,
  recheckMs: [0, 20_000, 60_000],
  maxAgeMs: 3_600_000,
}

export interface ConfirmInput {
  readonly state: FindingState
  readonly votes: readonly Vote[]
  readonly policy: ConfirmPolicy
  readonly verdict: Pick<Verdict, 'result' | 'selfEvident'>
  readonly now: Time
}

export interface Confirmation {
  readonly state: FindingState
  /** Kept only while a change is being confirmed. */
  readonly votes: readonly Vote[]
  /** When to look again out of turn; null when the site's own schedule will do. */
  readonly nextVisitAt: Time | null
}

/**
 * One step of confirming: the state of a finding before a visit, what the visit said, the state after it. Only a
 * change of state is worth telling anybody. A self-evident verdict opens at once; recovery always needs all votes.
 */
export function confirm(input: ConfirmInput): Confirmation {
  const { state, policy, verdict, now } = input
  const says = voteOf(verdict)
  const isQuiet = state === 'ok' || state === 'closed'
  if (isQuiet || state === 'open') {
    const expected = isQuiet ? 'good' : 'bad'
    if (says === 'none' || says === expected) return settled(state)
    if (isQuiet && verdict.selfEvident) return settled('open')
    return weigh(state, [{ at: now, says }], policy)
  }
  if (state === 'suspect' && says === 'bad' && verdict.selfEvident) return settled('open')
  const recent = input.votes.filter(({ at }) => msBetween(at, now) <= policy.maxAgeMs)
  return weigh(state, [...recent, { at: now, says }], policy)
}

/** What a verdict votes for. */
export function voteOf({ result }: Pick<Verdict, 'result'>): Vote['says'] {
  if (result === 'N') return 'none'
  return isFailing(result) ? 'bad' : 'good'
}

function settled(state: FindingState): Confirmation {
  return { state, votes: [], nextVisitAt: null }
}

/** Counts the last m votes for and against the change that is under way. */
function weigh(state: FindingState, votes: readonly Vote[], policy: ConfirmPolicy): Confirmation {
  const isOpening = state !== 'open' && state !== 'recovering'
  const wanted = isOpening ? 'bad' : 'good'
  const counted = votes.filter(({ says }) => says !== 'none').slice(-policy.of)
  const agreeing = counted.filter(({ says }) => says === wanted).length
  if (agreeing >= policy.confirmations) return settled(isOpening ? 'open' : 'closed')
  const against = counted.length - agreeing
  // The change lapses when the votes still to come cannot carry it, and when all its votes have grown old.
  if (agreeing === 0 || against > policy.of - policy.confirmations) {
    return settled(isOpening ? 'ok' : 'open')
  }
  // Looks that gave no vote are kept: they use up the re-checks, so that a silent site is not asked for ever.
  const kept = votes.slice(-(policy.of + policy.recheckMs.length))
  return {
    state: isOpening ? 'suspect' : 'recovering',
    votes: kept,
    nextVisitAt: next(kept, policy),
  }
}

/** The next re-check after the ones that were made; null after the last. */
function next(votes: readonly Vote[], policy: ConfirmPolicy): Time | null {
  const first = votes[0]
  const last = votes.at(-1)
  const offset = policy.recheckMs[votes.length]
  if (!first || !last || offset === undefined) return null
  const due = addMs(first.at, offset)
  return due > last.at ? due : last.at
}

/** A finding that is suspect or open, as far as its next step depends on it. */
export interface LiveFinding {
  readonly state: string
  readonly reason: string
  readonly severity: string
  /** Votes of a change that is not decided yet. */
  readonly votes: readonly Vote[]
}

/** What a visit's verdict does to the finding about the same thing. */
export interface Step {
  readonly does: 'nothing' | 'suspects' | 'opens' | 'closes' | 'lapses' | 'weighs' | 'changes'
  /** What the visit said. */
  readonly says: Vote['says']
  /** The vote counts towards a change that is not decided yet. */
  readonly isCounted: boolean
  /** The votes so far decided something and count no more. */
  readonly isDecided: boolean
  readonly nextVisitAt: Time | null
}

/** The next step of a finding; `live` is null where nothing is suspected yet. Pure. */
export function stepOf(
  live: LiveFinding | null,
  verdict: Verdict,
  { policy, now }: { policy: ConfirmPolicy; now: Time },
): Step {
  const votes = live?.votes ?? []
  const before = stateOf(live)
  const after = confirm({ state: before, votes, policy, verdict, now })
  const says = voteOf(verdict)
  return {
    does: deedOf(before, after, live, verdict),
    says,
    isCounted: after.votes.length > 0,
    isDecided: votes.length > 0 && after.votes.length === 0,
    nextVisitAt: after.nextVisitAt,
  }
}

function stateOf(live: LiveFinding | null): FindingState {
  if (live === null) return 'ok'
  if (live.state !== 'open') return 'suspect'
  return live.votes.length > 0 ? 'recovering' : 'open'
}

function deedOf(
  before: FindingState,
  after: Confirmation,
  live: LiveFinding | null,
  verdict: Verdict,
): Step['does'] {
  switch (after.state) {
    case 'ok':
      return before === 'suspect' ? 'lapses' : 'nothing'
    case 'suspect':
      return before === 'ok' ? 'suspects' : 'weighs'
    case 'recovering':
      return 'weighs'
    case 'closed':
      return 'closes'
    case 'open': {
      if (before === 'ok' || before === 'suspect') return 'opens'
      const isOther = live?.reason !== verdict.reason || live.severity !== verdict.severity
      if (voteOf(verdict) === 'bad' && isOther) return 'changes'
      return before === 'recovering' ? 'weighs' : 'nothing'
    }
  }
}
