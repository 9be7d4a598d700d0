import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forBothHouses } from '../../../test/support/house.ts'
import { mona, omar, watchHouse } from '../../../test/support/pollwatch.ts'
import { systemActor } from '../../core/actor.ts'
import { board } from './actions/desk.ts'
import { openIssue } from './actions/issue.ts'
import { releasedPlaces } from './actions/place.ts'
import { photosOf } from './actions/photo-desk.ts'
import { playDay } from './actions/play.ts'
import { ownEstimate } from './actions/sample.ts'
import { exercise } from './exercise.ts'
import { DAY, issueOf, WAVE_MS } from './played.ts'
import { CATEGORIES } from './schema.ts'

const player = systemActor('exercise:pollwatch', ['pollwatch:play', 'territory:read'])
const all = { view: 'all', limit: 100 } as const

test('of two hundred observers twenty are offline until the end, five report what the site says, and three issues are made', () => {
  const all = [
    ...Array.from({ length: 160 }, (_, n) => ({ group: 1, place: n + 1 })),
    ...Array.from({ length: 40 }, (_, n) => ({ group: 2, place: n + 1 })),
  ]
  const [morning = []] = DAY
  assert.equal(all.filter((who) => morning.every((wave) => wave(who) === null)).length, 20)
  const last = DAY.at(-1) ?? []
  const late = all.filter((who) => last.filter((wave) => wave(who) !== null).length === 3)
  assert.equal(late.length, 20, 'what they wrote comes at the end')
  const told = all.flatMap((who) => (DAY[2] ?? []).flatMap((wave) => wave(who) ?? []))
  assert.equal(told.filter((words) => /says closed/.test(words)).length, 5)
  const issues = told.flatMap((comment) => {
    const category = CATEGORIES[Number(/C(\d)/.exec(comment)?.[1]) - 1] ?? ''
    return issueOf({ comment, category }) ?? []
  })
  // One station is reported by both groups, which confirm it together.
  assert.deepEqual([issues.length, new Set(issues).size], [4, 3])
})

forBothHouses(
  'the simulated observers work a day, and what it amounts to is known beforehand',
  { ...watchHouse, realm: 'exercise' },
  async (h) => {
    const seed = () =>
      exercise.seed?.({
        node: h.facts,
        now: () => h.clock.now(),
        call: (action, input) => h.call(player, action, input),
        ask: () => Promise.reject(new Error('nothing is asked')),
      })
    await seed()
    await seed()
    await h.call(player, playDay, {})
    for (const _ of DAY) await h.pass(WAVE_MS)
    await h.pass(WAVE_MS)
    // Six stations: the first group stands at each, the second at the first and the fifth; both say the same there.
    const opened = await h.call(omar, releasedPlaces, { form: 'OP', serial: 1, ...all })
    assert.deepEqual(
      opened.items.map(({ place, fields, verdict }) => [place.number, fields['A']?.state, verdict]),
      [
        ['A-1', 'agreed', 'ok'],
        ['A-2', 'agreed', 'ok'],
        ['A-3', 'agreed', 'ok'],
        ['B-1', 'agreed', 'ok'],
        ['B-2', 'agreed', 'ok'],
        ['C-1', 'agreed', 'ok'],
      ],
    )
    const counted = await h.call(omar, releasedPlaces, { form: 'TU', serial: 2, ...all })
    assert.deepEqual(
      counted.items.map(({ turnout }) => turnout),
      [182, 184, 186, 188, 190, 192],
    )
    // The first group drew a sample before: six of its stations have an observer here.
    const estimate = await h.call(mona, ownEstimate, { form: 'TU', serial: 3 })
    assert.deepEqual([estimate?.stations, estimate?.reported, estimate?.over], [60, 6, 0])
    // Its result sheets came as photos, and one of them not whole.
    const sent = (await h.call(mona, board, all)).items.map(({ id }) => id)
    const { photos } = await h.call(mona, photosOf, { entries: sent })
    assert.deepEqual(
      photos.map(({ state }) => state),
      ['came', 'broken'],
    )
    // Whoever takes part looks after the first group, of which one observer stands where the site says closed.
    const { items } = await h.call(mona, board, { view: 'incidents', limit: 10 })
    assert.deepEqual(
      items.map(({ place, comment, issue }) => [place?.number, /says closed/.test(comment), issue]),
      [['B-2', true, null]],
    )
    const [entry] = (await h.call(mona, board, all)).items
    await assert.rejects(h.call(mona, openIssue, { entry: entry?.id ?? '', summary: 'x' }), /wrong/)
  },
)
