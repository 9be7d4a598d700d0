import { z } from 'zod'

/** Events of one item at most. */
export const MAX_EVENTS = 10_000

/** What can be done to an item, in the order in which it usually happens. */
export const EVENT_TYPES = [
  'identified',
  'collected',
  'acquired',
  'sealed',
  'seal-checked',
  'unsealed',
  'transfer-offered',
  'transfer-accepted',
  'transfer-refused',
  'copied',
  'derived',
  'examined',
  'moved',
  'presented',
  'returned',
  'destroyed',
  'content-erased',
  'correction',
] as const

export const eventType = z.enum(EVENT_TYPES)
export type EventType = z.infer<typeof eventType>

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), 'not hex')
const sha256 = hex(64)
/** A salted commitment to a text, see {@link commit}. */
const commitment = sha256
/** Opaque: names nobody to whoever does not hold the rows of the node. */
const opaque = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,99}$/, 'not an opaque id')
/** No white space, so no sentence. */
const token = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+._-]{0,63}$/, 'not a token')
const seq = z.int().min(1).max(MAX_EVENTS)
/** UTC in 24 characters. */
const time = z.iso.datetime({ precision: 3 })
/** IANA name of the zone in which the act took place, or its offset. */
const zone = z
  .string()
  .regex(/^(?:[A-Za-z][A-Za-z0-9_+/-]{0,63}|[+-]\d{2}:\d{2})$/, 'not a time zone')

/** Somebody under an opaque id, in the role in which he acted. */
const party = z.strictObject({ key: opaque, role: token })
export type Party = z.infer<typeof party>

/** What else an act refers to. What an item is told in words is a commitment to those words. */
const refs = z.strictObject({
  /** Item from which this one was made. */
  parent: opaque.exactOptional(),
  /** Item that was made from this one. */
  child: opaque.exactOptional(),
  /** The offer that is accepted or refused. */
  offer: seq.exactOptional(),
  /** The second person of an act that needs two. */
  second: party.exactOptional(),
  /** On or off, network, damage. */
  state: commitment.exactOptional(),
  /** Where the photograph lies, or why there is none. */
  photo: commitment.exactOptional(),
  /** Who was there. */
  present: commitment.exactOptional(),
  /** Read errors, or that there were none. */
  errors: commitment.exactOptional(),
  purpose: commitment.exactOptional(),
  authority: commitment.exactOptional(),
  receipt: commitment.exactOptional(),
  reason: commitment.exactOptional(),
})

/** The form of an event; what does not apply is left out, never null. */
export const custodyEvent = z.strictObject({
  v: z.literal(1),
  item: opaque,
  /** Place in the chain of the item, from 1 without gaps. */
  seq,
  type: eventType,
  /** When it was done. */
  at: time,
  tz: zone,
  /** The clock that `at` was read from, and how far it was found to be off. */
  clock: z.strictObject({ source: token, offset_ms: z.int(), measured_at: time }).exactOptional(),
  /** Who did it and answers for it. */
  actor: party,
  /** Custodian before and after; on a first event `to` is the first custodian. */
  from: party.exactOptional(),
  to: party.exactOptional(),
  place: commitment.exactOptional(),
  legal_basis: commitment.exactOptional(),
  /** Program or device that was used; `sha256` is of its file. */
  tool: z
    .strictObject({ name: token, version: token, sha256: sha256.exactOptional() })
    .exactOptional(),
  method: commitment.exactOptional(),
  /** Kind of medium that it lies on. */
  media: commitment.exactOptional(),
  /** Bytes of the content, and its hashes. */
  size: z.int().min(0).exactOptional(),
  sha256: sha256.exactOptional(),
  sha512: hex(128).exactOptional(),
  /** Number of the seal: one commitment for as long as it is on, so that it can be recognised. */
  seal: commitment.exactOptional(),
  /** What a live acquisition changed. */
  alters: commitment.exactOptional(),
  refs: refs.exactOptional(),
  /** The event that a correction is about. */
  corrects: seq.exactOptional(),
  /** SHA-256 of the stored bytes of the event before; the first has none. */
  prev: sha256.exactOptional(),
})

/** Fields of an event that are commitments to texts; those of `refs` below. */
const COMMITTED = ['place', 'legal_basis', 'method', 'media', 'seal', 'alters'] as const
const COMMITTED_REFS = [
  'state',
  'photo',
  'present',
  'errors',
  'purpose',
  'authority',
  'receipt',
  'reason',
] as const

/** One act in the custody of one item. */
export type CustodyEvent = z.infer<typeof custodyEvent>

/** The commitments that an event makes, each once. */
export function commitmentsOf(event: CustodyEvent): string[] {
  const said = [
    ...COMMITTED.map((name) => event[name]),
    ...COMMITTED_REFS.map((name) => event.refs?.[name]),
  ]
  return [...new Set(said.filter((one) => one !== undefined))]
}
