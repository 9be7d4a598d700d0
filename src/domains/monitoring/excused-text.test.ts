import assert from 'node:assert/strict'
import { forBothHouses, type TestHouse } from '../../../test/support/house.ts'
import {
  changesNow,
  learned,
  look,
  openChanges,
  shows,
} from '../../../test/support/learned-site.ts'
import { analyst, headOf, monitoringHouse, typesAfter } from '../../../test/support/monitoring.ts'
import { pageOf } from '../../../test/support/watched-page.ts'
import { mark } from './actions/mark.ts'
import { publicStatus } from './actions/public.ts'
import type { MarkKind } from './schema.ts'

const SENTENCE = 'The commission is an independent body with nine members.'
const says = (words: string) => pageOf().replace(SENTENCE, words)
const CANCELLED = 'The vote is cancelled: the commission is an independent body with eleven seats.'

/** A learned site whose page says something harmless by now, about which a person said this. */
async function marked(h: TestHouse, kind: MarkKind, more: { days?: number } = {}) {
  const site = await learned(h)
  shows(h, says('The commission is an independent body with eleven seats.'))
  await look(h, site)
  const [one] = await changesNow(h, site)
  assert.ok(one && !one.isOfVoting)
  const { finding } = one.sent
  await h.call(analyst, mark, { finding, kind, reason: 'it is ours', ...more })
  return { site, finding }
}

const uses = async (h: TestHouse) =>
  (await h.call(analyst, publicStatus, { limit: 5 })).items.map(({ use }) => use)

for (const [kind, more] of [
  ['false-positive', {}],
  ['accepted-risk', { days: 30 }],
] as const)
  forBothHouses(
    `what was excused as ${kind} is excused no more where another text stands in its place, and a severe one alarms`,
    monitoringHouse,
    async (h) => {
      const { site, finding } = await marked(h, kind, more)
      const before = await headOf(h)
      await look(h, site)
      assert.ok(!(await typesAfter(h, before)).includes('finding.unmarked'), 'the same text')
      assert.deepEqual(await uses(h), ['works'])
      const head = await headOf(h)
      shows(h, says(CANCELLED))
      await look(h, site)
      const [one] = await changesNow(h, site)
      assert.equal(one?.sent.finding, finding)
      assert.deepEqual(await openChanges(h), ['H change.danger'])
      const types = await typesAfter(h, head)
      assert.equal(types.filter((type) => type === 'finding.unmarked').length, 1)
      assert.equal(types.filter((type) => type.startsWith('finding.raised')).length, 1)
      assert.notDeepEqual(await uses(h), ['works'])
    },
  )
