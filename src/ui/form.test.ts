import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../core/text.ts'
import { disclosure } from './details.ts'
import { textField } from './field.ts'
import { fieldStates, hiddenFields, ofRow, postForm, refusedPart } from './form.ts'

const t = text('en')
const view = { newKey: () => 'key' }

test('a form of a row says which form and which row it is', () => {
  const whole = String(postForm(view, { name: 'remove', label: 'Remove' }))
  assert.match(whole, /name="_form" value="remove"/)
  assert.ok(!whole.includes('_row'))
  const row = String(postForm(view, { name: ofRow('remove', '7:8'), label: 'Remove' }))
  assert.match(row, /name="_form" value="remove"><input type="hidden" name="_row" value="7:8"/)
})

test('what folds a refused form away is open, and what folds another is not', () => {
  const refused = { form: 'merge', values: {}, problem: { message: 'No such code.', fields: [] } }
  const folded = (name: string) =>
    String(disclosure('More', postForm({ ...view, refused }, { name, label: 'Do it' })))
  assert.match(folded('merge'), /^<details open>/)
  assert.match(folded('withdraw'), /^<details>/)
})

test('what is sent along unseen may be a list', () => {
  const fields = hiddenFields({ area: '/1/', 'stations[]': ['a', '"b'] }).map(String)
  assert.deepEqual(fields, [
    '<input type="hidden" name="area" value="/1/">',
    '<input type="hidden" name="stations[]" value="a">',
    '<input type="hidden" name="stations[]" value="&quot;b">',
  ])
})

test('a refused form of a row is refused in that row, keeps what was typed there, and the summary leads to it', () => {
  const refused = {
    form: ofRow('settle', '2'),
    values: { remedy: 'Rebooted' },
    problem: { message: 'Too short.', fields: [{ path: 'remedy', message: 'Say more.' }] },
  }
  const drawn = ['1', '2', '3'].map((row) =>
    String(
      textField(t, { ...fieldStates(ofRow('settle', row), refused)('remedy'), label: 'Remedy' }),
    ),
  )
  const [first, second, third] = drawn
  assert.match(second ?? '', /id="settle-2-remedy" [^>]*value="Rebooted"[^>]* aria-invalid="true"/)
  for (const other of [first, third]) {
    assert.match(other ?? '', /value="" /)
    assert.ok(!other?.includes('aria-invalid'))
  }
  const summary = String(refusedPart({ t, refused }))
  assert.match(summary, /<p>Too short\.<\/p>/)
  assert.match(summary, /<a href="#settle-2-remedy">Say more\.<\/a>/)
  for (const [label, said] of [
    ['What was done', 'What was done: Say more.'],
    ['What was done?', 'What was done? Say more.'],
  ] as const)
    assert.ok(String(refusedPart({ t, refused }, { remedy: label })).includes(said), label)
  assert.equal(refusedPart({ t, refused: null }), null)
})
