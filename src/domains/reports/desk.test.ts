import assert from 'node:assert/strict'
import { pageScript } from '../../../test/support/browser-scripts.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  AGENCY,
  amina,
  ben,
  carla,
  type DeviceKey,
  deviceKey,
  founder,
  keeper,
  openTestDesk,
  reportsHouse,
  seat,
  tell,
} from '../../../test/support/reports.ts'
import { type Actor, ANONYMOUS } from '../../core/actor.ts'
import { newSecret } from '../../core/id.ts'
import { recordOf } from '../../core/record.ts'
import { DAY, HOUR } from '../../core/time.ts'
import { leafHash, verifyInclusion } from '../../lib/tlog/index.ts'
import { counted, counters } from './actions/counters.ts'
import { list, report, take } from './actions/desk.ts'
import { accept, offer, offers, refuse } from './actions/forward.ts'
import { askName, giveName, namesAsked, takeName } from './actions/name.ts'
import { mailboxOf, write } from './actions/receive.ts'
import { heads, reseal } from './actions/header.ts'
import { askRelease, release, released, takeReleased } from './actions/release.ts'
import { agreeSeat, desks, endSeat, openDesk } from './actions/seat.ts'
import { answer } from './actions/step.ts'
import { headOf, openedFrame, sealedFrame, unsealed } from './envelope.ts'
import { records } from './records.ts'
import type { Routing } from './schema.ts'

const OTHER = 'AGY-0000000B'
const dora = person('dora', ['reports:desk', 'reports:read'])
const emil = person('emil', ['reports:desk', 'reports:read'])

const onlyReport = async (h: TestHouse, by = amina) =>
  (await h.call(by, list, { limit: 100 })).items[0]?.id ?? ''

forBothHouses(
  'a day is counted once it is over, and every receipt of it leads to its root',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const told = []
    for (let n = 0; n < 6; n += 1) told.push(await tell(h, desk, { text: `${n}` }))
    const [first] = told
    assert.ok(first !== undefined)
    const own = { mailbox: first.mailbox, read: first.read }
    assert.equal((await h.call(ANONYMOUS, counted, own)).state, 'waiting')
    await h.pass(DAY)
    const { days } = await h.call(ANONYMOUS, counters, {})
    const [day] = days
    assert.deepEqual(
      day?.agencies.map(({ agency, received, answered }) => [agency, received, answered]),
      [[AGENCY, '6', '<5']],
    )
    const record = (await h.records()).find(({ id }) => id === day?.record)
    assert.ok(record !== undefined)
    assert.equal(recordOf(record, records['counters.published']).body.root, day?.root)
    for (const { mailbox, read } of told) {
      const { state, path } = await h.call(ANONYMOUS, counted, { mailbox, read })
      assert.equal(state, 'counted')
      assert.ok(path !== null)
      const { sha256, index, size, hashes, root } = path
      const claim = {
        index,
        size,
        leafHash: leafHash(Buffer.from(sha256, 'hex')),
        proof: hashes.map((one) => Buffer.from(one, 'hex')),
        root: Buffer.from(root, 'hex'),
      }
      assert.ok(verifyInclusion(claim))
      assert.equal(root, day?.root)
      assert.ok(!verifyInclusion({ ...claim, leafHash: leafHash(Buffer.from('other')) }))
    }
    const unknown = { mailbox: 'A'.repeat(22), read: 'A'.repeat(43) }
    assert.equal((await h.call(ANONYMOUS, counted, unknown)).state, 'waiting')
  },
)

forHouse(
  'a report that is not among its day is missing from noon on',
  { ...reportsHouse, runsJobs: false },
  async (h) => {
    const desk = await openTestDesk(h)
    const { mailbox, read } = await tell(h, desk)
    h.clock.advance(DAY)
    assert.equal((await h.call(ANONYMOUS, counted, { mailbox, read })).state, 'waiting')
    h.clock.advance(12 * HOUR)
    assert.equal((await h.call(ANONYMOUS, counted, { mailbox, read })).state, 'missing')
  },
)

/** Two desks with their officers' keys; a report lies at the first. */
async function twoDesks(h: TestHouse, routing: Partial<Routing> = {}) {
  const desk = await openTestDesk(h)
  const keys = { dora: deviceKey(), emil: deviceKey(), recovery: deviceKey() }
  await h.call(founder, openDesk, { agency: OTHER })
  await seat(h, { agency: OTHER, role: 'recovery', by: founder, key: keys.recovery })
  await seat(h, { agency: OTHER, role: 'officer', by: dora, key: keys.dora })
  await seat(h, { agency: OTHER, role: 'officer', by: emil, key: keys.emil })
  const receipt = await tell(h, desk, { text: 'They threatened us', routing })
  const of = await onlyReport(h)
  const { files } = await h.call(amina, report, { report: of })
  return { desk, keys, receipt, of, file: files[0]?.id ?? '' }
}

const { rewrapAge, ageIdentity } = await pageScript('age-open.js')

/** Headers of a report as an officer's device writes them for another desk. */
async function freshHeads(
  h: TestHouse,
  { of, by = amina, key }: { of: string; by?: Actor; key: DeviceKey },
) {
  const { items, newest } = await h.call(by, heads, { report: of, agency: OTHER })
  const own = await ageIdentity(key.identity)
  const written = []
  for (const { file, head, recipients } of items) {
    const fresh = await rewrapAge(new Uint8Array(Buffer.from(head, 'base64')), [own], recipients)
    written.push({ report: of, file, head: Buffer.from(fresh).toString('base64') })
  }
  return { agency: OTHER, newest, heads: written }
}

forBothHouses(
  'a report goes to another desk with fresh headers, which may refuse it or take it over',
  reportsHouse,
  async (h) => {
    const { desk, keys, receipt, of, file } = await twoDesks(h)
    const offering = { report: of, to: OTHER }
    await assert.rejects(h.call(amina, offer, offering), problemWith('reports.not_ready'))
    const fresh = await freshHeads(h, { of, key: desk.amina })
    assert.equal(fresh.heads.length, 1)
    const [one] = fresh.heads
    assert.ok(one !== undefined)
    await assert.rejects(
      h.call(amina, reseal, { ...fresh, heads: [one, one] }),
      problemWith('reports.same_file'),
    )
    const whole = { ...one, head: (await h.call(amina, take, { report: of, file })).sealed }
    const fewer = await sealedFrame({ manifest: {}, text: 'x' }, [keys.dora.recipient])
    const other = {
      ...one,
      head: headOf(fewer)?.bytes.toString('base64') ?? '',
    }
    for (const bad of [whole, other, { ...one, file: of }])
      await assert.rejects(
        h.call(amina, reseal, { ...fresh, heads: [bad] }),
        problemWith('reports.other_files'),
      )
    await assert.rejects(
      h.call(amina, reseal, { ...fresh, newest: '2000-01-01T00:00:00.000Z' }),
      problemWith('reports.keys_changed'),
    )
    await assert.rejects(h.call(dora, reseal, fresh), problemWith('reports.unknown_report'))
    await h.call(amina, reseal, fresh)
    const { forward } = await h.call(amina, offer, offering)
    await assert.rejects(h.call(amina, offer, offering), problemWith('reports.is_offered'))
    await assert.rejects(h.call(amina, accept, { forward }), problemWith('reports.unknown_report'))
    await h.call(dora, refuse, { forward, reason: 'Not ours' })
    assert.equal(await onlyReport(h), of, 'it stays where it was')
    const { forwards, state: back } = await h.call(amina, report, { report: of })
    assert.deepEqual(
      [back, forwards.map(({ to, state, reason }) => [to, state, reason])],
      ['acknowledged', [['Police', 'refused', 'Not ours']]],
    )
    await assert.rejects(
      h.call(ben, offer, offering),
      problemWith('reports.not_ready'),
      'what was refused keeps no header for them',
    )
    await h.call(ben, reseal, await freshHeads(h, { of, by: ben, key: desk.ben }))
    const again = await h.call(ben, offer, offering)
    assert.deepEqual(
      (await h.call(emil, offers, {})).items.map(({ from, what }) => [from, what]),
      [['Commission <North>', 'fake-site-or-message']],
    )

    // A letter that comes between the offer and its acceptance is sealed to both desks.
    const { mailbox, read, recipient } = receipt
    const { readers } = await h.call(ANONYMOUS, mailboxOf, { mailbox, read })
    const more = await sealedFrame({ manifest: {}, text: 'They came back' }, [
      ...readers,
      recipient,
    ])
    const sent = { mailbox, read, letter: newSecret(128), sealed: more.toString('base64') }
    await h.call(ANONYMOUS, write, sent)

    const both = await Promise.allSettled([dora, emil].map((by) => h.call(by, accept, again)))
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    assert.deepEqual((await h.call(amina, list, { limit: 100 })).items, [])
    const { files, recipients, state } = await h.call(emil, report, { report: of })
    assert.equal(state, 'acknowledged')
    const texts = []
    for (const { id } of files) {
      const now = Buffer.from((await h.call(emil, take, { report: of, file: id })).sealed, 'base64')
      texts.push((await openedFrame(now, keys.emil.identity))?.text)
    }
    assert.deepEqual(texts, ['They threatened us', 'They came back'])

    // The reporter keeps the same receipt.
    const letter = await sealedFrame({ manifest: {}, text: 'We have it' }, recipients)
    await h.call(emil, answer, { report: of, sealed: letter.toString('base64') })
    const found = await h.call(ANONYMOUS, mailboxOf, { mailbox, read })
    const last = Buffer.from(found.letters.at(-1)?.sealed ?? '', 'base64')
    assert.equal((await openedFrame(last, receipt.identity))?.text, 'We have it')
  },
)

forHouse('without the reporter’s consent nothing is handed on', reportsHouse, async (h) => {
  const { of } = await twoDesks(h, { forward: 'none' })
  assert.deepEqual((await h.call(amina, report, { report: of })).targets, [])
  await assert.rejects(
    h.call(amina, heads, { report: of, agency: OTHER }),
    problemWith('reports.no_consent'),
  )
  await assert.rejects(
    h.call(amina, offer, { report: of, to: OTHER }),
    problemWith('reports.no_consent'),
  )
})

forBothHouses(
  'a name is opened by an officer and a custodian together',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const { recipient } = await tell(h, desk, { name: 'Zainab' })
    const of = await onlyReport(h)
    const { files } = await h.call(amina, report, { report: of })
    const identity = files.find(({ kind }) => kind === 'identity')?.id ?? ''
    const taken = await h.call(amina, take, { report: of, file: identity })
    const outer = Buffer.from(taken.sealed, 'base64')
    assert.equal(
      await unsealed(outer, desk.keeper.identity),
      null,
      'a custodian alone opens nothing',
    )
    const inner = await unsealed(outer, desk.amina.identity)
    assert.ok(inner !== null)
    const ask = { report: of, inner: inner.toString('base64'), reason: 'A witness is needed' }
    await h.call(amina, askName, ask)
    await assert.rejects(h.call(amina, askName, ask), problemWith('reports.is_asked'))
    assert.deepEqual(
      (await h.call(keeper, namesAsked, {})).items.map(({ reason }) => reason),
      ['A witness is needed'],
    )
    const [{ askedAt } = { askedAt: '' }] = (await h.call(keeper, namesAsked, {})).items
    const asked = { report: of, askedAt }
    await assert.rejects(h.call(amina, takeName, asked), problemWith('core.not_allowed'))
    await assert.rejects(
      h.call(keeper, takeName, { report: of, askedAt: '2000-01-01T00:00:00.000Z' }),
      problemWith('reports.ask_changed'),
      'what is asked for anew is read anew',
    )
    const given = await h.call(keeper, takeName, asked)
    const frame = await openedFrame(Buffer.from(given.sealed, 'base64'), desk.keeper.identity)
    assert.equal(frame?.manifest['name'], 'Zainab')
    assert.ok(given.recipients.includes(recipient))
    const sealed = await sealedFrame(frame, given.recipients)
    await h.call(keeper, giveName, { ...asked, sealed: sealed.toString('base64') })
    const after = await h.call(ben, report, { report: of })
    const name = after.files.find(({ kind }) => kind === 'name')?.id ?? ''
    const told = await h.call(ben, take, { report: of, file: name })
    const opened = await openedFrame(Buffer.from(told.sealed, 'base64'), desk.ben.identity)
    assert.equal(opened?.manifest['name'], 'Zainab')
    assert.deepEqual((await h.call(keeper, namesAsked, {})).items, [])
  },
)

forHouse(
  'files for the recovery key are released by two, and that is recorded',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    await tell(h, desk, { text: 'locked away' })
    const [{ code } = { code: '' }] = (await h.call(amina, list, { limit: 100 })).items
    await assert.rejects(
      h.call(founder, askRelease, { code, reason: 'x' }),
      problemWith('reports.unknown_report'),
    )
    const asked = await h.call(amina, askRelease, { code, reason: 'Both telephones are lost' })
    await assert.rejects(h.call(amina, release, asked), problemWith('core.same_person'))
    await h.call(ben, release, asked)
    assert.equal((await h.records()).at(-1)?.type, 'report.released')
    await assert.rejects(h.call(ben, release, asked), problemWith('reports.unknown_report'))
    const { items } = await h.call(ben, released, {})
    const [file] = items[0]?.files ?? []
    const wanted = { ...asked, file: file?.id ?? '' }
    const { sealed } = await h.call(ben, takeReleased, wanted)
    const opened = await openedFrame(Buffer.from(sealed, 'base64'), desk.recovery.identity)
    assert.equal(opened?.text, 'locked away')
    await assert.rejects(
      h.call(carla, takeReleased, wanted),
      problemWith('reports.unknown_report'),
      'nobody else fetches it',
    )
    const of = await onlyReport(h)
    const { releases } = await h.call(amina, report, { report: of })
    assert.deepEqual(
      releases.map(({ askedBy, agreedBy }) => [askedBy, agreedBy]),
      [[amina.id, ben.id]],
    )
    h.clock.advance(2 * DAY)
    await assert.rejects(h.call(ben, takeReleased, wanted), problemWith('reports.release_over'))
  },
)

forHouse(
  'a role without a seat, a seat without a role, and one person as two open nothing',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    await tell(h, desk, { name: 'Zainab' })
    const of = await onlyReport(h)
    const { files } = await h.call(amina, report, { report: of })
    const wanted = { report: of, file: files[0]?.id ?? '' }
    await assert.rejects(h.call(carla, take, wanted), problemWith('reports.unknown_report'))
    const roleless = person('amina', ['reports:desk'])
    await assert.rejects(h.call(roleless, take, wanted), problemWith('core.not_allowed'))
    // Whoever was an officer, asked, and then sits as a custodian is no second person.
    await seat(h, {
      agency: AGENCY,
      role: 'officer',
      by: carla,
      key: deviceKey(),
      agreeing: [amina, ben],
    })
    const inner = await sealedFrame({ manifest: {}, text: 'x' }, [
      desk.keeper.recipient,
      desk.recovery.recipient,
      deviceKey().recipient,
    ])
    const reason = 'To know'
    await h.call(carla, askName, { report: of, inner: inner.toString('base64'), reason })
    const [{ seats } = { seats: [] }] = (await h.call(amina, desks, {})).desks
    const own = seats.find(({ person: who }) => who === carla.id)?.id ?? ''
    const { change } = await h.call(carla, endSeat, { seat: own })
    await h.call(amina, agreeSeat, { change })
    const both = person('carla', ['reports:desk', 'reports:name'])
    await seat(h, {
      agency: AGENCY,
      role: 'custodian',
      by: both,
      key: deviceKey(),
      agreeing: [amina, ben],
    })
    const [{ askedAt } = { askedAt: '' }] = (await h.call(both, namesAsked, {})).items
    await assert.rejects(
      h.call(both, takeName, { report: of, askedAt }),
      problemWith('core.same_person'),
    )
  },
)
