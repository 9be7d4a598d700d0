// Which files lie at a desk, for one report and for many.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import {
  AGENCY,
  amina,
  ben,
  openTestDesk,
  reportsHouse,
  tell,
} from '../../../test/support/reports.ts'
import { countedStatements } from '../../../test/support/statements.ts'
import { newId } from '../../core/id.ts'
import { MINUTE } from '../../core/time.ts'
import { list, report, take } from './actions/desk.ts'
import { toRenew } from './actions/header.ts'
import { askRelease, release, released, takeReleased } from './actions/release.ts'
import { takeFile, takeReleasedFile } from './actions/take-file.ts'
import { files, forwards } from './store.ts'

forBothHouses(
  'what stayed with the desk that had a report before is given to nobody, by no way',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    await tell(h, desk, { name: 'Zainab' })
    const [{ id: of, code } = { id: '', code: '' }] = (await h.call(amina, list, { limit: 9 }))
      .items
    h.clock.advance(MINUTE)
    const [offeredAt, endedAt] = [h.clock.now(), h.clock.now()]
    const moved = { origin: 'AGY-0000000B', target: AGENCY, state: 'accepted', reason: '' } as const
    const facts = { id: newId(), report: of, offeredBy: 'person:dora', offeredAt, endedAt }
    await h.store.write((tx) => forwards.insert(tx, { ...moved, ...facts }))
    const seen = await h.call(amina, report, { report: of })
    assert.deepEqual(
      seen.files.map(({ kind }) => kind),
      ['answers'],
    )
    const asked = await h.call(amina, askRelease, { code, reason: 'The keys are lost' })
    await h.call(ben, release, asked)
    const [{ files: open } = { files: [] }] = (await h.call(ben, released, {})).items
    assert.deepEqual(
      open.map(({ kind }) => kind),
      ['answers'],
    )
    const stayed = await h.store.read((tx) => files.one(tx, { report: of, kind: 'identity' }))
    const file = stayed?.id ?? ''
    const unknown = problemWith('reports.unknown_report')
    await assert.rejects(h.call(amina, take, { report: of, file }), unknown)
    await assert.rejects(h.call(ben, takeReleased, { ...asked, file }), unknown)
    await assert.rejects(h.call(amina, takeFile, { report: of, file }), unknown)
    await assert.rejects(h.call(ben, takeReleasedFile, { ...asked, file }), unknown)
    await assert.rejects(
      h.call(amina, takeFile, { report: of, file: seen.files[0]?.id ?? '' }),
      unknown,
      'words are no file that came along',
    )
    await h.call(ben, takeReleased, { ...asked, file: open[0]?.id ?? '' })
  },
)

forHouse(
  'however many reports are looked through or were released, as many statements are asked',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const releaseAll = async () => {
      for (const { code } of (await h.call(amina, list, { limit: 9 })).items)
        await h.call(ben, release, await h.call(amina, askRelease, { code, reason: 'x' }))
    }
    const looked = () => countedStatements(() => h.call(amina, toRenew, { agency: AGENCY }))
    const shown = () => countedStatements(() => h.call(ben, released, {}))
    await tell(h, desk, { routing: { danger: true } })
    await releaseAll()
    const [renewing, releasing] = [await looked(), await shown()]
    for (let n = 0; n < 4; n += 1) await tell(h, desk, { routing: { danger: true } })
    await releaseAll()
    const [more, others] = [await looked(), await shown()]
    assert.deepEqual([renewing.value.looked, more.value.looked], [1, 5])
    assert.deepEqual([releasing.value.items.length, others.value.items.length], [1, 6])
    assert.ok(others.value.items.every((one) => one.files.length === 1))
    assert.deepEqual([more.count, others.count], [renewing.count, releasing.count])
  },
)
