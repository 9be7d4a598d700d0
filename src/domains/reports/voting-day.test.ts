// What happens at a polling station while people vote is owed a sign in minutes, and stands before all else.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { amina, openTestDesk, reportsHouse, tell, VOTING } from '../../../test/support/reports.ts'
import { addMs, DAY, HOUR, MINUTE, msBetween, type Time } from '../../core/time.ts'
import { list } from './actions/desk.ts'
import { due } from './actions/queue.ts'
import { acknowledge } from './actions/step.ts'
import { listPage } from './pages/list.ts'
import { reportPage } from './pages/one.ts'
import { gateOf } from './puzzle.ts'
import { beyondShare, turnOf } from './score.ts'
import { waits } from './waits.ts'

/** Nine o'clock on the day of voting, on the wall of its country. */
const MORNING: Time = `${VOTING}T06:00:00.000Z`
const NOW = { what: 'other', place: 'station', moment: 'now' } as const

const waiting = (h: Parameters<typeof visitPage>[0]) =>
  waits.list({
    ...h,
    actor: amina,
    now: h.clock.now(),
    call: (action: never, input: never) => h.call(amina, action, input),
  } as never)

forBothHouses(
  'on a day of voting what happens now at a station is owed a sign within fifteen minutes and is read first',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    h.clock.advance(msBetween(h.clock.now(), MORNING))
    await tell(h, desk, {
      routing: { what: 'threats', moment: 'now', place: 'home', danger: true },
    })
    await tell(h, desk, { routing: NOW })
    await tell(h, desk, { routing: { ...NOW, moment: 'today' } })
    const { items } = await h.call(amina, list, { limit: 10 })
    const [first] = items
    assert.deepEqual([first?.urgent, first?.dueAt], [true, addMs(MORNING, 15 * MINUTE)])
    assert.deepEqual(
      items.slice(1).map(({ urgent, dueAt }) => [urgent, dueAt]),
      [1, 2].map(() => [false, addMs(MORNING, 7 * DAY)]),
    )
    const owed = await h.call(amina, due, {})
    assert.deepEqual([owed.unread, owed.urgent, owed.firstUrgent?.id], [2, 1, first?.id])
    const lines = await waiting(h)
    assert.deepEqual(
      lines.map(({ key, until, severity, several }) => [key, until, severity, several?.count]),
      [
        ['now', first?.dueAt, 'extreme', undefined],
        ['unread', null, 'severe', 2],
      ],
    )
    assert.match(await visitPage(h, listPage, { actor: amina }), /now, at a station/)
    const params = { report: first?.id ?? '' }
    const shown = await visitPage(h, reportPage, { actor: amina, params })
    assert.match(shown, /is owed a sign by <time[^>]*datetime="2027-08-10T06:15/)
    await h.call(amina, acknowledge, params)
    assert.equal((await h.call(amina, due, {})).urgent, 0)
    assert.ok((await waiting(h)).every(({ key }) => key !== 'now'))
    const after = await visitPage(h, reportPage, { actor: amina, params })
    assert.doesNotMatch(after, /is owed a sign by/)
  },
)

forHouse(
  'on other days it is owed as everything else, by the calendar of the country',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    // In Nairobi the day begins at nine in the evening of UTC, and ends so.
    const begins = addMs(MORNING, -9 * HOUR)
    for (const [at, isVoting] of [
      [addMs(begins, -MINUTE), false],
      [begins, true],
      [addMs(begins, DAY - MINUTE), true],
      [addMs(begins, DAY), false],
    ] as const) {
      h.clock.advance(msBetween(h.clock.now(), at))
      await tell(h, desk, { routing: NOW })
      const { items } = await h.call(amina, list, { limit: 10 })
      const last = items.find(({ receivedAt }) => receivedAt === at)
      assert.equal(last?.urgent, isVoting, at)
      assert.equal(last?.dueAt, addMs(at, isVoting ? 15 * MINUTE : 7 * DAY))
    }
  },
)

forHouse(
  'a flood that says so is not hurried, and what is beyond its share loses its place',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    h.clock.advance(msBetween(h.clock.now(), MORNING))
    for (let n = 0; n < 200; n += 1) gateOf(h.facts).arrived(MORNING, 'mailbox', undefined)
    await tell(h, desk, { routing: NOW })
    const [one] = (await h.call(amina, list, { limit: 10 })).items
    assert.deepEqual([one?.urgent, one?.lane], [false, 'slow'])
    assert.ok(turnOf('quiet', 8, true) < turnOf('solved', 1))
    assert.equal(beyondShare(turnOf('quiet', 8, true)), 15)
  },
)
