import assert from 'node:assert/strict'
import { forHouse, person } from '../../../test/support/house.ts'
import { AGENCY, deviceKey, reportsHouse, seat, tell } from '../../../test/support/reports.ts'
import { systemActor } from '../../core/actor.ts'
import { list } from './actions/desk.ts'
import { playDesk, storm, STORM } from './actions/play.ts'
import { askRelease, release, released } from './actions/release.ts'
import { exercise } from './exercise.ts'
import { reports } from './store.ts'

/** What the directory answers. */
const LISTED = ['AGY-0000000A', 'AGY-0000000B'].map((code) => ({
  code,
  name: `${code} of Practica`,
}))

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
      ask: async (need) => need.output.parse({ agencies: LISTED }),
    })
    const seated = { role: 'officer', by: trainee, key: deviceKey(), agreeing: [] } as const
    for (const { code: agency } of LISTED) await seat(h, { ...seated, agency }, trainee)
    await h.call(player, storm, {})
    await h.pass(STORM.lastsMs)
    const { items } = await h.call(trainee, list, { limit: 200 })
    assert.equal(
      items.reduce((all, { alike }) => all + alike, 0),
      STORM.reports,
    )
    assert.deepEqual(
      items
        .slice(0, 3)
        .map(({ what }) => what)
        .toSorted(),
      ['fake-site-or-message', 'result-tampering', 'threats'],
    )
  },
)

forHouse(
  'whoever rehearses releases beside simulated officers what is offered to be released',
  { ...reportsHouse, realm: 'exercise' },
  async (h) => {
    const [first, second, recovery] = [deviceKey(), deviceKey(), deviceKey()]
    await h.call(player, playDesk, {
      agency: AGENCY,
      name: 'Commission of Practica',
      officers: [first.recipient, second.recipient],
      recovery: recovery.recipient,
    })
    const desk = { agency: AGENCY, amina: first, ben: second, keeper: deviceKey(), recovery }
    await tell(h, desk)
    const row = await h.store.read((tx) => reports.one(tx, { agency: AGENCY }))
    await h.call(trainee, askRelease, { code: row?.code ?? '', reason: 'The keys are lost' })
    const [asked] = (await h.call(trainee, released, {})).items
    assert.equal(asked?.mayAgree, true)
    await h.call(trainee, release, { release: asked.id })
    const [agreed] = (await h.call(trainee, released, {})).items
    assert.deepEqual([agreed?.agreedBy, agreed?.files.length], [trainee.id, 1])
  },
)
