import assert from 'node:assert/strict'
import { forBothHouses } from '../../../test/support/house.ts'
import { mona, watchHouse, watching, write } from '../../../test/support/pollwatch.ts'
import * as store from './store.ts'

forBothHouses('no two entries are called by the same letters', watchHouse, async (h) => {
  const group = await watching(h, { name: 'North Watch', manager: mona, stations: ['A-1'] })
  await write(h, group, 'A-1', 'TU # X1 V120')
  const { ref } = (await h.store.read((tx) =>
    store.entries.one(tx, { observerGroup: group.id }),
  )) ?? { ref: '' }
  const draws = [ref, 'ZZZZZZ']
  const fresh = await h.store.read((tx) =>
    store.freshRef({ tx, newCode: () => draws.shift() ?? '' }),
  )
  assert.equal(fresh, 'ZZZZZZ')
})
