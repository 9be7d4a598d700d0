import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readForWatch } from './index.ts'

const read = (html: string) =>
  readForWatch(html, { url: 'https://vote.example/', atMs: 0, languages: [] }).blocks
const above = (html: string, text: string) => read(html).find((block) => block.text === text)?.above
const rowOf = (html: string, text: string) => {
  const block = read(html).find((one) => one.text === text)
  return block?.row ? [block.row.kind, block.row.head, block.column] : null
}

test('a text is headed by all headings above it, and by the title where nothing nearer is', () => {
  const html = `<title>Where do I vote?</title><p>top</p><h1>Stations</h1><p>one</p><main><h2>North</h2><p>two</p>
    <section><h3>Hall</h3><p>three</p></section><p>four</p><h2>South</h2><p>five</p></main><p>six</p><footer><p>seven</p></footer>`
  assert.equal(above(html, 'top'), 'Where do I vote?')
  assert.equal(above(html, 'one'), 'Where do I vote?\nStations')
  assert.equal(above(html, 'three'), 'North\nHall')
  assert.equal(above(html, 'four'), 'North')
  assert.equal(above(html, 'five'), 'South')
  assert.equal(above(html, 'six'), 'Where do I vote?\nStations')
  assert.equal(above(html, 'seven'), '')
})

test('cells are headed by caption, column and row, terms by what they mean', () => {
  const table = `<table><caption>Stations</caption><tr><th>Place<th>Opens<tr><td>Hall<td>8:00<tr><th>School<td colspan=2>9:00<td>x</table>`
  assert.equal(above(table, '8:00'), 'Stations\nOpens\nHall')
  assert.deepEqual(rowOf(table, '9:00'), ['tr', 'School', 1])
  assert.deepEqual(rowOf(table, 'x'), ['tr', 'School', 3])
  const terms = '<dl><dt>A<dt>B<dd>one<dd>two<dt>C<dd>three</dl>'
  assert.deepEqual(rowOf(terms, 'two'), ['dl', 'A', 2])
  assert.deepEqual(rowOf(terms, 'three'), ['dl', 'C', 1])
})

test('items, options and cards are rows', () => {
  assert.deepEqual(rowOf('<ul><li><b>A</b><p>one</ul>', 'one'), ['li', 'A', 0])
  const [option] = read('<select><option value="7">North</select>')
  assert.deepEqual([option?.row?.kind, option?.row?.value], ['option', '7'])
  const cards = '<div><h3>North</h3><p>one</p></div><div><h3>South</h3><p>two</p></div>'
  assert.deepEqual(rowOf(cards, 'one'), ['card', 'North', 0])
  assert.deepEqual(rowOf(cards, 'two'), ['card', 'South', 0])
})

test('a few words before a list are its caption; a sentence is none', () => {
  const list = (before: string) =>
    `<h1>EC</h1><div><div>${before}</div><ul><li>Bring a card</ul></div>`
  assert.equal(above(list('How to vote'), 'Bring a card'), 'How to vote')
  assert.equal(above(list('We wish you a good day.'), 'Bring a card'), 'EC')
})
