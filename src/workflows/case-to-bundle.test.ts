import assert from 'node:assert/strict'
import {
  analyst,
  casesHouse,
  declared,
  describedIncident,
  lawyer,
  opened,
  preserve,
  prosecutor,
  protection,
  seated,
} from '../../test/support/cases.ts'
import { exampleSlice } from '../../test/support/example-slice.ts'
import { forBothHouses, problemWith } from '../../test/support/house.ts'
import { bundle } from '../domains/cases/actions/bundle.ts'
import { askWordsErased, eraseOfCase } from '../domains/cases/actions/erasure.ts'
import { shutFile } from '../domains/cases/actions/file.ts'
import { leaveSeat } from '../domains/cases/actions/team.ts'
import { bundles, downloadBundle } from '../domains/evidence/actions/bundle.ts'
import { askErasure, eraseWords } from '../domains/incidents/actions/erasure.ts'
import { proofs } from '../domains/record/actions/proof.ts'
import { stamp } from '../domains/record/actions/stamp.ts'
import { problems } from '../domains/record/refusals.ts'
import { checkBundle, isSound, nodeCrypto } from '../lib/bundle/index.ts'
import { openZip } from '../lib/zip/index.ts'
import { caseToBundle } from './case-to-bundle.ts'
import { incidentsToCases } from './incidents-to-cases.ts'

const log = exampleSlice('log', { actions: [proofs, stamp], problems })

forBothHouses(
  'the file of a case is a bundle of its evidence with a report, for whoever asked in an opened file',
  { ...casesHouse, slices: [...casesHouse.slices, log], workflows: [caseToBundle] },
  async (h) => {
    const incident = await describedIncident(h)
    await preserve(h, incident)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    const seat = await seated(h, prosecutor, of, 'prosecutor')
    const ask = { case: of, language: 'ar' } as const
    await assert.rejects(h.call(prosecutor, bundle, ask), problemWith('cases.file_closed'))
    await opened(h, prosecutor, of)
    await h.call(prosecutor, bundle, ask)
    await h.settled()
    const [made] = (await h.call(prosecutor, bundles, { limit: 10 })).items
    assert.deepEqual([made?.state, made?.fault, made?.about], ['made', null, of])
    const own = { bundle: made?.id ?? '' }
    await assert.rejects(
      h.call(analyst, downloadBundle, own),
      problemWith('evidence.unknown_bundle'),
    )
    const { file } = await h.call(prosecutor, downloadBundle, own)
    assert.match(file.name, /^CASE-[A-Z0-9]{8}\.zip$/)
    const parts = await Promise.all(file.parts.map((one) => h.files('evidence').get(one)))
    const bytes = Buffer.concat(parts.map((one) => one ?? Buffer.alloc(0)))
    const zipFile = {
      size: bytes.length,
      read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
    }
    const { lines } = await checkBundle(zipFile, nodeCrypto)
    assert.ok(isSound(lines), JSON.stringify(lines))
    const { entries } = await openZip(zipFile)
    const paths = entries.map(({ path }) => path)
    for (const path of ['report.html', 'case/facts.json']) assert.ok(paths.includes(path), path)
    const items = paths.filter((path) => path.startsWith('items/'))
    assert.equal(items.length, 1)
    assert.ok(bytes.includes('dir="rtl"') && bytes.includes('تقرير القضية'))
    assert.ok(bytes.includes(`>${items[0]}</code>`), 'the report says where it lies')
    assert.ok(bytes.includes(prosecutor.id), 'the report says who handed it on')
    const kept = (await h.records()).map(({ body }) => JSON.stringify(body)).join()
    assert.ok(!kept.includes('Results site'), 'no record tells of the case')

    const again = () => h.call(prosecutor, downloadBundle, own)
    const keptFrom = async (by: typeof prosecutor) =>
      (await h.call(by, bundles, { limit: 10 })).items.map(({ kept }) => kept)
    assert.deepEqual(await keptFrom(prosecutor), [null])
    await h.call(prosecutor, shutFile, { case: of })
    await assert.rejects(again(), problemWith('cases.file_closed'))
    const path = `/console/cases/${of}`
    assert.deepEqual(await keptFrom(prosecutor), [{ why: 'file-closed', path }])
    await opened(h, prosecutor, of)
    await again()
    await seated(h, lawyer, of, 'data-protection-officer')
    await h.call(prosecutor, leaveSeat, { case: of, seat })
    await assert.rejects(again(), problemWith('cases.unknown_case'))
    await assert.rejects(h.call(lawyer, downloadBundle, own), problemWith('cases.wrong_seat'))
    for (const by of [prosecutor, lawyer])
      assert.deepEqual(await keptFrom(by), [{ why: 'no-seat', path }])

    const title = { case: of, kind: 'title', subject: of, basis: 'A court said so' } as const
    await seated(h, protection, of, 'data-protection-officer')
    await seated(h, prosecutor, of, 'prosecutor')
    for (const one of [protection, prosecutor]) await opened(h, one, of)
    const { erasure } = await h.call(protection, askWordsErased, title)
    await h.call(prosecutor, eraseOfCase, { case: of, erasure })
    await h.settled()
    await assert.rejects(again(), problemWith('evidence.not_made'), 'it held the title')
    const left = await Promise.all(file.parts.map((one) => h.files('evidence').get(one)))
    assert.ok(left.includes(null), 'and lies nowhere any more')
    const downloads = (await h.records()).filter(({ type }) => type === 'bundle.downloaded')
    assert.equal(downloads.length, 2, 'what was refused is no download')
  },
)

forBothHouses(
  'the file of a case goes with words of its incident that are erased',
  {
    ...casesHouse,
    slices: [...casesHouse.slices, log],
    workflows: [incidentsToCases, caseToBundle],
  },
  async (h) => {
    const incident = await describedIncident(h)
    await preserve(h, incident)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    await seated(h, prosecutor, of, 'prosecutor')
    await opened(h, prosecutor, of)
    await h.call(prosecutor, bundle, { case: of })
    await h.settled()
    const state = async () => (await h.call(prosecutor, bundles, { limit: 10 })).items[0]?.state
    assert.equal(await state(), 'made')
    await seated(h, protection, of, 'data-protection-officer')
    await opened(h, protection, of)
    const title = { incident, kind: 'title', subject: incident, basis: 'Section 5' } as const
    const { erasure } = await h.call(protection, askErasure, title)
    await h.call(prosecutor, eraseWords, { incident, erasure })
    await h.settled()
    assert.equal(await state(), 'gone')
  },
)
