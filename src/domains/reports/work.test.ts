// What officers do at a desk: colleagues with newer keys, what came by telephone, notes, what is alike, what is over.
import assert from 'node:assert/strict'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
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
  tell,
  type TestDesk,
} from '../../../test/support/reports.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY } from '../../core/time.ts'
import { counted } from './actions/counters.ts'
import { list, report, take } from './actions/desk.ts'
import { enter } from './actions/enter.ts'
import { askName } from './actions/name.ts'
import { ready } from './actions/public.ts'
import { due, late } from './actions/queue.ts'
import { mailboxOf } from './actions/receive.ts'
import {
  agreeSeat,
  askSeat,
  changeDesk,
  desks as desksOf,
  endSeat,
  openDesk,
  testKey,
} from './actions/seat.ts'
import { acknowledge, answer, assign, close, move, note, prolong } from './actions/step.ts'
import { openedFrame, sealedFrame } from './envelope.ts'
import { reportPage } from './pages/one.ts'
import { gateOf } from './puzzle.ts'

forBothHouses(
  'a report that came by telephone lies at the desk, and its receipt leads to the answer',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const { mailbox, read, recipient, readHash, identity } = newReceipt()
    const keys = [...readersOf(desk), recipient]
    const frame = await sealedFrame({ manifest: {}, text: 'She called' }, keys)
    const input = {
      routing: ROUTING,
      channel: 'telephone',
      mailbox,
      readHash,
      recipient,
      sealed: frame.toString('base64'),
    } as const
    await assert.rejects(h.call(carla, enter, input), problemWith('reports.unknown_desk'))
    const { report: of, code } = await h.call(amina, enter, input)
    await assert.rejects(h.call(amina, enter, input), problemWith('reports.other_report'))
    const seen = await h.call(ben, report, { report: of })
    assert.deepEqual([seen.channel, seen.code], ['telephone', code])
    const letter = await sealedFrame({ manifest: {}, text: 'Done' }, seen.recipients)
    await h.call(ben, answer, { report: of, sealed: letter.toString('base64') })
    const { letters } = await h.call(ANONYMOUS, mailboxOf, { mailbox, read })
    const bytes = Buffer.from(letters[0]?.sealed ?? '', 'base64')
    assert.equal((await openedFrame(bytes, identity))?.text, 'Done')
  },
)

forHouse(
  'an internal note is sealed to the officers alone, and the reporter never sees it',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const { mailbox, read, identity } = await tell(h, desk)
    const { items } = await h.call(amina, list, { limit: 100 })
    const of = items[0]?.id ?? ''
    const { recipients } = await h.call(amina, report, { report: of })
    const seal = async (to: readonly string[]) =>
      (await sealedFrame({ manifest: {}, text: 'Known for such stories' }, to)).toString('base64')
    await assert.rejects(
      h.call(amina, note, { report: of, sealed: await seal(recipients) }),
      problemWith('reports.keys_changed'),
      'one that the reporter could open is refused',
    )
    await h.call(amina, note, { report: of, sealed: await seal(recipients.slice(0, -1)) })
    await h.call(amina, acknowledge, { report: of })
    assert.deepEqual((await h.call(ANONYMOUS, mailboxOf, { mailbox, read })).letters, [])
    const { files } = await h.call(ben, report, { report: of })
    const own = files.find(({ kind }) => kind === 'note')?.id ?? ''
    const { sealed } = await h.call(ben, take, { report: of, file: own })
    const bytes = Buffer.from(sealed, 'base64')
    assert.notEqual(await openedFrame(bytes, desk.ben.identity), null)
    assert.equal(await openedFrame(bytes, identity), null)
  },
)

/** So much comes that officers do not keep up. */
function flood(h: TestHouse): void {
  for (let n = 0; n < 200; n += 1) gateOf(h.facts).arrived(h.clock.now(), 'mailbox', undefined)
}

forHouse(
  'the same answers are one row in a flood until somebody reads them; none where little comes or somebody is in danger',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const routing = { what: 'other', moment: 'unknown' } as const
    for (let n = 0; n < 3; n += 1) await tell(h, desk, { routing: { ...routing, place: 'home' } })
    assert.equal((await h.call(amina, list, { limit: 100 })).items.length, 3, 'three stories')
    flood(h)
    for (let n = 0; n < 4; n += 1) await tell(h, desk, { routing })
    await tell(h, desk, { routing: { ...routing, contact: false } })
    for (let n = 0; n < 2; n += 1) await tell(h, desk, { routing: { ...routing, danger: true } })
    await tell(h, desk, { routing: { what: 'ransom', moment: 'now' } })
    const rows = async () => {
      const { items } = await h.call(amina, list, { limit: 100 })
      return items
        .filter(({ place, contact }) => place !== 'home' && contact)
        .map(({ what, danger, alike }) => [what, danger, alike])
    }
    const others = [
      ['ransom', false, 1],
      ['other', true, 1],
      ['other', true, 1],
    ]
    assert.deepEqual(await rows(), [...others, ['other', false, 4]])
    const { items } = await h.call(amina, list, { limit: 100 })
    const first = items.find(({ alike }) => alike === 4)
    assert.ok(first !== undefined)
    const unfolded = await h.call(amina, list, { limit: 100, alike: first.kin })
    assert.equal(unfolded.items.length, 4)
    await h.call(amina, acknowledge, { report: first.id })
    assert.deepEqual(
      (await rows()).filter(([what, danger]) => what === 'other' && danger === false),
      [
        ['other', false, 1],
        ['other', false, 3],
      ],
    )
    assert.deepEqual(await h.call(carla, list, { limit: 100, alike: first.kin }), {
      items: [],
      next: null,
      open: null,
    })
    assert.equal((await h.call(ben, due, {})).unread, 10, 'nobody is told that his was read')
  },
)

forBothHouses(
  'a report is given to an officer, takes longer once, is closed with a reason and opened again',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    await tell(h, desk)
    const { items } = await h.call(amina, list, { limit: 100 })
    const of = items[0]?.id ?? ''
    const now = () => h.call(amina, report, { report: of })
    await assert.rejects(
      h.call(amina, assign, { report: of, person: carla.id }),
      problemWith('reports.no_officer'),
    )
    await h.call(amina, assign, { report: of, person: ben.id })
    await h.call(ben, move, { report: of, to: 'triaged', lane: 'fast' })
    assert.deepEqual([(await now()).assignedTo, (await now()).lane], [ben.id, 'fast'])
    const before = (await now()).due?.until ?? ''
    await h.call(ben, prolong, { report: of, reason: 'The court answers in spring' })
    assert.ok(((await now()).due?.until ?? '') > before)
    await assert.rejects(
      h.call(ben, prolong, { report: of, reason: 'again' }),
      problemWith('reports.wrong_state'),
    )
    await h.call(ben, close, { report: of, why: 'acted' })
    assert.deepEqual([(await now()).closedFor, (await now()).due], ['acted', null])
    await assert.rejects(
      h.call(ben, move, { report: of, to: 'investigating' }),
      problemWith('reports.wrong_state'),
    )
    await h.call(ben, move, { report: of, to: 'reopened' })
    assert.deepEqual([(await now()).closedFor, (await now()).due?.what], [null, 'answer'])
  },
)

forBothHouses(
  'whoever set a desk up is told of what lies there too long, and of nothing in it',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    await tell(h, desk)
    assert.deepEqual((await h.call(founder, late, {})).desks, [])
    await h.call(amina, changeDesk, { agency: AGENCY, deadlines: 'election' })
    await tell(h, desk, { routing: { what: 'ransom' } })
    h.clock.advance(2 * DAY)
    const { desks } = await h.call(founder, late, {})
    assert.deepEqual(
      desks.map(({ agency, late: many }) => [agency, many]),
      [[AGENCY, 1]],
    )
    assert.deepEqual((await h.call(keeper, late, {})).desks, [])
    await assert.rejects(
      h.call(founder, changeDesk, { agency: AGENCY, deadlines: 'election' }),
      problemWith('reports.not_allowed_here'),
    )
  },
)

forBothHouses(
  'what was written is removed a year after a report was closed, and the day’s tree stays whole',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const [over, other] = [
      await tell(h, desk, { name: 'Zainab' }),
      await tell(h, desk, { routing: { what: 'ransom' } }),
    ]
    const { items } = await h.call(amina, list, { limit: 100 })
    const of = items.find(({ what }) => what !== 'ransom')?.id ?? ''
    await h.call(amina, close, { report: of, why: 'nothing' })
    const own = { mailbox: over.mailbox, read: over.read }
    const { purgesAt } = await h.call(ANONYMOUS, mailboxOf, own)
    assert.ok(purgesAt !== null)
    await h.pass(364 * DAY)
    assert.equal((await h.call(ANONYMOUS, mailboxOf, own)).state, 'closed')
    await h.pass(2 * DAY)
    assert.equal((await h.call(ANONYMOUS, mailboxOf, own)).state, 'none')
    assert.deepEqual((await h.call(amina, report, { report: of })).files, [])
    assert.equal((await h.records()).filter(({ type }) => type === 'mailbox.purged').length, 1)
    await checkNothingDone(h, of, desk)
    const { mailbox, read } = other
    assert.equal((await h.call(ANONYMOUS, counted, { mailbox, read })).state, 'counted')
  },
)

/** Nothing is done any more with a report of which nothing is left, and nothing is offered. */
async function checkNothingDone(h: TestHouse, of: string, desk: TestDesk): Promise<void> {
  const { recipients } = await h.call(amina, report, { report: of })
  const seal = async (to: readonly string[]) =>
    (await sealedFrame({ manifest: {}, text: 'x' }, to)).toString('base64')
  const again = h.call(amina, move, { report: of, to: 'reopened' })
  await assert.rejects(again, problemWith('reports.wrong_state'))
  const noted = h.call(amina, note, { report: of, sealed: await seal(recipients.slice(0, -1)) })
  await assert.rejects(noted, problemWith('reports.wrong_state'))
  const inner = await seal([desk.keeper.recipient, desk.recovery.recipient, deviceKey().recipient])
  const asked = h.call(amina, askName, { report: of, inner, reason: 'x' })
  await assert.rejects(asked, problemWith('reports.no_name'))
  const page = await visitPage(h, reportPage, { actor: amina, params: { report: of } })
  assert.ok(!page.includes('reopened'), 'it is not offered')
}

forHouse(
  'a desk belongs to an agency of the directory, and to its name',
  reportsHouse,
  async (h) => {
    await assert.rejects(
      h.call(founder, openDesk, { agency: 'AGY-FFFFFFFF' }),
      problemWith('reports.not_in_directory'),
    )
  },
)

forBothHouses(
  'an agency is ready once the code of its recovery key was tried',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    assert.equal((await h.call(ANONYMOUS, ready, {})).desks, 0)
    const { recipient } = desk.recovery
    await assert.rejects(
      h.call(amina, testKey, { agency: AGENCY, recipient: desk.ben.recipient }),
      problemWith('reports.other_key'),
    )
    await assert.rejects(
      h.call(carla, testKey, { agency: AGENCY, recipient }),
      problemWith('reports.not_allowed_here'),
    )
    await h.call(amina, testKey, { agency: AGENCY, recipient })
    assert.equal((await h.call(ANONYMOUS, ready, {})).desks, 1)
  },
)

forBothHouses(
  'whoever agreed first and has no seat any more counts for nothing',
  reportsHouse,
  async (h) => {
    await openTestDesk(h)
    const third = { agency: AGENCY, role: 'officer', by: carla, key: deviceKey() } as const
    await seat(h, { ...third, agreeing: [amina, ben] })
    const dora = person('dora', ['reports:desk', 'reports:read'])
    const wanted = { agency: AGENCY, role: 'officer', recipient: deviceKey().recipient } as const
    const { change } = await h.call(dora, askSeat, wanted)
    await h.call(carla, agreeSeat, { change })
    const { seats } = (await h.call(amina, desksOf, {})).desks[0] ?? { seats: [] }
    const own = seats.find(({ person: who }) => who === carla.id)?.id ?? ''
    const ending = await h.call(amina, endSeat, { seat: own })
    await h.call(ben, agreeSeat, { change: ending.change })
    assert.equal((await h.call(amina, agreeSeat, { change })).isDone, false)
    assert.equal((await h.call(ben, agreeSeat, { change })).isDone, true)
  },
)
