import { cleanedLine } from '../../core/line.ts'
import type { LookoutFault } from '../../core/lookout.ts'

/** Some of a detail is what the other side said: enough to look into it, too little to fill a mail. */
const MAX_DETAIL = 300

/** One thing that is wrong, as a look saw it. */
export interface Fault {
  readonly code: LookoutFault
  /** Figures and names for whoever looks into it. */
  readonly detail: string
  /**
   * Signed evidence or a wrong key: nothing that a second look could take back. Everything else is believed when two
   * looks in a row see it, because a packet may be lost.
   */
  readonly isProven: boolean
}

/** A fault that a second look must see as well. */
export function seen(code: LookoutFault, detail: string): Fault {
  return { code, detail: cleanedLine(detail, MAX_DETAIL), isProven: false }
}

/** A fault that nothing takes back. */
export function proven(code: LookoutFault, detail: string): Fault {
  return { code, detail: cleanedLine(detail, MAX_DETAIL), isProven: true }
}
