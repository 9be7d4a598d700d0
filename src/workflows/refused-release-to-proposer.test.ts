import assert from 'node:assert/strict'
import { asShown } from '../../test/support/alerting.ts'
import { forBothHouses, person, problemWith } from '../../test/support/house.ts'
import { exampleNation } from '../../test/support/example-nation.ts'
import * as alerting from '../domains/alerting/index.ts'
import { refusedReleaseToProposer } from './refused-release-to-proposer.ts'

const ALL = ['alerting:read', 'alerting:draft', 'alerting:release', 'territory:read'] as const
const author = person('author', ALL)
const second = person('second', ALL)

forBothHouses(
  'whoever proposed sees who was refused the release, once for each person, and not after a new proposal',
  {
    slices: [exampleNation().slice, alerting.alerting],
    workflows: [refusedReleaseToProposer],
  },
  async (house) => {
    const areas = ['/1/1/']
    const content = alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas })
    const { alert } = await house.call(author, alerting.draft, { content })
    await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.call(second, alerting.issue, await asShown(house, alert))

    const put = () =>
      house.call(author, alerting.proposeUpdate, { alert, content, confirmed: ['en', 'ar'] })
    const refusedOn = async () => {
      await house.settled()
      return (await house.call(author, alerting.show, { alert })).proposal?.refusedBy
    }
    await put()
    const read = await asShown(house, alert)
    await house.call(author, alerting.reject, { alert, reason: 'another one' })
    await put()
    assert.equal(await refusedOn(), null)
    for (let tries = 0; tries < 2; tries += 1) {
      const tried = house.call(second, alerting.update, read)
      await assert.rejects(tried, problemWith('alerting.not_what_was_read'))
    }
    assert.equal(await refusedOn(), 'person:second')
    const noted = (await house.records()).filter(({ type }) => type === 'refusal.noted')
    assert.deepEqual(
      noted.map(({ subject, body }) => [subject, body['by']]),
      [[alert, 'person:second']],
    )
    await house.call(author, alerting.reject, { alert, reason: 'another one' })
    house.clock.advance(1)
    await put()
    assert.equal(await refusedOn(), null)
  },
)
