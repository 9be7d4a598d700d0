import type { Capture, Probe } from '../core/port.ts'
import type { Threads } from './apart/index.ts'
import { captureApart } from './capture/index.ts'
import { probeApart } from './probe/apart.ts'
import type { ProbeOptions } from './probe/options.ts'

/** How a realm sees what others serve: it looks at sites, and keeps pages. */
export interface Looks {
  readonly probe: Probe
  readonly capture: Capture
}

/** Both in threads, and bound to the same places. Throws RangeError for a resolver or user agent that is none. */
export function looksApart(threads: Threads, options: Omit<ProbeOptions, 'limits'>): Looks {
  return { probe: probeApart(threads, options), capture: captureApart(threads, options) }
}
