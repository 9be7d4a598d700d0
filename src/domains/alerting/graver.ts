// Which words of an alert will do for which finding: what is asked of stations decides, not what the check is called.
import type { EventCode } from '../../lib/cap/index.ts'
import { CAP_SEVERITIES } from '../../lib/cap/index.ts'
import type { Content } from './content.ts'

/** What a text warns of, and how urgently. */
export type Warning = Readonly<Record<'eventCode' | 'severity', string>>

/**
 * Events whose words ask stations for all that those of the others ask for: who opens a site no more neither relies on it
 * nor waits for it. Each asks for what it asks itself.
 */
const ASKS_FOR: Readonly<Partial<Record<EventCode, readonly EventCode[]>>> = {
  SITE_BREACH: ['DEFACEMENT', 'DDOS', 'PORTAL_OUTAGE'],
  DEFACEMENT: ['DDOS', 'PORTAL_OUTAGE'],
  RESULTS_TAMPERING: ['PORTAL_OUTAGE'],
  DEVICE_MALWARE: ['POLLBOOK_OUTAGE'],
}

/** Whether the words for one event ask stations for all that those for the other ask for. */
function asksFor(one: string, other: string): boolean {
  const events: readonly string[] = ASKS_FOR[one as EventCode] ?? []
  return one === other || events.includes(other)
}

/** How urgent a severity is; lower is graver. */
const rank = ({ severity }: Warning) => CAP_SEVERITIES.indexOf(severity as Content['severity'])

/** Whether whoever reads the one has to do nothing more because of the other. */
export function willDo(said: Warning, found: Warning): boolean {
  return asksFor(said.eventCode, found.eventCode) && rank(said) <= rank(found)
}

/** Whether one text can say both: the words of the one ask for what those of the other ask for. */
export function isAlike(one: Warning, other: Warning): boolean {
  return asksFor(one.eventCode, other.eventCode) || asksFor(other.eventCode, one.eventCode)
}

/** The words and the urgency that do for all of these; undefined for none. */
export function worstOf(all: readonly Warning[]): Warning | undefined {
  const [first, ...others] = all
  if (first === undefined) return undefined
  return others.reduce<Warning>(
    (worst, one) => ({
      eventCode: asksFor(worst.eventCode, one.eventCode) ? worst.eventCode : one.eventCode,
      severity: rank(worst) <= rank(one) ? worst.severity : one.severity,
    }),
    first,
  )
}
