// The words of a case that can be erased: which there are, and how each kind goes with its salt.
import type { CommandContext } from '../../core/action.ts'
import type { Tx } from '../../core/port.ts'
import type { Member } from './membership.ts'
import { MAX_SEATS, STEP_ROWS } from './schema/case.ts'
import { records } from './records.ts'
import { type ErasableKind, MAX_ERASURES } from './schema/erasure.ts'
import { MAX_OBSERVATIONS } from './schema/observation.ts'
import * as store from './store/case.ts'
import { erasures } from './store/erasure.ts'
import { referrals } from './store/exhibit.ts'
import { observations } from './store/observation.ts'

/** Words that stand in one row of a case. */
export interface Erasable {
  readonly kind: ErasableKind
  readonly subject: string
  readonly text: string
}

/** Reasons and openings of files that are looked through; the newest. */
const MAX_REASONS = 500

interface Kind {
  /** Those that are there. */
  list(
    tx: Tx,
    member: Member,
  ): Promise<readonly { readonly subject: string; readonly text: string }[]>
  /** Empties the words and their salt; gives how many rows. */
  erase(tx: Tx, of: string, subject: string): Promise<number>
}

const newest = { order: ['-id'], limit: MAX_REASONS } as const

const KINDS: Readonly<Record<ErasableKind, Kind>> = {
  title: {
    list: async (_, { case: row }) => [{ subject: row.id, text: row.title }],
    erase: async (tx, of) =>
      await store.cases.change(tx, { id: of }, { title: '', titleSalt: '', words: '' }),
  },
  reason: {
    async list(tx, { case: { id } }) {
      const rows = await store.reasons.many(tx, { case: id }, newest)
      return rows.map((row) => ({ subject: row.id, text: row.reason }))
    },
    erase: async (tx, of, subject) =>
      await store.reasons.change(tx, { id: subject, case: of }, { reason: '', salt: '' }),
  },
  waiver: {
    async list(tx, { case: { id } }) {
      const rows = await store.steps.many(tx, { case: id }, { limit: STEP_ROWS })
      return rows.map((row) => ({ subject: String(row.step), text: row.reason ?? '' }))
    },
    erase: async (tx, of, subject) =>
      await store.steps.change(
        tx,
        { case: of, step: Number(subject) },
        { reason: '', reasonSalt: '' },
      ),
  },
  opening: {
    async list(tx, { case: { id } }) {
      const rows = await store.files.many(tx, { case: id }, newest)
      return rows.map((row) => ({ subject: row.id, text: row.reason }))
    },
    erase: async (tx, of, subject) =>
      await store.files.change(tx, { id: subject, case: of }, { reason: '', reasonSalt: '' }),
  },
  seat: {
    // Teams of those who still have a seat are compared.
    async list(tx, { case: { id } }) {
      const ended = { case: id, endedAt: { not: null } }
      const rows = await store.seats.many(tx, ended, { order: ['id'], limit: MAX_SEATS })
      return rows.map((row) => ({
        subject: row.id,
        text: [row.organisation, row.team].filter((one) => one !== '').join(', '),
      }))
    },
    erase: async (tx, of, subject) =>
      await store.seats.change(
        tx,
        { id: subject, case: of, endedAt: { not: null } },
        { organisation: '', team: '', salt: '' },
      ),
  },
  observation: {
    async list(tx, { case: { id } }) {
      const how = { order: ['-id'], limit: MAX_OBSERVATIONS } as const
      const rows = await observations.many(tx, { case: id }, how)
      return rows.map((row) => ({ subject: row.id, text: row.value }))
    },
    erase: async (tx, of, subject) =>
      await observations.change(tx, { id: subject, case: of }, { place: '', value: '', salt: '' }),
  },
  referral: {
    async list(tx, { case: { id } }) {
      const rows = await referrals.many(tx, { case: id }, { limit: 1 })
      return rows.map((row) => ({ subject: row.case, text: row.action }))
    },
    erase: async (tx, of) =>
      await referrals.change(tx, { case: of }, { action: '', actionSalt: '' }),
  },
}

/** All words of a case that are not erased yet, kind by kind. */
export async function erasableOf(tx: Tx, member: Member): Promise<readonly Erasable[]> {
  const all: Erasable[] = []
  for (const [kind, { list }] of Object.entries(KINDS) as [ErasableKind, Kind][])
    for (const one of await list(tx, member)) if (one.text !== '') all.push({ kind, ...one })
  return all
}

/** Erases words of a case with their salt; gives how many rows: none where they are no words of it. */
export async function eraseWords(
  tx: Tx,
  of: string,
  { kind, subject }: Pick<Erasable, 'kind' | 'subject'>,
): Promise<number> {
  return await KINDS[kind].erase(tx, of, subject)
}

/**
 * Words were written anew: those of which somebody asked that they be erased are gone, and nobody erases what stands in
 * their place now.
 */
export async function writtenAnew(
  ctx: CommandContext,
  { case: { id: of, area } }: Member,
  { kind, subject }: Pick<Erasable, 'kind' | 'subject'>,
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
