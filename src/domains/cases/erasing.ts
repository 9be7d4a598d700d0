// The one way in which words of a case are erased: the data protection officer asks, the prosecutor carries it out.
import type { CommandContext } from '../../core/action.ts'
import type { Tx } from '../../core/port.ts'
import { type Erased, GOES_ALONG, KINDS, type Words } from './erasable.ts'
import type { Member } from './membership.ts'
import { records } from './records.ts'
import { refusal } from './refusals.ts'
import { type ErasableKind, MAX_ERASURES } from './schema/erasure.ts'
import { erasures } from './store/erasure.ts'

/** Words of a case, by what they are and the row that holds them. */
export interface Named {
  readonly kind: ErasableKind
  readonly subject: string
}

/** The newest words of one kind that are not erased, and before them those of these rows. */
export async function wordsOfKind(
  tx: Tx,
  { case: { id: of } }: Member,
  { kind, first }: { readonly kind: ErasableKind; readonly first: readonly string[] },
): Promise<readonly Words[]> {
  const own = await KINDS[kind].some(tx, of, first)
  const newest = await KINDS[kind].list(tx, of)
  return [...own, ...newest.filter(({ subject }) => !first.includes(subject))]
}

/** Words of a case; undefined where there are none such, or they are erased. */
export async function wordsNamed(
  tx: Tx,
  { case: { id: of } }: Pick<Member, 'case'>,
  { kind, subject }: Named,
): Promise<Words | undefined> {
  return (await KINDS[kind].some(tx, of, [subject]))[0]
}

/** Erases words of a case with their salt, and what of the case waits to be handed on. */
export async function eraseWords(
  tx: Tx,
  { kind, ...erased }: Erased & Pick<Named, 'kind'>,
): Promise<void> {
  await KINDS[kind].erase(tx, erased)
  await GOES_ALONG.remove(tx, { case: erased.of })
}

/**
 * Words are gone, erased or written anew: whatever was asked of them is done, and nobody erases what stands in their place
 * now.
 */
export async function wordsGone(
  ctx: CommandContext,
  { case: { id: of, area } }: Member,
  { kind, subject }: Named,
): Promise<void> {
  const open = { case: of, kind, subject, doneAt: null }
  const asked = await erasures.many(ctx.tx, open, { limit: MAX_ERASURES })
  await erasures.change(ctx.tx, open, { doneBy: ctx.actor.id, doneAt: ctx.now })
  for (const { id: erasure } of asked)
    ctx.record(records['words.erased'], {
      subject: of,
      area,
      body: { erasure, kind, of: subject },
    })
}

/**
 * Refuses to write words further, or elsewhere, of which somebody asked that they be erased. Throws 409 Problem
 * `cases.erasure_asked`.
 */
export async function checkNotAsked(
  { tx }: CommandContext,
  { case: { id: of } }: Member,
  { kind, subject }: Named,
): Promise<void> {
  if ((await erasures.count(tx, { case: of, kind, subject, doneAt: null })) > 0)
    throw refusal('erasureAsked')
}
