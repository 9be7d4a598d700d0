import { isOverrun } from '../../core/apart.ts'
import { endedVisit, type Observation } from '../../core/observation.ts'
import type { Probe, VisitPlan } from '../../core/port.ts'
import { now, SECOND } from '../../core/time.ts'
import type { Threads } from '../apart/index.ts'
import { EGRESS_LIMITS } from '../egress.ts'
import { elapsed } from './site-visit.ts'
import { checkProbeOptions, createProbe, type ProbeOptions } from './index.ts'

/** A visit ends by itself at its limit; what has not come by then, on a busy machine too, will not come. */
const GRACE_MS = 15 * SECOND

/** What a thread needs for one visit. */
interface VisitOrder {
  readonly options: ProbeOptions
  readonly plan: VisitPlan
}

/**
 * A probe whose visits take place in other threads: what a site sends is read there and nowhere else. A visit that has
 * to be ended is an observation that says so. Throws RangeError for a resolver or user agent that is none.
 */
export function probeApart(threads: Threads, options: ProbeOptions): Probe {
  checkProbeOptions(options)
  const limitMs = (options.limits?.visitMs ?? EGRESS_LIMITS.visitMs) + GRACE_MS
  return {
    async visit(plan) {
      const at = now()
      const started = performance.now()
      const input: VisitOrder = { options, plan }
      try {
        const work = { module: import.meta.url, name: visitHere.name, input }
        const task = { ...work, limitMs, about: plan.host }
        return (await threads.perform(task)) as Observation[]
      } catch (error) {
        if (!isOverrun(error)) throw error
        const url = `https://${plan.host}:${plan.httpsPort ?? 443}${plan.path ?? '/'}`
        return [endedVisit({ host: plan.host, url, at, durationMs: elapsed(started) })]
      }
    },
  }
}

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
