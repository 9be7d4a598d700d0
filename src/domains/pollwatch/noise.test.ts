import { test } from 'node:test'
import { checkNoise } from '../../../test/support/noisy-messages.ts'

test('three thousand noisy messages in six scripts are read right or asked back', () => {
  checkNoise(3_000, 20_261_203)
})
