import assert from 'node:assert/strict'
import { exampleNation } from '../../test/support/example-nation.ts'
import { forBothHouses, person, type TestHouse } from '../../test/support/house.ts'
import {
  mona,
  newest,
  omar,
  type TestGroup,
  watchHouse,
  watching,
  write,
} from '../../test/support/pollwatch.ts'
import type { Slice } from '../core/slice.ts'
import { HOUR } from '../core/time.ts'
import * as alerting from '../domains/alerting/index.ts'
import { answerIssue, closeIssue, openIssue } from '../domains/pollwatch/actions/issue.ts'
import { confirmIssue } from '../domains/pollwatch/actions/issue-read.ts'
import { issuesToAlert } from './issues-to-alert.ts'

const officer = person('officer', ['alerting:read', 'territory:read'])
// Stations and last answers are those of the observers, all else is the example nation's.
const known = new Set(watchHouse.slices.flatMap(({ actions }) => actions.map(({ name }) => name)))
const { slice: nation } = exampleNation()
const others = (slice: Slice) => ({
  ...slice,
  actions: slice.actions.filter(({ name }) => !known.has(name)),
})
const options = {
  ...watchHouse,
  slices: [...watchHouse.slices, others(nation), others(alerting.alerting)],
  workflows: [issuesToAlert],
}

async function confirmed(h: TestHouse, group: TestGroup, station: string, text = 'IN # C7 S3') {
  await write(h, group, station, text)
  const entry = (await newest(h, group)).id
  const made = await h.call(mona, openIssue, { entry, summary: `At ${station}` })
  await h.call(omar, confirmIssue, { issue: made.issue })
  return made
}

async function drafts(h: TestHouse) {
  await h.settled()
  return (await h.call(officer, alerting.list, { view: 'all', limit: 10 })).items
}

forBothHouses(
  'three confirmed issues alike in an area draft one alert that says which they are, and nobody but a person proposes it',
  options,
  async (h) => {
    const stations = ['A-1', 'A-2', 'A-3', 'B-1', 'B-2']
    const group = await watching(h, { name: 'North Watch', manager: mona, stations })
    const made = [
      await confirmed(h, group, 'A-1'),
      await confirmed(h, group, 'A-2', 'IN # C7 S4'),
      await confirmed(h, group, 'B-1'),
    ]
    // Another kind in the same area, and one that came hours later, are none alike.
    await confirmed(h, group, 'A-3', 'IN # C2 S4')
    assert.deepEqual(await drafts(h), [])
    await h.pass(5 * HOUR)
    made.splice(2, 1, await confirmed(h, group, 'A-3'))
    const [draft, ...others] = await drafts(h)
    assert.deepEqual([draft?.state, others], ['draft', []])
    const { content } = await h.call(officer, alerting.show, { alert: draft?.alert ?? '' })
    assert.equal(content.severity, 'Severe')
    assert.deepEqual(content.areas, ['/1/1/'])
    const { headline, description } = content.texts['en'] ?? {}
    assert.match(headline ?? '', /several stations: Devices, network or site/)
    for (const { code } of made) assert.match(description ?? '', new RegExp(code))
    assert.equal(description?.match(/ISS-/g)?.length, 3)
    // A fourth joins them and drafts nothing.
    const first = { issue: made[0]?.issue ?? '' }
    await h.call(omar, answerIssue, { ...first, answer: 'Settled.' })
    await h.call(omar, closeIssue, first)
    await h.pass(HOUR / 2)
    await confirmed(h, group, 'A-1', 'IN # C7 S3 @ again')
    assert.equal((await drafts(h)).length, 1)
  },
)
