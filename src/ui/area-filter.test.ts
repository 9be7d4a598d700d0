import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areaChoicesOf } from '../../test/support/area-choices.ts'
import { testFacts } from '../../test/support/house.ts'
import type { Query } from '../core/action.ts'
import type { PageContext, View } from '../core/slice.ts'
import { type Language, text } from '../core/text.ts'
import { areaFilter, areaFilterField, areaFilterPart } from './area-filter.ts'

const AREAS = [
  { path: '/1/', name: 'North' },
  { path: '/1/1/', name: 'Orhei' },
  { path: '/2/', name: 'Orhei' },
  { path: '/3/', name: 'Orhei <b>' },
  { path: '/4/', name: 'Bell' },
  ...Array.from({ length: 900 }, (_, n) => ({ path: `/5/${n}/`, name: `Ward ${n}` })),
]
const provider = areaChoicesOf(AREAS) as Query<string, unknown, unknown>
let asks = 0
const ask: PageContext['ask'] = async (_, input) => {
  asks += 1
  return (await provider.run({} as never, input)) as never
}
const filterOf = (search: Readonly<Record<string, string>>) => areaFilter({ ask, search })

async function drawn(search: Readonly<Record<string, string>>, language: Language = 'en') {
  const filter = await filterOf(search)
  const view = { t: text(language), node: testFacts(), base: `/${language}` } as object as View
  const part = areaFilterPart(view, filter, { path: '/console/x', search: { state: 'open' } })
  return `${String(areaFilterField(view, filter, 'Area'))}${String(part)}`
}

test('an address without an area asks nobody, and neither does everywhere', async () => {
  asks = 0
  const nothing = await filterOf({})
  assert.deepEqual([nothing.area, nothing.isAsked], [undefined, false])
  const everywhere = await filterOf({ 'area-name': ' ', area: '/1/' })
  assert.deepEqual([everywhere.area, everywhere.isAsked], [undefined, true])
  assert.equal((await filterOf({ area: '/' })).area, undefined)
  assert.equal(asks, 0)
})

test('the area of a link stays while its name stands in the field, and goes with it', async () => {
  const linked = await filterOf({ area: '/1/1/' })
  assert.deepEqual([linked.area, linked.words], ['/1/1/', 'Orhei'])
  assert.equal((await filterOf({ area: '/1/1/', 'area-name': 'ORHEI' })).area, '/1/1/')
  assert.equal((await filterOf({ area: '/1/1/', 'area-name': 'Bell' })).area, '/4/')
  assert.equal((await filterOf({ area: '/9/' })).area, '/9/', 'an area that is no more has nothing')
})

test('words that mean one area are that area, the last of many too', async () => {
  assert.equal((await filterOf({ 'area-name': 'North' })).area, '/1/')
  assert.equal((await filterOf({ 'area-name': 'Ward 899' })).area, '/5/899/')
  assert.equal((await filterOf({ 'area-name': 'Ward 8' })).area, '/5/8/', 'the name itself')
})

test('words that mean several, or none, narrow nothing, and the page leads to each', async () => {
  const several = await drawn({ 'area-name': 'Orhei' })
  assert.match(several, /Several areas may be meant by <bdi>Orhei<\/bdi>/)
  assert.equal(several.match(/<a href="\/en\/console\/x\?state=open&amp;area=/g)?.length, 3)
  assert.match(several, /Orhei &lt;b&gt;/)
  const none = await drawn({ 'area-name': '<i>nowhere' })
  assert.match(none, /No area has <bdi>&lt;i&gt;nowhere<\/bdi>/)
  assert.equal((await filterOf({ 'area-name': 'nowhere' })).area, undefined)
  assert.match(await drawn({ 'area-name': 'Orhei' }, 'ar'), /أكثر من منطقة/)
  const long = await filterOf({ 'area-name': 'x'.repeat(5_000) })
  assert.equal(long.words.length, 200)
})
