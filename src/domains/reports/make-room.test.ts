// The room that files of reports have on the disk: strangers who fill it take it from nobody else, and never all of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { sealedTestFile, sendFile } from '../../../test/support/report-files.ts'
import {
  amina,
  newReceipt,
  openTestDesk,
  readersOf,
  reportsHouse,
  tell,
  type TestDesk,
} from '../../../test/support/reports.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { isWithinShare } from '../../core/shares.ts'
import { newBytes } from '../../core/id.ts'
import { recordOf } from '../../core/record.ts'
import { DAY } from '../../core/time.ts'
import { report } from './actions/desk.ts'
import { close } from './actions/step.ts'
import { takeFile } from './actions/take-file.ts'
import { FILES, LEAVES_FREE, leavesFree, PART_BYTES } from './attachment.ts'
import { records } from './records.ts'
import { fileParts, reports } from './store.ts'

const MIB = 1024 * 1024

/** A disk of so many MiB that holds nothing but what reporters send. */
function diskOf(size: number) {
  let house: TestHouse | null = null
  const used = async () => {
    if (house === null) return 0
    const rows = await house.store
      .read((tx) => fileParts.many(tx, {}, { limit: 5_000 }))
      .catch((error: { code?: string }) => {
        // The same test ran on the other engine before, and this house has not said yet that it is there.
        if (error.code !== 'store.closed') throw error
        return []
      })
    return rows.reduce((sum, part) => sum + part.size, 0)
  }
  return {
    of: (h: TestHouse) => void (house = h),
    disk: async () => ({ free: size * MIB - (await used()), size: size * MIB }),
  }
}

const from = (network: string) => ({ ...ANONYMOUS, network })

/** A report with a file of two MiB; gives its mailbox, or why it was refused. */
async function withFile(h: TestHouse, desk: TestDesk, network: string): Promise<string> {
  const receipt = newReceipt()
  const by = from(network)
  const file = await sealedTestFile(newBytes(2 * MIB), [...readersOf(desk), receipt.recipient])
  try {
    await tell(h, desk, { receipt, by, files: [await sendFile(h, file, by)] })
    return receipt.mailbox
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

const idOf = async (h: TestHouse, mailbox: string) =>
  (await h.store.read((tx) => reports.one(tx, { mailbox })))?.id ?? ''
const partsOf = async (h: TestHouse, mailbox: string) => {
  const { files } = await h.call(amina, report, { report: await idOf(h, mailbox) })
  const file = files.find(({ kind }) => kind === 'attachment')?.id ?? ''
  return await h.store.read((tx) => fileParts.count(tx, { file }))
}

const flooded = diskOf(40)
forHouse(
  'a stranger beyond his share fills no more than half of the disk, and the files of others are taken',
  { ...reportsHouse, disk: flooded.disk },
  async (h) => {
    flooded.of(h)
    const desk = await openTestDesk(h)
    const sender = { actor: from('flood'), node: h.facts, now: h.clock.now() }
    assert.ok(isWithinShare(sender, FILES, FILES.share), 'what is counted here is his share')
    const flood = []
    for (let n = 0; n < 30; n += 1) flood.push(await withFile(h, desk, 'flood'))
    assert.equal(flood.at(-1), 'core.no_room')
    const { free, size } = await flooded.disk()
    assert.ok(free >= 0.47 * size, `${free} of ${size} are free`)
    const honest = await withFile(h, desk, 'honest')
    assert.ok((await partsOf(h, honest)) > 0, honest)
  },
)

test('on a small disk the shares of twenty networks leave room within which an honest one sends', () => {
  const size = 3 * 1024 ** 3
  let free = size
  const ctx = (who: string) => ({ actor: from(who), node: small, now: '2026-11-24T08:00:00.000Z' })
  const small = {} as Parameters<typeof leavesFree>[0]['node']
  const send = (who: string) => {
    const isTaken = free >= leavesFree(ctx(who), size) * size
    if (isTaken) free -= PART_BYTES
    return isTaken
  }
  for (let n = 0; n < 60_000; n += 1) send(`n${n % 20}`)
  assert.ok(free > LEAVES_FREE * size, `${free / size}`)
  for (let n = 0; n < 10; n += 1) assert.ok(send('honest'), `part ${n}`)
})

const full = diskOf(60)
forHouse(
  'where many fill the room, unread files of the slow lane go first, the oldest first; what an officer read stays',
  { ...reportsHouse, disk: full.disk },
  async (h) => {
    full.of(h)
    const desk = await openTestDesk(h)
    const read = await withFile(h, desk, 'first')
    const unread = await withFile(h, desk, 'second')
    const slow = await withFile(h, desk, 'third')
    const ids = [await idOf(h, read), await idOf(h, slow)]
    await h.store.write(async (tx) => {
      await reports.change(tx, { id: ids[0] ?? '' }, { state: 'acknowledged' })
      await reports.change(tx, { id: ids[1] ?? '' }, { lane: 'slow' })
    })
    const all = []
    for (let n = 0; n < 22; n += 1) {
      all.push(await withFile(h, desk, `network ${n}`))
      await h.settled()
    }
    const { free, size } = await full.disk()
    assert.ok(free >= 0.35 * size, `${free} of ${size} are free`)
    assert.ok(!all.includes('core.no_room'), 'nobody is refused')
    assert.ok((await partsOf(h, read)) > 0)
    assert.deepEqual([await partsOf(h, slow), await partsOf(h, unread)], [0, 0])
    const gone = (await h.records()).filter(({ type }) => type === 'attachments.removed')
    assert.deepEqual(
      gone.slice(0, 2).map(({ subject }) => subject),
      [await idOf(h, slow), await idOf(h, unread)],
      'the slow lane before the rest',
    )
    const { files } = await h.call(amina, report, { report: ids[1] ?? '' })
    const file = files.find(({ kind }) => kind === 'attachment')?.id ?? ''
    await assert.rejects(
      h.call(amina, takeFile, { report: ids[1] ?? '', file }),
      problemWith('reports.file_dropped'),
    )
  },
)

forBothHouses(
  'files of what was closed as no report go after a week, and those of another report stay',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const [junk, other] = [await withFile(h, desk, 'a'), await withFile(h, desk, 'b')]
    await h.call(amina, close, { report: await idOf(h, junk), why: 'no-report' })
    await h.call(amina, close, { report: await idOf(h, other), why: 'acted' })
    await h.pass(6 * DAY)
    assert.ok((await partsOf(h, junk)) > 0)
    await h.pass(2 * DAY)
    assert.deepEqual([await partsOf(h, junk), (await partsOf(h, other)) > 0], [0, true])
    const [told] = (await h.records()).filter(({ type }) => type === 'attachments.removed')
    assert.ok(told !== undefined)
    const { why, files } = recordOf(told, records['attachments.removed']).body
    assert.deepEqual([why, files], ['no-report', 1])
    const stored = h.files('reports')
    const left = await Promise.all(
      (await stored.shelves()).map((one) => stored.putBefore(one, h.clock.now())),
    )
    const parts = await h.store.read((tx) => fileParts.many(tx, {}, { limit: 100 }))
    assert.deepEqual(left.flat().toSorted(), parts.map((part) => part.sha256).toSorted())
  },
)
