// Who seats and unseats whom: docs/decisions/seats.md

import assert from 'node:assert/strict'
import { drafted, signs, whole } from '../../../test/support/analysis.ts'
import {
  analyst,
  casesHouse,
  declared,
  head,
  near,
  opened,
  prosecutor,
  protection,
  reviewer,
  seated,
  second,
} from '../../../test/support/cases.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import type { Actor } from '../../core/actor.ts'
import { MINUTE } from '../../core/time.ts'
import { move, resume } from './actions/case.ts'
import { askWordsErased, eraseOfCase } from './actions/erasure.ts'
import { cover } from './actions/read.ts'
import { refer } from './actions/referral.ts'
import { askSeatEnd, endSeat, giveSeat, leaveSeat } from './actions/team.ts'
import type { Seat } from './schema/case.ts'
import * as store from './store/case.ts'

/** The seat of somebody in a case that has not ended. */
async function seatOf(h: TestHouse, of: string, person: Actor): Promise<string> {
  const where = { case: of, person: person.id, endedAt: null }
  return (await h.store.read((tx) => store.seats.one(tx, where)))?.id ?? ''
}

interface Given {
  readonly of: string
  readonly who: Actor
  readonly role: Seat
  readonly team?: string
  readonly organisation?: string
}

async function gives(h: TestHouse, by: Actor, given: Given): Promise<string> {
  const { of, who, role, team = 'Other', organisation = 'Ministry' } = given
  const words = { role, team, organisation }
  return (await h.call(by, giveSeat, { case: of, person: who.id, ...words })).seat
}

forBothHouses(
  'nobody who leads ends the seat of who decides or looks over the case by himself',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await seated(h, second, of, 'investigator')
    await opened(h, second, of)
    for (const [who, role] of [
      [prosecutor, 'prosecutor'],
      [head, 'head'],
      [protection, 'data-protection-officer'],
    ] as const) {
      const seat = await seated(h, who, of, role)
      const ref = { case: of, seat }
      const ends = (by: Actor, askedAt?: string) =>
        h.call(by, endSeat, { ...ref, ...(askedAt === undefined ? {} : { askedAt }) })
      await assert.rejects(ends(analyst), problemWith('cases.ended_by_two'), role)
      await h.call(analyst, askSeatEnd, ref)
      const read = h.clock.now()
      await assert.rejects(ends(analyst, read), problemWith('core.same_person'), role)
      h.clock.advance(MINUTE)
      await h.call(analyst, askSeatEnd, ref)
      await assert.rejects(ends(second, read), problemWith('cases.ending_moved'), role)
      await ends(second, h.clock.now())
      await assert.rejects(h.call(who, cover, { case: of }).then(seatsOrThrow), role)
    }
    await assert.rejects(
      h.call(analyst, askSeatEnd, { case: of, seat: await seatOf(h, of, second) }),
      problemWith('cases.ended_by_one'),
    )
  },
)

function seatsOrThrow({ seats }: { readonly seats: readonly string[] }): void {
  if (seats.length === 0) throw new Error('no seat')
}

forBothHouses('whoever has a seat gives it up by himself', casesHouse, async (h) => {
  const of = await declared(h)
  await opened(h, analyst, of)
  const seat = await seated(h, head, of, 'head')
  const leave = (by: Actor, own: string) => h.call(by, leaveSeat, { case: of, seat: own })
  await assert.rejects(leave(head, await seatOf(h, of, analyst)), problemWith('cases.unknown_seat'))
  await leave(head, seat)
  await assert.rejects(leave(head, seat), problemWith('cases.unknown_case'))
  const last = await seatOf(h, of, analyst)
  await assert.rejects(leave(analyst, last), problemWith('cases.last_lead'))
})

forHouse(
  'whoever proposes neither seats nor unseats the reviewer whom he needs',
  casesHouse,
  async (h) => {
    const { of, matrix } = await whole(h)
    const attribution = await drafted(h, of, { hypothesis: matrix.hypotheses[1] ?? '' })
    h.clock.advance(MINUTE)
    // A pliant one, whom the author seats once he has written it.
    await gives(h, analyst, { of, who: near, role: 'reviewer' })
    for (const one of [analyst, second, reviewer, near]) await opened(h, one, of)
    const ref = { of, attribution }
    await signs(h, analyst, 'propose', ref)
    await assert.rejects(signs(h, near, 'decide', ref), problemWith('cases.seated_by_proposer'))
    const inconvenient = { case: of, seat: await seatOf(h, of, reviewer) }
    await assert.rejects(
      h.call(analyst, askSeatEnd, inconvenient),
      problemWith('cases.seat_awaited'),
    )
    await h.call(second, askSeatEnd, inconvenient)
    const askedAt = h.clock.now()
    await assert.rejects(
      h.call(analyst, endSeat, { ...inconvenient, askedAt }),
      problemWith('cases.seat_awaited'),
    )
    await signs(h, reviewer, 'decide', ref)
  },
)

forHouse(
  'a team is the same one however it is spelled, and whenever it was changed',
  casesHouse,
  async (h) => {
    const { of, matrix } = await whole(h)
    const attribution = await drafted(h, of, { hypothesis: matrix.hypotheses[1] ?? '' })
    await signs(h, analyst, 'propose', { of, attribution })
    const same = { organisation: 'Electoral  Commission', team: 'Аnalysis' }
    const first = await gives(h, second, { of, who: near, role: 'reviewer', ...same })
    await opened(h, near, of)
    const decide = () => signs(h, near, 'decide', { of, attribution })
    await assert.rejects(decide(), problemWith('cases.same_team'), 'with a Cyrillic letter')
    // He leaves that team for another one between the proposal and his signature.
    await h.call(near, leaveSeat, { case: of, seat: first })
    await gives(h, second, { of, who: near, role: 'reviewer', team: 'Review' })
    await opened(h, near, of)
    await assert.rejects(decide(), problemWith('cases.same_team'), 'once of the team')
  },
)

forHouse(
  'a case that a prosecutor accepted is not taken back by whoever investigates',
  casesHouse,
  async (h) => {
    const { of } = await whole(h)
    for (const [from, to] of [
      ['reported', 'triaged'],
      ['triaged', 'investigating'],
    ] as const)
      await h.call(analyst, move, { case: of, from, to })
    await h.call(prosecutor, refer, { case: of, action: 'Prosecute' })
    for (const to of ['investigating', 'on-hold'] as const) {
      const back = { case: of, from: 'referred', to, reason: 'We want it again' } as const
      await assert.rejects(h.call(analyst, move, back), problemWith('cases.wrong_seat'))
    }
    const aside = { case: of, from: 'referred', to: 'on-hold', reason: 'A court asks' } as const
    await h.call(prosecutor, move, aside)
    await assert.rejects(h.call(analyst, resume, { case: of }), problemWith('cases.wrong_seat'))
    await h.call(prosecutor, resume, { case: of })
  },
)

forBothHouses(
  'a prosecutor seated by whoever asked for an erasure since does not carry it out',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await seated(h, protection, of, 'data-protection-officer')
    await gives(h, analyst, { of, who: second, role: 'investigator' })
    await opened(h, protection, of)
    const title = { case: of, kind: 'title', subject: of, basis: 'A court said so' } as const
    const { erasure } = await h.call(protection, askWordsErased, title)
    h.clock.advance(MINUTE)
    const seat = await gives(h, analyst, { of, who: prosecutor, role: 'prosecutor' })
    await opened(h, prosecutor, of)
    await h.store.write((tx) => store.seats.change(tx, { id: seat }, { givenBy: protection.id }))
    const erase = () => h.call(prosecutor, eraseOfCase, { case: of, erasure })
    await assert.rejects(erase(), problemWith('cases.seated_by_proposer'))
  },
)
