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
  deviceKey,
  founder,
  keeper,
  openTestDesk,
  reportsHouse,
  seat,
  tell,
} from '../../../test/support/reports.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { recordOf } from '../../core/record.ts'
import { DAY, HOUR } from '../../core/time.ts'
import { leafHash, verifyInclusion } from '../../lib/tlog/index.ts'
import { counted, counters } from './actions/counters.ts'
import { answer, list, report, take } from './actions/desk.ts'
import { accept, offer, offers, refuse } from './actions/forward.ts'
import { askName, giveName, namesAsked, takeName } from './actions/name.ts'
import { mailboxOf } from './actions/receive.ts'
import { askRelease, release } from './actions/release.ts'
import { openDesk } from './actions/seat.ts'
import { openedFrame, sealedFrame, unsealed } from './envelope.ts'
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
  await h.call(founder, openDesk, { agency: OTHER, name: 'Police' })
  await seat(h, { agency: OTHER, role: 'recovery', by: founder, key: keys.recovery })
  await seat(h, { agency: OTHER, role: 'officer', by: dora, key: keys.dora })
  await seat(h, { agency: OTHER, role: 'officer', by: emil, key: keys.emil })
  const receipt = await tell(h, desk, { text: 'They threatened us', routing })
  const of = await onlyReport(h)
  const { files, targets } = await h.call(amina, report, { report: of })
  const file = files[0]?.id ?? ''
  const taken = await h.call(amina, take, { report: of, file })
  const bytes = new Uint8Array(Buffer.from(taken.sealed, 'base64'))
  const to = targets[0]?.recipients ?? []
  return { desk, keys, receipt, of, file, bytes, to }
}

const { rewrapAge, ageIdentity } = await pageScript('age-open.js')

forBothHouses(
  'a report goes to another desk with a fresh header, which may refuse it or take it over',
  reportsHouse,
  async (h) => {
    const { desk, keys, receipt, of, file, bytes, to } = await twoDesks(h)
    const own = await ageIdentity(desk.amina.identity)
    const moved = Buffer.from(await rewrapAge(bytes, [own], to)).toString('base64')
    const sealed = await sealedFrame({ manifest: {}, text: 'another text' }, to)
    const files = [{ file, sealed: moved }]
    const other = { report: of, to: OTHER, files: [{ file, sealed: sealed.toString('base64') }] }
    await assert.rejects(h.call(amina, offer, other), problemWith('reports.other_files'))
    const { forward } = await h.call(amina, offer, { report: of, to: OTHER, files })
    await assert.rejects(
      h.call(amina, offer, { report: of, to: OTHER, files }),
      problemWith('reports.is_offered'),
    )
    await assert.rejects(h.call(amina, accept, { forward }), problemWith('reports.unknown_report'))
    await h.call(dora, refuse, { forward, reason: 'Not ours' })
    assert.equal(await onlyReport(h), of, 'it stays where it was')

    const again = await h.call(ben, offer, { report: of, to: OTHER, files })
    assert.deepEqual(
      (await h.call(emil, offers, {})).items.map(({ from, what }) => [from, what]),
      [['Commission <North>', 'fake-site-or-message']],
    )
    await h.call(dora, accept, { forward: again.forward })
    assert.deepEqual((await h.call(amina, list, { limit: 100 })).items, [])
    const taken = await h.call(emil, take, { report: of, file })
    const now = Buffer.from(taken.sealed, 'base64')
    assert.equal((await openedFrame(now, keys.emil.identity))?.text, 'They threatened us')
    assert.equal(await openedFrame(now, desk.amina.identity), null)

    // The reporter keeps the same receipt.
    const { recipients } = await h.call(emil, report, { report: of })
    const letter = await sealedFrame({ manifest: {}, text: 'We have it' }, recipients)
    await h.call(emil, answer, { report: of, sealed: letter.toString('base64') })
    const { mailbox, read } = receipt
    const found = await h.call(ANONYMOUS, mailboxOf, { mailbox, read })
    const sent = Buffer.from(found.letters[0]?.sealed ?? '', 'base64')
    assert.equal((await openedFrame(sent, receipt.identity))?.text, 'We have it')
  },
)

forHouse('without the reporter’s consent nothing is handed on', reportsHouse, async (h) => {
  const { of, file, bytes, to } = await twoDesks(h, { forward: 'none' })
  assert.deepEqual(to, [])
  const files = [{ file, sealed: Buffer.from(bytes).toString('base64') }]
  await assert.rejects(
    h.call(amina, offer, { report: of, to: OTHER, files }),
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
    await assert.rejects(h.call(amina, takeName, { report: of }), problemWith('core.not_allowed'))
    const given = await h.call(keeper, takeName, { report: of })
    const frame = await openedFrame(Buffer.from(given.sealed, 'base64'), desk.keeper.identity)
    assert.equal(frame?.manifest['name'], 'Zainab')
    assert.ok(given.recipients.includes(recipient))
    const sealed = await sealedFrame(frame, given.recipients)
    await h.call(keeper, giveName, { report: of, sealed: sealed.toString('base64') })
    const after = await h.call(ben, report, { report: of })
    const name = after.files.find(({ kind }) => kind === 'name')?.id ?? ''
    const told = await h.call(ben, take, { report: of, file: name })
    const opened = await openedFrame(Buffer.from(told.sealed, 'base64'), desk.ben.identity)
    assert.equal(opened?.manifest['name'], 'Zainab')
    assert.deepEqual((await h.call(keeper, namesAsked, {})).items, [])
  },
)

forBothHouses(
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
    const { files } = await h.call(ben, release, asked)
    const bytes = Buffer.from(files[0]?.sealed ?? '', 'base64')
    assert.equal((await openedFrame(bytes, desk.recovery.identity))?.text, 'locked away')
    assert.equal((await h.records()).at(-1)?.type, 'report.released')
    await assert.rejects(h.call(ben, release, asked), problemWith('reports.unknown_report'))
  },
)
