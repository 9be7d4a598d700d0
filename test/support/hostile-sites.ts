// Watched sites that somebody broke into.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { makeLeaf } from './certificates.ts'

/** How the sites answer: as an office would, or with the worst that is known for every parser. */
export type Behaviour = 'honest' | 'worst'

/** What their process is told. */
export type SitesOrder =
  | { open: string[]; key: string; cert: string }
  | { behave: Behaviour }
  | { count: true }

/** What it answers. */
export interface SitesReply {
  /** Requests for home pages over TLS so far: one a visit. */
  readonly homes: number
  readonly places: SitePlace[]
}

/** Where a site is. */
export interface SitePlace {
  readonly host: string
  readonly httpsPort: number
  readonly httpPort: number
}

/** Sites in a process of their own. */
export interface WatchedSites {
  readonly places: readonly SitePlace[]
  behave(how: Behaviour): Promise<void>
  /** Resolves when as many more visits have begun. Throws after the limit. */
  visited(times: number): Promise<void>
  stop(): Promise<void>
}

const LOOK_MS = 50
/** A visit every five seconds; a machine that is busy beyond measure takes longer. */
const VISIT_LIMIT_MS = 60_000

/** Starts as many sites, each at an address of its own; they behave. */
export async function startSites(count: number): Promise<WatchedSites> {
  const child = fork(new URL('./hostile-site-child.ts', import.meta.url), { execArgv: [] })
  const leaf = makeLeaf({ names: ['sites.test'] })
  const [key, cert] = [leaf.keyFile, leaf.chainFile].map((path) => readFileSync(path, 'utf8'))
  const open = Array.from({ length: count }, (_, n) => `127.66.${process.pid % 250}.${n + 1}`)
  const { places } = await ask(child, { open, key: key ?? '', cert: cert ?? '' })
  return {
    places,
    async behave(how) {
      await ask(child, { behave: how })
    },
    async visited(times) {
      const goal = (await ask(child, { count: true })).homes + times
      const until = performance.now() + times * VISIT_LIMIT_MS
      while ((await ask(child, { count: true })).homes < goal) {
        if (performance.now() > until) throw new Error(`${times} visits did not take place`)
        await pause(LOOK_MS)
      }
    },
    async stop() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

async function ask(child: ChildProcess, order: SitesOrder): Promise<SitesReply> {
  const answer = once(child, 'message') as Promise<[SitesReply]>
  child.send(order)
  return (await answer)[0]
}

/** Has the node watch these sites, a visit every five seconds. */
export async function watchSites(
  node: { call<O>(action: string, input: unknown): Promise<O> },
  places: readonly SitePlace[],
): Promise<void> {
  await node.call('monitoring.openNetwork', { network: '127.66.0.0/16', reason: 'A test' })
  const authorisation = { legalBasis: 'Order 7', grantedBy: 'Head of the office', days: 1 }
  for (const [n, place] of places.entries()) {
    await node.call('monitoring.addSite', {
      ...place,
      newOrganization: `Office ${n}`,
      name: `Site ${n}`,
      area: '/',
      allowPrivate: true,
      visitMs: 5_000,
      authorisation: { scope: 'passive', ...authorisation },
    })
  }
}

/** Settings of a node that confirms what it saw within seconds. */
export const QUICK = { SCRUTINEER_RECHECK_MS: '0,1000,2000', SCRUTINEER_VISIT_MS: '5000' }
