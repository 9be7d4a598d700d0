import assert from 'node:assert/strict'
import {
  analyst,
  casesHouse,
  declared,
  describedIncident,
  noted,
  opened,
  prosecutor,
  seated,
} from '../../../test/support/cases.ts'
import { forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { addMs, SECOND } from '../../core/time.ts'
import { bundle, bundleToHandOn } from './actions/bundle.ts'

const handing = person('workflow', ['cases:hand-on'])
const FIRST = '2026-11-01T00:00:00.000Z'
/** With these words more than a report has room for. */
const ROWS = 400

async function report(h: TestHouse, incident: string) {
  const of = await declared(h, [incident])
  await opened(h, analyst, of)
  await seated(h, prosecutor, of, 'prosecutor')
  await opened(h, prosecutor, of)
  const { bundle: own } = await h.call(prosecutor, bundle, { case: of, language: 'en' })
  const asked = await h.call(handing, bundleToHandOn, { bundle: own })
  const textOf = (path: string) => asked?.files.find((one) => one.path === path)?.text ?? ''
  return { page: textOf('report.html'), facts: JSON.parse(textOf('case/facts.json')) }
}

forHouse('a report tells two lines of one minute in their order', casesHouse, async (h) => {
  const incident = await describedIncident(h)
  await noted(h, { incident, text: 'came late', at: '2026-11-10T06:55:46.123+05:45' })
  await noted(h, { incident, text: 'came early', at: '2026-11-10T06:55:02+05:45', skewMs: 2_000 })
  const { page, facts } = await report(h, incident)
  assert.deepEqual(
    facts.timeline.map((one: Record<string, string>) => [one['text'], one['at'], one['corrected']]),
    [
      ['came early', '2026-11-10T01:10:02.000Z', '2026-11-10T01:10:00.000Z'],
      ['came late', '2026-11-10T01:10:46.123Z', null],
    ],
  )
  assert.ok(page.indexOf('came early') < page.indexOf('came late'))
  assert.ok(page.includes('2026-11-10 06:55:46.123 +05:45'), 'as it was written')
  assert.ok(page.includes('2026-11-10 01:10:00 UTC'), 'and corrected beside it')
})

forHouse(
  'a report tells how it began, and how much of the end it leaves out',
  casesHouse,
  async (h) => {
    const incident = await describedIncident(h)
    const words = 'x'.repeat(1_900)
    for (let n = 0; n < ROWS; n += 1)
      await noted(h, { incident, text: `row ${n}. ${words}`, at: addMs(FIRST, n * SECOND) })
    await noted(h, { incident, text: 'undated' })
    const { page, facts } = await report(h, incident)
    const [first] = facts.timeline
    assert.ok(first.text.startsWith('row 0. '))
    const told = facts.timeline.length
    assert.ok(told < ROWS && facts.timeline.at(-1).text.startsWith(`row ${told - 1}. `))
    assert.equal(facts.timelineLeftOut, ROWS + 1 - told)
    const left = facts.timelineLeftOut.toLocaleString('en')
    assert.ok(page.includes(`its last ${left} entries are not told here`), left)
  },
)
