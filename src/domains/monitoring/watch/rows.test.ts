import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, Site, told } from '../../../../test/support/watched-page.ts'
import { approve, readProfile, writeProfile } from './index.ts'

/** What is told where `from` of a part that was learned is `to`. */
function judged(main: string, ...swaps: readonly (readonly [string, string])[]): string[] {
  const site = new Site(() => pageOf({ main })).learned()
  assert.deepEqual(told(site.look().items), [])
  return told(site.look(pageOf({ main: swapped(main, swaps) })).items)
}

/** Each pair exchanged. */
function swapped(html: string, swaps: readonly (readonly [string, string])[]): string {
  return swaps.reduce(
    (text, [one, other]) => text.replace(one, '@@').replace(other, one).replace('@@', other),
    html,
  )
}

const STATIONS = `<h2>Polling stations</h2><table><tr><th>Station<th>Address<th>Opens
  <tr><td>North<td>5 Main Street<td>8:00<tr><td>South<td>9 Oak Road<td>9:00<tr><td>West<td>1 Hill Lane<td>8:00</table>`
const BALLOT = '<h2>Candidates on the ballot</h2><ol><li>Ada Moss<li>Bo Lind<li>Cy Dunn</ol>'
const CARDS = `<h2>Where to vote</h2><div><h3>North</h3><p>5 Main Street</p></div><div><h3>South</h3><p>9 Oak Road</p></div>`
const SELECT = `<p>Your polling station</p><select><option value="n1">North</option><option value="s2">South</option></select>`
const TERMS = '<h2>Polling places</h2><dl><dt>North<dd>5 Main Street<dt>South<dd>9 Oak Road</dl>'
const TEAM = '<h2>Our team</h2><ul><li>Ada<li>Bo<li>Cy</ul>'

test('texts about voting that stand under the head of others are another fact, told once', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    [STATIONS, '5 Main Street', '9 Oak Road'],
    [STATIONS, '<td>8:00', '<td>9:00'],
    [STATIONS, '<th>Address', '<th>Opens'],
    [STATIONS, 'North', 'South'],
    [BALLOT, 'Ada Moss', 'Bo Lind'],
    [CARDS, '5 Main Street', '9 Oak Road'],
    [SELECT, 'n1', 's2'],
    [SELECT, 'North', 'South'],
    [TERMS, '5 Main Street', '9 Oak Road'],
  ]
  for (const [main, from, to] of rows)
    assert.deepEqual(judged(main, [from, to]), ['H text rows_moved'], `${from} ${to}`)
})

test('what is not about voting may stand in another order', () => {
  assert.deepEqual(judged(TEAM, ['Ada', 'Cy']), [])
})

test('a row of stations or candidates that goes or comes is another fact', () => {
  const without = (main: string, part: string) => {
    const site = new Site(() => pageOf({ main })).learned()
    return told(site.look(pageOf({ main: main.replace(part, '') })).items)
  }
  assert.deepEqual(without(BALLOT, '<li>Bo Lind').slice(0, 1), ['H text rule_gone'])
  assert.deepEqual(without(STATIONS, '<tr><td>South<td>9 Oak Road<td>9:00').slice(0, 1), [
    'H text rule_gone',
  ])
  assert.deepEqual(without(TEAM, '<li>Bo'), ['M text gone'])
  const site = new Site(() => pageOf({ main: BALLOT })).learned()
  assert.deepEqual(
    told(site.look(pageOf({ main: BALLOT.replace('<ol>', '<ol><li>Eve Roe') })).items),
    ['H text rule_new'],
  )
})

test('what moved while it was learned is not told', () => {
  const results = (n: number) =>
    `<h2>Candidates</h2><table><tr><th>Candidate<th>Votes${[0, 1, 2]
      .map((k) => (k + n) % 3)
      .map((k) => `<tr><td>Candidate ${'ABC'[k]}<td>${1000 - ((k + n) % 3) * 7}`)
      .join('')}</table>`
  const site = new Site((n) => pageOf({ main: results(n) })).learned()
  for (let n = 0; n < 6; n += 1) assert.deepEqual(told(site.look().items), [])
  const open = (n: number) => STATIONS.replace('<td>8:00', n % 2 ? '<td>9:00' : '<td>8:00')
  const moving = new Site((n) => pageOf({ main: open(n) })).learned()
  const both = open(1)
  assert.deepEqual(
    told(moving.look(pageOf({ main: swapped(both, [['5 Main Street', '9 Oak Road']]) })).items),
    ['H text rows_moved'],
  )
})

test('a swap stays told, shows the rows before and after, and counts as right once it is approved', () => {
  const site = new Site(() => pageOf({ main: STATIONS })).learned()
  const html = pageOf({ main: swapped(STATIONS, [['5 Main Street', '9 Oak Road']]) })
  for (let n = 0; n < 60; n += 1)
    assert.deepEqual(told(site.look(html, 3_600_000).items), ['H text rows_moved'])
  const { items, reading } = site.look(html)
  const [item] = items
  assert.equal(item?.old, 'North · 5 Main Street · 8:00\nSouth · 9 Oak Road · 9:00')
  assert.equal(item?.now, 'North · 9 Oak Road · 8:00\nSouth · 5 Main Street · 9:00')
  const profile = readProfile(site.stored ?? new Uint8Array())
  assert.ok(!('damage' in profile))
  site.stored = writeProfile(approve(profile, reading, site.atMs, items))
  assert.deepEqual(told(site.look(html).items), [])
  assert.deepEqual(told(site.look(pageOf({ main: STATIONS })).items), ['H text rows_moved'])
})

test('sections that a page has in another order are the same', () => {
  const [poll, faq, files, dates] = [
    '<div><h2>When to vote</h2><p>Bring a pen.</p><p>Anyone in the queue may vote.</p></div>',
    '<div><h2>Questions and answers</h2><p>You may vote without a card.</p></div>',
    '<div><h2>Files to download</h2><p>A list of all stations.</p></div>',
    '<div><h2>Our archive</h2><p>Papers of earlier years.</p></div>',
  ]
  const last = '<div><h2>Who we are</h2><p>Nine members.</p></div>'
  const page = (...sections: readonly (string | undefined)[]) =>
    `<!doctype html><html lang="en"><body><main id="main">${sections.join('')}</main></body></html>`
  const site = new Site(() => page(poll, faq, files, dates, last)).learned()
  assert.deepEqual(told(site.look(page(poll, files, dates, faq, last)).items), [])
})
