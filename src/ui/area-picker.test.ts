import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areaChoicesOf } from '../../test/support/area-choices.ts'
import { testFacts } from '../../test/support/house.ts'
import type { Query } from '../core/action.ts'
import type { PageContext, View } from '../core/slice.ts'
import { type Language, text } from '../core/text.ts'
import { areaPicker, areasToPick } from './area-picker.ts'

const AREAS = [
  { path: '/1/', name: 'North' },
  { path: '/1/1/', name: 'Alder' },
  { path: '/1/2/', name: 'Bell <b>' },
  { path: '/2/', name: 'ج'.repeat(200) },
]
const provider = areaChoicesOf(AREAS, () => 7) as Query<string, unknown, unknown>

type Sent = Readonly<Record<string, string>>

async function drawn(
  name: string,
  { chosen = [], sent, language = 'en' }: { chosen?: string[]; sent?: Sent; language?: Language },
): Promise<string> {
  const refused = sent === undefined ? null : { form: 'f', values: sent, problem: null }
  const ask: PageContext['ask'] = async (_, input) =>
    (await provider.run({} as never, input)) as never
  const picks = await areasToPick({ ask, refused }, { form: 'f', name, chosen })
  const view = { t: text(language), node: testFacts(), refused } as object as View
  return String(areaPicker(view, picks, { label: 'Where' }))
}

const boxes = (page: string) =>
  [
    ...page.matchAll(/<input id="[^"]+" type="(?:checkbox|radio)" name="[^"]+" value="([^"]+)"/g),
  ].map(([, path]) => path)
const ticked = (page: string) =>
  [...page.matchAll(/value="([^"]+)" checked/g)].map(([, path]) => path)
const unseen = (page: string) =>
  [...page.matchAll(/type="hidden" name="areas\[\]" value="([^"]+)"/g)].map(([, path]) => path)

test('the tree begins with the nation and its regions, and opens a part at a time', async () => {
  const first = await drawn('areas[]', {})
  assert.deepEqual(boxes(first), ['/', '/1/', '/2/'])
  const opened = await drawn('areas[]', { sent: { _redraw: 'open:areas[]:/1/' } })
  assert.deepEqual(boxes(opened), ['/', '/1/', '/1/1/', '/1/2/', '/2/'])
  assert.match(opened, /name="_open:areas\[\]" value="\/1\/"/)
  assert.match(opened, /Bell &lt;b&gt;/)
  const shut = { '_open:areas[]': '/1/', _redraw: 'shut:areas[]:/1/' }
  assert.deepEqual(boxes(await drawn('areas[]', { sent: shut })), ['/', '/1/', '/2/'])
  const other = { _redraw: 'open:others[]:/1/' }
  assert.deepEqual(boxes(await drawn('areas[]', { sent: other })), ['/', '/1/', '/2/'])
})

test('what is chosen is sent once: by its box, or unseen where it has none in sight', async () => {
  const far = await drawn('areas[]', { chosen: ['/1/1/', '/2/'] })
  assert.deepEqual([ticked(far), unseen(far)], [['/2/'], ['/1/1/']])
  assert.match(far, /14 stations in all/)
  const sent = { 'areas[]': '/1/1/\n/2/', _redraw: 'open:areas[]:/1/' }
  const near = await drawn('areas[]', { sent })
  assert.deepEqual([ticked(near), unseen(near)], [['/1/1/', '/2/'], []])
  const dropped = { 'areas[]': '/1/1/\n/2/', _redraw: 'drop:areas[]:/2/' }
  const less = await drawn('areas[]', { sent: dropped })
  assert.deepEqual([ticked(less), unseen(less)], [[], ['/1/1/']])
})

test('areas below a chosen one are included and have no box, and are counted once', async () => {
  const sent = { 'areas[]': '/1/', '_open:areas[]': '/1/' }
  const page = await drawn('areas[]', { sent })
  assert.deepEqual(boxes(page), ['/', '/1/', '/2/'])
  assert.match(page, /Alder<\/bdi> <small>included/)
  const both = await drawn('areas[]', { sent: { ...sent, 'areas[]': '/1/\n/1/1/' } })
  assert.match(both, /7 stations in all/)
})

test('words take the place of the tree until one goes back', async () => {
  const page = await drawn('areas[]', { sent: { '_find:areas[]': 'Al', _redraw: 'find:areas[]:' } })
  assert.deepEqual(boxes(page), ['/1/1/'])
  assert.match(page, /name="_find:areas\[\]" value="Al"/)
  const none = await drawn('areas[]', { sent: { '_find:areas[]': 'xyz' } })
  assert.match(none, /No area has these words/)
  const back = { '_find:areas[]': 'Al', _redraw: 'all:areas[]:' }
  assert.deepEqual(boxes(await drawn('areas[]', { sent: back })), ['/', '/1/', '/2/'])
})

test('of one area the last that was chosen counts, and what is no path is nothing', async () => {
  const sent = { area: '/1/1/\n/2/' }
  assert.deepEqual(ticked(await drawn('area', { sent })), ['/2/'])
  const forged = await drawn('areas[]', {
    sent: { 'areas[]': '"><script>', '_open:areas[]': 'x', _redraw: 'open:areas[]:../' },
  })
  assert.ok(!forged.includes('<script>'))
  assert.match(forged, /No area is chosen yet/)
})

test('an area of no name is shown by its path, and long names stand in both directions', async () => {
  assert.match(await drawn('areas[]', { chosen: ['/9/'] }), /<bdi>\/9\/<\/bdi>/)
  const page = await drawn('areas[]', { language: 'ar' })
  assert.ok(page.includes(`<bdi>${'ج'.repeat(200)}</bdi>`))
})
