import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasQuote } from './quote.ts'
import { seenText } from './seen.ts'

const seen = (text: string, sheets: readonly string[] = []) =>
  seenText({ text, url: 'https://vote.example/', atMs: 0 }, sheets)

const PAGE =
  '<p>Polls close at <span class=x>2 pm</span> 8 pm.<p class=away>Hidden: polls close at noon.'

test('a quote is searched in what a reader sees: not in what a sheet strikes through or hides', () => {
  const css = '.x{color:red;text-decoration-line: line-through} .away{display:none}'
  for (const text of [seen(`${PAGE}<style>${css}</style>`), seen(PAGE, [css])]) {
    assert.ok(hasQuote(text, 'Polls close at 8 pm'), text)
    assert.ok(!hasQuote(text, 'Polls close at 2 pm'), text)
    assert.ok(!hasQuote(text, 'polls close at noon'), text)
  }
})

test('values of fields are what a reader sees, one by one; hidden and secret ones are not', () => {
  const text = seen(
    '<p>Find<form><input value="School 7, Birch"><input type=hidden value="secret 1"><input type=password value="secret 2"><select><option>Hall 3<option>Hall 4</select><textarea>Ask at the desk</textarea></form>',
  )
  for (const one of ['School 7, Birch', 'Hall 4', 'Ask at the desk'])
    assert.ok(hasQuote(text, one), one)
  assert.ok(!hasQuote(text, 'secret'), text)
})
