import type { Time } from '../../core/time.ts'
import type { Verdict } from './checks/index.ts'
import { type Confirmation, type ConfirmPolicy, confirm, type Vote, voteOf } from './confirm.ts'

/** A finding that is suspect or open, as far as its next step depends on it. */
export interface LiveFinding {
  readonly state: 'suspect' | 'open'
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

function stateOf(live: LiveFinding | null): 'ok' | 'suspect' | 'open' | 'recovering' {
  if (live === null) return 'ok'
  return live.state === 'open' && live.votes.length > 0 ? 'recovering' : live.state
}

function deedOf(
  before: 'ok' | 'suspect' | 'open' | 'recovering',
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
