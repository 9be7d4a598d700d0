import type { Observation } from '../../core/observation.ts'
import type { Probe } from '../../core/port.ts'
import { createProbe } from './index.ts'
import type { VisitOrder } from './options.ts'

/** Probes of this thread by their options; making one reads all roots. A realm has one, so there are two. */
const probes = new Map<string, Probe>()
const MAX_PROBES = 8

/** Done in a thread: one visit, its bytes each in memory of their own. */
export async function visitHere({ options, plan }: VisitOrder): Promise<Observation[]> {
  const key = JSON.stringify(options)
  if (!probes.has(key) && probes.size >= MAX_PROBES) probes.clear()
  const probe = probes.get(key) ?? createProbe(options)
  probes.set(key, probe)
  const seen = await probe.visit(plan)
  return seen.map((one) => (one.bytes ? { ...one, bytes: new Uint8Array(one.bytes) } : one))
}
