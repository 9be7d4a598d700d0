// A site whose page was learned, for the tests of what its changes come to.

import assert from 'node:assert/strict'
import { carryOut, putForward } from '../../src/domains/monitoring/actions/approval.ts'
import { viewOf } from '../../src/domains/monitoring/checks/index.ts'
import { finding as findingOf, findings } from '../../src/domains/monitoring/actions/finding.ts'
import { siteFindings } from '../../src/domains/monitoring/actions/history.ts'
import { visitPlan } from '../../src/domains/monitoring/actions/observe.ts'
import { visitNow } from '../../src/domains/monitoring/actions/site.ts'
import { toJudge } from '../../src/domains/monitoring/judging.ts'
import { siteWatches } from '../../src/domains/monitoring/store/watch.ts'
import { readOf } from '../../src/domains/monitoring/watched.ts'
import { watchPage } from '../../src/domains/monitoring/watching.ts'
import { home, HOST } from './example-visit.ts'
import type { TestHouse } from './house.ts'
import { DAY_OF_WAITS, FIRST_WAITS, knownAfter } from './known-page.ts'
import { analyst, LOOKING, SECOND, secondAnalyst, show, watch } from './monitoring.ts'
import { HOURS, pageOf } from './watched-page.ts'

/** The hours of the page, changed. */
export const LATE = HOURS.replace('20:00', '18:00')

/** From now on the site shows this page. */
export const shows = (h: TestHouse, page: string) => show(h, home({}, page))

/**
 * A site whose page was learned for twenty minutes, or for a day. Of the visits only the first and the last are whole ones: what
 * the others read is learned and kept as they would; that they come by themselves has a test of its own.
 */
export async function learned(h: TestHouse, { isFull = true, page = () => pageOf() } = {}) {
  shows(h, page())
  const watched = await watch(h, HOST)
  await h.pass(0)
  const waits = isFull ? [...FIRST_WAITS, ...DAY_OF_WAITS] : [...FIRST_WAITS]
  const last = waits.pop() ?? 0
  await readAfter(h, { watched, page, waits })
  shows(h, page())
  await h.pass(last)
  return watched
}

interface Reading {
  readonly watched: string
  page(): string
  /** Time before each reading. */
  readonly waits: readonly number[]
}

/** Reads the page again and again and keeps what is learned. */
async function readAfter(h: TestHouse, { watched, page, waits }: Reading): Promise<void> {
  const { output: asked } = await h.runner.call(LOOKING, visitPlan, { site: watched })
  assert.ok(asked)
  let { watching } = asked
  for (const wait of waits) {
    h.clock.advance(wait)
    const view = viewOf(toJudge([home({}, page())], asked.checked, h.clock.now()))
    const read = watchPage(view, watching)
    assert.ok(read?.profile)
    watching = knownAfter(watching, read)
  }
  const { version, profile, last } = watching
  assert.ok(profile !== null && last !== null)
  const kept = { version, profile: Buffer.from(profile, 'base64'), stage: last.stage, last }
  const fetches = version
  await h.store.write((tx) => siteWatches.change(tx, { site: watched }, { ...kept, fetches }))
}

/** Looks at once, and as often as a change needs to be confirmed. */
export async function look(h: TestHouse, watched: string): Promise<void> {
  await h.call(analyst, visitNow, { site: watched })
  await h.pass(0)
  for (const wait of [20, 40]) await h.pass(wait * SECOND)
}

/** Changes that are findings now, by severity and reason. */
export const openChanges = async (h: TestHouse) =>
  (await h.call(analyst, findings, { state: 'open', limit: 20 })).items
    .filter(({ check }) => check === 'defacement')
    .map(({ reason, severity }) => `${severity} ${reason}`)
    .toSorted()

/** Changes of a site that are findings now, as the forms of its pages send them. */
export async function changesNow(h: TestHouse, site: string) {
  const { items } = await h.call(analyst, siteFindings, { site })
  return items.flatMap(({ id, change }) => {
    if (change === null) return []
    const read = readOf([{ id, ...change }])
    return [{ ...change, sent: { site, finding: id, read, kind: 'approve' as const } }]
  })
}

/** Two persons make a change right; gives the decision. */
export async function approvedByTwo(
  h: TestHouse,
  sent: Awaited<ReturnType<typeof changesNow>>[number]['sent'],
): Promise<string> {
  const { approval } = await h.call(analyst, putForward, sent)
  const { finding } = sent
  const { waiting } = (await h.call(analyst, findingOf, { finding })).approval
  return (await h.call(secondAnalyst, carryOut, { approval, read: waiting?.read ?? '' })).decision
}
