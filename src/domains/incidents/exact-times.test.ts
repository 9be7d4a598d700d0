import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { visitFile, visitPage } from '../../../test/support/page-visit.ts'
import { chronicle } from './actions/chronicle.ts'
import { linkTo, note, timeline } from './actions/entry.ts'
import { describe, open } from './actions/incident.ts'
import { incidents as slice } from './index.ts'
import { incidentPage } from './pages/incident.ts'

const options = {
  slices: [exampleNation().slice, slice],
  facts: { zone: 'Asia/Kathmandu' },
  realm: 'exercise' as const,
}
const handler = person('1', [
  'incidents:read',
  'incidents:note',
  'incidents:lead',
  'territory:read',
  'accounts:names',
])
const OPENED = { title: 'A', area: '/1/', severity: 'minor' } as const

forBothHouses('two lines of one minute stand in the order of their seconds', options, async (h) => {
  const { incident } = await h.call(handler, open, OPENED)
  const write = (text: string, at: string) => h.call(handler, note, { incident, text, at })
  await write('late', '2026-12-10T06:55:46')
  await write('early', '2026-12-10T06:55:02')
  await write('fine b', '2026-12-10T01:10:02.123457Z')
  await write('fine a', '2026-12-10T01:10:02.123456Z')
  const names = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text)
  const { items } = await h.call(handler, timeline, { incident, limit: 10 })
  assert.deepEqual(names(items), ['late', 'fine b', 'fine a', 'early'])
  const { entries } = await h.call(handler, chronicle, { incidents: [incident], language: 'en' })
  assert.deepEqual(names(entries), ['early', 'fine a', 'fine b', 'late'])
  const other = (await h.call(handler, open, OPENED)).incident
  for (const entry of items.map(({ id }) => id))
    await h.call(handler, linkTo, { incident: other, entry })
  const there = await h.call(handler, timeline, { incident: other, limit: 10 })
  assert.deepEqual(names(there.items), ['late', 'fine b', 'fine a', 'early'])
})

forHouse('a time is kept and shown as finely as it was written', options, async (h) => {
  const { incident } = await h.call(handler, open, OPENED)
  const write = (more: object) => h.call(handler, note, { incident, text: 'seen', ...more })
  await write({ at: '2026-11-10T06:55:46.123+05:45' })
  await write({ at: '2026-11-10T06:54:00', offset: '+05:45' })
  await write({ at: '2026-11-10T06:53' })
  const { items } = await h.call(handler, timeline, { incident, limit: 10 })
  assert.deepEqual(
    items.map(({ at, written, offsetMin }) => [at, written, offsetMin]),
    [
      ['2026-11-10T01:10:46.123Z', '2026-11-10 06:55:46.123', 345],
      ['2026-11-10T01:09:00.000Z', '2026-11-10 06:54:00', 345],
      ['2026-11-10T01:08:00.000Z', '2026-11-10 06:53', null],
    ],
  )
  const page = await visitPage(h, incidentPage, { actor: handler, params: { incident } })
  for (const words of ['06:55:46.123', '06:54:00', '06:53']) assert.ok(page.includes(words), words)
  assert.ok(!page.includes('06:53:00'), 'what is known to the minute is shown so')
  const { rows } = await visitFile(h, incidentPage, { actor: handler, params: { incident } })
  assert.equal(rows[0]?.[1], '2026-11-10 06:55:46.123')
  await assert.rejects(
    write({ at: '2026-11-10T06:55+05:45', offset: '+02:00' }),
    problemWith('incidents.two_offsets'),
  )
  await assert.rejects(write({ at: '2026-11-10T06:55:61' }), problemWith('core.bad_input'))
})

forBothHouses('a clock that is known to be off is put right beside it', options, async (h) => {
  const { incident } = await h.call(handler, open, OPENED)
  const facts = { type: 'dos', asset: 'results-site', phase: 'voting', clock: 'system' } as const
  const described = { incident, title: 'A', severity: 'minor', ...facts } as const
  await h.call(handler, describe, { ...described, clockOffsetMs: -3_000 })
  const write = (more: object) => h.call(handler, note, { incident, text: 'seen', ...more })
  await write({ at: '2026-11-10T06:55:46Z' })
  await write({ at: '2026-11-10T06:54:46Z', skewMs: 60_500 })
  await write({})
  const { items } = await h.call(handler, timeline, { incident, limit: 10 })
  const corrected = ['2026-11-10T06:55:49.000Z', '2026-11-10T06:53:45.500Z', null]
  assert.deepEqual(
    items.map((one) => one.corrected),
    corrected,
  )
  assert.equal(items[0]?.at, '2026-11-10T06:55:46.000Z', 'what was written stays')
  const page = await visitPage(h, incidentPage, {
    actor: handler,
    params: { incident },
    search: { zone: 'utc' },
  })
  assert.match(page, /06:55:46.*corrected: .*06:55:49/s)
  const { rows } = await visitFile(h, incidentPage, { actor: handler, params: { incident } })
  assert.equal(rows[0]?.[2], corrected[0])
  const { entries } = await h.call(handler, chronicle, { incidents: [incident], language: 'en' })
  assert.deepEqual(
    entries.map((one) => one.corrected),
    [corrected[1], corrected[0], null],
  )
})
