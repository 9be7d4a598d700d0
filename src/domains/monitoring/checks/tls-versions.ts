import type { TlsHello, TlsSession } from '../../../core/observation.ts'
import { defineCheck, type Found } from './check.ts'
import type { Seen } from './seen.ts'
import type { VisitView } from './view.ts'

type Offered = TlsHello['offered']

const rules = {
  modern: { result: 'G', severity: 'i' },
  only_1_2: { result: 'S', severity: 'L' },
  old_accepted: { result: 'I', severity: 'M', cap: 'B' },
  ssl3_accepted: { result: 'I', severity: 'H', cap: 'B' },
  ssl3_only: { result: 'I', severity: 'C', cap: 'F' },
  nothing_modern: { result: 'I', severity: 'C', cap: 'C' },
  address_only_1_2: { result: 'S', severity: 'L' },
  address_old: { result: 'I', severity: 'C', cap: 'C' },
  address_old_accepted: { result: 'I', severity: 'M', cap: 'B' },
  address_ssl3_accepted: { result: 'I', severity: 'H', cap: 'B' },
} as const

/** Which protocol versions the server speaks: the old ones let an attacker on the way weaken the connection. */
export const tlsVersions = defineCheck({
  name: 'tls-versions',
  version: 4,
  weight: 10,
  category: 'web-tls',
  standard: 'NCSC-NL TLS guidelines 3.3.1; RFC 8996; RFC 7568',
  rules,
  look(view): Found<keyof typeof rules>[] {
    const found = [...elsewhere(view), ...oldElsewhere(view)]
    const old = [...hellos(view, '1.0', 'accepted'), ...hellos(view, '1.1', 'accepted')]
    if (old.length > 0) {
      const versions = [...new Set(old.map(({ it }) => it.offered))].sort()
      found.push({ reason: 'old_accepted', params: { versions }, evidence: old })
    }
    const ancient = hellos(view, '3.0', 'accepted')
    if (ancient.length > 0) found.push({ reason: ssl3Reason(view), evidence: ancient })
    const newest = [...hellos(view, '1.3', 'accepted'), ...sessionsOf(view, 'TLSv1.3')]
    const newer = [...hellos(view, '1.2', 'accepted'), ...sessionsOf(view, 'TLSv1.2')]
    if (newest.length > 0) return [...found, { reason: 'modern', evidence: newest }]
    if (newer.length > 0) {
      // A hello that met silence proves nothing, 1.3 may still be there; a full session takes the best of both sides.
      const refused = [...hellos(view, '1.3', 'refused'), ...sessionsOf(view, 'TLSv1.2')]
      return refused.length > 0
        ? [...found, { reason: 'only_1_2', evidence: [...newer, ...refused] }]
        : found
    }
    const refused = [hellos(view, '1.2', 'refused'), hellos(view, '1.3', 'refused')]
    // Refusal counts only beside a version that was accepted: else the server refuses everybody.
    if (old.length > 0 && refused.every((seen) => seen.length > 0)) {
      found.push({ reason: 'nothing_modern', evidence: [...old, ...refused.flat()] })
    }
    return found
  },
})

/** Whether anything newer is spoken beside SSL 3.0. */
function ssl3Reason(view: VisitView): 'ssl3_only' | 'ssl3_accepted' {
  const isNewer = view.hellos.some(({ it }) => it.offered !== '3.0' && it.outcome === 'accepted')
  return isNewer || view.sessions.some(({ it }) => !it.error) ? 'ssl3_accepted' : 'ssl3_only'
}

function hellos(view: VisitView, offered: Offered, outcome: TlsHello['outcome']): Seen<TlsHello>[] {
  return view.hellos.filter(({ it }) => it.offered === offered && it.outcome === outcome)
}

function sessionsOf(view: VisitView, protocol: string) {
  return ownSessions(view).filter(
    ({ it }) => it.ip === mainAddress(view) && it.protocol === protocol,
  )
}

/** Those that offered everything. */
function ownSessions(view: VisitView): Seen<TlsSession>[] {
  return view.sessions.filter(({ it }) => !it.error && it.signature === undefined)
}

/** The address at which every version was offered by itself. */
function mainAddress(view: VisitView): string | null {
  const [first] = [...view.hellos, ...ownSessions(view)].flatMap(({ it }) => it.ip ?? [])
  return first ?? null
}

/** The best that each further address speaks. */
function elsewhere(view: VisitView): Found<keyof typeof rules>[] {
  return ownSessions(view).flatMap((seen): Found<keyof typeof rules>[] => {
    const { ip, protocol } = seen.it
    if (ip === null || protocol === null || ip === mainAddress(view)) return []
    if (protocol === 'TLSv1.3') return []
    const reason = protocol === 'TLSv1.2' ? 'address_only_1_2' : 'address_old'
    return [{ reason, params: { ip, protocol }, evidence: [seen] }]
  })
}

/** Old versions that further addresses take. */
function oldElsewhere(view: VisitView): Found<keyof typeof rules>[] {
  const main = mainAddress(view)
  const taken = view.answers.filter(({ ip, outcome }) => ip !== main && outcome === 'accepted')
  const found = (reason: keyof typeof rules, versions: readonly Offered[]) => {
    const old = taken.filter(({ offered }) => versions.includes(offered))
    if (old.length === 0) return []
    const ips = [...new Set(old.flatMap(({ ip }) => ip ?? []))].sort()
    const named = [...new Set(old.map(({ offered }) => offered))].sort()
    const evidence = old.map((one) => one.evidence)
    return [{ reason, params: { ips, versions: named }, evidence }]
  }
  return [
    ...found('address_old_accepted', ['1.0', '1.1']),
    ...found('address_ssl3_accepted', ['3.0']),
  ]
}
