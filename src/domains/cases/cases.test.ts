import assert from 'node:assert/strict'
import {
  analyst,
  bareIncident,
  casesHouse,
  counsel,
  custodian,
  declared,
  describeIncident,
  describedIncident,
  KIND,
  opened,
  officer,
  preserve,
  prosecutor,
  reviewer,
  seated,
  second,
} from '../../../test/support/cases.ts'
import { COMMAND_LINE, forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import { DAY, HOUR, MINUTE } from '../../core/time.ts'
import * as noun from './actions/case.ts'
import { openFile, shutFile } from './actions/file.ts'
import { find } from './actions/find.ts'
import * as reading from './actions/read.ts'
import { finishStep, reenterStep, waiveStep } from './actions/step.ts'
import { settleVolatile } from './actions/volatile.ts'
import { endSeat, giveSeat, leaveSeat } from './actions/team.ts'

const closed = problemWith('cases.file_closed')
const list = { view: 'live', limit: 10 } as const

forHouse(
  'a case is read with a seat and an opened file, for half an hour',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await assert.rejects(h.call(analyst, reading.caseFile, { case: of }), closed)
    const cover = await h.call(analyst, reading.cover, { case: of })
    assert.deepEqual([cover.step, cover.seats, cover.openUntil], [1, ['investigator'], null])
    assert.deepEqual(
      cover.clocks.map(({ kind }) => kind),
      ['preserve', 'triage'],
    )
    const { until } = await h.call(analyst, openFile, { case: of, reason: 'Begins' })
    const file = await h.call(analyst, reading.caseFile, { case: of })
    assert.deepEqual([file.title, file.openUntil], ['Who changed the numbers', until])
    h.clock.advance(30 * MINUTE)
    await assert.rejects(h.call(analyst, reading.caseFile, { case: of }), closed)
    await opened(h, analyst, of)
    await h.call(analyst, shutFile, { case: of })
    await assert.rejects(h.call(analyst, reading.caseFile, { case: of }), closed)
    const read = (await h.records()).filter(({ type }) => type === 'case.read')
    assert.deepEqual(
      read.map(({ subject, actor }) => [subject, actor]),
      [
        [of, analyst.id],
        [of, analyst.id],
      ],
    )
  },
)

forHouse('without a seat, and without its grant, there is no such case', casesHouse, async (h) => {
  const of = await declared(h)
  const unknown = problemWith('cases.unknown_case')
  await assert.rejects(h.call(second, openFile, { case: of, reason: 'Looks' }), unknown)
  await assert.rejects(h.call(COMMAND_LINE, openFile, { case: of, reason: 'Looks' }), unknown)
  await opened(h, analyst, of)
  await seated(h, prosecutor, of, 'prosecutor')
  const stripped = officer('prosecutor', ['reviewer'])
  await assert.rejects(h.call(stripped, openFile, { case: of, reason: 'Looks' }), unknown)
  await opened(h, prosecutor, of)
  const elsewhere = officer('prosecutor', ['prosecutor'], '/1/')
  await assert.rejects(h.call(elsewhere, reading.caseFile, { case: of }), unknown)
  assert.equal((await h.call(second, reading.cases, list)).items[0]?.isSeated, false)
  const [shown] = (await h.call(second, reading.cases, list)).items
  assert.deepEqual(Object.keys(shown ?? {}).toSorted(), [
    'clocks',
    'code',
    'id',
    'isEnded',
    'isSeated',
    'step',
    'stepAt',
  ])
})

forBothHouses(
  'records and what is seen from outside hold no word of a case',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await preserve(
      h,
      (await h.call(analyst, reading.caseFile, { case: of })).incidents[0]?.id ?? '',
    )
    await h.call(analyst, finishStep, { case: of, step: 1 })
    await h.call(analyst, waiveStep, { case: of, step: 2, reason: 'Everything was switched off' })
    await h.call(analyst, reenterStep, { case: of, step: 2, reason: 'It was not' })
    const words = [
      'Who changed the numbers',
      'Goes on with it',
      'Everything was switched off',
      'It was not',
      'Electoral commission',
    ]
    const outside = [
      await h.call(second, reading.cases, list),
      await h.call(analyst, reading.seated, {}),
      await h.call(second, reading.board, {}),
      await h.call(second, reading.day, { from: '2026-11-24T00:00:00.000Z', until: h.clock.now() }),
      await h.records(),
    ].map((one) => JSON.stringify(one))
    for (const word of words)
      for (const text of outside) assert.ok(!text.includes(word), `${word} in ${text.slice(0, 80)}`)
  },
)

forHouse('no gate is skipped, and what may not be waived is not', casesHouse, async (h) => {
  const incident = await describedIncident(h)
  const of = await declared(h, [incident])
  await opened(h, analyst, of)
  const step = (n: number) => h.call(analyst, finishStep, { case: of, step: n })
  const waive = (n: number) => h.call(analyst, waiveStep, { case: of, step: n, reason: 'Nothing' })
  await assert.rejects(step(2), problemWith('cases.gate_open'))
  await assert.rejects(step(10), problemWith('cases.gate_open'))
  await assert.rejects(waive(1), problemWith('cases.never_waived'))
  await assert.rejects(waive(3), problemWith('cases.gate_open'))
  await step(1)
  await assert.rejects(step(1), problemWith('cases.step_passed'))
  await assert.rejects(step(2), problemWith('cases.gate_lacks'))
  const before = await h.call(analyst, reading.caseFile, { case: of })
  assert.deepEqual(before.lacks, [
    { lack: 'noItem', count: 1 },
    { lack: 'volatilesOpen', count: 6 },
  ])
  const item = await preserve(h, incident)
  await assert.rejects(step(2), problemWith('cases.gate_lacks'))
  const settle = (more: object) =>
    h.call(analyst, settleVolatile, { case: of, source: 'logs', ...more } as never)
  await assert.rejects(settle({}), problemWith('cases.item_or_reason'))
  await assert.rejects(settle({ item, reason: 'Both' }), problemWith('cases.item_or_reason'))
  await assert.rejects(settle({ item: of }), problemWith('cases.unknown_item'))
  await settle({ item })
  await assert.rejects(step(2), problemWith('cases.gate_lacks'))
  await settle({ source: 'rest', reason: 'The machine was off' })
  const { volatiles } = await h.call(analyst, reading.caseFile, { case: of })
  assert.deepEqual(
    volatiles.map(({ source, itemCode, reason }) => [source, itemCode === null, reason]),
    ['memory', 'processes', 'network', 'names', 'logs', 'remote'].map((source) =>
      source === 'logs' ? [source, false, null] : [source, true, 'The machine was off'],
    ),
  )
  await step(2)
  await step(3)
  for (const n of [4, 5, 6, 7]) await waive(n)
  for (const n of [8, 10]) await assert.rejects(waive(n), problemWith('cases.never_waived'))
  await assert.rejects(step(8), problemWith('cases.gate_lacks'))
  await assert.rejects(waive(9), problemWith('cases.gate_open'))
  assert.equal((await h.call(analyst, reading.cover, { case: of })).step, 8)
  await h.call(analyst, reenterStep, { case: of, step: 4, reason: 'A log came to light' })
  assert.equal((await h.call(analyst, reading.cover, { case: of })).step, 4)
})

forBothHouses('two who finish the same step at once finish it once', casesHouse, async (h) => {
  const of = await declared(h)
  await opened(h, analyst, of)
  await seated(h, second, of, 'investigator')
  await opened(h, second, of)
  const both = await Promise.allSettled(
    [analyst, second].map((by) => h.call(by, finishStep, { case: of, step: 1 })),
  )
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  assert.equal((await h.records()).filter(({ type }) => type === 'step.done').length, 1)
})

forHouse(
  'a case goes on by its guards, rests, and is not closed by a move',
  casesHouse,
  async (h) => {
    const incident = await bareIncident(h)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    const move = (from: string, to: string, reason?: string, by = analyst) =>
      h.runner.call(by, noun.move, { case: of, from, to, ...(reason && { reason }) })
    await assert.rejects(move('reported', 'triaged'), problemWith('cases.guard_lacks'))
    await describeIncident(h, incident)
    await assert.rejects(move('reported', 'investigating'), problemWith('cases.wrong_step'))
    await move('reported', 'triaged')
    assert.equal((await h.call(analyst, reading.caseFile, { case: of })).type, KIND)
    await assert.rejects(move('triaged', 'investigating'), problemWith('cases.guard_lacks'))
    await assert.rejects(move('triaged', 'on-hold'), problemWith('cases.reason_needed'))
    const due = async () =>
      (await h.call(analyst, reading.cover, { case: of })).clocks.map(({ kind, due: at }) => [
        kind,
        at,
      ])
    const before = await due()
    await move('triaged', 'on-hold', 'Waits for the host')
    await assert.rejects(
      h.call(analyst, finishStep, { case: of, step: 1 }),
      problemWith('cases.on_hold'),
    )
    h.clock.advance(HOUR)
    await opened(h, analyst, of)
    assert.equal((await h.call(analyst, reading.cover, { case: of })).clocks[0]?.isHeld, true)
    await h.call(analyst, noun.resume, { case: of })
    const after = await due()
    assert.equal(Date.parse(after[0]?.[1] ?? '') - Date.parse(before[0]?.[1] ?? ''), HOUR)
    await h.call(analyst, finishStep, { case: of, step: 1 })
    await h.call(analyst, waiveStep, { case: of, step: 2, reason: 'Nothing is left' })
    await move('triaged', 'investigating')
    await assert.rejects(move('investigating', 'withdrawn', 'x'), problemWith('cases.wrong_seat'))
    await assert.rejects(move('investigating', 'closed', 'x'), problemWith('core.bad_input'))
    await seated(h, prosecutor, of, 'prosecutor')
    await opened(h, prosecutor, of)
    await move('investigating', 'withdrawn', 'There was nothing', prosecutor)
    await assert.rejects(
      h.call(analyst, noun.describe, { case: of, title: 'x', severity: 'minor' }),
      problemWith('cases.over'),
    )
  },
)

forHouse(
  'seats are given to whoever has the role, by another where it decides',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    const words = { case: of, organisation: 'Ministry of Justice', team: 'Prosecution' }
    const give = (person: string, role: 'prosecutor' | 'head' | 'reviewer') =>
      h.call(analyst, giveSeat, { ...words, person, role })
    await assert.rejects(give(reviewer.id, 'prosecutor'), problemWith('cases.unknown_person'))
    await assert.rejects(give(analyst.id, 'reviewer'), problemWith('cases.own_seat'))
    const { seat } = await give(reviewer.id, 'reviewer')
    await assert.rejects(give(reviewer.id, 'reviewer'), problemWith('cases.seat_taken'))
    await opened(h, reviewer, of)
    await assert.rejects(
      h.call(reviewer, giveSeat, { ...words, person: prosecutor.id, role: 'prosecutor' }),
      problemWith('core.not_allowed'),
    )
    const file = await h.call(analyst, reading.caseFile, { case: of })
    const own = file.team.find(({ person }) => person === analyst.id)?.id ?? ''
    await assert.rejects(
      h.call(analyst, endSeat, { case: of, seat: own }),
      problemWith('cases.last_lead'),
    )
    await h.call(reviewer, leaveSeat, { case: of, seat })
    await assert.rejects(
      h.call(reviewer, reading.caseFile, { case: of }),
      problemWith('cases.unknown_case'),
    )
  },
)

forBothHouses('two cases become one, and both keep their codes', casesHouse, async (h) => {
  const [a, b] = [await declared(h), await declared(h)]
  await opened(h, analyst, a)
  const merge = () => h.call(analyst, noun.merge, { case: a, into: b })
  await assert.rejects(merge(), closed)
  await opened(h, analyst, b)
  await merge()
  const [first, whole] = [
    await h.call(analyst, reading.caseFile, { case: a }),
    await h.call(analyst, reading.caseFile, { case: b }),
  ]
  assert.deepEqual([first.state, first.mergedInto], ['merged', b])
  assert.deepEqual([whole.incidents.length, whole.merged], [2, [{ id: a, code: first.code }]])
  await assert.rejects(merge(), problemWith('cases.over'))
})

forBothHouses('incidents come and go, and one stays', casesHouse, async (h) => {
  const [one, other] = [await describedIncident(h), await describedIncident(h)]
  const of = await declared(h, [one, one])
  await opened(h, analyst, of)
  await assert.rejects(
    h.call(analyst, noun.removeIncident, { case: of, incident: one }),
    problemWith('cases.last_incident'),
  )
  await h.call(analyst, noun.addIncident, { case: of, incident: other })
  await h.call(analyst, noun.removeIncident, { case: of, incident: one })
  const { incidents } = await h.call(analyst, reading.caseFile, { case: of })
  assert.deepEqual(
    incidents.map(({ id }) => id),
    [other],
  )
  await assert.rejects(
    h.call(analyst, noun.addIncident, { case: of, incident: of }),
    problemWith('cases.unknown_incident'),
  )
})

forHouse('words are found in opened files alone', casesHouse, async (h) => {
  const [a, b] = [await declared(h), await declared(h)]
  const found = async (words: string) =>
    (await h.call(analyst, find, { words })).items.map((one) => one.case)
  assert.deepEqual(await found('numbers'), [])
  await opened(h, analyst, a)
  assert.deepEqual(await found('NUMBERS'), [a])
  await opened(h, analyst, b)
  assert.deepEqual((await found('numbers')).toSorted(), [a, b].toSorted())
  assert.deepEqual(await found('nothing of the kind'), [])
  h.clock.advance(DAY)
  assert.deepEqual(await found('numbers'), [])
})

forHouse('who holds evidence sees a case, counsel does not', casesHouse, async (h) => {
  const of = await declared(h)
  await opened(h, analyst, of)
  await seated(h, custodian, of, 'custodian')
  await seated(h, counsel, of, 'counsel')
  await opened(h, custodian, of)
  assert.equal((await h.call(custodian, reading.caseFile, { case: of })).own[0], 'custodian')
  await opened(h, counsel, of)
  await assert.rejects(
    h.call(counsel, reading.caseFile, { case: of }),
    problemWith('core.not_allowed'),
  )
  const both = officer('counsel', ['counsel', 'reviewer'])
  await assert.rejects(
    h.call(both, reading.caseFile, { case: of }),
    problemWith('cases.disclosed_only'),
  )
})
