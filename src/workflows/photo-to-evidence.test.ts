import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { z } from 'zod'
import { areaChoicesOf } from '../../test/support/area-choices.ts'
import { exampleSlice } from '../../test/support/example-slice.ts'
import { forBothHouses, person, problemWith, type TestHouse } from '../../test/support/house.ts'
import { visitPage } from '../../test/support/page-visit.ts'
import { enrolled, mona, newest, watchHouse, watching } from '../../test/support/pollwatch.ts'
import { jpegWith } from '../../test/support/pictures.ts'
import { PART, picture, sendPhoto, sentWith } from '../../test/support/watch-photos.ts'
import { query } from '../core/action.ts'
import { chain, item, items } from '../domains/evidence/actions/read.ts'
import { evidence } from '../domains/evidence/index.ts'
import { keepPhoto, keepReleasedPhoto, photosOf } from '../domains/pollwatch/actions/photo-desk.ts'
import { release } from '../domains/pollwatch/actions/desk.ts'
import { entryPage } from '../domains/pollwatch/pages/entry.ts'
import { photoToEvidence } from './photo-to-evidence.ts'

const keeper = person('keeper', [
  'evidence:read',
  'evidence:handle',
  'evidence:add',
  'pollwatch:desk',
  'pollwatch:read',
])

const provided = (name: `${string}.${string}`, answer: object) =>
  query({
    name,
    permission: 'anyone',
    scope: 'none',
    summary: 'For tests.',
    input: z.looseObject({}),
    output: z.looseObject({}),
    run: async () => ({ ...answer }),
  })

const others = exampleSlice('others', {
  actions: [
    areaChoicesOf([{ path: '/1/', name: 'North' }]),
    provided('accounts.checkAssertion', { publicKey: '' }),
    provided('incidents.identify', { incident: '' }),
    provided('incidents.evidenceOf', { incident: '', code: '', items: [] }),
    provided('incidents.named', { items: [] }),
    provided('record.proofs', { proofs: [], next: null }),
    provided('record.stampBefore', {}),
    provided('cases.checkDownload', {}),
    provided('cases.downloads', { kept: [] }),
  ],
})

const options = {
  ...watchHouse,
  slices: [...watchHouse.slices, evidence, others],
  workflows: [photoToEvidence],
}

/** The one other item of evidence. */
async function besides(h: TestHouse, known: string) {
  const [other, ...more] = (await h.call(keeper, items, { limit: 9 })).items.filter(
    ({ id }) => id !== known,
  )
  assert.ok(other !== undefined && more.length === 0)
  return await h.call(keeper, item, { item: other.id })
}

forBothHouses(
  'a photo of a result sheet becomes evidence once, byte by byte, and its chain says from where but not from whom',
  options,
  async (h) => {
    const facts = { name: 'North Watch', manager: mona, stations: ['A-1'], isOpen: false }
    const north = await watching(h, facts)
    const phone = await enrolled(h, north, 'A-1')
    const [sheet, plain] = [picture(PART + 1_000), picture(900, 2)]
    // The second says who took it.
    const door = jpegWith(Buffer.from('by somebody'), plain)
    const { key, ref } = await sentWith(h, phone, [sheet, door])
    await sendPhoto(h, phone, key, sheet)
    await sendPhoto(h, phone, key, door)
    const entry = (await newest(h, north)).id
    const photos = async () => (await h.call(mona, photosOf, { entries: [entry] })).photos
    const [first, second] = await photos()
    assert.ok(first !== undefined && second !== undefined)
    assert.deepEqual([first.state, first.kind, first.size], ['came', 'jpg', sheet.length])

    // What was not handed on the authority cannot take.
    const of = { entry, photo: first.id }
    await assert.rejects(
      h.call(keeper, keepReleasedPhoto, of),
      problemWith('pollwatch.unknown_entry'),
    )
    await h.call(mona, keepPhoto, of)
    await h.call(mona, keepPhoto, of)
    await h.settled()
    const [kept, ...more] = (await h.call(keeper, items, { limit: 9 })).items
    assert.ok(kept !== undefined && more.length === 0)
    assert.deepEqual([kept.kind, kept.state, kept.area], ['file', 'held', '/1/1/'])
    assert.match(kept.title, new RegExp(`station A-1 School A-1, entry ${ref}`))
    const { content, shown, custodian } = await h.call(keeper, item, { item: kept.id })
    assert.deepEqual(
      [content?.sha256, content?.size, custodian],
      [hash('sha256', sheet), sheet.length, 'node'],
    )
    const { parts } = await h.call(keeper, chain, { item: kept.id, after: 0, limit: 9 })
    const files = h.files('evidence')
    const bytes = await Promise.all(parts.map(({ sha256 }) => files.get(sha256)))
    assert.ok(sheet.equals(Buffer.concat(bytes.map((part) => part ?? Buffer.of()))))
    const said = JSON.stringify(shown)
    assert.match(said, new RegExp(`entry ${ref} of the group of observers ${north.code}`))
    assert.ok(!said.includes(north.at['A-1']?.number ?? '') && !said.includes(mona.id))

    const [now, then] = await photos()
    assert.deepEqual([now?.item, now?.itemCode], [kept.id, kept.code])
    assert.deepEqual([then?.item, then?.askedAt], [null, null])
    const own = await visitPage(h, entryPage, { actor: mona, params: { entry: ref } })
    assert.match(own, new RegExp(`In the evidence</span><br><code[^>]*>${kept.code}`))
    assert.equal(own.match(/Into evidence/g)?.length, 1)

    // Whoever may hand in evidence puts there what was handed on.
    await h.call(mona, release, { entry })
    await h.call(keeper, keepReleasedPhoto, { entry, photo: second.id })
    await h.settled()
    const cleaned = await besides(h, kept.id)
    assert.equal(cleaned.content?.sha256, hash('sha256', plain))
    for (const told of [hash('sha256', door), `left SHA-256 ${hash('sha256', plain)}`])
      assert.ok(JSON.stringify(cleaned.shown).includes(told))
    const read = await visitPage(h, entryPage, { actor: keeper, params: { entry: ref } })
    assert.match(read, new RegExp(`href="/en/console/evidence/${kept.id}"`))
    const told = (await h.records()).filter(({ type }) => type === 'watchPhoto.offered')
    assert.equal(told.length, 2)
  },
)
