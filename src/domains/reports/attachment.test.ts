import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { pageScript } from '../../../test/support/browser-scripts.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  givenBytes,
  partsOf,
  sealedTestFile,
  sendFile,
  sendPart,
} from '../../../test/support/report-files.ts'
import {
  amina,
  carla,
  deviceKey,
  founder,
  newReceipt,
  openTestDesk,
  readersOf,
  reportsHouse,
  seat,
  tell,
  type TestDesk,
} from '../../../test/support/reports.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { newBytes, newSecret } from '../../core/id.ts'
import { recordOf } from '../../core/record.ts'
import { DAY, HOUR, MINUTE } from '../../core/time.ts'
import { unpad } from '../../lib/padme/index.ts'
import { addPart, dropLoose } from './actions/attachment.ts'
import { list, report } from './actions/desk.ts'
import { accept, offer } from './actions/forward.ts'
import { heads, reseal } from './actions/header.ts'
import { write } from './actions/receive.ts'
import { openDesk } from './actions/seat.ts'
import { takeFile } from './actions/take-file.ts'
import { MAX_ATTACHMENT_BYTES, MAX_LOOSE_BYTES, PART_BYTES, sealedHash } from './attachment.ts'
import { sealedFrame, unsealed } from './envelope.ts'
import { records } from './records.ts'
import { fileParts, files, looseParts } from './store.ts'

const MIB = 1024 * 1024
const all = { limit: 500 } as const

const keysOf = (desk: TestDesk, recipient: string) => [...readersOf(desk), recipient]
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => '',
    (error: { code?: string }) => error.code ?? String(error),
  )
const looseIn = (h: TestHouse) => h.store.read((tx) => looseParts.many(tx, {}, all))
const onlyReport = async (h: TestHouse) =>
  (await h.call(amina, list, { limit: 100 })).items[0]?.id ?? ''

forHouse(
  'a file comes in parts, lies with its report, opens at the desk, and its hash stands in the record',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const receipt = newReceipt()
    const content = newBytes(2 * MIB)
    const file = await sealedTestFile(content, keysOf(desk, receipt.recipient))
    const named = await sendFile(h, file)
    assert.ok((await looseIn(h)).length > 2, 'it came in several parts')
    await tell(h, desk, { receipt, files: [named] })
    assert.deepEqual(await looseIn(h), [])
    const of = await onlyReport(h)
    const seen = await h.call(amina, report, { report: of })
    const [kept] = seen.files.filter(({ kind }) => kind === 'attachment')
    assert.equal(kept?.letter, file.upload)
    const bytes = await givenBytes(h, { report: of, file: kept?.id ?? '' })
    for (const key of [desk.amina, desk.recovery, receipt]) {
      const opened = await unsealed(bytes, key.identity)
      assert.ok(opened !== null && unpad(opened)?.equals(content))
    }
    const found = (await h.records()).find(({ type }) => type === 'report.received')
    assert.ok(found !== undefined)
    const parts = partsOf(file.payload).map((part) => ({ sha256: hash('sha256', part) }))
    const sha256 = sealedHash(Buffer.from(file.header, 'base64'), parts)
    assert.deepEqual(recordOf(found, records['report.received']).body.files, [
      { sha256, size: bytes.length },
    ])
    const opened = (await h.records()).filter(({ type }) => type === 'report.opened')
    assert.equal(opened.length, 1)
    await assert.rejects(
      h.call(carla, takeFile, { report: of, file: kept?.id ?? '' }),
      problemWith('reports.unknown_report'),
    )
  },
)

forBothHouses(
  'parts come one after the other, the same one again changes nothing, and no other takes its place',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const { recipient } = newReceipt()
    const { upload, payload } = await sealedTestFile(newBytes(MIB), keysOf(desk, recipient))
    const [first = payload, second = payload] = partsOf(payload)
    assert.equal(await codeOf(sendPart(h, { upload, n: 1 }, second)), 'reports.part_order')
    assert.equal((await sendPart(h, { upload, n: 0 }, first)).next, 1)
    assert.equal((await sendPart(h, { upload, n: 0 }, first)).next, 1)
    assert.equal(await codeOf(sendPart(h, { upload, n: 0 }, second)), 'reports.other_part')
    assert.equal(await codeOf(sendPart(h, { upload, n: 2 }, second)), 'reports.part_order')
    const empty = sendPart(h, { upload, n: 1 }, new Uint8Array(0))
    assert.equal(await codeOf(empty), 'core.no_bytes')
    const long = sendPart(h, { upload, n: 1 }, new Uint8Array(PART_BYTES + 1))
    assert.equal(await codeOf(long), 'core.too_many_bytes')
    await sendPart(h, { upload, n: 1 }, second.subarray(0, 100))
    assert.equal(await codeOf(sendPart(h, { upload, n: 2 }, second)), 'reports.other_part')
    assert.equal(await codeOf(sendPart(h, { upload: 'x', n: 0 }, first)), 'core.bad_input')
    const signedIn = h.runner.call(amina, addPart, { upload: newSecret(128), n: 0 })
    assert.equal(await codeOf(signedIn), 'reports.signed_in')
    assert.equal((await looseIn(h)).length, 2)
    const refused = (await h.records()).filter(({ type }) => type === 'action.refused')
    assert.deepEqual(refused, [], 'nothing of whoever reports is recorded')
  },
)

forBothHouses(
  'a report names only files that came whole, were sealed for it and belong to no other; else nothing is kept',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const receipt = newReceipt()
    const keys = keysOf(desk, receipt.recipient)
    const small = async () => await sendFile(h, await sealedTestFile(newBytes(900), keys))
    const telling = (named: { upload: string; header: string }[], own = newReceipt()) =>
      codeOf(tell(h, desk, { files: named, receipt: own }))
    const good = await small()
    const missing = { upload: newSecret(128), header: good.header }
    assert.equal(await telling([missing]), 'reports.file_missing')
    assert.equal(await telling([good, good]), 'reports.file_missing')
    const fewer = await sendFile(h, await sealedTestFile(newBytes(9), keys.slice(1)))
    assert.equal(await telling([fewer]), 'reports.keys_changed')
    const plain = { ...good, header: Buffer.from('not a header').toString('base64') }
    assert.equal(await telling([plain]), 'reports.not_sealed')
    const cut = await sealedTestFile(newBytes(MIB), keys)
    const [start = cut.payload] = partsOf(cut.payload)
    await sendPart(h, { upload: cut.upload, n: 0 }, start)
    assert.equal(
      await telling([cut].map(({ upload, header }) => ({ upload, header }))),
      'reports.file_missing',
    )
    const six = await Promise.all(Array.from({ length: 6 }, small))
    assert.equal(await telling(six), 'core.bad_input')
    assert.deepEqual((await h.call(amina, list, { limit: 100 })).items, [])
    assert.deepEqual(await h.store.read((tx) => files.many(tx, {}, all)), [])

    assert.equal(await telling([good], receipt), '')
    assert.equal(await telling([good], receipt), '', 'the same report again is the same report')
    assert.equal(await telling([good]), 'reports.file_missing', 'it belongs to another report')
    const letter = async (named: { upload: string; header: string }[]) => {
      const sealed = (await sealedFrame({ manifest: {}, text: 'more' }, keys)).toString('base64')
      const { mailbox, read } = receipt
      const one = { mailbox, read, letter: newSecret(128), sealed, files: named }
      return await codeOf(h.call(ANONYMOUS, write, one))
    }
    assert.equal(await letter([good]), 'reports.file_missing')
    assert.equal(await letter(six.slice(0, 5)), '')
    const continued = (await h.records()).find(({ type }) => type === 'report.continued')
    assert.ok(continued !== undefined)
    assert.equal(recordOf(continued, records['report.continued']).body.files?.length, 5)
  },
)

forHouse('21 MiB are not taken, 20 are', reportsHouse, async (h) => {
  const desk = await openTestDesk(h)
  const receipt = newReceipt()
  const keys = keysOf(desk, receipt.recipient)
  const whole = await sealedTestFile(new Uint8Array(MAX_ATTACHMENT_BYTES), keys)
  const tooLong = await sealedTestFile(new Uint8Array(MAX_ATTACHMENT_BYTES + MIB), keys)
  const last = partsOf(tooLong.payload).length - 1
  const places = partsOf(tooLong.payload).map((part, n) => ({ part, n }))
  const codes = []
  for (const { part, n } of places)
    codes.push(await codeOf(sendPart(h, { upload: tooLong.upload, n }, part)))
  const { upload, header } = tooLong
  const refused = [codes[last], await codeOf(tell(h, desk, { files: [{ upload, header }] }))]
  assert.ok(refused.includes('core.bad_input') || refused.includes('reports.file_missing'))
  await tell(h, desk, { receipt, files: [await sendFile(h, whole)] })
  assert.equal((await h.call(amina, list, { limit: 9 })).items.length, 1)
})

forBothHouses(
  'parts that no report names are gone a day later, with a record; those of a report stay',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const receipt = newReceipt()
    const keys = keysOf(desk, receipt.recipient)
    const kept = await sealedTestFile(newBytes(900), keys)
    await tell(h, desk, { receipt, files: [await sendFile(h, kept)] })
    const loose = await sealedTestFile(newBytes(900), keys)
    await sendFile(h, loose)
    const isThere = async ({ payload }: { payload: Uint8Array }) =>
      (await h.files('reports').get(hash('sha256', payload))) !== null
    await h.pass(DAY - HOUR)
    assert.deepEqual([(await looseIn(h)).length, await isThere(loose)], [1, true])
    await h.pass(3 * HOUR)
    assert.deepEqual(await looseIn(h), [])
    assert.deepEqual([await isThere(loose), await isThere(kept)], [false, true])
    const told = (await h.records()).filter(({ type }) => type === 'attachments.dropped')
    assert.deepEqual(
      told.map((one) => recordOf(one, records['attachments.dropped']).body),
      [{ files: 1, size: loose.payload.length }],
    )
    assert.equal((await h.store.read((tx) => fileParts.many(tx, {}, all))).length, 1)
  },
)

let free = 0.5
forHouse(
  'with less than a third of the disk free no part is taken, and words are',
  { ...reportsHouse, disk: async () => ({ free: free * 2 ** 30, size: 2 ** 30 }) },
  async (h) => {
    const desk = await openTestDesk(h)
    const receipt = newReceipt()
    const file = await sealedTestFile(newBytes(900), keysOf(desk, receipt.recipient))
    free = 0.3
    assert.equal(await codeOf(sendFile(h, file)), 'core.no_room')
    const told = await tell(h, desk, { receipt })
    free = 0.5
    const { mailbox, read } = told
    const sealed = (
      await sealedFrame({ manifest: {}, text: 'here it is' }, keysOf(desk, receipt.recipient))
    ).toString('base64')
    const letter = newSecret(128)
    await h.call(ANONYMOUS, write, {
      mailbox,
      read,
      letter,
      sealed,
      files: [await sendFile(h, file)],
    })
    const seen = await h.call(amina, report, { report: await onlyReport(h) })
    assert.deepEqual(
      seen.files.map(({ kind }) => kind),
      ['answers', 'message', 'attachment'],
    )
  },
)

forHouse(
  'parts that came just now wait for their report however much others send',
  { ...reportsHouse, runsJobs: false },
  async (h) => {
    const desk = await openTestDesk(h)
    const receipt = newReceipt()
    const file = await sealedTestFile(newBytes(900), keysOf(desk, receipt.recipient))
    const named = await sendFile(h, file)
    h.clock.advance(MINUTE)
    const size = MAX_LOOSE_BYTES / 2
    const flood = () => ({ n: 0, sha256: 'f'.repeat(64), size, at: h.clock.now() })
    const rows = Array.from({ length: 3 }, () => ({ ...flood(), upload: newSecret(128) }))
    await h.store.write((tx) => looseParts.insert(tx, rows))
    const machine = { id: 'job:test', holds: 'all' } as const
    for (const isNeeded of [false, true])
      assert.deepEqual(await h.call(machine, dropLoose, { isNeeded }), {
        contents: [],
        isDone: true,
      })
    await tell(h, desk, { receipt, files: [named] })
    h.clock.advance(HOUR)
    await h.call(machine, dropLoose, { isNeeded: false })
    assert.equal((await looseIn(h)).length, 2, 'an hour later there is no more than may be')
  },
)

const OTHER = 'AGY-0000000B'
const dora = person('dora', ['reports:desk', 'reports:read'])
const emil = person('emil', ['reports:desk', 'reports:read'])
const { rewrapAge, ageIdentity } = await pageScript('age-open.js')

forHouse(
  'a file goes along to another desk by a fresh header; what is sealed and its hash stay as they came',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const [own, second, recovery] = [deviceKey(), deviceKey(), deviceKey()]
    await h.call(founder, openDesk, { agency: OTHER })
    await seat(h, { agency: OTHER, role: 'recovery', by: founder, key: recovery })
    await seat(h, { agency: OTHER, role: 'officer', by: dora, key: own })
    await seat(h, { agency: OTHER, role: 'officer', by: emil, key: second })
    const receipt = newReceipt()
    const content = newBytes(MIB)
    const file = await sealedTestFile(content, keysOf(desk, receipt.recipient))
    await tell(h, desk, { receipt, files: [await sendFile(h, file)] })
    const of = await onlyReport(h)
    const key = await ageIdentity(desk.amina.identity)
    const { items, newest } = await h.call(amina, heads, { report: of, agency: OTHER })
    assert.equal(items.length, 2, 'only headers travel')
    const written = []
    for (const { file: one, head, recipients } of items) {
      const fresh = await rewrapAge(new Uint8Array(Buffer.from(head, 'base64')), [key], recipients)
      written.push({ report: of, file: one, head: Buffer.from(fresh).toString('base64') })
    }
    await h.call(amina, reseal, { agency: OTHER, newest, heads: written })
    const { forward } = await h.call(amina, offer, { report: of, to: OTHER })
    await h.call(dora, accept, { forward })
    const { files: there } = await h.call(dora, report, { report: of })
    const kept = there.find(({ kind }) => kind === 'attachment')
    const bytes = await givenBytes(h, { report: of, file: kept?.id ?? '', by: dora })
    const opened = await unsealed(bytes, own.identity)
    assert.ok(opened !== null && unpad(opened)?.equals(content))
    assert.equal(
      await unsealed(bytes, desk.ben.identity),
      null,
      'the first desk has its own header',
    )
    assert.ok(bytes.subarray(-file.payload.length).equals(Buffer.from(file.payload)))
    const [first] = (await h.records()).filter(({ type }) => type === 'report.received')
    assert.ok(first !== undefined)
    assert.equal(recordOf(first, records['report.received']).body.files?.[0]?.sha256, kept?.sha256)
  },
)
