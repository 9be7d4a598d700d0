import { CustodyError, type CustodyErrorCode, eventHash, parseEvent } from './event.ts'
import { type CustodyEvent, type EventType, MAX_EVENTS, type Party } from './form.ts'

/**
 * What is wrong at one place of a chain, beside what {@link CustodyErrorCode} says of the event alone:
 * `too_many`, `other_item` (an event of another item), `gap` (its number does not follow), `broken_link` (it names
 * another event before it), `after_end` (something was done after the item was returned or destroyed), `offer_open`
 * (offered, returned or destroyed while an offer waits), `no_offer` (accepted or refused what was not offered),
 * `other_parties` (than those of the offer), `not_custodian` (offered by whoever did not have it), `not_giver`,
 * `not_receiver` (the wrong side acted), `not_rehashed` (taken without looking at the content or the seal first),
 * `other_content` (a hash differs from the first one), `no_seal` (that seal is not on), `seal_on` (it is on already).
 */
export type ChainFault =
  | CustodyErrorCode
  | 'too_many'
  | 'other_item'
  | 'gap'
  | 'broken_link'
  | 'after_end'
  | 'offer_open'
  | 'no_offer'
  | 'other_parties'
  | 'not_custodian'
  | 'not_giver'
  | 'not_receiver'
  | 'not_rehashed'
  | 'other_content'
  | 'no_seal'
  | 'seal_on'

/** A fault at the event that stands at `place`, counted from 1. */
export interface ChainProblem {
  readonly place: number
  readonly fault: ChainFault
}

/** Where an item stands after some of its events; plain JSON, so that it can be kept. */
export interface ChainState {
  readonly item: string | null
  /** Number of the last event; 0 before the first. */
  readonly seq: number
  /** Hash of the stored bytes of the last event: `prev` of the next. */
  readonly head: string | null
  /** Null until the first event names one, or the first offer does. */
  readonly custodian: Party | null
  /** Seals that are on. */
  readonly seals: readonly string[]
  readonly offer: { readonly seq: number; readonly from: Party; readonly to: Party } | null
  readonly content: {
    readonly size: number
    readonly sha256: string
    readonly sha512: string
  } | null
  readonly isErased: boolean
  /** Returned or destroyed. */
  readonly isEnded: boolean
}

/** Before the first event. */
export const START: ChainState = {
  item: null,
  seq: 0,
  head: null,
  custodian: null,
  seals: [],
  offer: null,
  content: null,
  isErased: false,
  isEnded: false,
}

/** All faults of a chain, in its order; empty if it is whole. At most one event beyond {@link MAX_EVENTS} is looked at. */
export function checkChain(stored: readonly Uint8Array[]): readonly ChainProblem[] {
  const problems: ChainProblem[] = []
  let state = START
  for (const [index, bytes] of stored.slice(0, MAX_EVENTS + 1).entries()) {
    const step = advance(state, bytes)
    problems.push(...step.faults.map((fault) => ({ place: index + 1, fault })))
    state = step.state
  }
  return problems
}

/**
 * The state after one more stored event, and what is wrong with that event where it stands. A state follows from what
 * is no event as well, so that one broken event is told once and the rest is still looked at.
 */
export function advance(
  state: ChainState,
  bytes: Uint8Array,
): { readonly state: ChainState; readonly faults: readonly ChainFault[] } {
  const head = eventHash(bytes)
  try {
    const event = parseEvent(bytes)
    return { state: { ...after(state, event), head }, faults: faultsAfter(state, event) }
  } catch (error) {
    if (!(error instanceof CustodyError)) throw error
    return { state: { ...state, seq: state.seq + 1, head }, faults: [error.code] }
  }
}

/** What is wrong with an event that follows on `state`, so that it can be refused before it is signed; empty if nothing is. */
export function faultsAfter(state: ChainState, event: CustodyEvent): readonly ChainFault[] {
  const faults: ChainFault[] = []
  if (state.seq >= MAX_EVENTS) faults.push('too_many')
  if (state.item !== null && state.item !== event.item) faults.push('other_item')
  if (event.seq !== state.seq + 1) faults.push('gap')
  if ((event.prev ?? null) !== state.head) faults.push('broken_link')
  if (state.isEnded && !AFTER_END.has(event.type)) faults.push('after_end')
  if (isOtherContent(state, event)) faults.push('other_content')
  return [...faults, ...transferFaults(state, event), ...sealFaults(state, event)]
}

/** What may still be told of an item that is gone. */
const AFTER_END: ReadonlySet<EventType> = new Set<EventType>(['correction', 'content-erased'])

/** What ends the custody of an item, or hands it on: nothing of it while somebody is asked to take the item. */
const CLOSED_BY_OFFER: ReadonlySet<EventType> = new Set<EventType>([
  'transfer-offered',
  'returned',
  'destroyed',
])

function isOtherContent({ content }: ChainState, event: CustodyEvent): boolean {
  if (content === null || event.sha256 === undefined) return false
  const { size, sha256, sha512 } = content
  return event.sha256 !== sha256 || event.sha512 !== sha512 || event.size !== size
}

function transferFaults(state: ChainState, event: CustodyEvent): ChainFault[] {
  const { offer } = state
  if (offer !== null && CLOSED_BY_OFFER.has(event.type)) return ['offer_open']
  if (event.type === 'transfer-offered') return offerFaults(state, event)
  if (event.type !== 'transfer-accepted' && event.type !== 'transfer-refused') return []
  if (offer === null || event.refs?.offer !== offer.seq) return ['no_offer']
  if (!isSame(offer.from, event.from) || !isSame(offer.to, event.to)) return ['other_parties']
  const faults: ChainFault[] = isSame(event.actor, offer.to) ? [] : ['not_receiver']
  return event.type === 'transfer-accepted' && !isLookedAt(state, event)
    ? [...faults, 'not_rehashed']
    : faults
}

function offerFaults({ custodian }: ChainState, { actor, from }: CustodyEvent): ChainFault[] {
  const faults: ChainFault[] = isSame(actor, from) ? [] : ['not_giver']
  return custodian === null || custodian.key === from?.key ? faults : [...faults, 'not_custodian']
}

/** The receiver looks before he takes: at the content where there is some, and at the seal where one is on. */
function isLookedAt(state: ChainState, event: CustodyEvent): boolean {
  const hasContent = state.content !== null && !state.isErased
  if (hasContent && event.sha256 === undefined) return false
  return state.seals.length === 0 || event.seal !== undefined
}

function sealFaults({ seals }: ChainState, { type, seal }: CustodyEvent): ChainFault[] {
  if (seal === undefined) return []
  const isOn = seals.includes(seal)
  if (type === 'sealed') return isOn ? ['seal_on'] : []
  return isOn ? [] : ['no_seal']
}

function after(state: ChainState, event: CustodyEvent): Omit<ChainState, 'head'> {
  const { item, seq, type, size, sha256, sha512 } = event
  const hasContent = size !== undefined && sha256 !== undefined && sha512 !== undefined
  return {
    item: state.item ?? item,
    seq,
    custodian: custodianAfter(state, event),
    seals: sealsAfter(state.seals, event),
    offer: offerAfter(state.offer, event),
    content: state.content ?? (hasContent ? { size, sha256, sha512 } : null),
    isErased: state.isErased || type === 'content-erased',
    isEnded: state.isEnded || type === 'returned' || type === 'destroyed',
  }
}

/** Custody stays with the giver until the other side has accepted. */
function custodianAfter({ custodian }: ChainState, { type, seq, from, to }: CustodyEvent) {
  if (type === 'transfer-accepted') return to ?? custodian
  if (type === 'transfer-offered') return custodian ?? from ?? null
  return seq === 1 ? (to ?? null) : custodian
}

function sealsAfter(seals: readonly string[], { type, seal }: CustodyEvent): readonly string[] {
  if (seal === undefined) return seals
  if (type === 'sealed' && !seals.includes(seal)) return [...seals, seal]
  return type === 'unsealed' ? seals.filter((other) => other !== seal) : seals
}

function offerAfter(offer: ChainState['offer'], { type, seq, from, to }: CustodyEvent) {
  if (type === 'transfer-offered' && from !== undefined && to !== undefined) {
    return { seq, from, to }
  }
  return type === 'transfer-accepted' || type === 'transfer-refused' ? null : offer
}

function isSame(one: Party, other: Party | undefined): boolean {
  return one.key === other?.key && one.role === other.role
}
