import { pageToHold } from './defacement.ts'
import { BASELINE_SEARCHES, recordSet } from './record-set.ts'
import type { Baseline } from './site.ts'
import { inventoryOf } from './third-party.ts'
import { type CheckInput, type VisitView, viewOf } from './view.ts'

/**
 * What this visit would be approved as. Parts that the visit did not see stay open: a record type without a usable
 * answer is left out, of a page that did not come nothing is held, and their checks go on saying "not tested".
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
  const page = pageToHold(view)
  const inventory = inventoryOf(view)
  return {
    dns: Object.fromEntries(sets),
    isPage: page !== null,
    title: page?.title ?? '',
    scriptHosts: inventory?.scriptHosts ?? [],
    formHosts: inventory?.formHosts ?? [],
    frameHosts: inventory?.frameHosts ?? [],
    phrases: page?.phrases ?? [],
    approvedAt: view.now,
  }
}
