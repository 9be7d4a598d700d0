import type { CommandContext, QueryContext } from '../../core/action.ts'
import { type Actor, holdsIn } from '../../core/actor.ts'
import { type Committed, committed } from '../../core/committed.ts'
import {
  CustodyError,
  type CustodyEvent,
  eventBytes,
  type EventType,
  faultsAfter,
  OFFICER_SIGNS,
  type Party,
  parseEvent,
} from '../../lib/custody/index.ts'
import { refusal } from './refusals.ts'
import type { ItemRow, TextField } from './schema.ts'
import type { SaltedText } from './store.ts'

/** The node itself, which has what no person took over yet. */
export const NODE: Party = { key: 'node', role: 'node' }

/** The second custodian whom the exercise plays. */
export const SIMULATED: Party = { key: 'exercise:evidence', role: 'custodian' }

/** Who stands in for the second person where one person rehearses all parts. */
const REHEARSED: Party = { key: 'exercise:second', role: 'investigator' }

/** The one who acts, in the role in which he may: the machine's operator, a custodian, an investigator, the node. */
export function partyOf(actor: Actor, area: string): Party {
  if (actor.holds === 'all') return { key: actor.id, role: 'operator' }
  if (actor.id === SIMULATED.key) return SIMULATED
  if (!actor.id.startsWith('person:') && !actor.id.startsWith('token:')) return NODE
  const role = ROLES.find(([permission]) => holdsIn(actor, permission, area))?.[1]
  return { key: actor.id, role: role ?? 'officer' }
}

const ROLES = [
  ['evidence:hold', 'custodian'],
  ['evidence:erase', 'prosecutor'],
  ['evidence:ask-erasure', 'data-protection-officer'],
  ['evidence:add', 'investigator'],
] as const

/** The second person as the event names him; in the exercise he may be the same one. */
export function secondOf(second: Party, actor: Party): Party {
  return second.key === actor.key ? REHEARSED : second
}

/** Whether this act carries the passkey of the officer who does it: not in the exercise, and no machine has one. */
export function isSignedByOfficer(
  { node, actor }: Pick<QueryContext, 'node' | 'actor'>,
  type: EventType,
): boolean {
  return OFFICER_SIGNS.has(type) && node.realm === 'actual' && actor.id.startsWith('person:')
}

/** What an event says beyond what its chain and the clock give. */
export type Saying = Omit<CustodyEvent, 'v' | 'item' | 'seq' | 'at' | 'tz' | 'prev' | 'refs'> & {
  readonly refs?: Partial<
    Pick<NonNullable<CustodyEvent['refs']>, 'parent' | 'child' | 'offer' | 'second'>
  >
  /** Words that it commits to; those that are not there are left out. */
  readonly texts: Readonly<Partial<Record<TextField, string | undefined>>>
}

/** An event ready to be signed, with the salts of its words. */
export interface Prepared {
  readonly event: CustodyEvent
  readonly bytes: Uint8Array
  readonly texts: readonly SaltedText[]
}

/**
 * The next event of an item. Throws Problem `evidence.missing_fact` (400) where it does not say all that it must, and
 * `evidence.wrong_order` (409) where the chain does not allow it now.
 */
export function prepared(
  ctx: Pick<CommandContext, 'now' | 'node' | 'newSecret'>,
  { id, chain }: Pick<ItemRow, 'id' | 'chain'>,
  { texts, refs, ...saying }: Saying,
): Prepared {
  const salted = Object.entries(texts).flatMap(([field, text]) =>
    text === undefined ? [] : [{ field, ...committed(ctx, text) }],
  )
  const { own, referred } = commitments(salted)
  const all = { ...refs, ...referred }
  const event = {
    v: 1,
    item: id,
    seq: chain.seq + 1,
    at: ctx.now,
    tz: ctx.node.zone,
    ...saying,
    ...own,
    ...(Object.keys(all).length === 0 ? {} : { refs: all }),
    ...(chain.head === null ? {} : { prev: chain.head }),
  } as const
  try {
    const bytes = eventBytes(event)
    const [fault] = faultsAfter(chain, parseEvent(bytes))
    if (fault !== undefined) throw refusal('wrongOrder', { params: { fault } })
    return { event, bytes, texts: salted.map(({ field, salt, text }) => ({ field, salt, text })) }
  } catch (error) {
    if (!(error instanceof CustodyError)) throw error
    const field = error.field || error.code
    throw refusal('missingFact', { params: { field }, cause: error })
  }
}

function commitments(salted: readonly (SaltedText & Committed)[]) {
  const own: Record<string, string> = {}
  const referred: Record<string, string> = {}
  for (const { field, commitment } of salted) {
    if (field.startsWith('refs.')) referred[field.slice('refs.'.length)] = commitment
    else own[field] = commitment
  }
  return { own, referred }
}
