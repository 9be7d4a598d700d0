import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import {
  bytesOf,
  evidenceHouse,
  faultsOf,
  handIn,
  keeper,
  sign,
} from '../../../test/support/evidence.ts'
import { forHouse, type TestHouse } from '../../../test/support/house.ts'
import { systemActor } from '../../core/actor.ts'
import { DAY, HOUR } from '../../core/time.ts'
import * as custody from './actions/custody.ts'
import * as intake from './actions/intake.ts'
import { preserve } from './actions/preserve.ts'
import { item, items } from './actions/read.ts'
import { events, parts } from './store.ts'

const at = (h: TestHouse, of: string) => h.call(keeper, item, { item: of })

forHouse(
  'the daily walk tells of a changed chain and of changed content, once each',
  evidenceHouse,
  async (h) => {
    const [whole, cut, changed] = [
      await handIn(h, keeper, 'one'),
      await handIn(h, keeper, 'two'),
      await handIn(h, keeper, 'three'),
    ]
    await h.store.write(async (tx) => {
      await events.remove(tx, { item: cut, seq: 2 })
      await parts.change(tx, { item: changed }, { sha256: hash('sha256', 'one') })
    })
    for (let days = 0; days < 2; days += 1) await h.pass(DAY + HOUR)
    const broken = (await h.records()).filter(({ type }) => type === 'custody.broken')
    assert.deepEqual(
      broken.map(({ subject, body }) => [subject, body['fault']]).toSorted(),
      [
        [cut, 'cut'],
        [changed, 'content'],
      ].toSorted(),
    )
    const list = await h.call(keeper, items, { view: 'broken', limit: 10 })
    assert.deepEqual(list.items.map(({ id }) => id).toSorted(), [cut, changed].toSorted())
    assert.equal((await at(h, whole)).broken, null)
    assert.equal((await at(h, whole)).isWhole, true)
  },
)

forHouse(
  'an upload that nobody goes on with is dropped after seven days, with its bytes',
  evidenceHouse,
  async (h) => {
    const { item: of } = await h.call(keeper, intake.openItem, {
      area: '/',
      title: 'Half',
      place: 'Office',
      name: 'half.img',
    })
    await h.runner.call(keeper, intake.addPart, { item: of, n: 0 }, { bytes: bytesOf('half') })
    const kept = await handIn(h, keeper, 'kept')
    await h.pass(6 * DAY)
    assert.equal((await at(h, of)).state, 'open')
    await h.pass(DAY + HOUR)
    await h.pass(DAY)
    await h.pass(7 * DAY)
    assert.deepEqual([(await at(h, of)).state, (await at(h, of)).title], ['dropped', ''])
    assert.equal(await h.files('evidence').get(hash('sha256', 'half')), null)
    assert.ok(await h.files('evidence').get(hash('sha256', 'kept')))
    assert.equal((await at(h, kept)).state, 'held')
  },
)

forHouse(
  'an upload that is given up is deleted at once, with what it was called',
  evidenceHouse,
  async (h) => {
    const facts = { area: '/', title: 'Half', place: 'Office', name: 'half.img' }
    const { item: of } = await h.call(keeper, intake.openItem, facts)
    await h.runner.call(keeper, intake.addPart, { item: of, n: 0 }, { bytes: bytesOf('half') })
    const other = await handIn(h, keeper, 'half')
    await h.call(keeper, intake.dropItem, { item: of })
    await h.settled()
    assert.ok(await h.files('evidence').get(hash('sha256', 'half')), 'another item has the same')
    const { item: next } = await h.call(keeper, intake.openItem, facts)
    await h.runner.call(keeper, intake.addPart, { item: next, n: 0 }, { bytes: bytesOf('more') })
    await h.call(keeper, intake.dropItem, { item: next })
    await h.settled()
    assert.equal(await h.files('evidence').get(hash('sha256', 'more')), null)
    const { state, title, fileName } = await at(h, next)
    assert.deepEqual(
      [state, title, fileName, (await at(h, other)).state],
      ['dropped', '', '', 'held'],
    )
  },
)

forHouse('the node counts what it does not preserve any more', evidenceHouse, async (h) => {
  const machine = systemActor('workflow:finding-to-evidence', ['evidence:preserve'])
  const site = '01939000-0000-7000-8000-000000000001'
  const body = await h.files('monitoring').put(Buffer.from('<html>hacked</html>'))
  const facts = { site, area: '/1/', title: 'Results', place: 'https://results.example/' }
  const seen = { from: 'monitoring', observations: '{"v":1}', bodies: [body] }
  for (let n = 0; n < 52; n += 1)
    await h.call(machine, preserve, { source: `finding:${n}`, ...facts, ...seen })
  await h.call(machine, preserve, { source: 'finding:0', ...facts, ...seen })
  const types = Map.groupBy(await h.records(), ({ type }) => type)
  assert.equal(types.get('item.preserved')?.length, 50)
  assert.equal(types.get('item.skipped')?.length, 2)
  const [first] = (await h.call(keeper, items, { search: 'results', limit: 1 })).items
  assert.deepEqual([first?.custodian, first?.fileName], ['node', 'visit.tar'])
  const of = first?.id ?? ''
  await h.call(keeper, custody.takeOver, { item: of })
  await h.settled()
  await sign(h, keeper, { item: of, type: 'transfer-accepted' })
  assert.equal((await at(h, of)).custodian, keeper.id)
  assert.deepEqual(await faultsOf(h, of), [])
})
