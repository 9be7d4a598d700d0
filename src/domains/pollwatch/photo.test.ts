// Photos behind entries: what of them is taken, who has them, and what is refused.
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { jpeg, jpegWith } from '../../../test/support/pictures.ts'
import {
  amal,
  enrolled,
  filledIn,
  mona,
  newest,
  nils,
  omar,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import { PART, picture, sendPart, sendPhoto, sentWith } from '../../../test/support/watch-photos.ts'
import { DAY } from '../../core/time.ts'
import { release } from './actions/desk.ts'
import { revokePhones } from './actions/enrol.ts'
import { ownWatch, sendEntry } from './actions/phone.ts'
import {
  dropPhoto,
  givePhoto,
  giveReleasedPhoto,
  keepPhoto,
  photosOf,
  releasedPhotosOf,
} from './actions/photo-desk.ts'
import { deskPage } from './pages/desk.ts'
import { entryPage } from './pages/entry.ts'
import { watchPage } from './pages/watch.ts'
import { MESSAGES_PER_HOUR } from './schema.ts'
import * as store from './store.ts'

forBothHouses(
  'a photo comes in parts, goes on where it broke, and is had by its group and by whoever it is handed on to',
  watchHouse,
  async (h) => {
    const facts = { name: 'North', manager: mona, stations: ['A-1'], isOpen: false }
    const north = await watching(h, facts)
    await watching(h, { name: 'South', manager: nils, stations: ['C-1'] })
    const phone = await enrolled(h, north, 'A-1')
    const photo = picture(2 * PART + 10)
    const { key, ref } = await sentWith(h, phone, [photo])
    assert.equal(await sendPart(h, phone, { key, photo }), 1)
    assert.equal(await sendPart(h, phone, { key, photo }), 1, 'the answer was lost')
    await sendPhoto(h, phone, key, photo)
    assert.equal(await sendPart(h, phone, { key, photo }), 3, 'it is all there')

    const { id: entry } = await newest(h, north)
    const [mine] = (await h.call(mona, photosOf, { entries: [entry] })).photos
    assert.ok(mine !== undefined)
    assert.deepEqual([mine.state, mine.kind, mine.size], ['came', 'jpg', photo.length])
    const one = { entry, photo: mine.id }
    const { file } = await h.call(mona, givePhoto, one)
    assert.match(file.name, /^photo-[0-9a-f]{12}\.jpg$/)
    const files = h.files('pollwatch')
    const bytes = await Promise.all(file.parts.map((part) => files.get(part)))
    assert.ok(photo.equals(Buffer.concat(bytes.map((part) => part ?? Buffer.of()))))
    assert.ok((await h.records()).some(({ type }) => type === 'watchPhoto.given'))

    // Nobody else has it before it is handed on.
    assert.deepEqual((await h.call(nils, photosOf, { entries: [entry] })).photos, [])
    const unknown = problemWith('pollwatch.unknown_entry')
    await assert.rejects(h.call(nils, givePhoto, one), unknown)
    await assert.rejects(h.call(nils, keepPhoto, one), unknown)
    await assert.rejects(h.call(omar, giveReleasedPhoto, one), unknown)
    assert.deepEqual((await h.call(omar, releasedPhotosOf, { entries: [entry] })).photos, [])
    for (const actor of [nils, omar])
      await assert.rejects(visitPage(h, entryPage, { actor, params: { entry: ref } }), unknown)
    await h.call(mona, release, { entry })
    assert.equal((await h.call(omar, giveReleasedPhoto, one)).file.size, photo.length)
    await assert.rejects(h.call(nils, givePhoto, one), unknown)

    const desk = await visitPage(h, deskPage, { actor: mona })
    assert.match(desk, new RegExp(`entries/${ref}">1 photo<`))
    const shown = await visitPage(h, entryPage, { actor: mona, params: { entry: ref } })
    assert.match(shown, /No ballot, no voter and no list of voters/)
    assert.match(shown, /Came whole/)
    assert.match(shown, /Into evidence/)
    const { number = '' } = north.at['A-1'] ?? {}
    assert.match(shown, new RegExp(`>${number}</code> <bdi>North 0`))
    const handedOn = await visitPage(h, entryPage, { actor: omar, params: { entry: ref } })
    assert.match(handedOn, /Came whole/)
    assert.doesNotMatch(handedOn, /Into evidence|Hand on|Delete/)
    assert.ok(!handedOn.includes(number), 'who sent it is the group’s to know')
  },
)

forHouse(
  'what is too large, too much, out of order, another observer’s, no picture or from a telephone that was revoked is no photo',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1', 'A-2'] })
    const [phone, other] = [await enrolled(h, north, 'A-1'), await enrolled(h, north, 'A-2')]
    const photo = picture(PART + 100)
    const page = Buffer.from(`<!doctype html>${'x'.repeat(100)}`)
    const { key } = await sentWith(h, phone, [photo, page])
    const send = async (by: typeof phone, more: object = {}) =>
      await sendPart(h, by, { key, photo, ...more })
    const refuses = async (sent: Promise<number>, code: string) =>
      await assert.rejects(sent, problemWith(code))

    await refuses(send(phone, { size: 20 * PART + 1 }), 'core.bad_input')
    await refuses(send(phone, { n: 20 }), 'core.bad_input')
    await refuses(send(phone, { bytes: picture(PART + 1) }), 'core.too_many_bytes')
    await refuses(send(phone, { n: 1 }), 'pollwatch.part_order')
    await refuses(send(other), 'pollwatch.unknown_photo')
    await refuses(send(phone, { photo: picture(9) }), 'pollwatch.unknown_photo')
    await send(phone)
    await refuses(send(phone, { bytes: picture(PART, 9) }), 'pollwatch.other_part')
    await refuses(send(phone, { n: 1, bytes: picture(200) }), 'pollwatch.other_part')
    await sendPhoto(h, phone, key, photo)
    // It came whole: what is said to be larger now is none of it.
    const late = { n: 2, size: photo.length + 50, bytes: picture(50) }
    await refuses(send(phone, late), 'pollwatch.other_part')

    await sendPhoto(h, phone, key, page)
    const { id: entry } = await newest(h, north)
    const { photos } = await h.call(mona, photosOf, { entries: [entry] })
    assert.deepEqual(
      photos.map(({ state, kind }) => [state, kind]),
      [
        ['came', 'jpg'],
        ['broken', null],
      ],
    )
    const [told] = (await h.call(phone, ownWatch, {})).sent
    assert.deepEqual(told?.broken, [2])
    const page2 = await visitPage(h, watchPage, { actor: phone })
    assert.match(page2, /Photo 2 did not arrive whole\. Take it again/)
    const broken = { entry, photo: photos[1]?.id ?? '' }
    await assert.rejects(h.call(mona, givePhoto, broken), problemWith('pollwatch.unknown_photo'))
    await assert.rejects(h.call(mona, keepPhoto, broken), problemWith('pollwatch.unknown_photo'))
    await refuses(sendPart(h, phone, { key, photo: page }), 'pollwatch.other_part')
    const named = await h.store.read((tx) => store.photoParts.count(tx, {}))
    assert.equal(named, 2, 'what is no picture goes with the next sweep')

    const next = await sentWith(h, phone, [photo])
    await h.call(amal, revokePhones, { group: north.id })
    await refuses(sendPart(h, phone, { key: next.key, photo }), 'pollwatch.no_phone')
  },
)

forBothHouses(
  'of a photo that another program sent with what cameras write, the picture alone is kept, and the record says both hashes',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const phone = await enrolled(h, north, 'A-1')
    const told = jpegWith(Buffer.from('33.8, 9.5 by Zq9X'), jpeg(2_000_000))
    const cut = jpegWith(Buffer.from('Zq9X')).subarray(0, -1)
    const { key } = await sentWith(h, phone, [told, cut])
    await sendPhoto(h, phone, key, told)
    await sendPhoto(h, phone, key, cut)
    await h.settled()
    const { id: entry } = await newest(h, north)
    const [mine, other] = (await h.call(mona, photosOf, { entries: [entry] })).photos
    const sha256 = hash('sha256', jpeg(2_000_000))
    assert.deepEqual(
      [mine?.state, mine?.sha256, mine?.keptSha256],
      ['came', hash('sha256', told), sha256],
    )
    assert.equal(other?.state, 'broken', 'what is not whole nobody can look through')
    const { file } = await h.call(mona, givePhoto, { entry, photo: mine?.id ?? '' })
    const files = h.files('pollwatch')
    const bytes = await Promise.all(file.parts.map((part) => files.get(part)))
    assert.ok(jpeg(2_000_000).equals(Buffer.concat(bytes.map((part) => part ?? Buffer.of()))))
    assert.equal(await files.get(hash('sha256', told.subarray(0, PART))), null, 'gone at once')
    const received = (await h.records()).filter(({ type }) => type === 'watchPhoto.received')
    assert.deepEqual(
      received.map(({ body }) => body?.['kept']),
      [sha256, undefined],
    )
  },
)

forHouse(
  'a photo that must not be here is deleted by its group with its bytes, not while it goes into the evidence, and none that another one has',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    await watching(h, { name: 'South', manager: nils, stations: ['C-1'] })
    const phone = await enrolled(h, north, 'A-1')
    // The second begins with the same part as the first.
    const [ballot, sheet] = [picture(PART + 5), picture(PART + 6)]
    const { key } = await sentWith(h, phone, [ballot, sheet])
    await sendPhoto(h, phone, key, ballot)
    await sendPhoto(h, phone, key, sheet)
    const { id: entry } = await newest(h, north)
    const photos = async () => (await h.call(mona, photosOf, { entries: [entry] })).photos
    const [first, second] = await photos()
    const one = { entry, photo: first?.id ?? '' }
    const parts = (await h.call(mona, givePhoto, one)).file.parts
    await assert.rejects(h.call(nils, dropPhoto, one), problemWith('pollwatch.unknown_entry'))
    await h.call(mona, dropPhoto, one)
    await h.call(mona, dropPhoto, one)
    await h.settled()
    assert.equal((await photos())[0]?.state, 'dropped')
    await assert.rejects(h.call(mona, givePhoto, one), problemWith('pollwatch.unknown_photo'))
    const left = await Promise.all(parts.map((part) => h.files('pollwatch').get(part)))
    assert.deepEqual(
      left.map((part) => part?.length),
      [PART, undefined],
    )
    await assert.rejects(
      sendPart(h, phone, { key, photo: ballot }),
      problemWith('pollwatch.other_part'),
    )
    const kept = { entry, photo: second?.id ?? '' }
    await h.call(mona, keepPhoto, kept)
    await assert.rejects(h.call(mona, dropPhoto, kept), problemWith('pollwatch.kept_photo'))
    h.clock.advance(DAY)
    await h.call(mona, dropPhoto, kept)
    assert.equal((await photos())[1]?.state, 'dropped')
  },
)

forHouse(
  'photos behind an entry that came by message are counted within the hour, as entries are',
  watchHouse,
  async (h) => {
    const north = await watching(h, { name: 'North', manager: mona, stations: ['A-1'] })
    const phone = await enrolled(h, north, 'A-1')
    await write(h, north, 'A-1', 'IN # C4 S2')
    const photos = ['a'.repeat(64)]
    const again = async () => {
      const entry = { ...filledIn(h, 'IN', { C: '4', S: '2' }), photos }
      return await h.call(phone, sendEntry, entry)
    }
    for (let n = 1; n < MESSAGES_PER_HOUR; n += 1) await again()
    await assert.rejects(again(), problemWith('pollwatch.many_entries'))
  },
)
