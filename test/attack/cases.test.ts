// Against cases: a gate passed by whoever does not see what it asks of, words
// swapped under an erasure, and the inside of a case asked for by whoever has no seat.

import assert from 'node:assert/strict'
import { moveRequest } from '../../src/domains/cases/actions/answer.ts'
import { bundle, bundleToHandOn } from '../../src/domains/cases/actions/bundle.ts'
import { declare, move } from '../../src/domains/cases/actions/case.ts'
import { askWordsErased, eraseOfCase } from '../../src/domains/cases/actions/erasure.ts'
import { caseFile } from '../../src/domains/cases/actions/read.ts'
import { requestFile } from '../../src/domains/cases/actions/read-justice.ts'
import {
  approveRequest,
  completeRequest,
  draftRequest,
} from '../../src/domains/cases/actions/request.ts'
import { finishStep } from '../../src/domains/cases/actions/step.ts'
import { endSeat, giveSeat } from '../../src/domains/cases/actions/team.ts'
import { bundles } from '../../src/domains/cases/store/bundle.ts'
import { drafted, signs, staffed, whole } from '../support/analysis.ts'
import {
  analyst,
  answerOf,
  bareIncident,
  both,
  casesHouse,
  declared,
  erasersSeated,
  liaison,
  local,
  opened,
  prosecutor,
  protection,
  seated,
  standsTo,
  worksFor,
} from '../support/cases.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../support/house.ts'

const TEAM = { organisation: 'Electoral commission', team: 'North' } as const

forHouse(
  'whoever does not see an incident of a case passes no gate that asks of it',
  casesHouse,
  async (h) => {
    const incident = await bareIncident(h)
    const facts = { title: 'Who did it', area: '/1/', severity: 'severe' } as const
    const { case: of } = await h.call(analyst, declare, {
      incidents: [incident],
      ...facts,
      ...TEAM,
      role: 'investigator',
    })
    await opened(h, analyst, of)
    await h.call(analyst, giveSeat, { case: of, person: local.id, ...TEAM, role: 'investigator' })
    await opened(h, local, of)
    for (const by of [analyst, local])
      await assert.rejects(
        h.call(by, finishStep, { case: of, step: 1 }),
        problemWith('cases.gate_lacks'),
        by.id,
      )
    await assert.rejects(
      h.call(local, move, { case: of, from: 'reported', to: 'triaged' }),
      problemWith('cases.guard_lacks'),
    )
  },
)

forHouse('the command line reads nothing of what a case hands on', casesHouse, async (h) => {
  const { of } = await staffed(h)
  const { bundle: asked } = await h.call(prosecutor, bundle, { case: of })
  await assert.rejects(
    h.call(COMMAND_LINE, bundleToHandOn, { bundle: asked }),
    problemWith('cases.unknown_case'),
  )
})

/** A request to Albania of which the receipt came back, `No. 7`. */
async function acknowledged(h: TestHouse, of: string): Promise<string> {
  await worksFor(h, 'KEN')
  for (const iso3 of ['KEN', 'ALB']) await standsTo(h, iso3, 'party')
  const contents = ['authority', 'offence', 'data', 'custodian', 'necessity', 'intention']
  const said = Object.fromEntries(contents.map((one) => [one, 'Words']))
  const form = { article: '29', iso3: 'ALB', kind: 'new', ...said } as const
  const { request } = await h.call(analyst, draftRequest, { case: of, ...form })
  const ref = { case: of, request }
  const { hash: read } = await h.call(analyst, completeRequest, ref)
  const assertion = answerOf(liaison, Buffer.from(read, 'hex').toString('base64url'))
  await h.call(liaison, approveRequest, { ...ref, read, assertion })
  await h.call(liaison, moveRequest, { ...ref, from: 'approved', to: 'sent', channel: 'post' })
  const got = { from: 'sent', to: 'acknowledged', receipt: 'No. 7' } as const
  await h.call(liaison, moveRequest, { ...ref, ...got })
  return request
}

forBothHouses(
  'a receipt that is written anew is not erased for the one that stood there before',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await erasersSeated(h, of)
    await seated(h, liaison, of, 'liaison-24-7')
    await opened(h, liaison, of)
    const request = await acknowledged(h, of)
    const { erasure } = await h.call(protection, askWordsErased, {
      case: of,
      kind: 'receipt',
      subject: request,
      basis: 'Section 5',
    })
    const next = { from: 'acknowledged', to: 'preserved', receipt: 'No. 8' } as const
    await h.call(liaison, moveRequest, { case: of, request, ...next })
    await assert.rejects(
      h.call(prosecutor, eraseOfCase, { case: of, erasure }),
      problemWith('cases.unknown_words'),
    )
    assert.equal((await h.call(analyst, requestFile, { case: of, request })).receipt, 'No. 8')
  },
)

forHouse(
  'what an officer signed is told with the seat in which he signed it, whatever other seats he has',
  casesHouse,
  async (h) => {
    const { of } = await whole(h)
    for (const role of ['reviewer', 'investigator'] as const) await seated(h, both, of, role)
    await opened(h, both, of)
    const attribution = await drafted(h, of, { kind: 'tool', subject: 'TINY HAMMER' })
    await signs(h, analyst, 'propose', { of, attribution })
    await signs(h, both, 'decide', { of, attribution })
    const { bundle: asked } = await h.call(prosecutor, bundle, { case: of })
    const row = await h.store.read((tx) => bundles.one(tx, { id: asked }))
    const signed = row?.files.find(({ path }) => path === 'case/signed.jsonl')?.text ?? ''
    const acts = signed.trim().split('\n')
    assert.deepEqual(
      acts.map((one) => (JSON.parse(one) as { role: string }).role),
      ['investigator', 'investigator'],
    )
  },
)

forHouse(
  'the opened file of whoever loses his last seat is shut, and stays so when he is seated again',
  casesHouse,
  async (h) => {
    const { of } = await staffed(h)
    const seat = await seated(h, both, of, 'investigator')
    await opened(h, both, of)
    await h.call(both, caseFile, { case: of })
    await h.call(analyst, endSeat, { case: of, seat })
    await assert.rejects(h.call(both, caseFile, { case: of }), problemWith('cases.unknown_case'))
    await seated(h, both, of, 'reviewer')
    await assert.rejects(h.call(both, caseFile, { case: of }), problemWith('cases.file_closed'))
  },
)
