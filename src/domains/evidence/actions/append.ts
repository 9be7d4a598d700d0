import type { CommandContext } from '../../../core/action.ts'
import {
  advance,
  type Assertion,
  type CustodyEvent,
  eventHash,
} from '../../../lib/custody/index.ts'
import { found, refusal } from '../refusals.ts'
import { type Prepared, prepared, type Saying } from '../event.ts'
import { records } from '../records.ts'
import type { ItemRow } from '../schema.ts'
import { checkOpen } from '../shut.ts'
import { nameKey } from './key.ts'
import * as store from '../store.ts'

/** What an officer signed with, and what came of it. */
export interface OfficerProof {
  readonly assertion: Assertion
  /** COSE key in base64url. */
  readonly publicKey: string
}

/** Whether the content was hashed for this person since it was offered. */
export function isHashedFor(
  { checkedAt, checkedFor, offeredAt }: ItemRow,
  person: string | null,
): boolean {
  const isSince = checkedAt !== null && offeredAt !== null && checkedAt >= offeredAt
  return isSince && person !== null && checkedFor === person
}

/** Prepares the next event and writes it down at once; gives the item as it is afterwards. */
export async function write(ctx: CommandContext, item: ItemRow, saying: Saying): Promise<ItemRow> {
  return await append(ctx, item, prepared(ctx, item, saying))
}

/**
 * Signs an event with the node's key of custody and puts it at the end of its item's chain. Throws Problem
 * `evidence.moved` (409) where the chain has gone on since the event was prepared.
 */
export async function append(
  ctx: CommandContext,
  item: ItemRow,
  { event, bytes, texts }: Prepared,
  officer?: OfficerProof,
): Promise<ItemRow> {
  if ((event.prev ?? null) !== item.chain.head) throw refusal('moved')
  const { state: chain, faults } = advance(item.chain, bytes)
  if (faults[0] !== undefined) throw refusal('wrongOrder', { params: { fault: faults[0] } })
  await nameKey(ctx)
  const key = ctx.signing('custody')
  const { seq, type, at } = event
  await store.events.insert(ctx.tx, {
    item: item.id,
    seq,
    type,
    at,
    actor: event.actor.key,
    bytes: new Uint8Array(bytes),
    hash: eventHash(bytes),
    signature: new Uint8Array(key.sign(bytes)),
    nodeKey: Buffer.from(key.publicKey).toString('base64url'),
    assertion: officer?.assertion ?? null,
    officerKey: officer?.publicKey ?? null,
  })
  await store.texts.insert(
    ctx.tx,
    texts.map((text) => ({ item: item.id, seq, ...text })),
  )
  const next = {
    chain: { ...chain, seals: [...chain.seals] },
    custodian: chain.custodian?.key ?? null,
    offeredTo: chain.offer?.to.key ?? null,
    offeredAt: chain.offer === null ? null : (item.offeredAt ?? ctx.now),
    state: chain.isEnded ? ('ended' as const) : item.state,
  }
  await store.items.change(ctx.tx, { id: item.id }, next)
  ctx.record(records['custody.appended'], {
    subject: item.id,
    area: item.area,
    body: { seq, type, hash: eventHash(bytes) },
  })
  return { ...item, ...next }
}

/** The item of this id, where the caller may act in its area and no case keeps it from him. Throws 404, 403. */
export async function itemHere(ctx: CommandContext, id: string): Promise<ItemRow> {
  const item = found(await store.items.one(ctx.tx, { id }), 'unknownItem')
  ctx.inArea(item.area)
  await checkOpen(ctx, [item])
  return item
}

/** The content of an item as an event says it; nothing where it has none. */
export function contentOf({
  chain,
}: Pick<ItemRow, 'chain'>): Partial<Pick<CustodyEvent, 'size' | 'sha256' | 'sha512'>> {
  return chain.content === null || chain.isErased ? {} : { ...chain.content }
}
