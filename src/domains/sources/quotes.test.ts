// Whether quotes stand in the copies of what they are taken from, as other slices ask it.
import assert from 'node:assert/strict'
import { afterEach } from 'node:test'
import { keptByTest, pages } from '../../../test/support/claims.ts'
import { forBothHouses, person, type TestHouse } from '../../../test/support/house.ts'
import { restingChecks, restingNotices, restingOutlets } from '../../../test/support/resting.ts'
import { addItem } from './actions/item.ts'
import { quotesStand } from './actions/known.ts'
import { snapshot } from './actions/snapshot.ts'
import { sources } from './index.ts'

const lena = person('lena', ['sources:read', 'sources:write', 'sources:assess'])
const options = {
  slices: [sources, restingChecks, restingNotices, restingOutlets],
  capture: keptByTest,
}
afterEach(() => {
  pages.said = null
})

async function cited(h: TestHouse, title: string): Promise<string> {
  const url = 'https://vote.example/hours'
  return (
    await h.call(lena, addItem, { type: 'webpage', title, url: `${url}/${title}`, isOther: true })
  ).code
}

async function copied(h: TestHouse, item: string, said: string | null): Promise<string> {
  pages.said = said
  const { snapshot: code } = await h.call(lena, snapshot, { item })
  await h.settled()
  return code
}

async function standing(h: TestHouse, item: string, quote: string, copy?: string) {
  const asked = { item, quote, ...(copy !== undefined && { copy }) }
  const { stand } = await h.call(lena, quotesStand, { quotes: [asked] })
  return stand.map((one) => [one.stand, one.copy?.code, one.page])[0]
}

forBothHouses('a quote stands in a copy, in none, or nobody can say', options, async (h) => {
  const item = await cited(h, 'Hours')
  const quote = 'Polls close at 8 pm'
  assert.deepEqual(await standing(h, item, quote), ['unknown', undefined, null], 'no copy')
  assert.deepEqual(await standing(h, 'CIT-NOTHINGX', quote), ['unknown', undefined, null])
  const first = await copied(h, item, 'The office says: “Polls close at 8 pm.”')
  const second = await copied(h, item, 'Polls close at 9 pm.')
  assert.deepEqual(await standing(h, item, quote), ['found', first, null], 'in an older one')
  assert.deepEqual(await standing(h, item, quote, second), ['missing', undefined, null])
  assert.deepEqual(await standing(h, item, 'Polls close at noon'), ['missing', undefined, null])
  const other = await cited(h, 'Picture')
  await copied(h, other, null)
  assert.deepEqual(await standing(h, other, quote), ['unknown', undefined, null], 'no text')
  const document = await cited(h, 'Decision')
  const long = await copied(h, document, 'The court finds\fthat polls close late.')
  assert.deepEqual(await standing(h, document, 'polls close late'), ['found', long, 2])
})
