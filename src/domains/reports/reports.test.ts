import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import {
  AGENCY,
  amina,
  ben,
  carla,
  deviceKey,
  founder,
  keeper,
  newReceipt,
  openTestDesk,
  readersOf,
  reportsHouse,
  ROUTING,
  seat,
  second,
  tell,
} from '../../../test/support/reports.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { newSecret } from '../../core/id.ts'
import { recordOf } from '../../core/record.ts'
import { list, report, take } from './actions/desk.ts'
import { keys, receiving } from './actions/public.ts'
import { mailboxOf, receive, receiptRecord, write } from './actions/receive.ts'
import { agreeSeat, askSeat, desks, endSeat } from './actions/seat.ts'
import { acknowledge, answer, move } from './actions/step.ts'
import { openedFrame, sealedFrame } from './envelope.ts'
import { records } from './records.ts'

forHouse(
  'a report goes to the desk, is opened there, answered, and the receipt shows the answer',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const receipt = await tell(h, desk, { text: 'A forged site: elecciones.example' })
    const own = { mailbox: receipt.mailbox, read: receipt.read }
    const nothing = await h.call(ANONYMOUS, mailboxOf, own)
    assert.equal(nothing.state, 'none', 'of a new report nothing became yet')

    const { items } = await h.call(amina, list, { limit: 100 })
    assert.equal(items.length, 1)
    const of = items[0]?.id ?? ''
    const seen = await h.call(amina, report, { report: of })
    assert.deepEqual([seen.state, seen.due?.what], ['received', 'acknowledge'])
    const file = seen.files[0]?.id ?? ''
    const taken = await h.call(ben, take, { report: of, file })
    const bytes = Buffer.from(taken.sealed, 'base64')
    for (const key of [desk.amina, desk.ben, desk.recovery, receipt]) {
      const frame = await openedFrame(bytes, key.identity)
      assert.equal(frame?.text, 'A forged site: elecciones.example')
    }
    assert.equal(await openedFrame(bytes, desk.keeper.identity), null, 'custodians open names only')

    await h.call(amina, acknowledge, { report: of })
    assert.equal((await h.call(ANONYMOUS, mailboxOf, own)).state, 'acknowledged')
    const letter = { manifest: { v: 1, kind: 'message' }, text: 'It was taken down.' }
    const sealed = (await sealedFrame(letter, seen.recipients)).toString('base64')
    await h.call(amina, answer, { report: of, sealed })
    const found = await h.call(ANONYMOUS, mailboxOf, own)
    assert.deepEqual([found.state, found.letters.map(({ from }) => from)], ['answered', ['agency']])
    const read = Buffer.from(found.letters[0]?.sealed ?? '', 'base64')
    assert.equal((await openedFrame(read, receipt.identity))?.text, 'It was taken down.')

    const { record } = await h.call(ANONYMOUS, receiptRecord, own)
    const all = await h.records()
    const received = all.find(({ id }) => id === record)
    assert.ok(received !== undefined)
    const { body, actor } = { ...received, ...recordOf(received, records['report.received']) }
    assert.deepEqual(
      [actor, body.agency, body.sha256, body.size],
      ['anonymous', AGENCY, hash('sha256', bytes), bytes.length],
    )
  },
)

forBothHouses(
  'the same receipt sent twice is one report, and a letter sent twice is one letter',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const receipt = newReceipt()
    const { mailbox, recipient, readHash, read } = receipt
    const readers = readersOf(desk)
    const seal = async (text: string) =>
      (await sealedFrame({ manifest: {}, text }, [...readers, recipient])).toString('base64')
    const sending = { routing: ROUTING, mailbox, recipient, readHash, sealedBy: 'node' } as const
    await h.call(ANONYMOUS, receive, { ...sending, sealed: await seal('once') })
    await h.call(ANONYMOUS, receive, { ...sending, sealed: await seal('once') })
    const { items } = await h.call(amina, list, { limit: 100 })
    assert.equal(items.length, 1)
    const stolen = { ...sending, readHash: newReceipt().readHash, sealed: await seal('other') }
    await assert.rejects(h.call(ANONYMOUS, receive, stolen), problemWith('reports.other_report'))

    const report = items[0]?.id ?? ''
    await h.call(amina, move, { report, to: 'waiting' })
    const letter = newSecret(128)
    for (const text of ['more', 'more'])
      await h.call(ANONYMOUS, write, { mailbox, read, letter, sealed: await seal(text) })
    const found = await h.call(ANONYMOUS, mailboxOf, { mailbox, read })
    assert.deepEqual(
      [found.state, found.letters.map(({ from }) => from)],
      ['investigating', ['reporter']],
    )
  },
)

forHouse('whoever has no seat at the desk finds no report there', reportsHouse, async (h) => {
  const desk = await openTestDesk(h)
  await tell(h, desk)
  const { items } = await h.call(amina, list, { limit: 100 })
  const of = items[0]?.id ?? ''
  assert.deepEqual((await h.call(carla, list, { limit: 100 })).items, [])
  for (const action of [report, acknowledge])
    await assert.rejects(
      h.call(carla, action, { report: of }),
      problemWith('reports.unknown_report'),
    )
  await assert.rejects(h.call(keeper, report, { report: of }), problemWith('core.not_allowed'))
  const other = await openTestDesk(
    { call: h.call },
    { agency: 'AGY-0000000B', name: 'Police' },
  ).catch(() => null)
  assert.equal(other?.agency, 'AGY-0000000B')
})

forHouse('an unknown, a wrong and an empty receipt are told alike', reportsHouse, async (h) => {
  const desk = await openTestDesk(h)
  const { mailbox, read } = await tell(h, desk)
  const unknown = newReceipt()
  const answers = [
    { mailbox, read },
    { mailbox, read: unknown.read },
    { mailbox: unknown.mailbox, read: unknown.read },
  ].map((one) => h.call(ANONYMOUS, mailboxOf, one))
  const [empty, ...others] = await Promise.all(answers)
  for (const one of others) assert.deepEqual(one, empty)
  const wrong = { mailbox, read: unknown.read }
  assert.equal((await h.call(ANONYMOUS, receiptRecord, wrong)).record, null)
})

forHouse(
  'what is not sealed as it must be is refused, and nothing is kept',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const { mailbox, recipient, readHash } = newReceipt()
    const readers = readersOf(desk)
    const frame = { manifest: {}, text: 'x' }
    const send = (sealed: Buffer) =>
      h.call(ANONYMOUS, receive, {
        routing: ROUTING,
        mailbox,
        recipient,
        readHash,
        sealedBy: 'browser' as const,
        sealed: sealed.toString('base64'),
      })
    await assert.rejects(send(Buffer.from('plain words')), problemWith('reports.not_sealed'))
    const cut = (await sealedFrame(frame, [...readers, recipient])).subarray(0, -1)
    await assert.rejects(send(cut), problemWith('reports.not_sealed'))
    const fewer = await sealedFrame(frame, readers)
    await assert.rejects(send(fewer), problemWith('reports.keys_changed'))
    const signedIn = h.call(amina, receive, {
      routing: ROUTING,
      mailbox,
      recipient,
      readHash,
      sealedBy: 'browser' as const,
      sealed: (await sealedFrame(frame, [...readers, recipient])).toString('base64'),
    })
    await assert.rejects(signedIn, problemWith('reports.signed_in'))
    assert.deepEqual((await h.call(amina, list, { limit: 100 })).items, [])
    const written = (await h.records()).filter(({ type }) => type === 'action.refused')
    assert.deepEqual(written, [], 'nothing of whoever reports is recorded')
  },
)

forBothHouses(
  'seats are given and ended by two, and every key is public',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const key = deviceKey()
    const wanted = { agency: AGENCY, role: 'officer', recipient: key.recipient } as const
    const { change } = await h.call(carla, askSeat, wanted)
    // From now on the officers decide, not the set-up.
    await assert.rejects(
      h.call(founder, agreeSeat, { change }),
      problemWith('reports.not_allowed_here'),
    )
    await assert.rejects(
      h.call(carla, agreeSeat, { change }),
      problemWith('reports.not_allowed_here'),
    )
    assert.equal((await h.call(amina, agreeSeat, { change })).isDone, false)
    await assert.rejects(h.call(amina, agreeSeat, { change }), problemWith('core.same_person'))
    const elsewhere = { ...ben, device: amina.device ?? '' }
    await assert.rejects(h.call(elsewhere, agreeSeat, { change }), problemWith('core.same_device'))
    assert.equal((await h.call(ben, agreeSeat, { change })).isDone, true)
    const now = (await h.call(ANONYMOUS, receiving, {})).agencies[0]
    assert.deepEqual(now?.readers.toSorted(), [...readersOf(desk), key.recipient].toSorted())

    // A new key of the same person stands in the place of the old one.
    const rotated = deviceKey()
    const again = {
      agency: AGENCY,
      role: 'officer',
      by: carla,
      key: rotated,
      agreeing: [amina],
    } as const
    await seat(h, again)
    const { keys: history } = await h.call(ANONYMOUS, keys, { agency: AGENCY })
    const of = (recipient: string) => history.find((one) => one.recipient === recipient)
    assert.notEqual(of(key.recipient)?.endedAt, null)
    assert.equal(of(rotated.recipient)?.endedAt, null)
    const all = await h.records()
    for (const { record, recipient } of history) {
      const found = all.find(({ id }) => id === record)
      assert.ok(found !== undefined)
      assert.equal(recordOf(found, records['deskSeat.taken']).body.recipient, recipient)
    }
  },
)

forHouse('nobody opens both reports and names', reportsHouse, async (h) => {
  await openTestDesk(h)
  const both = person('ben', ['reports:desk', 'reports:read', 'reports:name'])
  const recipient = deviceKey().recipient
  const { change } = await h.call(both, askSeat, { agency: AGENCY, role: 'custodian', recipient })
  await assert.rejects(h.call(amina, agreeSeat, { change }), problemWith('reports.both_roles'))
})

forHouse(
  'an agency with one officer left receives nothing, and the set-up seats another',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const [{ seats } = { seats: [] }] = (await h.call(amina, desks, {})).desks
    const own = seats.find(({ person: who }) => who === ben.id)?.id ?? ''
    const { change } = await h.call(ben, endSeat, { seat: own })
    await h.call(amina, agreeSeat, { change })
    assert.deepEqual((await h.call(ANONYMOUS, receiving, {})).agencies, [])
    await assert.rejects(tell(h, desk), problemWith('reports.not_receiving'))
    await seat(h, { agency: AGENCY, role: 'officer', by: carla, key: deviceKey() })
    assert.equal((await h.call(ANONYMOUS, receiving, {})).agencies.length, 1)
    assert.ok(second.id !== founder.id)
  },
)
