// A node that watches sites which answer with the worst: what it costs the loop that alerts, and what it leaves.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchNode, startNode } from '../../bench/fanout/node.ts'
import {
  type Behaviour,
  QUICK,
  startSites,
  type WatchedSites,
  watchSites,
} from './hostile-sites.ts'
import { loopCpuMs } from './process-cpu.ts'
import { runFolder } from './run-folder.ts'

/**
 * A visit of the worst site brings the node more to store than one of an honest site, and findings besides: two to three
 * times the CPU. Where the loop itself read it, it was a thousand times.
 */
export const MOST_TIMES = 8

/** CPU of the loop while as many visits of sites that behave like this take place, in milliseconds. */
async function cpuOf(
  { node, sites }: { node: BenchNode; sites: WatchedSites },
  how: Behaviour,
  visits: number,
): Promise<number> {
  await sites.behave(how)
  // Those under way may still have begun before.
  await sites.visited(sites.places.length)
  const before = loopCpuMs(node.pid)
  await sites.visited(visits)
  return loopCpuMs(node.pid) - before
}

/** As many honest visits, then as many of the worst; the loop stays free, the node answers, and the log is whole. */
export async function hostileVisits(of: { sites: number; visits: number }): Promise<void> {
  const folder = mkdtempSync(join(runFolder(), 'visits-'))
  const node = await startNode(join(folder, 'data'), QUICK)
  const sites = await startSites(of.sites)
  try {
    await watchSites(node, sites.places)
    const house = { node, sites }
    const honest = await cpuOf(house, 'honest', of.visits)
    const worst = await cpuOf(house, 'worst', of.visits)
    assert.ok(worst <= MOST_TIMES * honest, `${of.visits} visits: ${honest} ms became ${worst} ms`)
    assert.equal((await fetch(`${node.origin}/healthz`)).status, 200)
    const { items } = await node.call<{ items: { seenAt: string | null }[] }>(
      'monitoring.sites',
      {},
    )
    assert.equal(items.filter(({ seenAt }) => seenAt !== null).length, of.sites)
  } finally {
    await sites.stop()
    await node.stop()
  }
  node.run('verify')
  rmSync(folder, { recursive: true, force: true })
}
