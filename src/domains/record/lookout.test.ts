import assert from 'node:assert/strict'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
} from '../../../test/support/house.ts'
import { ANONYMOUS, type Actor } from '../../core/actor.ts'
import { MINUTE } from '../../core/time.ts'
import { lookedOut, lookouts, removeLookout, reportLook } from './actions/lookout.ts'
import { record } from './index.ts'
import { type Look, MAX_LOOKOUTS } from './lookout.ts'

const machine = (name: string): Actor => ({
  id: `token:${name}`,
  holds: [{ permission: 'record:look-out', area: '/' }],
})
const well: Look = { name: 'next-door', size: 10, verdict: 'well', faults: [] }
const official = person('o', ['accounts:names'])
// Who looks out has nothing to do with what other pages of the slice read of other slices.
const house = { slices: [{ ...record, needs: {} }] }

forHouse('a look is recorded only when it says something new', house, async (h) => {
  const next = machine('next')
  for (const size of [10, 11, 12]) await h.call(next, reportLook, { ...well, size })
  const forked: Look = { ...well, size: 12, verdict: 'wrong', faults: ['forked'] }
  for (const _ of [1, 2]) await h.call(next, reportLook, forked)
  await h.call(next, reportLook, { ...well, size: 13 })
  const records = await h.records()
  assert.deepEqual(
    records.map(({ type, subject, body }) => [type, subject, body['faults']]),
    [
      ['lookout.appeared', 'token:next', []],
      ['lookout.judged', 'token:next', ['forked']],
      ['lookout.judged', 'token:next', []],
    ],
  )
  assert.ok(!JSON.stringify(records).includes('next-door'), 'a name is in no record')
  const [shown] = (await h.call(official, lookouts, {})).lookouts
  assert.deepEqual([shown?.name, shown?.size, shown?.verdict], ['next-door', 13, 'well'])
})

forBothHouses(
  'a lookout that stops is silent after five minutes, until it returns',
  house,
  async (h) => {
    await h.call(machine('next'), reportLook, well)
    await h.call(machine('far'), reportLook, well)
    await h.pass(4 * MINUTE)
    await h.call(machine('far'), reportLook, well)
    await h.pass(2 * MINUTE)
    assert.deepEqual(await h.call(ANONYMOUS, lookedOut, {}), {
      count: 1,
      silent: 1,
      last: '2026-11-24T08:04:00.000Z',
    })
    await h.call(machine('next'), reportLook, well)
    assert.equal((await h.call(ANONYMOUS, lookedOut, {})).silent, 0)
    const types = (await h.records()).map(({ type }) => type)
    assert.deepEqual(types.slice(2), ['lookout.fellSilent', 'lookout.returned'])
  },
)

forBothHouses('nobody but a lookout reports, and a node takes only so many', house, async (h) => {
  await assert.rejects(
    h.runner.call(person('a', ['record:read']), reportLook, well),
    problemWith('core.not_allowed'),
  )
  for (let n = 0; n < MAX_LOOKOUTS; n += 1) await h.call(machine(`m${n}`), reportLook, well)
  await assert.rejects(
    h.call(machine('more'), reportLook, well),
    problemWith('record.too_many_lookouts'),
  )
  await h.call(COMMAND_LINE, removeLookout, { lookout: 'token:m7' })
  await h.call(machine('more'), reportLook, well)
  await assert.rejects(
    h.call(COMMAND_LINE, removeLookout, { lookout: 'token:m7' }),
    problemWith('record.unknown_lookout'),
  )
})
