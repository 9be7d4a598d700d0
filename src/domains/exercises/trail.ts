// The server's log of a practice site, as whoever runs it would hand it in: what the monitors asked, ordinary visitors, and
// what is left of each fault. It follows from the faults alone, so that the same one leaves the same trail.
import { createHash } from 'node:crypto'
import { addMs, MINUTE, SECOND, type Time } from '../../core/time.ts'
import { type Access, combinedLine } from '../../lib/access-log/index.ts'
import { DESK, OFFICE, type Step, STORIES } from './stories.ts'
import type { Fault } from './schema.ts'

/** A fault that was made to a site. */
export interface MadeFault {
  readonly kind: Fault
  readonly at: Time
}

export interface LogParts {
  readonly host: string
  readonly faults: readonly MadeFault[]
  /** What the site was asked in fact. */
  readonly asked: readonly Access[]
  /** When the log is handed in: it ends here. */
  readonly until: Time
}

/** The newest faults of a site of which its log tells. */
const MAX_FAULTS = 20
/** Ordinary visitors of the last hour before the log is handed in. */
const VISITORS = 120
const HOUR_S = 3600

/** The log's text, oldest line first. */
export function serverLog({ host, faults, asked, until }: LogParts): string {
  const trail = faults.slice(-MAX_FAULTS).flatMap(linesOf)
  const lines = [...asked, ...visitorsOf(host, until), ...trail].filter((one) => one.at <= until)
  const inOrder = lines.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
  return inOrder.map((one) => `${combinedLine(one)}\n`).join('')
}

/** What the intruder of a fault, or nobody, left in the log. */
function linesOf({ kind, at }: MadeFault): Access[] {
  return STORIES[kind].steps.flatMap((step) => requestsOf(step, at))
}

function requestsOf(step: Step, at: Time): Access[] {
  const { beforeS, times = { count: 1, everyS: 0 }, address, user = null, status, agent } = step
  const [method = 'GET', path = '/'] = step.request.split(' ')
  return Array.from({ length: times.count }, (_, n) => ({
    at: addMs(at, (n * times.everyS - beforeS) * SECOND),
    address,
    user,
    method,
    path,
    status,
    size: status === 200 ? 1_840 : 312,
    agent,
  }))
}

const PATHS = ['/', '/', '/', '/register', '/find', '/news', '/static/site.8d3e21f0.css'] as const
const PROGRAMS = [DESK, 'ExampleBrowser/14.2 (phone)', 'OtherBrowser/9.0 (phone)'] as const

/** People who read the page, and an editor at work, so that not every line is a clue. */
function visitorsOf(host: string, until: Time): Access[] {
  return Array.from({ length: VISITORS }, (_, n) => {
    const [a = 0, b = 0, c = 0, d = 0] = createHash('sha256').update(`${host} ${n}`).digest()
    const isEditor = n % 40 === 0
    const network = a % 2 === 0 ? '192.0.2' : '198.51.100'
    const back = (n / VISITORS) * HOUR_S * SECOND + b * SECOND
    return {
      at: addMs(until, -Math.min(back, 59 * MINUTE)),
      address: isEditor ? OFFICE : `${network}.${150 + (b % 100)}`,
      user: isEditor ? 'editor7' : null,
      method: 'GET',
      path: isEditor ? '/admin/pages/news' : (PATHS[c % PATHS.length] ?? '/'),
      status: 200,
      size: 1_000 + c * 8 + d,
      agent: isEditor ? DESK : (PROGRAMS[d % PROGRAMS.length] ?? DESK),
    }
  })
}

/** How the log of a site is named among the evidence. */
export const logName = (host: string) => `access-${host}.log`

/** The host whose log is so named; null for any other file. */
export function hostOfLog(fileName: string): string | null {
  return /^access-([a-z0-9.-]{1,100})\.log$/.exec(fileName)?.[1] ?? null
}
