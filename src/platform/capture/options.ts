import type { KeepWanted } from '../../core/capture.ts'
import { EGRESS_LIMITS, type EgressLimits } from '../egress.ts'
import type { ProbeOptions } from '../probe/options.ts'

/** Limits of one capture; tests make them small. */
export interface CaptureLimits extends EgressLimits {
  /** Resources besides the page. */
  readonly resources: number
  /** Bytes of all bodies together, redirects included; of one resource. */
  readonly allBytes: number
  readonly resourceBytes: number
  /** Bytes of a page that is only looked at. */
  readonly lookBytes: number
  /** Connections at once, and to one host. */
  readonly connections: number
  readonly perHost: number
  /** Between the beginnings of two requests to one host: forty a second are what one visitor's browser asks for. */
  readonly hostGapMs: number
}

const MIB = 1024 * 1024

export const CAPTURE_LIMITS: CaptureLimits = {
  ...EGRESS_LIMITS,
  visitMs: 30_000,
  redirects: 5,
  bodyBytes: 25 * MIB,
  resources: 200,
  allBytes: 25 * MIB,
  resourceBytes: 8 * MIB,
  lookBytes: MIB,
  connections: 8,
  perHost: 4,
  hostGapMs: 25,
}

/** Plain values only: they are sent to other threads. */
export interface CaptureOptions extends Omit<ProbeOptions, 'limits'> {
  readonly limits?: Partial<CaptureLimits>
}

/** What a thread needs for one page. */
export interface CaptureOrder {
  readonly options: CaptureOptions
  readonly wanted: KeepWanted
}
