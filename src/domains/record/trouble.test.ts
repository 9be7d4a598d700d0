import assert from 'node:assert/strict'
import { forBothHouses, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { askingAs, wordsOf } from '../../../test/support/page-visit.ts'
import type { Panel } from '../../core/page-parts.ts'
import type { PageContext, View } from '../../core/slice.ts'
import { type Language, text } from '../../core/text.ts'
import { run } from '../../platform/store/lend.ts'
import { settleAside, troubles } from './actions/trouble.ts'
import { record } from './index.ts'
import { panels } from './situation.ts'

const house = { slices: [{ ...record, needs: {} }], runsJobs: false }
const administrator = person('admin', ['record:name-damage', 'accounts:names'])
const WHY = 'the body of alert.issued is of no form that is known: way: expected string'

/** Two records that a workflow set aside: with its words, and as an earlier version did. */
async function aside(h: TestHouse): Promise<void> {
  const refused = h.call(person('lost', []), h.action('record.list'), {})
  await assert.rejects(refused, problemWith('core.not_allowed'))
  await assert.rejects(h.call(person('lost', []), h.action('record.list'), {}))
  await h.settled()
  await h.store.write(async (tx) => {
    for (const [seq, why] of [WHY, null].entries())
      await run(
        tx,
        'insert into set_aside (workflow, seq, why) values (?, ?, ?)',
        'joins',
        seq,
        why,
      )
  })
}

/** What stands on the situation. */
async function banner(h: TestHouse, language: Language = 'en'): Promise<string> {
  const panel = panels.find(({ name }) => name === 'lookouts') as Panel<unknown, unknown>
  const context = { ...askingAs(h, administrator), node: h.facts, now: h.clock.now() }
  const base = `/${language}`
  const view = { node: h.facts, now: h.clock.now(), base, t: text(language) } as object as View
  return wordsOf(String(panel.render(await panel.load(context as object as PageContext), view)))
}

forBothHouses(
  'what a workflow set aside stands on the situation with its words, until somebody says that it was done by hand',
  house,
  async (h) => {
    assert.doesNotMatch(await banner(h), /\w/)
    await aside(h)
    const { items, count } = (await h.call(administrator, troubles, {})).setAside
    assert.equal(count, 2)
    assert.deepEqual(
      items.map(({ workflow, seq, type, why }) => [workflow, seq, type, why]),
      [
        ['joins', 1, 'action.refused', null],
        ['joins', 0, 'action.refused', WHY],
      ],
    )
    const said = await banner(h)
    assert.match(said, /What follows from 2 records did not happen by itself/)
    assert.match(
      said,
      /Record 0: An action was refused.*joins : the body of alert\.issued is of no form/,
    )
    assert.match(said, /Record 1: .* kept no words/)
    assert.match(await banner(h, 'ar'), /قيدين/)
    const settle = (seq: number) =>
      h.call(administrator, settleAside, { workflow: 'joins', seq, reason: 'Opened by hand.' })
    await settle(0)
    await assert.rejects(settle(0), problemWith('record.not_set_aside'))
    assert.match(await banner(h), /What follows from 1 record did not happen/)
    const told = (await h.records()).filter(({ type }) => type === 'aside.settled')
    assert.deepEqual(
      told.map(({ subject, body }) => [subject, body]),
      [['joins', { seq: 0, reason: 'Opened by hand.' }]],
    )
  },
)
