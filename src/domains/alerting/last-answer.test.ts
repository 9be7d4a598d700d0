import assert from 'node:assert/strict'
import { asShown } from '../../../test/support/alerting.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forBothHouses, person } from '../../../test/support/house.ts'
import { newId } from '../../core/id.ts'
import { addMs } from '../../core/time.ts'
import { lastAnswers } from './actions/last-answer.ts'
import * as alerting from './index.ts'
import { answers } from './store/receipt.ts'

const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:glance',
  'territory:read',
])
const options = {
  slices: [exampleNation().slice, alerting.alerting],
  realm: 'exercise' as const,
  runsJobs: false,
}

forBothHouses(
  'the last answer of a station is told, however often others answered since',
  options,
  async (h) => {
    const template = { event: 'DDOS', severity: 'Moderate', areas: ['/1/1/'] } as const
    const { alert } = await h.call(officer, alerting.draft, {
      content: alerting.templateContent(template),
    })
    await h.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await h.call(officer, alerting.issue, await asShown(h, alert))
    const made = (station: string, answer: 'cannot_comply' | 'done' | 'need_help', n: number) => ({
      id: newId(),
      alert,
      revision: 1,
      station,
      area: '/1/1/',
      clientKey: `${station}-${n}`,
      answer,
      reason: null,
      comment: null,
      givenBy: `device:${station}`,
      capturedAt: h.clock.now(),
      receivedAt: addMs(h.clock.now(), n),
      skewMs: null,
      channel: 'app' as const,
    })
    const busy = Array.from({ length: 600 }, (_, n) => made('s2', 'need_help', n + 2))
    const rows = [made('s1', 'cannot_comply', 0), made('s1', 'done', 1), ...busy]
    await h.store.write((tx) => answers.insert(tx, rows))
    const stations = ['s1', 's2', 's3'].map((station) => ({ station, area: '/1/1/' }))
    const { answers: told } = await h.call(officer, lastAnswers, { stations })
    assert.deepEqual(
      told.map(({ station, answer }) => [station, answer]),
      [
        ['s1', 'done'],
        ['s2', 'need_help'],
        ['s3', null],
      ],
    )
  },
)
