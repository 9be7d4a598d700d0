import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  BY_ONION,
  createPlaces,
  createShares,
  ownNetwork,
  shareNetwork,
  sharerAt,
} from './shares.ts'
import { addMs, HOUR } from './time.ts'

const NOW = '2026-11-24T08:00:00.000Z'

test('a network has its share within an hour, others theirs, and in the next hour it has one again', () => {
  const shares = createShares({ room: 100, share: 2, onion: 3 })
  const own = () => shares.take('a', NOW)
  assert.deepEqual([own(), own(), own()], [true, true, false])
  assert.equal(shares.take('b', NOW), true)
  assert.equal(shares.take('a', addMs(NOW, HOUR)), true)
})

test('where the room is used up shares are smaller, and as much again is there for newcomers', () => {
  const shares = createShares({ room: 30, share: 10, onion: 10 })
  for (let n = 0; n < 100; n += 1) for (let m = 0; m < 3; m += 1) shares.take(`a${m}`, NOW)
  assert.equal(shares.take('honest', NOW), true)
  for (let n = 0; n < 25; n += 1) assert.equal(shares.take(`n${n}`, NOW), true)
  assert.equal(shares.take('n1', NOW), false, 'a second thing has to wait')
  assert.equal(shares.take('later', NOW), true)
})

test('however many networks come, all together have an end, and nobody is forgotten within the hour', () => {
  const shares = createShares({ room: 120, share: 20, onion: 40 })
  let within = 0
  for (let round = 0; round < 5; round += 1)
    for (let n = 0; n < 20_001; n += 1) if (shares.take(`n${n}`, NOW)) within += 1
  assert.equal(within, 240)
  assert.equal(shares.take('n1', addMs(NOW, HOUR)), true)
})

test('all customers of one provider are one crowd, beside which a newcomer of another has his part', () => {
  const shares = createShares({ room: 120, share: 20, onion: 40 })
  let within = 0
  for (let n = 0; n < 5_000; n += 1)
    if (shares.take(sharerAt(`2001:db8:${n.toString(16)}::1`, String), NOW)) within += 1
  assert.equal(within, 120, 'no more than the room')
  for (const address of ['2001:db9:1::1', '192.0.2.1', '192.1.2.1', '198.51.100.1'])
    assert.equal(shares.take(sharerAt(address, String), NOW), true, address)
  const own = Array.from({ length: 30 }, () =>
    shares.take(sharerAt('198.51.100.2', String), NOW),
  ).filter(Boolean)
  assert.equal(own.length, 19, 'with the first one his whole share')
  assert.equal(shares.take(sharerAt('2001:db8:ffff::1', String), NOW), false)
})

test('what is beyond a share uses up nothing of the room', () => {
  const shares = createShares({ room: 4, share: 2, onion: 2 })
  for (let n = 0; n < 1_000; n += 1) shares.take('a', NOW)
  assert.deepEqual([shares.take('b', NOW), shares.take('b', NOW)], [true, true])
})

test('bytes count by their size, and the first thing is taken however large it is', () => {
  const shares = createShares({ room: 1_000, share: 100, onion: 100 })
  assert.deepEqual([shares.take('a', NOW, 500), shares.take('a', NOW, 1)], [true, false])
})

test('all that comes by the onion service has a room of its own', () => {
  const shares = createShares({ room: 2, share: 2, onion: 3 })
  const onion = () => shares.take(BY_ONION, NOW)
  assert.deepEqual([onion(), onion(), onion(), onion()], [true, true, true, false])
  assert.deepEqual([shares.take('a', NOW), shares.take('a', NOW)], [true, true])
})

test('somebody is an IPv4 address or the first half of an IPv6 one, however it is written', () => {
  for (const [address, network] of [
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:50001', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['[2001:DB8::1]:50001', '2001:db8:0:0::/64'],
    ['2001:0db8:0:0:5:6:7:8', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])
    assert.equal(ownNetwork(address ?? ''), network)
  assert.equal(ownNetwork('x'.repeat(16_000)).length, 64)
})

test('a network is the first 24 bits of IPv4 and the first 48 of IPv6, however it is written', () => {
  const same = (a: string, b: string) => assert.equal(shareNetwork(a), shareNetwork(b), `${a} ${b}`)
  const other = (a: string, b: string) => assert.notEqual(shareNetwork(a), shareNetwork(b))
  assert.equal(shareNetwork('192.0.2.7'), '192.0.2.0/24')
  same('192.0.2.7', '::ffff:192.0.2.200')
  same('192.0.2.7', '192.0.2.9:4711')
  other('192.0.2.7', '192.0.3.7')
  assert.equal(shareNetwork('2001:db8:5::1'), '2001:db8:5::/48')
  same('2001:db8:5::1', '2001:0DB8:0005:ffff:1:2:3:4')
  same('2001:db8:5::1', '[2001:db8:5:9::1]:443')
  same('fe80::1%eth0', 'fe80::2')
  other('2001:db8:5::1', '2001:db8:6::1')
  same('::1', '0:0:0:0:0:0:0:2')
  same('unknown', '_hidden')
  same('unknown', 'x'.repeat(500))
})

test('in the slow lane each has a place of its own; when all are taken a flood displaces itself', () => {
  const places = createPlaces({ places: 10, everyMs: 1_000 })
  const due = Array.from({ length: 8 }, (_, n) => places.take(500, `f${n}`, `wide.${n}`).dueMs)
  assert.deepEqual(
    due,
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => n * 1_000),
  )
  places.take(500, 'one', 'other.1')
  places.take(500, 'two', 'third.1')
  const displaced = Array.from(
    { length: 50 },
    (_, n) => places.take(500, `g${n}`, `wide.${n + 8}`).displaced ?? '',
  )
  assert.ok(displaced.every((subject) => /^[fg]/.test(subject)))
  assert.match(places.take(500, 'late', 'fourth.1').displaced ?? '', /^[fg]\d+$/)
  assert.equal(places.take(1_500, 'next', 'wide.1').dueMs, 11_000, 'what was due is no place more')
})

test('as many networks as there are places do not displace whoever came once', () => {
  const places = createPlaces({ places: 10, everyMs: HOUR })
  const flood = (n: number) => places.take(500, `f${n}`, `w${n % 12}.1`).displaced
  for (let n = 0; n < 9; n += 1) flood(n)
  assert.equal(places.take(500, 'honest', 'other.1').displaced, undefined)
  const displaced = Array.from({ length: 500 }, (_, n) => flood(9 + n))
  // Two of the twelve networks have no place at first, and one of the ten others may lose its own to them.
  assert.equal(displaced.slice(20).includes('honest'), false)
  const late = places.take(500, 'late', 'third.1').displaced
  assert.match(late ?? '', /^f\d+$/, 'a newcomer has the place of a flood')
  const next = places.take(HOUR + 500, 'after', 'fourth.1')
  assert.equal(next.displaced, undefined, 'one place came free')
  const again = Array.from({ length: 50 }, (_, n) =>
    places.take(HOUR + 500, `g${n}`, `w${n % 12}.1`),
  )
  assert.ok(again.every((one) => !/honest|late|after/.test(one.displaced ?? '')))
})

test('the honest of the largest provider are not its crowd to ten networks that bring much', () => {
  const places = createPlaces({ places: 60, everyMs: HOUR / 60 })
  for (let n = 0; n < 130; n += 1) places.take(500, `f${n}`, `w${n % 10}.1`)
  const displaced = Array.from(
    { length: 50 },
    (_, n) => places.take(1_000, `honest ${n}`, `provider.${n}`).displaced,
  )
  assert.deepEqual(
    displaced.filter((one) => !one?.startsWith('f')),
    [],
  )
  const rotating = Array.from(
    { length: 500 },
    (_, n) => places.take(1_000, `r${n}`, `rotates.${n}`).displaced ?? '',
  )
  assert.ok(
    rotating.slice(60).every((one) => one.startsWith('r')),
    'many networks of one provider',
  )
})

test('how much a network brought within the hour is known as far as it was within', () => {
  const shares = createShares({ room: 100, share: 3, onion: 0 })
  assert.equal(shares.brought('a'), 0)
  for (let n = 0; n < 5; n += 1) shares.take('a', NOW)
  shares.take('b', NOW)
  assert.deepEqual([shares.brought('a'), shares.brought('b')], [3, 1])
  shares.take('b', addMs(NOW, HOUR))
  assert.deepEqual([shares.brought('a'), shares.brought('b')], [0, 1])
})
