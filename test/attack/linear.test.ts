import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOSTILE } from '../support/hostile-inputs.ts'

/** Eight times the bytes are eight times the work; a square would be 64 times. */
const TIMES = 8
const MOST_TIMES = 3 * TIMES
/** Sizes beyond this show no more, and take longer. */
const MOST_BYTES = 512 * 1024
/** CPU below which a figure is noise: the smaller side counts as at least this, in microseconds. */
const NOISE_US = 4_000
/** What the work takes when nobody disturbs it is the least of some tries; they end with the first that shows it. */
const TRIES = 5

/** CPU of this thread for one reading, in microseconds. */
async function cpuOf(read: () => unknown): Promise<number> {
  const before = process.threadCpuUsage()
  await read()
  const { user, system } = process.threadCpuUsage(before)
  return user + system
}

for (const { parser, input, most, make } of HOSTILE) {
  test(`${parser}: eight times the bytes are no more than some eight times the work (${input})`, async () => {
    const bytes = Math.min(most, MOST_BYTES)
    const small = make(bytes / TIMES)
    const large = make(bytes)
    const few = Math.max(NOISE_US, await cpuOf(small))
    let many = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < TRIES && many > MOST_TIMES * few; attempt += 1)
      many = Math.min(many, await cpuOf(large))
    assert.ok(
      many <= MOST_TIMES * few,
      `${few} µs became ${many} µs: more than ${MOST_TIMES} times`,
    )
  })
}
