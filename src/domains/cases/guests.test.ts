// Guests of a case: somebody of another office, for one case, until a day, invited by two: docs/decisions/seats.md

import assert from 'node:assert/strict'
import { drafted, signs, whole } from '../../../test/support/analysis.ts'
import {
  analyst,
  both,
  casesHouse,
  declared,
  head,
  near,
  opened,
  prosecutor,
  reviewer,
  seated,
  second,
  third,
} from '../../../test/support/cases.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import type { Actor } from '../../core/actor.ts'
import { addMs, DAY, MINUTE } from '../../core/time.ts'
import { downloads } from './actions/bundle.ts'
import { openFile } from './actions/file.ts'
import { find } from './actions/find.ts'
import { agreeGuest, extendGuest, inviteGuest } from './actions/guest.ts'
import { caseFile, cases, cover, seated as seatedCases } from './actions/read.ts'
import { justiceWork } from './actions/read-justice.ts'
import { endSeat, giveSeat, leaveSeat } from './actions/team.ts'
import type { Seat } from './schema/case.ts'

const WORDS = { organisation: 'Neighbouring district', team: 'Forensics' }

interface Invited {
  readonly of: string
  readonly who: Actor
  readonly role?: Seat
  readonly days?: number
}

/** Asks for a guest; until a second person agrees. */
async function invites(h: TestHouse, { of, who, role = 'investigator', days = 10 }: Invited) {
  const asked = { case: of, person: who.id, role, days, ...WORDS }
  return { seat: (await h.call(analyst, inviteGuest, asked)).seat, askedAt: h.clock.now() }
}

const agrees = (h: TestHouse, by: Actor, of: string, asked: { seat: string; askedAt: string }) =>
  h.call(by, agreeGuest, { case: of, ...asked })

const opens = (h: TestHouse, who: Actor, of: string) =>
  h.call(who, openFile, { case: of, reason: 'Asked in to help' })

/** A case with an investigator who leads, and a head and a reviewer, all with their files open. */
async function teamed(h: TestHouse): Promise<string> {
  const of = await declared(h)
  await opened(h, analyst, of)
  await seated(h, head, of, 'head')
  await seated(h, reviewer, of, 'reviewer')
  for (const one of [head, reviewer]) await opened(h, one, of)
  return of
}

forHouse('a guest is invited by two, and reads nothing before', casesHouse, async (h) => {
  const of = await teamed(h)
  const asked = await invites(h, { of, who: third })
  await assert.rejects(opens(h, third, of), problemWith('cases.unknown_case'))
  await assert.rejects(agrees(h, analyst, of, asked), problemWith('core.same_person'))
  h.clock.advance(MINUTE)
  const other = { case: of, seat: asked.seat, days: 20 }
  await assert.rejects(h.call(analyst, extendGuest, { ...other, days: 31 }))
  await h.call(analyst, extendGuest, other)
  await assert.rejects(agrees(h, head, of, asked), problemWith('cases.ask_moved'))
  const read = { seat: asked.seat, askedAt: h.clock.now() }
  const { until } = await agrees(h, head, of, read)
  assert.equal(until, addMs(h.clock.now(), 20 * DAY))
  await assert.rejects(agrees(h, head, of, read), problemWith('cases.not_asked'))
  await opens(h, third, of)
  const { team } = await h.call(third, caseFile, { case: of })
  const row = team.find(({ id }) => id === asked.seat)
  assert.deepEqual([row?.givenBy, row?.agreedBy, row?.untilAt], [analyst.id, head.id, until])
  const bare = { case: of, person: near.id, role: 'investigator', days: 5, ...WORDS } as const
  await assert.rejects(h.call(analyst, inviteGuest, bare), problemWith('cases.unknown_person'))
})

forHouse(
  'a guest brings nobody in, sends nobody away, and leads for no longer than he stays',
  casesHouse,
  async (h) => {
    const of = await teamed(h)
    const asked = await invites(h, { of, who: third })
    await agrees(h, reviewer, of, asked)
    await opens(h, third, of)
    const seat = { case: of, person: second.id, role: 'investigator', ...WORDS } as const
    const { team } = await h.call(third, caseFile, { case: of })
    const own = team.find(({ person }) => person === analyst.id)?.id ?? ''
    for (const act of [
      () => h.call(third, giveSeat, seat),
      () => h.call(third, inviteGuest, { ...seat, days: 3 }),
      () => h.call(third, extendGuest, { case: of, seat: asked.seat, days: 3 }),
      () => h.call(third, endSeat, { case: of, seat: own }),
    ])
      await assert.rejects(act(), problemWith('cases.guest_seat'))
    const leaves = h.call(analyst, leaveSeat, { case: of, seat: own })
    await assert.rejects(leaves, problemWith('cases.last_lead'))
  },
)

forBothHouses(
  'after the end no proof of membership holds, and the page is told before',
  casesHouse,
  async (h) => {
    const of = await teamed(h)
    const asked = await invites(h, { of, who: third })
    const why = async (who: Actor) => {
      const { items } = await h.call(who, justiceWork, {})
      return items.map((one) => one.why)
    }
    assert.deepEqual([await why(head), await why(analyst)], [['guest'], []])
    await agrees(h, head, of, asked)
    assert.deepEqual([await why(head), await why(third)], [[], []])
    h.clock.advance(8 * DAY)
    for (const who of [third, analyst]) assert.deepEqual(await why(who), ['ending'])
    h.clock.advance(2 * DAY - 10 * MINUTE)
    const { until } = await opens(h, third, of)
    assert.equal((await h.call(third, find, { words: 'numbers' })).items.length, 1)
    assert.equal(until, addMs(h.clock.now(), 10 * MINUTE), 'not longer than the seat')
    h.clock.advance(10 * MINUTE)
    await assert.rejects(opens(h, third, of), problemWith('cases.unknown_case'))
    await assert.rejects(h.call(third, caseFile, { case: of }), problemWith('cases.unknown_case'))
    assert.deepEqual((await h.call(third, cover, { case: of })).seats, [])
    assert.deepEqual((await h.call(third, seatedCases, {})).items, [])
    assert.deepEqual((await h.call(third, cases, { view: 'mine', limit: 10 })).items, [])
    assert.deepEqual(await why(third), [])
    assert.deepEqual((await h.call(third, find, { words: 'numbers' })).items, [])
    const { kept } = await h.call(third, downloads, { cases: [of] })
    assert.deepEqual(
      kept.map((one) => one.why),
      ['no-seat'],
    )
    await opened(h, analyst, of)
    await opened(h, head, of)
    const again = { case: of, seat: asked.seat }
    await h.call(analyst, extendGuest, { ...again, days: 1 })
    await agrees(h, head, of, { seat: asked.seat, askedAt: h.clock.now() })
    await opens(h, third, of)
  },
)

forBothHouses(
  'either of the two who invited a guest ends his seat at once',
  casesHouse,
  async (h) => {
    const of = await teamed(h)
    for (const by of [analyst, head]) {
      const asked = await invites(h, { of, who: prosecutor, role: 'prosecutor' })
      await agrees(h, head, of, asked)
      await opens(h, prosecutor, of)
      const end = (who: Actor) => h.call(who, leaveSeat, { case: of, seat: asked.seat })
      await assert.rejects(end(reviewer), problemWith('cases.unknown_seat'))
      await end(by)
      const read = h.call(prosecutor, caseFile, { case: of })
      await assert.rejects(read, problemWith('cases.unknown_case'))
    }
  },
)

forHouse(
  'whoever writes an attribution invites no guest to decide it, and sends none away who could',
  casesHouse,
  async (h) => {
    const { of, matrix } = await whole(h)
    const before = await invites(h, { of, who: both, role: 'reviewer' })
    await agrees(h, second, of, before)
    const attribution = await drafted(h, of, { hypothesis: matrix.hypotheses[1] ?? '' })
    h.clock.advance(MINUTE)
    const since = await invites(h, { of, who: near, role: 'reviewer' })
    await agrees(h, second, of, since)
    for (const one of [near, both]) await opens(h, one, of)
    await signs(h, analyst, 'propose', { of, attribution })
    const decides = (by: Actor) => signs(h, by, 'decide', { of, attribution })
    await assert.rejects(decides(near), problemWith('cases.seated_by_proposer'))
    const away = h.call(analyst, leaveSeat, { case: of, seat: before.seat })
    await assert.rejects(away, problemWith('cases.seat_awaited'))
    await decides(both)
  },
)
