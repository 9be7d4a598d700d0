import assert from 'node:assert/strict'
import * as alerting from '../domains/alerting/index.ts'
import { incidents } from '../domains/incidents/actions/incident.ts'
import { incidents as slice } from '../domains/incidents/index.ts'
import { asShown } from '../../test/support/alerting.ts'
import { exampleNation } from '../../test/support/example-nation.ts'
import { forHouse, person } from '../../test/support/house.ts'
import { alertToStream } from './alert-to-stream.ts'
import { recordsToIncidents } from './records-to-incidents.ts'

const OFFICER = ['alerting:read', 'alerting:draft', 'alerting:release', 'territory:read'] as const
const first = person('first', OFFICER)
const second = person('second', OFFICER)
const reader = person('reader', ['incidents:read'])
const content = alerting.templateContent({ event: 'DDOS', severity: 'Severe', areas: ['/1/1/'] })

forHouse(
  'the incident of an alert is opened once the line is written to the stations',
  {
    slices: [exampleNation().slice, alerting.alerting, slice],
    // The join that has to wait stands first here.
    workflows: [recordsToIncidents, alertToStream],
  },
  async (house) => {
    const open = async () =>
      (await house.call(reader, incidents, { view: 'live', limit: 10 })).items.length
    const written = Promise.withResolvers<number>()
    const stop = house.store.onSequenced(() => {
      // As the gateway writes: in turns of the loop, between which others run.
      void house.store.ahead.during(async () => {
        for (let turn = 0; turn < 20; turn += 1)
          await new Promise((resolve) => setImmediate(resolve))
        written.resolve(await open())
      })
    }, alerting.STREAM_RECORDS)
    const { alert } = await house.call(first, alerting.draft, { content })
    await house.call(first, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.call(second, alerting.issue, await asShown(house, alert))
    assert.equal(await written.promise, 0)
    stop()
    await house.settled()
    assert.equal(await open(), 1)
  },
)
