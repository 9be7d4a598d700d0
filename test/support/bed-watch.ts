// A real node that watches sites of the bed: what its people see of attacks and edits.

import { setTimeout as pause } from 'node:timers/promises'
import { everyItem } from '../../src/core/listed.ts'
import { siteWatches } from '../../src/domains/monitoring/store/watch.ts'
import { look as lookAt } from '../../src/domains/monitoring/watch/index.ts'
import { type ApiPerson, joinByApi } from './api-person.ts'
import {
  type BedSite,
  type BedSites,
  given,
  HEADERS,
  LIVE_STEP_MS,
  pageNow,
  startBedSites,
} from './bed-sites.ts'
import { startTestNode, type TestNode } from './node.ts'

/** A Monday; what is drawn by chance from it is the same in every run. */
const BEGIN_MS = Date.UTC(2026, 10, 16, 6)
const HOUR_MS = 3_600_000
/** Of the page's clock while it is learned: twenty visits and some more see a day and a midnight. */
const LEARN_STEP_MS = HOUR_MS
const LEARN_FETCHES = 24
/** SCRUTINEER_LEARN_MS. */
const LEARN_MS = 4_000
/** A machine that is busy beyond measure gets there too. */
const WAIT_MS = 240_000
const LOOK_AGAIN_MS = 50
/** Nothing was fetched for so long: several times what a confirmation waits for. */
const QUIET_MS = 2_000
/** Sites of one request to look. */
const AT_ONCE = 20
/** Visits in which a change is told, or told to be over. */
const MAX_VISITS = 4

/** A finding about a change of a page, as the node tells it. */
export interface Told {
  readonly id: string
  readonly site: string
  readonly host: string
  readonly check: string
  readonly reason: string
  readonly severity: string
}

export interface WatchedBed {
  readonly sites: readonly BedSite[]
  readonly node: TestNode
  readonly analyst: ApiPerson
  /** Looks at these sites and waits until each look was taken in. */
  look(sites: readonly BedSite[]): Promise<void>
  /** Looks until all of them are as wanted or nothing moves any more; gives those that are not. */
  lookUntil(
    sites: readonly BedSite[],
    isAsWanted: (open: readonly Told[]) => boolean,
  ): Promise<BedSite[]>
  /** Findings that are open now. */
  open(): Promise<readonly Told[]>
  stop(): Promise<void>
}

/** Starts the sites and a node to which they are known: learned by its rules from the same pages, without the visits. */
export async function watchBed(count: number): Promise<WatchedBed> {
  const bed = await startBedSites(count, BEGIN_MS)
  const node = await startTestNode('sqlite', {
    ...bed.settings,
    SCRUTINEER_RECHECK_MS: '0,100,200',
    SCRUTINEER_VISIT_MS: String(HOUR_MS),
    SCRUTINEER_LEARN_MS: String(LEARN_MS),
  })
  const invited = { name: 'Amal', role: 'analyst', area: '/' }
  const { secret } = await node.call<{ secret: string }>('accounts.invite', invited)
  const analyst = await joinByApi(node.node.origin, secret)
  const ids = await addSites(node, bed)
  bed.pace(LIVE_STEP_MS)
  const watched: WatchedBed = {
    sites: bed.all,
    node,
    analyst,
    look: (sites) => look(node, ids, sites),
    async lookUntil(sites, isAsWanted) {
      let left = [...sites]
      for (let visit = 0; visit < MAX_VISITS && left.length > 0; visit += 1) {
        await look(node, ids, left)
        await until('a confirmation', async () => {
          const open = Map.groupBy(await openOf(node), ({ host }) => host)
          left = sites.filter(({ host }) => !isAsWanted(open.get(host) ?? []))
          return left.length === 0 || bed.all.every(isQuiet)
        })
      }
      return left
    },
    open: () => openOf(node),
    async stop() {
      await node.remove()
      await bed.stop()
    },
  }
  return watched
}

function isQuiet({ fetchedAtMs }: BedSite): boolean {
  return performance.now() - fetchedAtMs > QUIET_MS
}

/** Asks until it is so. Throws after WAIT_MS. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + WAIT_MS
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${what} was waited for in vain`)
    await pause(LOOK_AGAIN_MS)
  }
}

async function openOf(node: TestNode): Promise<readonly Told[]> {
  const { items } = await everyItem<Told>((after) =>
    node.call('monitoring.findings', { state: 'open', limit: 200, ...(after && { after }) }),
  )
  return items
}

async function look(
  node: TestNode,
  ids: ReadonlyMap<BedSite, string>,
  sites: readonly BedSite[],
): Promise<void> {
  const before = sites.map(({ fetches }) => fetches)
  for (let from = 0; from < sites.length; from += AT_ONCE) {
    const some = sites.slice(from, from + AT_ONCE)
    await node.call('monitoring.visitSites', { sites: some.map((site) => ids.get(site)) })
  }
  await until('a look', () =>
    Promise.resolve(sites.every(({ fetches }, n) => fetches > (before[n] ?? 0))),
  )
  await node.node.settled(WAIT_MS)
}

async function addSites(node: TestNode, bed: BedSites): Promise<ReadonlyMap<BedSite, string>> {
  await node.call('monitoring.openNetwork', { network: '127.0.0.0/8', reason: 'A test' })
  const ids = new Map<BedSite, string>()
  bed.pace(LEARN_STEP_MS)
  for (const one of bed.all) {
    const { site } = await node.call<{ site: string }>('monitoring.addSite', {
      host: one.host,
      httpsPort: bed.httpsPort,
      httpPort: bed.httpPort,
      newOrganization: `Office ${one.number}`,
      name: `Site ${one.number}`,
      area: '/',
      allowPrivate: true,
    })
    ids.set(one, site)
    await learnBeforehand(node, bed, { one, site })
    const permission = { legalBasis: 'Order 7', grantedBy: 'Head of the office', days: 30 }
    await node.call('monitoring.authorise', { site, scope: 'passive', ...permission })
  }
  await until('the first looks', () => Promise.resolve(bed.all.every(({ fetches }) => fetches > 0)))
  await node.node.settled(WAIT_MS)
  return ids
}

/** A profile is bytes that the node keeps, as one that was restored has them. */
async function learnBeforehand(
  node: TestNode,
  { httpsPort }: BedSites,
  { one, site }: { readonly one: BedSite; readonly site: string },
): Promise<void> {
  const url = `https://${one.host}:${httpsPort}/`
  const nowMs = Date.now()
  let profile: Uint8Array | null = null
  let fetches = 0
  for (let isFull = false; !isFull; fetches += 1) {
    if (fetches > 4 * LEARN_FETCHES) throw new Error(`${one.kind} is not learned`)
    // The page as it was an hour ago, and the hour before.
    const atMs = nowMs - (4 * LEARN_FETCHES - fetches) * LEARN_STEP_MS
    const { html, type } = given(one, pageNow(one))
    const headers = new Map([...HEADERS, ['content-type', type]])
    const looked = lookAt(html, profile, { ...LOOK, url, atMs, headers })
    profile = looked.stored
    isFull = looked.stage === 'full'
    one.atMs += LEARN_STEP_MS
  }
  if (profile === null) throw new Error('nothing was learned')
  const stored = Buffer.from(profile)
  const now = new Date(nowMs).toISOString()
  const store = node.node.house('actual')?.store
  await store?.claim((tx) =>
    siteWatches.put(tx, {
      site,
      profile: stored,
      version: 1,
      fetches,
      stage: 'full',
      beganAt: now,
      damage: null,
      last: { body: '', circumstances: '', judgedAt: now, stage: 'full', items: [], notTested: [] },
      sightings: { looksMs: [], waiting: [] },
      held: { maintenance: null, keys: [] },
    }),
  )
}

const LOOK = {
  languages: ['en', 'ar'],
  passages: [],
  phrases: [],
  isFrozen: false,
  isAnnounced: false,
  learnMs: (LEARN_FETCHES - 1) * LEARN_STEP_MS,
}
