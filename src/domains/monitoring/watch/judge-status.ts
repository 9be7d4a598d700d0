import type { Thing } from '../../../lib/html/index.ts'
import { isElection, type JudgedFact } from './fact-look.ts'
import { isAboutVote } from './words-of.ts'

/** Event statuses by which nobody comes. */
const OFF = /postpon|cancel|resched/i

/** Search engines and calendars are told that something does not take place when it was to. */
export function judgeStatus(thing: Thing): JudgedFact | null {
  if (!OFF.test(thing.label)) return null
  const isOfVote = isElection(thing) || isAboutVote(thing.words ?? '')
  return { level: isOfVote ? 'H' : 'M', code: 'event_status' }
}
