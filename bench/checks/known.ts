// What a node knows of the page of a site from one visit to the next.

import type { Observation } from '../../src/core/observation.ts'
import { addMs, DAY, HOUR, MINUTE, type Time } from '../../src/core/time.ts'
import type { CheckedSite } from '../../src/domains/monitoring/checks/index.ts'
import { judge, toJudge } from '../../src/domains/monitoring/judging.ts'
import type { WatchedPage, Watching } from '../../src/domains/monitoring/watched.ts'

/** Visits a minute apart by which a page is first learned, and hours of the day after them. */
const MINUTES = 20
const HOURS = 25

const NOTHING: Watching = {
  profile: null,
  version: 0,
  last: null,
  passages: [],
  decisions: [],
  languages: ['en'],
  learnMs: DAY,
  isFrozen: false,
  isAnnounced: false,
  held: [],
}

/** What is known of a page that was the same for a day until `now`. Throws Error where it is not learned by then. */
export function learned(seen: readonly Observation[], site: CheckedSite, now: Time): Watching {
  const waits = [...Array<number>(MINUTES).fill(MINUTE), ...Array<number>(HOURS).fill(HOUR)]
  let at = addMs(now, -waits.reduce((sum, wait) => sum + wait))
  let known = NOTHING
  for (const wait of waits) {
    at = addMs(at, wait)
    known = after(known, judge(toJudge(seen, site, at, known)).watched)
  }
  if (known.last?.stage !== 'full') throw new Error('the page was not learned')
  return known
}

/** What is known after a visit, as the node keeps it. */
export function after(before: Watching, page: WatchedPage | null): Watching {
  if (page === null) return before
  const { version, profile, damage: _, applied: __, ...last } = page
  return { ...before, version: version + 1, profile: profile ?? before.profile, last }
}
