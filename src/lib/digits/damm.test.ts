import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkDigit, isChecked } from './damm.ts'

test('the example of the method has its digit', () => {
  assert.equal(checkDigit('572'), '4')
  assert.ok(isChecked('5724'))
  assert.ok(!isChecked('5'))
  assert.ok(!isChecked('57x4'))
})

test('one wrong digit and two neighbours in each other’s place are found, whatever the number', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 9 })
  fc.assert(
    fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const body = number.join('')
      const whole = [...body, checkDigit(body)].map(Number)
      assert.ok(isChecked(whole.join('')))
      const n = at % whole.length
      const wrong = whole.with(n, ((whole[n] ?? 0) + by) % 10)
      assert.ok(!isChecked(wrong.join('')))
      const next = (n + 1) % whole.length
      if (next === 0 || whole[n] === whole[next]) return
      const swapped = whole.with(n, whole[next] ?? 0).with(next, whole[n] ?? 0)
      assert.ok(!isChecked(swapped.join('')))
    }),
  )
})
