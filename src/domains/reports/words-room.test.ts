// The room that sealed words have: strangers who fill it take it from nobody who comes later, and whoever sent learns of it.
import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { sealedTestFile, sendFile } from '../../../test/support/report-files.ts'
import {
  newReceipt,
  openTestDesk,
  readersOf,
  reportsHouse,
  tell,
  type TestReceipt,
} from '../../../test/support/reports.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { newBytes, newSecret } from '../../core/id.ts'
import { isWithinShare } from '../../core/shares.ts'
import { DAY, HOUR } from '../../core/time.ts'
import { makeRoom } from './actions/make-room.ts'
import { mailboxOf, receiptRecord, writable, write } from './actions/receive.ts'
import { WORDS } from './attachment.ts'
import { sealedFrame } from './envelope.ts'
import { MAILBOX_KEPT_MS, MAX_WORDS } from './schema.ts'
import { files, reports, unreadWords } from './store.ts'

const MIB = 1024 * 1024
const from = (network: string) => ({ ...ANONYMOUS, network })
const LONG = 'x'.repeat(19_000)
const boxOf = (h: TestHouse, { mailbox, read }: TestReceipt) =>
  h.call(ANONYMOUS, mailboxOf, { mailbox, read })

/** A tenth of the disk is half a MiB. */
const small = { ...reportsHouse, disk: async () => ({ free: 5 * MIB, size: 5 * MIB }) }

forBothHouses(
  'words of strangers that nobody read make room, the slow lane first and the oldest first, and later ones are taken',
  small,
  async (h) => {
    const desk = await openTestDesk(h)
    const early = await tell(h, desk, { by: from('early'), routing: { danger: true } })
    const unhurried = { what: 'other', moment: 'unknown' } as const
    const low = await tell(h, desk, { by: from('low'), routing: unhurried })
    const flood: TestReceipt[] = []
    for (let n = 0; n < 40; n += 1)
      flood.push(await tell(h, desk, { by: from('flood'), text: LONG }))
    const honest = await tell(h, desk, { by: from('honest'), text: LONG })
    await h.pass(HOUR)
    const left = await h.store.read((tx) => unreadWords(tx))
    assert.ok(left <= MIB / 2, `${left} bytes of words are unread`)
    assert.ok(left > MIB / 3, 'no more goes than has to')
    assert.deepEqual((await boxOf(h, early)).isDropped, false)
    assert.deepEqual((await boxOf(h, low)).isDropped, false, 'before him whoever brought more')
    assert.deepEqual((await boxOf(h, honest)).isDropped, false, 'a newcomer is kept')
    const lanes = await h.store.read((tx) =>
      reports.many(tx, { state: 'closed' }, { limit: 100, order: ['id'] }),
    )
    assert.ok(lanes.length > 0 && lanes.every(({ lane }) => lane === 'slow'))
    const [gone] = lanes
    const told = flood.find(({ mailbox }) => mailbox === gone?.mailbox) ?? early
    const box = await boxOf(h, told)
    assert.deepEqual([box.state, box.isDropped, box.letters], ['closed', true, []])
    const receipt = { mailbox: told.mailbox, read: told.read }
    assert.deepEqual((await h.call(ANONYMOUS, writable, receipt)).readers, [])
    const { record } = await h.call(ANONYMOUS, receiptRecord, receipt)
    assert.ok(record !== null, 'that it came can still be proved')
    const dropped = (await h.records()).filter(({ type }) => type === 'report.dropped')
    assert.equal(dropped.length, lanes.length)
    assert.equal(dropped[0]?.subject, gone?.id)
    assert.equal((await boxOf(h, { ...told, read: newSecret() })).isDropped, false)
    h.clock.advance(MAILBOX_KEPT_MS)
    await h.pass(DAY)
    assert.equal((await boxOf(h, told)).state, 'none', 'a year later the receipt leads nowhere')
    const purged = (await h.records()).filter(({ type }) => type === 'mailbox.purged')
    assert.equal(purged.length, lanes.length)
  },
)

forHouse(
  'whoever fills the room by letters to one report loses that one, and has an end; small ones stay',
  small,
  async (h) => {
    const desk = await openTestDesk(h)
    const low = await tell(h, desk, { by: from('low'), routing: { what: 'other' } })
    const by = from('flood')
    const urgent = await tell(h, desk, { by, routing: { danger: true, moment: 'now' } })
    const neighbour = await tell(h, desk, { by, routing: { danger: true, moment: 'now' } })
    assert.ok(isWithinShare({ actor: by, node: h.facts, now: h.clock.now() }, WORDS, 15 * MIB))
    const keys = [...readersOf(desk), urgent.recipient]
    const frame = await sealedFrame({ manifest: {}, text: LONG }, keys)
    const sealed = frame.toString('base64')
    const letterTo = ({ mailbox, read }: TestReceipt) =>
      h.call(by, write, { mailbox, read, letter: newSecret(128), sealed })
    for (let n = 0; n < 60; n += 1) await letterTo(urgent)
    await letterTo(neighbour)
    await h.pass(HOUR)
    const gone = async (one: TestReceipt) => (await boxOf(h, one)).isDropped
    assert.deepEqual(
      [await gone(low), await gone(neighbour), await gone(urgent)],
      [false, false, true],
    )
    const { id: report } = (await h.store.read((tx) =>
      reports.one(tx, { mailbox: neighbour.mailbox }),
    )) ?? { id: '' }
    const own = { report, kind: 'answers' } as const
    await h.store.write((tx) => files.change(tx, own, { size: MAX_WORDS }))
    await assert.rejects(letterTo(neighbour), problemWith('reports.full'))
  },
)

forHouse('whoever sent a file that made room is told at the mailbox', reportsHouse, async (h) => {
  const desk = await openTestDesk(h)
  const receipt = newReceipt()
  const file = await sealedTestFile(newBytes(9), [...readersOf(desk), receipt.recipient])
  await tell(h, desk, { receipt, files: [await sendFile(h, file)] })
  assert.equal((await boxOf(h, receipt)).isFileGone, false)
  const machine = { id: 'job:test', holds: 'all' } as const
  await h.call(machine, makeRoom, { isNeeded: true })
  const { state, isFileGone, isDropped } = await boxOf(h, receipt)
  assert.deepEqual([state, isFileGone, isDropped], ['none', true, false])
})
