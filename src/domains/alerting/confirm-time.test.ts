import assert from 'node:assert/strict'
import { asShown } from '../../../test/support/alerting.ts'
import { forHouse, person, problemWith } from '../../../test/support/house.ts'
import { HOUR, MINUTE } from '../../core/time.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'

const ALL = ['alerting:read', 'alerting:draft', 'alerting:release', 'territory:read'] as const
const author = person('author', ALL)
const second = person('second', ALL)

const nation = exampleNation()
const slices = [nation.slice, alerting.alerting]

forHouse(
  'while the clock is behind the log, whoever releases confirms the time',
  { slices, runsJobs: false },
  async (house) => {
    const content = alerting.templateContent({
      event: 'DEFACEMENT',
      severity: 'Moderate',
      areas: ['/1/1/'],
    })
    const propose = async () => {
      const { alert } = await house.call(author, alerting.draft, { content })
      await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
      await house.settled()
      return alert
    }
    const first = await propose()
    house.clock.advance(-MINUTE)
    assert.equal((await house.call(second, alerting.preview, { alert: first })).clock, null)
    await house.call(second, alerting.issue, await asShown(house, first))

    const later = await propose()
    house.clock.advance(-2 * HOUR)
    const { clock } = await house.call(second, alerting.preview, { alert: later })
    const shown = await asShown(house, later)
    const release = (timeConfirmed?: string) =>
      house.call(second, alerting.issue, {
        ...shown,
        ...(timeConfirmed === undefined ? {} : { timeConfirmed }),
      })
    assert.equal(clock?.machine, house.clock.now())
    for (const wrong of [undefined, clock.machine])
      await assert.rejects(release(wrong), problemWith('alerting.confirm_time'))
    assert.equal((await release(clock.time)).state, 'issued')
    const { items } = await house.call(author, alerting.list, { view: 'all', limit: 10 })
    assert.deepEqual(
      items.map(({ alert }) => alert),
      [later, first],
      'the newest alert is on top',
    )
  },
)
