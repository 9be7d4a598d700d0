import { pureWork } from '../../core/apart.ts'
import type { Observation } from '../../core/observation.ts'
import * as checks from './checks/index.ts'
import type { Time } from '../../core/time.ts'
import { type CertificateSeen, certificateIn } from './traits.ts'
import type { WatchedPage, Watching } from './watched.ts'
import { changesOf, keptOf, soundly, watchPage } from './watching.ts'

/** What a visit is judged by; a single look without a store has nothing learned. */
interface ToJudge extends checks.CheckInput {
  readonly watching?: Watching | null
}

/** What a visit comes to. */
export interface Judged {
  readonly verdicts: checks.Verdict[]
  /** What could be approved; null where no page was seen, or it refers to more than a person could look through. */
  readonly snapshot: checks.Baseline | null
  readonly certificate: CertificateSeen | null
  /** What the change watch says of the page; null where none was seen, or nobody watches it. */
  readonly watched: WatchedPage | null
}

/** Judges a visit: pure, and for another thread, because it reads pages, certificates and records of the site. */
export function judge(input: ToJudge): Judged {
  const watching = input.watching ? soundly(input.watching, input.now) : null
  const kept = watching && keptOf(watching, input.now)
  const view = checks.viewOf({ ...input, kept })
  const watched = watching && watchPage(view, watching)
  const verdicts = checks.verdictsOn({ ...view, changes: changesOf(watched) })
  const isPageSeen = verdicts.some(
    ({ check, result }) => check === 'availability' && result !== 'I' && result !== 'N',
  )
  return {
    verdicts,
    snapshot: isPageSeen ? (checks.baseline.safeParse(checks.baselineOn(view)).data ?? null) : null,
    certificate: certificateIn(view),
    watched,
  }
}

/** `judge`, as work that is done apart. */
export const judging = pureWork(import.meta.url, judge)

/** Exchanges whose body a check reads. */
const READ: readonly string[] = ['home', 'security-txt', 'security-txt-legacy']

/** What `judge` needs of a visit: its observations, and of their bytes the bodies that are read. */
export function toJudge(
  seen: readonly Observation[],
  site: checks.CheckedSite,
  now: Time,
  watching: Watching | null = null,
): ToJudge {
  const bodies = new Map<string, Uint8Array>()
  const observations = seen.map((one): Observation => {
    const { bytes, ...rest } = one
    const isRead =
      one.kind === 'page.file' || (one.kind === 'http.exchange' && READ.includes(one.purpose))
    if (isRead && one.sha256 !== null && bytes !== undefined) bodies.set(one.sha256, bytes)
    return rest
  })
  return { observations, bodies, site, now, watching }
}
