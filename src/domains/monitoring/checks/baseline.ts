import { fingerprintOf } from './defacement.ts'
import { BASELINE_SEARCHES, recordSet } from './record-set.ts'
import type { Baseline } from './site.ts'
import { inventoryOf } from './third-party.ts'
import { type CheckInput, type VisitView, viewOf } from './view.ts'

/**
 * What this visit would be approved as. Parts that the visit did not see stay open: a record type without a usable
 * answer is left out, a page that did not come has no hash, and their checks go on saying "not tested".
 */
export function baselineOf(input: CheckInput): Baseline {
  return baselineOn(viewOf(input))
}

/** The same of a visit that was arranged already. */
export function baselineOn(view: VisitView): Baseline {
  const sets = BASELINE_SEARCHES.flatMap((search) => {
    const set = recordSet(view, search)
    return set ? [[search.type, [...set.values]] as [string, string[]]] : []
  })
  const page = fingerprintOf(view)
  const inventory = inventoryOf(view)
  return {
    dns: Object.fromEntries(sets),
    simhash: page?.simhash ?? null,
    title: page?.title ?? '',
    skeleton: page?.skeleton ?? '',
    scriptHosts: inventory?.scriptHosts ?? [],
    formHosts: inventory?.formHosts ?? [],
    frameHosts: inventory?.frameHosts ?? [],
    phrases: page?.phrases ?? [],
    approvedAt: view.now,
  }
}
