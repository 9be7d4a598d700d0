import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COMMANDS, createLimiter, LOOKS } from './limiter.ts'

test('an office behind one address looks freely, a flood waits a second, others are not held up', () => {
  let at = 0
  const limiter = createLimiter(LOOKS, () => at)
  const tries = (address: string, count: number) =>
    Array.from({ length: count }, () => limiter.waitSeconds(address)).filter((wait) => wait > 0)
      .length
  assert.equal(tries('203.0.113.7', 3_000), 0)
  assert.equal(tries('203.0.113.7', 50), 50)
  assert.equal(tries('203.0.113.8', 100), 0)
  at += 1_000
  assert.equal(tries('203.0.113.7', 100), 0)
  assert.equal(tries('203.0.113.7', 10), 10)
})

test('whoever is known is not counted with the strangers behind his address, and has an end of his own', () => {
  const limiter = createLimiter(COMMANDS, () => 0)
  for (let n = 0; n < 5_000; n += 1) limiter.waitSeconds('203.0.113.7')
  assert.equal(limiter.waitSeconds('203.0.113.7'), 1)
  const within = (known: string) =>
    Array.from({ length: 1_300 }, () => limiter.waitSeconds('203.0.113.7', known)).filter(
      (wait) => wait === 0,
    ).length
  assert.deepEqual([within('session:1'), within('device:1')], [1_200, 1_200])
})

test('the machine itself is never held up', () => {
  const limiter = createLimiter(COMMANDS, () => 0)
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', ''])
    for (let n = 0; n < 4_000; n += 1) assert.equal(limiter.waitSeconds(address, 'token:1'), 0)
})

test('the memory has an end, and however many networks come, whoever was refused is not forgotten', () => {
  const limiter = createLimiter(COMMANDS, () => 0)
  for (let n = 0; n < 1_201; n += 1) limiter.waitSeconds('192.0.2.1')
  for (let n = 0; n < 60_000; n += 1)
    limiter.waitSeconds(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)
  assert.equal(limiter.waitSeconds('192.0.2.1'), 1)
})

test('who has an IPv6 network does not begin anew with each of its addresses', () => {
  const looks = createLimiter(LOOKS, () => 0)
  const commands = createLimiter(COMMANDS, () => 0)
  for (let n = 0; n < 3_000; n += 1) {
    const address = `2001:db8:1:2:${n.toString(16)}::${n.toString(16)}`
    assert.equal(looks.waitSeconds(address), 0)
    assert.equal(commands.waitSeconds(address), n < 1_200 ? 0 : 1)
  }
  assert.equal(looks.waitSeconds('2001:DB8:1:2::1'), 1)
  assert.equal(looks.waitSeconds('2001:db8:1:3::1'), 0)
})

test('behind a proxy that passes the port on, nobody begins anew with each connection', () => {
  const limiter = createLimiter(COMMANDS, () => 0)
  for (let n = 0; n < 3_000; n += 1)
    for (const address of [`198.51.100.7:${40_000 + n}`, `[2001:db8:7:8::1]:${40_000 + n}`])
      assert.equal(limiter.waitSeconds(address), n < 1_200 ? 0 : 1)
})

test('all networks of one IPv6 site together have an end too', () => {
  const limiter = createLimiter(COMMANDS, () => 0)
  let within = 0
  for (let n = 0; n < 20_000; n += 1)
    if (limiter.waitSeconds(`2001:db8:5:${(n % 5_000).toString(16)}::1`) === 0) within += 1
  assert.equal(within, 12_000)
  assert.equal(limiter.waitSeconds('2001:db8:6::1'), 0)
})
