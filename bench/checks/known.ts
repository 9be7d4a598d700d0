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

/** Visits by which a page is learned. */
const WAITS: readonly number[] = [...FIRST_WAITS, ...DAY_OF_WAITS]

/** What is known of a page that was seen for a day until `now`. Throws Error where it is not learned by then. */
export async function learned(
  visit: () => Promise<readonly Observation[]>,
  site: CheckedSite,
  now: Time,
): Promise<Watching> {
  let at = addMs(now, -WAITS.reduce((sum, wait) => sum + wait))
  let known = NOTHING_KNOWN
  for (const wait of WAITS) {
    at = addMs(at, wait)
    known = after(known, judge(toJudge(await visit(), site, at, known)).watched)
  }
  if (known.last?.stage !== 'full') throw new Error('the page was not learned')
  return known
}

/** What is known after a visit; what was known before one that saw no page. */
export function after(before: Watching, page: WatchedPage | null): Watching {
  return page === null ? before : knownAfter(before, page)
}
