import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { MAX_OPEN_ERASURES } from '../../../core/erasing.ts'
import { table } from '../../../lib/sql/table.ts'
import type { Member } from '../membership.ts'
import * as noun from '../schema/justice.ts'
import { cases } from './case.ts'
import { erasures } from './erasure.ts'

export const suspects = table('suspect', noun.suspectRow)
export const charges = table('charge', noun.chargeRow)
export const outcomes = table('charge_outcome', noun.outcomeRow)
export const hearings = table('hearing', noun.hearingRow)
export const closings = table('case_closing', noun.closingRow, ['case'])
export const reratings = table('rerating', noun.reratingRow)

const ofCase = ({ case: { id } }: Member) => ({ case: id })

/** All that justice keeps of a case. */
export async function justiceOf(tx: Tx, member: Member) {
  const where = ofCase(member)
  const order = ['id'] as const
  const open = { ...where, kind: 'suspect', doneAt: null } as const
  const asked = await erasures.many(tx, open, { limit: MAX_OPEN_ERASURES })
  return {
    suspects: await suspects.many(tx, where, { order, limit: noun.MAX_SUSPECTS }),
    charges: await charges.many(tx, where, { order, limit: noun.MAX_CHARGES }),
    outcomes: await outcomes.many(tx, where, { order, limit: MAX_SHOWN_OUTCOMES }),
    hearings: await hearings.many(tx, where, { order: ['at', 'id'], limit: noun.MAX_HEARINGS }),
    closing: (await closings.one(tx, where)) ?? null,
    reratings: await reratings.many(tx, where, { order, limit: noun.MAX_CHARGES }),
    /** Suspects of whom it was asked that they be erased. */
    asked: new Set(asked.map(({ subject }) => subject)),
  }
}

/** Outcomes of a case that its page shows. */
const MAX_SHOWN_OUTCOMES = 2_000

export async function suspectOf(tx: Tx, member: Member, id: string) {
  return await suspects.one(tx, { ...ofCase(member), id })
}

export async function chargeOf(tx: Tx, member: Member, id: string) {
  return await charges.one(tx, { ...ofCase(member), id })
}

export async function hearingOf(tx: Tx, member: Member, id: string) {
  return await hearings.one(tx, { ...ofCase(member), id })
}

export async function reratingOf(tx: Tx, member: Member, id: string) {
  return await reratings.one(tx, { ...ofCase(member), id })
}

/** Keeps with a case when its next hearing is. */
export async function keepHearingClock(tx: Tx, member: Member, now: Time): Promise<void> {
  const where = { ...ofCase(member), result: null, at: { from: now } }
  const [first] = await hearings.many(tx, where, { order: ['at'], limit: 1 })
  await cases.change(tx, { id: member.case.id }, { hearingAt: first?.at ?? null })
}

/** Words of the charges against a suspect and of his sentences go with their salts; that there were some stays. */
export async function forgetCharges(
  tx: Tx,
  { of, subject }: { readonly of: string; readonly subject: string },
): Promise<void> {
  const own = { case: of, suspect: subject }
  const there = { not: null } as const
  const as = noun.chargeRow.pick({ id: true })
  const rows = await charges.many(tx, own, { limit: noun.MAX_CHARGES, as })
  await charges.change(tx, { ...own, facts: there }, { facts: '', factsSalt: '' })
  await charges.change(tx, { ...own, national: there }, { national: '', nationalSalt: '' })
  const charge = rows.map(({ id }) => id)
  await outcomes.change(tx, { charge, sentence: there }, { sentence: '', sentenceSalt: '' })
}
