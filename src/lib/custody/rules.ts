import type { CustodyEvent, EventType } from './form.ts'

/**
 * What a person answers for with his own passkey, beside the signature of the node: giving a thing away, taking it,
 * opening it and destroying it.
 */
export const OFFICER_SIGNS: ReadonlySet<EventType> = new Set<EventType>([
  'transfer-offered',
  'transfer-accepted',
  'transfer-refused',
  'unsealed',
  'destroyed',
])

/** Names of fields; those of `refs` begin with `refs.`. */
interface Fields {
  readonly must: readonly string[]
  readonly may: readonly string[]
}

const HASHES = ['size', 'sha256', 'sha512']
const HANDED_ON = ['refs.authority', 'refs.receipt']
const FOUND = ['place', 'refs.state', 'refs.photo', 'refs.present']
const MADE = ['tool', 'refs.purpose']

/** Every event has these. */
const ALWAYS = ['v', 'item', 'seq', 'type', 'at', 'tz', 'actor']
/** Every event may have these. */
const ANYWHERE = ['clock', 'place', 'legal_basis', 'method', 'media', 'prev']

/** What each kind of act says beyond that. */
const FIELDS: Readonly<Record<EventType, Fields>> = {
  identified: { must: FOUND, may: ['to'] },
  collected: { must: FOUND, may: ['to', 'refs.authority'] },
  acquired: {
    must: ['tool', 'method', ...HASHES, 'refs.errors'],
    may: ['to', 'alters', 'refs.state', 'refs.photo', 'refs.present', 'refs.authority'],
  },
  sealed: { must: ['seal'], may: ['refs.photo', 'refs.present'] },
  'seal-checked': { must: ['seal'], may: ['refs.photo', 'refs.state'] },
  unsealed: { must: ['seal', 'refs.second'], may: ['refs.photo', 'refs.purpose'] },
  'transfer-offered': { must: ['from', 'to'], may: ['refs.purpose', 'refs.authority'] },
  'transfer-accepted': {
    must: ['from', 'to', 'refs.offer'],
    may: [...HASHES, 'seal', 'refs.receipt'],
  },
  'transfer-refused': { must: ['from', 'to', 'refs.offer', 'refs.reason'], may: [] },
  copied: { must: MADE, may: ['to', 'refs.parent', 'refs.child', ...HASHES] },
  derived: { must: MADE, may: ['to', 'refs.parent', 'refs.child', ...HASHES] },
  examined: { must: MADE, may: ['refs.parent', 'refs.child', 'refs.state', ...HASHES] },
  moved: { must: ['place', ...HANDED_ON], may: [] },
  presented: { must: HANDED_ON, may: ['to', 'refs.purpose'] },
  returned: { must: HANDED_ON, may: ['to'] },
  destroyed: { must: [...HANDED_ON, 'refs.second'], may: ['refs.reason'] },
  'content-erased': { must: ['legal_basis', 'refs.second'], may: ['refs.reason'] },
  correction: { must: ['corrects', 'refs.reason'], may: [] },
}

/** The fields that an event of a kind must and may say, beyond those of every event; for the forms that ask for them. */
export function fieldsOf(type: EventType): Fields {
  return { must: FIELDS[type].must, may: [...FIELDS[type].may, ...ANYWHERE] }
}

/** The first field that is missing in this event, or that an event of its kind does not have; null if there is none. */
export function faultOf(event: CustodyEvent): string | null {
  const { must, may } = FIELDS[event.type]
  const said = fieldsIn(event)
  const missing = must.find((field) => !said.includes(field))
  if (missing !== undefined) return missing
  const allowed = new Set([...ALWAYS, ...ANYWHERE, ...must, ...may])
  return said.find((field) => !allowed.has(field)) ?? oddOf(event)
}

function fieldsIn({ refs, ...event }: CustodyEvent): string[] {
  return [...Object.keys(event), ...Object.keys(refs ?? {}).map((name) => `refs.${name}`)]
}

/** What the table cannot say: fields that fit together or not. */
function oddOf(event: CustodyEvent): string | null {
  return oddHashes(event) ?? oddPlaces(event) ?? oddParties(event) ?? oddMaking(event)
}

function oddHashes({ size, sha256, sha512 }: CustodyEvent): string | null {
  const hasHash = sha256 !== undefined
  if (hasHash !== (sha512 !== undefined)) return 'sha512'
  return hasHash === (size !== undefined) ? null : 'size'
}

/** Only the first event has none before it; others point back, never ahead. */
function oddPlaces({ seq, prev, corrects, refs }: CustodyEvent): string | null {
  if ((seq === 1) !== (prev === undefined)) return 'prev'
  if (corrects !== undefined && corrects >= seq) return 'corrects'
  return refs?.offer !== undefined && refs.offer >= seq ? 'refs.offer' : null
}

/** One person never counts as two. */
function oddParties({ actor, from, to, refs }: CustodyEvent): string | null {
  if (refs?.second?.key === actor.key) return 'refs.second'
  return from !== undefined && from.key === to?.key ? 'to' : null
}

/** A copy stands in two chains: in its own it names its parent and what it holds, in the parent's it names the child. */
function oddMaking({ type, item, sha256, refs = {} }: CustodyEvent): string | null {
  const { parent, child } = refs
  if (parent === item) return 'refs.parent'
  if (child === item) return 'refs.child'
  if (type !== 'copied' && type !== 'derived') return null
  if ((parent === undefined) === (child === undefined)) return 'refs.parent'
  return (sha256 !== undefined) === (parent !== undefined) ? null : 'sha256'
}
