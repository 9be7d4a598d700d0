import assert from 'node:assert/strict'
import { forHouse, person } from '../../../test/support/house.ts'
import { deviceKey, reportsHouse, seat } from '../../../test/support/reports.ts'
import { systemActor } from '../../core/actor.ts'
import { list } from './actions/desk.ts'
import { storm, STORM } from './actions/play.ts'
import { exercise } from './exercise.ts'

const trainee = person('trainee', ['reports:desk', 'reports:read', 'reports:seat'])
const player = systemActor('exercise:reports', ['reports:play'])

forHouse(
  'two hundred reports come, and the three that matter are read first',
  { ...reportsHouse, realm: 'exercise' },
  async (h) => {
    await exercise.seed?.({
      node: h.facts,
      now: () => h.clock.now(),
      call: (action, input) => h.call(player, action, input),
      ask: () => Promise.reject(new Error('nothing is asked')),
    })
    const seated = { role: 'officer', by: trainee, key: deviceKey(), agreeing: [] } as const
    for (const agency of ['AGY-00000001', 'AGY-00000002'])
      await seat(h, { ...seated, agency }, trainee)
    await h.call(player, storm, {})
    await h.pass(STORM.lastsMs)
    const { items } = await h.call(trainee, list, { limit: 200 })
    assert.equal(items.length, STORM.reports)
    assert.deepEqual(
      items
        .slice(0, 3)
        .map(({ what }) => what)
        .toSorted(),
      ['fake-site-or-message', 'result-tampering', 'threats'],
    )
  },
)
