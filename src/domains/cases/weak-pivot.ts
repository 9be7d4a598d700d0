import type { Time } from '../../core/time.ts'
import type { NetworkKind, PivotMethod, WeakFlag } from './schema/analysis.ts'

/** From how many others that share something on it says little of any one of them. Policy. */
export const COMMON_FROM = 20

/** Pivots to an address: what many names share there is a host of many customers. */
const TO_ADDRESS: ReadonlySet<PivotMethod> = new Set(['dns', 'reverse-dns', 'mail-server'])

/** What is said of a pivot, as the rule reads it. */
interface Said {
  readonly method: PivotMethod
  readonly seenAt: Time
  readonly baseRate: number | null
  readonly registeredAt: Time | null
  readonly network: readonly NetworkKind[]
}

/** Why a pivot says little by itself, by rule; empty where nothing weakens it. */
export function weakFlagsOf({ method, seenAt, baseRate, registeredAt, network }: Said): WeakFlag[] {
  const isCommon = baseRate !== null && baseRate >= COMMON_FROM
  const byRate: WeakFlag = TO_ADDRESS.has(method) ? 'shared-hosting' : 'common'
  const found: readonly (WeakFlag | false)[] = [
    ...network,
    isCommon && byRate,
    baseRate === null && 'no-base-rate',
    // Whoever holds the name now took it after it was seen.
    registeredAt !== null && registeredAt > seenAt && 're-registered',
  ]
  return [...new Set(found.filter((flag) => flag !== false))]
}
