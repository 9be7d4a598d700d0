// Custody events and chains of one item, for tests.
import {
  commit,
  type CustodyEvent,
  eventBytes,
  eventHash,
  type EventType,
} from '../../src/lib/custody/index.ts'

export const salt = new Uint8Array(32).fill(7)
export const said = (text: string) => commit(salt, text)
export const giver = { key: 'person:a', role: 'custodian' }
export const taker = { key: 'person:b', role: 'investigator' }
/** Size and hashes as every event of the chain says them. */
export const content = { size: 3, sha256: 'a'.repeat(64), sha512: 'b'.repeat(128) }

/** One event of each kind, as it would stand in a chain; seq and prev are given by {@link chained}. */
export const GOOD: Readonly<Record<EventType, object>> = {
  identified: {
    place: said('room 4'),
    refs: { state: said('on'), photo: said('p1'), present: said('two') },
  },
  collected: {
    place: said('room 4'),
    refs: { state: said('off'), photo: said('p2'), present: said('two') },
  },
  acquired: {
    tool: { name: 'dd', version: '9.7', sha256: 'c'.repeat(64) },
    method: said('image'),
    ...content,
    alters: said('nothing'),
    clock: { source: 'ntp', offset_ms: -12, measured_at: '2026-11-24T07:00:00.000Z' },
    refs: { errors: said('none') },
  },
  sealed: { seal: said('S1') },
  'seal-checked': { seal: said('S1') },
  unsealed: { seal: said('S1'), refs: { second: taker } },
  'transfer-offered': { from: giver, to: taker },
  'transfer-accepted': { actor: taker, from: giver, to: taker, ...content, refs: { offer: 1 } },
  'transfer-refused': {
    actor: taker,
    from: giver,
    to: taker,
    refs: { offer: 1, reason: said('broken') },
  },
  copied: {
    tool: { name: 'cp', version: '9' },
    refs: { child: 'item-2', purpose: said('to examine') },
  },
  derived: {
    tool: { name: 'grep', version: '3' },
    refs: { child: 'item-3', purpose: said('one address') },
  },
  examined: { tool: { name: 'less', version: '1' }, refs: { purpose: said('to read') } },
  moved: { place: said('safe'), refs: { authority: said('head'), receipt: said('r1') } },
  presented: { refs: { authority: said('court'), receipt: said('r2') } },
  returned: { refs: { authority: said('court'), receipt: said('r3') } },
  destroyed: { refs: { authority: said('court'), receipt: said('r4'), second: taker } },
  'content-erased': { legal_basis: said('law'), refs: { second: taker } },
  correction: { corrects: 1, refs: { reason: said('wrong room') } },
}

/** A kind of act, and what it says besides or instead of {@link GOOD}. */
export type Step = readonly [EventType, object?]

/** Without the fields that a test takes away by setting them to undefined. */
export function defined(event: object): CustodyEvent {
  const entries = Object.entries(event).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as CustodyEvent
}

/** One event of a kind, with its place in a chain; it may be a wrong one. */
export function made(
  type: EventType,
  place: { seq: number; prev?: string | undefined },
  other: object = {},
) {
  const given = { v: 1, item: 'item-1', type, at: '2026-11-24T08:00:00.000Z', tz: 'Europe/Berlin' }
  return defined({ ...given, ...place, actor: giver, ...GOOD[type], ...other })
}

/** The events of one item, each with its number and the hash of the one before, unless a step says otherwise. */
export function chained(steps: readonly Step[]): CustodyEvent[] {
  let prev: string | undefined
  return steps.map(([type, other = {}], index) => {
    const event = made(type, { seq: index + 1, prev }, other)
    prev = eventHash(eventBytes(event))
    return event
  })
}
