import { test } from 'node:test'
import { checkNoise } from '../support/noisy-messages.ts'
import { NIGHT_CASES } from '../support/night-cases.ts'

test('twenty thousand noisy messages in six scripts are read right or asked back, with another seed each night', (t) => {
  const seed = Math.floor(performance.timeOrigin) % 1_000_000_007
  t.diagnostic(`seed ${seed}`)
  checkNoise(NIGHT_CASES.noisyMessages, seed)
})
