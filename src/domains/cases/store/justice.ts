import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { table } from '../../../lib/sql/table.ts'
import type { Member } from '../membership.ts'
import * as noun from '../schema/justice.ts'
import { cases } from './case.ts'

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
  return {
    suspects: await suspects.many(tx, where, { order, limit: noun.MAX_SUSPECTS }),
    charges: await charges.many(tx, where, { order, limit: noun.MAX_CHARGES }),
    outcomes: await outcomes.many(tx, where, { order, limit: MAX_SHOWN_OUTCOMES }),
    hearings: await hearings.many(tx, where, { order: ['at', 'id'], limit: noun.MAX_HEARINGS }),
    closing: (await closings.one(tx, where)) ?? null,
    reratings: await reratings.many(tx, where, { order, limit: noun.MAX_CHARGES }),
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

/** Words of a suspect and of his charges are gone with their salts; that there was one stays. */
export async function forgetSuspect(
  tx: Tx,
  member: Member,
  { id, now }: { readonly id: string; readonly now: Time },
): Promise<void> {
  const nobody = { name: null, nameSalt: null, about: null, aboutSalt: null, erasedAt: now }
  await suspects.change(tx, { ...ofCase(member), id }, nobody)
  const own = await charges.many(
    tx,
    { ...ofCase(member), suspect: id },
    { limit: noun.MAX_CHARGES, as: noun.chargeRow.pick({ id: true }) },
  )
  await charges.change(
    tx,
    { ...ofCase(member), suspect: id },
    { facts: null, factsSalt: null, national: null, nationalSalt: null },
  )
  for (const charge of own)
    await outcomes.change(tx, { charge: charge.id }, { sentence: null, sentenceSalt: null })
}
