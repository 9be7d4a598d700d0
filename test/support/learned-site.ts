// A site whose page was learned, for the tests of what its changes come to.

import { findings } from '../../src/domains/monitoring/actions/finding.ts'
import { visitNow } from '../../src/domains/monitoring/actions/site.ts'
import { home, HOST } from './example-visit.ts'
import type { TestHouse } from './house.ts'
import { analyst, MINUTE, SECOND, show, watch } from './monitoring.ts'
import { HOURS, pageOf } from './watched-page.ts'

/** The hours of the page, changed. */
export const LATE = HOURS.replace('20:00', '18:00')

/** From now on the site shows this page. */
export const shows = (h: TestHouse, page: string) => show(h, home({}, page))

/** A site whose page was learned for twenty minutes, or for a day. */
export async function learned(h: TestHouse, { isFull = true, page = () => pageOf() } = {}) {
  shows(h, page())
  const watched = await watch(h, HOST)
  await h.pass(0)
  for (let n = 1; n < 21; n += 1) {
    shows(h, page())
    await h.pass(MINUTE)
  }
  if (isFull) for (let hour = 0; hour < 25; hour += 1) await h.pass(60 * MINUTE)
  return watched
}

/** Looks at once, and as often as a change needs to be confirmed. */
export async function look(h: TestHouse, watched: string): Promise<void> {
  await h.call(analyst, visitNow, { site: watched })
  await h.pass(0)
  for (const wait of [20, 40, 40]) await h.pass(wait * SECOND)
}

/** Changes that are findings now, by severity and reason. */
export const openChanges = async (h: TestHouse) =>
  (await h.call(analyst, findings, { state: 'open', limit: 20 })).items
    .filter(({ check }) => check === 'defacement')
    .map(({ reason, severity }) => `${severity} ${reason}`)
    .toSorted()
