import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Action } from '../core/action.ts'
import { numbersIn } from '../core/number.ts'
import { inputFromFields } from './form.ts'

const action = {
  input: z.strictObject({
    count: z.int(),
    counts: z.array(z.int()).optional(),
    window: z.strictObject({ hours: z.number().int().nullable() }).optional(),
    share: z.number().optional(),
    name: z.string().optional(),
  }),
} as unknown as Action

const ENGLISH = numbersIn('en')

test('every number of a form may be typed with separators and in the digits of any script', () => {
  const fields = [
    ['count', '2,400'],
    ['counts[]', '١٬٠٠٠'],
    ['counts[]', '1 000'],
    ['window.hours', '۲۴'],
    ['share', '1,234.5'],
    ['name', '2,400'],
  ] as const
  assert.deepEqual(inputFromFields(action, fields, ENGLISH), {
    count: 2400,
    counts: [1000, 1000],
    window: { hours: 24 },
    share: 1234.5,
    name: '2,400',
  })
})

test('what is no number stays as it was typed, so that the schema refuses it', () => {
  const typed = (text: string) => inputFromFields(action, [['count', text]], ENGLISH)
  for (const text of ['1.5', '2,40', 'many', '0x10', '1e3', ' '])
    assert.deepEqual(typed(text), { count: text }, text)
})

test('a query by address keeps the decimals of programs', () => {
  const share = (text: string) =>
    inputFromFields(action, [
      ['count', '1'],
      ['share', text],
    ])
  assert.deepEqual(share('1.125'), { count: 1, share: 1.125 })
  assert.deepEqual(share('1,125'), { count: 1, share: '1,125' })
})

test('a number that may be null is read as one, whatever else is asked of it', () => {
  const nullable = {
    input: z.strictObject({ plain: z.number().nullable(), whole: z.int().min(1).nullable() }),
  } as unknown as Action
  const read = (plain: string, whole: string) =>
    inputFromFields(
      nullable,
      [
        ['plain', plain],
        ['whole', whole],
      ],
      ENGLISH,
    )
  assert.deepEqual(read('1.5', '2'), { plain: 1.5, whole: 2 })
  assert.deepEqual(read('', ''), { plain: null, whole: null })
})
