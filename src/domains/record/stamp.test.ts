// Heads of the log are time-stamped by a real authority, wait while it cannot be asked, and lie in bundles.
import assert from 'node:assert/strict'
import { type Authority, makeAuthority } from '../../../test/support/authority.ts'
import { evidenceHouse } from '../../../test/support/evidence.ts'
import { forBothHouses, person, type TestHouse } from '../../../test/support/house.ts'
import { openingOf } from '../../../test/support/opening.ts'
import type { TimeStamps } from '../../core/port.ts'
import { DAY, HOUR } from '../../core/time.ts'
import { verifyConsistency, unverifiedCheckpoint } from '../../lib/tlog/index.ts'
import { stamp } from './actions/stamp.ts'
import { record } from './index.ts'

const prover = person('prover', ['record:prove'])

/** An authority that can be away, and answer with what it said before. */
function asked(authority: Authority) {
  const state = { isAway: true, isStale: false, queries: 0 }
  let before: Uint8Array | null = null
  const timeStamps: TimeStamps = {
    isSet: true,
    async ask(query) {
      state.queries += 1
      if (state.isAway) throw new Error('it is away')
      const reply = state.isStale && before !== null ? before : authority.answer(query)
      before = reply
      return reply
    },
  }
  return { state, timeStamps }
}

const authority = makeAuthority()
const { state, timeStamps } = asked(authority)
process.once('exit', () => authority.remove())

// Evidence brings what the log needs to have records in it; at its start it would write one, before or after the log is looked at.
const others = evidenceHouse.slices.map((one) => ({
  ...one,
  jobs: one.jobs.filter(({ kind }) => kind !== 'evidence.key'),
  actions: one.actions.filter(({ name }) => !name.startsWith('record.')),
}))

const typesOf = async (h: TestHouse) =>
  (await h.records()).map(({ type }) => type).filter((type) => type.startsWith('log.stamp'))

forBothHouses(
  'the head of the log is stamped once a day, and waits while nobody can be asked',
  { slices: [...others, { ...record, needs: {} }, openingOf()], timeStamps },
  async (h) => {
    Object.assign(state, { isAway: true, isStale: false, queries: 0 })
    // The start looks at the log, and signs nothing before; an empty log has no head to be stamped.
    await h.settled()
    await h.call({ id: 'cli:0', holds: 'all' }, h.action('record.nameBreak'), {
      size: 1,
      root: 'a'.repeat(64),
      reason: 'For the test.',
    })
    await h.pass(DAY)
    assert.deepEqual(await typesOf(h), ['log.stampMissed'])
    await h.pass(HOUR)
    assert.equal(state.queries, 2, 'it is asked again, and told once')
    state.isAway = false
    await h.pass(HOUR)
    assert.deepEqual(await typesOf(h), ['log.stampMissed', 'log.stamped'])
    state.isStale = true
    await h.pass(DAY)
    await h.pass(HOUR)
    const last = (await h.records()).findLast(({ type }) => type === 'log.stampMissed')
    assert.equal(last?.body['fault'], 'imprint', 'an old answer is no answer')
    const size = (await h.records()).length
    const found = await h.call(prover, stamp, { size })
    assert.ok(found !== null)
    const over = Buffer.from(found.checkpoint)
    assert.equal(authority.isTaken(new Uint8Array(Buffer.from(found.reply, 'base64')), over), true)
    const note = await h.store.publish()
    const [older, newer] = [unverifiedCheckpoint(found.checkpoint), unverifiedCheckpoint(note)]
    const proof = (await h.call(prover, stamp, { size: newer.size }))?.hashes ?? []
    assert.equal(
      verifyConsistency({
        oldSize: older.size,
        oldRoot: older.rootHash,
        newSize: newer.size,
        newRoot: newer.rootHash,
        proof: proof.map((one) => Buffer.from(one, 'base64')),
      }),
      true,
    )
  },
)
