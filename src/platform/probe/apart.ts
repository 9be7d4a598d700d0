import { isOverrun } from '../../core/apart.ts'
import { endedVisit, type Observation } from '../../core/observation.ts'
import type { Probe } from '../../core/port.ts'
import { now, SECOND } from '../../core/time.ts'
import type { Threads } from '../apart/index.ts'
import { EGRESS_LIMITS } from '../egress.ts'
import { elapsed } from './deadline.ts'
import type * as here from './here.ts'
import { checkProbeOptions, type ProbeOptions, type VisitOrder } from './options.ts'

/** A visit ends by itself at its limit; what has not come by then, on a busy machine too, will not come. */
const GRACE_MS = 15 * SECOND

/** Loaded in threads only: the loop that alerts needs nothing of what reads sites. */
const HERE = new URL('./here.ts', import.meta.url).href
const VISIT: keyof typeof here = 'visitHere'

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
        const work = { module: HERE, name: VISIT, input }
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
