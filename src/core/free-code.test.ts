import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freeCode } from './free-code.ts'

test('a code that is taken is drawn again, and not for ever', async () => {
  const draws = ['A', 'B', 'C']
  const free = await freeCode(
    () => draws.shift() ?? '',
    async (code) => code !== 'C',
  )
  assert.equal(free, 'C')
  let drawn = 0
  const count = () => String((drawn += 1))
  await assert.rejects(
    freeCode(count, async () => true),
    /no free code/,
  )
  assert.equal(drawn, 20)
})
