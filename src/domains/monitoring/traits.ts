// What a site is known by, and what shows when it moves: its addresses, servers, foreign hosts and certificate.
import { z } from 'zod'
import { time, type Time } from '../../core/time.ts'
import type { Baseline, VisitView } from './checks/index.ts'

export const traitKind = z.enum([
  'address',
  'name-server',
  'mail-server',
  'script-host',
  'form-host',
  'frame-host',
  'certificate',
])
export type TraitKind = z.infer<typeof traitKind>

/** The certificate that a server showed, and what of the chain above it was served along. */
export const certificateSeen = z.strictObject({
  /** SHA-256 of the certificate in hex. */
  sha256: z.string().length(64),
  untilAt: time,
  /** When the first of those above it ends; null where none was served. A root ends where clients say, not here. */
  chainUntilAt: time.nullable(),
})
export type CertificateSeen = z.infer<typeof certificateSeen>

/** The certificate that ends first, where several servers answered; null where none could be read. */
export function certificateIn(view: Pick<VisitView, 'chains'>): CertificateSeen | null {
  const all = view.chains().flatMap(({ certificates: [leaf, ...above] }) => {
    if (!leaf) return []
    const ends = above.flatMap((one) => (one && !one.selfSigned ? one.notAfter : []))
    const chainUntilAt = ends.toSorted()[0] ?? null
    return [{ sha256: leaf.fingerprint256, untilAt: leaf.notAfter, chainUntilAt }]
  })
  return all.toSorted((one, other) => (one.untilAt < other.untilAt ? -1 : 1))[0] ?? null
}

/** Something that a site is known by. */
export interface Trait {
  readonly kind: TraitKind
  readonly value: string
  readonly untilAt: Time | null
}

/** Traits of one look; addresses are none of a site that a delivery network answers for. */
export function traitsOf(seen: {
  readonly snapshot: Baseline | null
  readonly certificate: CertificateSeen | null
  readonly movesAddresses: boolean
}): Trait[] {
  const { snapshot, certificate, movesAddresses } = seen
  const dns = snapshot?.dns ?? {}
  const values: readonly (readonly [TraitKind, readonly string[]])[] = [
    ['address', movesAddresses ? [] : [...(dns['A'] ?? []), ...(dns['AAAA'] ?? [])]],
    ['name-server', dns['NS'] ?? []],
    ['mail-server', dns['MX'] ?? []],
    ['script-host', snapshot?.scriptHosts ?? []],
    ['form-host', snapshot?.formHosts ?? []],
    ['frame-host', snapshot?.frameHosts ?? []],
  ]
  const plain = values.flatMap(([kind, own]) =>
    own.map((value): Trait => ({ kind, value: value.slice(0, MAX_VALUE), untilAt: null })),
  )
  if (certificate === null) return plain
  const { sha256: value, untilAt } = certificate
  return [...plain, { kind: 'certificate', value, untilAt }]
}

/** Letters of a value that are kept. */
const MAX_VALUE = 300
