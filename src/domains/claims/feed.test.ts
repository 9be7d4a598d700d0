// The feed of published checks that programs read.
import assert from 'node:assert/strict'
import { checkedClaim, claimsHouse } from '../../../test/support/claims.ts'
import { forHouse, problemWith } from '../../../test/support/house.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { newCode, newId } from '../../core/id.ts'
import { feed } from './actions/public.ts'
import { checks, claims } from './store.ts'

forHouse(
  'published checks are told in feeds of 200, each of which leads to the next',
  claimsHouse,
  async (h) => {
    const claim = await checkedClaim(h)
    await h.store.write(async (tx) => {
      const row = await claims.one(tx, { code: claim })
      const check = await checks.one(tx, { claim: row?.id ?? '' })
      assert.ok(row !== undefined && check !== undefined)
      for (let n = 0; n < 250; n += 1) {
        const id = newId()
        const code = `CLM-${newCode()}`
        await claims.insert(tx, { ...row, id, code, sameText: id, likeness: id })
        await checks.insert(tx, { ...check, id: newId(), claim: id })
      }
    })
    const first = await h.call(ANONYMOUS, feed, {})
    const rest = await h.call(ANONYMOUS, feed, { after: first.next })
    const told = [first, rest].map(({ text }) =>
      (JSON.parse(text) as { dataFeedElement: { url: string }[] }).dataFeedElement.map(
        ({ url }) => url,
      ),
    )
    assert.deepEqual(
      told.map(({ length }) => length),
      [200, 51],
    )
    assert.equal(new Set(told.flat()).size, 251)
    assert.equal(rest.next, undefined)
    const nowhere = h.call(ANONYMOUS, feed, { after: 'CLM-ZZZZZZZZ' })
    await assert.rejects(nowhere, problemWith('claims.unknown_claim'))
  },
)
