import { eventHash } from '../custody/index.ts'
import { JsonError, parseBoundedJson } from '../json/bounded.ts'
import { idOf, KEYED, type NamedKeys, type SignedEvents } from './layout.ts'
import type { Proved } from './log-checks.ts'
import type { Findings } from './verdict.ts'

/** What the log says of the node's custody keys. */
export function keysNamed(proved: readonly Proved[]): NamedKeys {
  const all = new Map<string, number>()
  for (const { type, body, index, isIncluded } of proved) {
    if (type !== KEYED.type || body === null || !isIncluded) continue
    const key = keyIn(body)
    if (key !== null) all.set(key, Math.min(index, all.get(key) ?? index))
  }
  return all
}

/** Characters of a body that names a key. */
const MAX_BODY = 1_000

/** A key in the body of a record; null in one of another form, which names none. */
function keyIn(body: string): string | null {
  try {
    const read = KEYED.body.safeParse(parseBoundedJson(body, { maxLength: MAX_BODY, maxDepth: 3 }))
    return read.success ? read.data.key : null
  } catch (error) {
    if (error instanceof JsonError) return null
    throw error
  }
}

/**
 * V6 besides: a proved record about the item names each act, and the log had named the key under it before. What it had
 * not is either older than that record or was put in by somebody who has the key alone.
 */
export function checkBinding(
  chains: readonly { readonly path: string; readonly bytes: readonly Uint8Array[] }[],
  of: {
    readonly proved: readonly Proved[]
    readonly named: NamedKeys
    readonly signed: SignedEvents
  },
  findings: Findings,
): void {
  const recorded = recordedAt(of.proved)
  for (const { path, bytes } of chains) {
    for (const event of bytes.map(eventHash)) {
      const at = recorded.get(`${idOf(path)} ${event}`)
      if (at === undefined) {
        findings.unknown('unproved')
        continue
      }
      const keyedAt = of.named.get(of.signed.get(event) ?? '')
      if (keyedAt === undefined || keyedAt > at) findings.unknown('recorded-later')
    }
  }
}

/** Chains of which no proved record names an act: nothing ties them, or the key under them, to the log. */
export function unboundIn(
  chains: readonly { readonly path: string; readonly bytes: readonly Uint8Array[] }[],
  proved: readonly Proved[],
): string[] {
  const recorded = recordedAt(proved)
  const isBound = (path: string) => (event: Uint8Array) =>
    recorded.has(`${idOf(path)} ${eventHash(event)}`)
  return chains.flatMap(({ path, bytes }) => (bytes.some(isBound(path)) ? [] : path))
}

/** Where in the log a hash is first named by a record about a subject. */
export function recordedAt(proved: readonly Proved[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const { subject, body, index, isIncluded } of proved) {
    if (!isIncluded) continue
    for (const [hex] of (body ?? '').matchAll(/\b[0-9a-f]{64}\b/g)) {
      const key = `${subject} ${hex}`
      all.set(key, Math.min(index, all.get(key) ?? index))
    }
  }
  return all
}
