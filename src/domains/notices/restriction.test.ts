// Restrictions are recorded, with the decision of whoever may decide, and nothing is restricted here.
import assert from 'node:assert/strict'
import { beforeEach } from 'node:test'
import { bytesOf } from '../../../test/support/evidence.ts'
import { forBothHouses, problemWith, type TestHouse } from '../../../test/support/house.ts'
import * as at from '../../../test/support/notices.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY } from '../../core/time.ts'
import { endRestriction, giveDecision, recordRestriction } from './actions/restriction.ts'
import { notices } from './index.ts'
import { restrictionsDeskPage, restrictionsPage } from './pages/restrictions.ts'

const { rosa, yuri } = at
const options = { slices: [...at.besideNotices(), notices] }

beforeEach(at.resetWorld)

const SAID = {
  authorityKind: 'court',
  authority: 'Court of Alder',
  reference: '7 K 12/26',
  law: 'Media Act',
  article: '13',
  decidedOn: '2026-11-20',
  scope: 'One article of the Morning Post, until the appeal is heard',
  language: 'en',
  fromDay: '2026-11-21',
  untilDay: '2026-12-21',
  name: 'decision.pdf',
} as const

const record = async (h: TestHouse, more: object = {}, text = '%PDF-1.4 …', by = rosa) =>
  (await h.runner.call(by, recordRestriction, { ...SAID, ...more }, { bytes: bytesOf(text) }))
    .output

forBothHouses(
  'rule 3: a restriction is recorded with its decision and an end, or not at all',
  options,
  async (h) => {
    const refused = (by: Promise<unknown>, code: string) => assert.rejects(by, problemWith(code))
    await refused(record(h, {}, ''), 'core.no_bytes')
    await refused(record(h, { untilDay: '2027-11-21' }), 'notices.too_long')
    await refused(record(h, { untilDay: '2026-11-20' }), 'notices.bad_days')
    await refused(record(h, { decidedOn: '2026-11-30' }), 'notices.decided_later')
    await refused(record(h, {}, 'x', yuri), 'core.not_allowed')
    const { restriction } = await record(h)
    const shown = async () => wordsOf(await visitPage(h, restrictionsPage, { actor: ANONYMOUS }))
    assert.match(await shown(), /Court of Alder.*7 K 12\/26.*One article.*Media Act , 13.*In force/)
    const { file } = await h.call(rosa, giveDecision, { restriction })
    assert.equal(file.name, 'decision.pdf')
    const desk = await visitPage(h, restrictionsDeskPage, { actor: rosa, language: 'ar' })
    assert.match(desk, /name="_bytes"/)
    await h.pass(28 * DAY)
    assert.match(await shown(), /Over/, 'its last day is over')
    const { restriction: other } = await record(h, { untilDay: '2027-01-10' })
    await h.call(rosa, endRestriction, { restriction: other, reason: 'Lifted on appeal' })
    await refused(
      h.call(rosa, endRestriction, { restriction: other, reason: 'x' }),
      'notices.wrong_state',
    )
    assert.match(await shown(), /Lifted on appeal/)
  },
)
