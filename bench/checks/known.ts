// Sites of the bench whose page was learned before.

import type { Observation } from '../../src/core/observation.ts'
import { addMs, type Time } from '../../src/core/time.ts'
import type { CheckedSite } from '../../src/domains/monitoring/checks/index.ts'
import { judge, toJudge } from '../../src/domains/monitoring/judging.ts'
import type { WatchedPage, Watching } from '../../src/domains/monitoring/watched.ts'
import {
  DAY_OF_WAITS,
  FIRST_WAITS,
  knownAfter,
  NOTHING_KNOWN,
} from '../../test/support/known-page.ts'

/** What is known of a page that was the same for a day until `now`. Throws Error where it is not learned by then. */
export function learned(seen: readonly Observation[], site: CheckedSite, now: Time): Watching {
  const waits = [...FIRST_WAITS, ...DAY_OF_WAITS]
  let at = addMs(now, -waits.reduce((sum, wait) => sum + wait))
  let known = NOTHING_KNOWN
  for (const wait of waits) {
    at = addMs(at, wait)
    known = after(known, judge(toJudge(seen, site, at, known)).watched)
  }
  if (known.last?.stage !== 'full') throw new Error('the page was not learned')
  return known
}

/** What is known after a visit; what was known before one that saw no page. */
export function after(before: Watching, page: WatchedPage | null): Watching {
  return page === null ? before : knownAfter(before, page)
}
