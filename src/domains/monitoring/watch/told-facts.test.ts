import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, Site, START, told } from '../../../../test/support/watched-page.ts'

const event = (name: string, status: string, day: string) =>
  `<script type="application/ld+json">{"@type":"Event","name":"${name}","startDate":"${day}T07:00:00+01:00","endDate":"${day}T19:00:00+01:00","eventStatus":"https://schema.org/${status}"}</script>`
const VOTE = event('Landtagswahl', 'EventScheduled', '2026-12-13')
const TALK = event('Open evening', 'EventScheduled', '2026-12-03')
const META =
  '<meta name="description" content="Polling stations are open on Sunday, 13 December 2026.">'
const HEAD = `${VOTE}${TALK}${META}<meta property="og:url" content="https://www.vote.example/">`
const ROWS = [1, 2, 3]
  .map(
    (n) =>
      `<tr id="ps-${n}1" data-lat="30.0${n}40" data-lon="31.2${n}57"><td>Station ${n}</td></tr>`,
  )
  .join('')
const END = `<img src="/media/qr-1.png" alt="Contact +10 200 3000"><table>${ROWS}</table>
<script type="application/json">{"apiBase":"https://www.vote.example/api/v2","cdn":"https://a.example/"}</script>`
const page = () => pageOf({ head: HEAD, end: END })

let stored: Uint8Array | null = null
function swapped(pairs: readonly (readonly [string, string])[], days = 4): string[] {
  stored ??= new Site(page).learned().stored
  const site = new Site(page)
  site.stored = stored
  site.atMs = START + days * 86_400_000
  const html = pairs.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from)
    return text.replaceAll(from, to)
  }, page())
  return told(site.look(html, 0).items)
}

test('H: an election that is called off or has another day in structured data, also when it is over', () => {
  const off = VOTE.replace('EventScheduled', 'EventPostponed')
  assert.deepEqual(swapped([[VOTE, off]]), ['H fact event_status'])
  const other = VOTE.replace('T19:', 'T16:')
  assert.deepEqual(swapped([[VOTE, other]]), ['H fact data_time'])
  assert.deepEqual(swapped([[VOTE, other]], 30), ['H fact data_time'])
  const next = VOTE.replaceAll('2026-12-13', '2027-06-13')
  assert.deepEqual(new Set(swapped([[VOTE, next]], 30)), new Set(['M fact data_time']))
  assert.deepEqual(swapped([[TALK, TALK.replace('EventScheduled', 'EventCancelled')]]), [
    'M fact event_status',
  ])
})

test('H: what search engines and networks show says another day than the page, or another host', () => {
  const said = (text: string) =>
    swapped([['Polling stations are open on Sunday, 13 December 2026.', text]])
  assert.deepEqual(said('Polling stations are open on Monday, 14 December 2026.'), [
    'H fact data_text',
  ])
  assert.deepEqual(said('Our office prepares the election of 13 December 2026.'), [])
  assert.deepEqual(
    swapped([['content="https://www.vote.example/"', 'content="https://evil.example/"']]),
    ['H fact other_address'],
  )
})

test('H: a picture that people scan is another one, and a program asks another host', () => {
  assert.deepEqual(swapped([['/media/qr-1.png', '/media/uploads/qr-1-2.png']]), [
    'H fact other_picture',
  ])
  assert.deepEqual(swapped([['/media/qr-1.png', '/media/qr-2.png']]), ['H fact other_picture'])
  assert.ok(
    swapped([['https://www.vote.example/api', 'https://api.evil.example/api']]).includes(
      'H fact form_sends',
    ),
  )
  assert.deepEqual(swapped([['https://www.vote.example/api', 'https://api.vote.example/api']]), [])
})

test('H: two places that were exchanged, though a text changed too', () => {
  const swap: (readonly [string, string])[] = [
    ['data-lat="30.0140"', 'data-lat="?"'],
    ['data-lat="30.0340"', 'data-lat="30.0140"'],
    ['data-lat="?"', 'data-lat="30.0340"'],
    ['Our archive holds', 'Our library holds'],
  ]
  assert.ok(swapped(swap).includes('H fact data_place'))
})
