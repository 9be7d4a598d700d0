// What a node knows of the page of a site from one visit to the next.

import { DAY, HOUR, MINUTE } from '../../src/core/time.ts'
import type { JudgedPage, WatchedPage, Watching } from '../../src/domains/monitoring/watched.ts'

/** Times between the looks by which a page is first learned, and those of the day after them. */
export const FIRST_WAITS: readonly number[] = Array<number>(20).fill(MINUTE)
export const DAY_OF_WAITS: readonly number[] = Array<number>(25).fill(HOUR)

/** What is known of a page that nobody looked at yet. */
export const NOTHING_KNOWN: Watching = {
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

/** What is known after a look at the page, as the node keeps it. */
export function knownAfter(before: Watching, page: WatchedPage): Watching & { last: JudgedPage } {
  const { version, profile, damage: _, applied: __, ...last } = page
  return { ...before, version: version + 1, profile: profile ?? before.profile, last }
}
