import assert from 'node:assert/strict'
import {
  analyst,
  answerOf,
  casesHouse,
  declared,
  liaison,
  opened,
  seated,
} from '../../test/support/cases.ts'
import { forHouse, person } from '../../test/support/house.ts'
import { DAY } from '../core/time.ts'
import { moveRequest } from '../domains/cases/actions/answer.ts'
import { approveRequest, completeRequest, draftRequest } from '../domains/cases/actions/request.ts'
import { incidents } from '../domains/incidents/actions/incident.ts'
import { requestToIncident } from './request-to-incident.ts'

const reader = person('reader', ['incidents:read'])
const text = 'Said in the file'
const CONTENTS = {
  authority: text,
  offence: text,
  data: text,
  custodian: text,
  necessity: text,
  intention: text,
}

forHouse(
  'a request that lapsed opens one incident, which says nothing of its case',
  { ...casesHouse, workflows: [requestToIncident] },
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await seated(h, liaison, of, 'liaison-24-7')
    await opened(h, liaison, of)
    const draft = { case: of, article: '29', iso3: 'ALB', kind: 'new', ...CONTENTS } as const
    const { request } = await h.call(analyst, draftRequest, draft)
    const say = { case: of, request }
    const complete = { ...say, officerSource: 'Chart of the Treaty Office' }
    const { hash: read } = await h.call(analyst, completeRequest, complete)
    const assertion = answerOf(liaison, Buffer.from(read, 'hex').toString('base64url'))
    await h.call(liaison, approveRequest, { ...say, read, assertion })
    await h.call(liaison, moveRequest, { ...say, from: 'approved', to: 'sent', channel: 'post' })
    const receipt = { from: 'sent', to: 'acknowledged', receipt: 'T-7' } as const
    await h.call(liaison, moveRequest, { ...say, ...receipt })
    for (const days of [61, 1]) {
      h.clock.advance(days * DAY)
      await h.settled()
    }
    const { items } = await h.call(reader, incidents, { view: 'live', limit: 10 })
    const found = items.filter(({ origin }) => origin === `request:${request}`)
    assert.deepEqual(
      found.map(({ severity, title }) => [severity, title]),
      [['moderate', 'A request to another State has lapsed']],
    )
  },
)
