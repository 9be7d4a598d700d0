// What strangers tell: each network has its share, and what is beyond waits.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkedClaim, claimsHouse, mara } from '../../../test/support/claims.ts'
import { forBothHouses } from '../../../test/support/house.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY, HOUR } from '../../core/time.ts'
import { newId } from '../../core/id.ts'
import { tell, TELL } from './actions/claim.ts'
import { deskObjections, object } from './actions/objection.ts'
import { MAX_KEPT, MAX_REPEATS, OBJECT } from './objection.ts'
import { claims, holdersOf, keys, objections } from './store.ts'

const from = (network: string) => ({ ...ANONYMOUS, network })

forBothHouses(
  'whoever tells of a thousand claims shuts the door for nobody; what is beyond the share of a network is read later',
  claimsHouse,
  async (h) => {
    const say = async (network: string, words: string) =>
      (await h.call(from(network), tell, { words, language: 'en' })).isLate
    const late = []
    for (let n = 0; n < 200; n += 1) late.push(await say('flood', `The polls moved to room ${n}`))
    assert.equal(late.filter((one) => !one).length, TELL.share)
    assert.equal(await say('honest', 'The bridge to Alder is closed on polling day'), false)
    const told = async () => (await h.records()).filter(({ type }) => type === 'claim.taken').length
    assert.equal(await told(), TELL.share + 1)
    await h.pass(HOUR)
    assert.equal(await told(), TELL.share + 1 + TELL.lane.places, 'the slow lane was read')
    assert.equal(await say('flood', 'In the next hour it has its share again'), false)
    const written = JSON.stringify(await h.records())
    assert.ok(!written.includes('"honest"') && !written.includes('"flood"'))
  },
)

forBothHouses(
  'what a told claim costs does not grow with the claims that are there',
  claimsHouse,
  async (h) => {
    await h.call(from('one'), tell, { words: 'The polls moved to room 1', language: 'en' })
    await h.store.write(async (tx) => {
      const [row] = await claims.many(tx, {}, { limit: 1 })
      assert.ok(row !== undefined)
      const ids = Array.from({ length: 3_000 }, newId)
      for (let n = 0; n < ids.length; n += 500) {
        const some = ids.slice(n, n + 500)
        await claims.insert(
          tx,
          some.map((id, m) => ({ ...row, id, code: `CLM-${n + m}`, sameText: id, likeness: id })),
        )
        const text = (claim: string) => ({ key: `text ${claim}`, claim, firstKey: `text ${claim}` })
        const same = (claim: string) => ({ key: 'near 0 beef', claim })
        await keys.insert(
          tx,
          some.flatMap((claim) => [text(claim), same(claim)]),
        )
      }
    })
    const plan = await h.store.write(async (tx) => {
      await sql`analyze`.execute(tx as never)
      const wanted = holdersOf(tx, ['text x', 'near 0 beef', 'near 1 abcd'], 200)
      const isLite = h.store.engine === 'sqlite'
      const explained = isLite
        ? await wanted.explain(undefined, sql`query plan`)
        : await wanted.explain()
      return JSON.stringify(explained)
    })
    assert.equal(plan.match(/claim_key_first/g)?.length, 3)
    assert.doesNotMatch(plan, /SCAN claim|Seq Scan|claim_key_claim/)
  },
)

const SAID = { who: 'Ann Other, candidate', contact: 'ann@other.example', language: 'en' } as const

forBothHouses(
  'however much one network objects, whoever is concerned is read before it and stays',
  claimsHouse,
  async (h) => {
    const claim = await checkedClaim(h)
    const say = async (network: string, words: string) =>
      (await h.call(from(network), object, { claim, ...SAID, words })).place
    const desk = async () => (await h.call(mara, deskObjections, { claim })).items
    const places = []
    for (let n = 0; n < 40; n += 1) places.push(await say('flood', `Wrong, see ${newId()} ${n}`))
    assert.deepEqual(places, [...Array(2).fill('front'), ...Array(38).fill('rush')])
    assert.equal(await say('honest', 'I never said this.'), 'front')
    assert.equal((await desk())[2]?.words, 'I never said this.')
    const likely = 'This is false.'
    for (let n = 0; n <= MAX_REPEATS; n += 1) await say('flood', likely)
    assert.equal(await say('flood', likely), 'counted')
    assert.equal(await say('other', likely), 'behind', 'a name and a contact are kept')
    const lifted = (await desk())[3]
    assert.equal(lifted?.words, likely, 'it is read in its turn')
    assert.equal(lifted.repeats.length, MAX_REPEATS)
    await h.store.write(async (tx) => {
      const [row] = await objections.many(tx, { beyond: 1, likeOf: null }, { limit: 1 })
      assert.ok(row !== undefined)
      const open = await objections.count(tx, { state: 'open' })
      const rows = Array.from({ length: MAX_KEPT - open }, (_, n) => {
        const id = newId()
        return { ...row, id, sameText: id, likeness: null, turn: 100 + n }
      })
      for (let n = 0; n < rows.length; n += 500) await objections.insert(tx, rows.slice(n, n + 500))
    })
    for (let n = 0; n < 30; n += 1) await say('flood', `Wrong again, see ${newId()}`)
    const kept = (await desk()).slice(0, 4).map(({ words }) => words)
    assert.deepEqual(kept.slice(2), ['I never said this.', likely])
    const all = await h.store.read((tx) => objections.count(tx, { state: 'open' }))
    assert.equal(all, MAX_KEPT)
    // Many networks use up the room: a newcomer is beyond it, too, and yet stands before the flood and stays.
    for (let n = 0; n < 2 * OBJECT.room; n += 1)
      await say(`crowd ${n}`, `Wrong as well, see ${newId()}`)
    assert.equal(await say('newcomer', 'That was my brother.'), 'rush')
    for (let n = 0; n < 30; n += 1) await say('flood', `Wrong once more, see ${newId()}`)
    const late = await h.store.read((tx) =>
      objections.many(tx, { beyond: 1 }, { order: ['turn', 'id'], limit: 100 }),
    )
    const place = late.findIndex(({ words }) => words === 'That was my brother.')
    assert.ok(place >= 0 && place < 30, String(place))
  },
)

test('a week of hours that many networks use up is fewer objections than are kept', () => {
  const hours = (7 * DAY) / HOUR
  assert.ok((2 * OBJECT.room + 1 + OBJECT.onion) * hours <= MAX_KEPT)
})
