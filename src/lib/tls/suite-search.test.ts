import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { generatePrimeSync, getDiffieHellman } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  afterAnswer,
  dhGroup,
  encodeClientHello,
  everySuite,
  nextOffer,
  type OfferedVersion,
  parseServerFlight,
  type SuiteSearch,
  suiteName,
  suiteSearch,
} from './index.ts'

const VERSIONS = ['3.0', '1.0', '1.1', '1.2', '1.3'] as const

/** Searches a server that takes these suites, by its own order or by the visitor's. */
function searched(version: OfferedVersion, taken: readonly number[], hasOrder: boolean) {
  let search: SuiteSearch = suiteSearch(version)
  let hellos = 0
  for (let offer = nextOffer(search); offer !== null; offer = nextOffer(search)) {
    hellos += 1
    const offered = offer
    const chosen = hasOrder
      ? taken.find((suite) => offered.includes(suite))
      : offered.find((suite) => taken.includes(suite))
    search = afterAnswer(search, chosen ?? 'refused')
  }
  return { search, hellos }
}

test('a search finds exactly what the server takes, with one hello for each and one at the end', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...VERSIONS).chain((version) =>
        fc.record({
          version: fc.constant(version),
          taken: fc.shuffledSubarray([...everySuite(version)]).map((suites) => suites.slice(0, 40)),
          hasOrder: fc.boolean(),
        }),
      ),
      ({ version, taken, hasOrder }) => {
        const { search, hellos } = searched(version, taken, hasOrder)
        assert.deepEqual([...search.found].sort(), [...taken].sort())
        assert.ok(search.isSure)
        assert.ok(hellos <= taken.length + 2, `${hellos} hellos`)
      },
    ),
    { numRuns: 100 },
  )
})

test('a lost answer and a suite that was not offered leave the search unsure, and it goes on', () => {
  for (const answer of ['lost', 0xfafa] as const) {
    let search = afterAnswer(suiteSearch('1.2'), answer)
    assert.ok(!search.isSure)
    const offer = nextOffer(search)
    assert.ok(offer)
    search = afterAnswer(search, offer[0] ?? 0)
    assert.equal(search.found.length, 1)
  }
})

test('every suite has its name once, old versions know none of TLS 1.2, and no hello is too long', () => {
  const names = ['1.2', '1.3'].flatMap((version) => everySuite(version as '1.2').map(suiteName))
  assert.equal(new Set(names).size, names.length)
  assert.ok(names.length > 220 && names.every((name) => /^(TLS|SSL)_/.test(name)))
  assert.ok(everySuite('1.0').every((suite) => !/GCM|SHA256|CCM/.test(suiteName(suite))))
  for (const version of VERSIONS) {
    for (const suites of suiteSearch(version).left) {
      const random = new Uint8Array(64)
      const hello = encodeClientHello({ version, serverName: 'vote.test', random, suites })
      assert.ok(hello.length < 512, `${version}: ${hello.length}`)
      assert.ok(Buffer.from(hello).includes(Buffer.from([0, suites.length * 2])))
    }
  }
})

/** Suites for whoever shares a secret with the server: no visitor of a site does. */
const FOR_SECRETS = /_(PSK|SRP)_/

test('every suite that OpenSSL or GnuTLS has is asked for, by its name', () => {
  const all = 'ALL:COMPLEMENTOFALL:eNULL:@SECLEVEL=0'
  const openssl = execFileSync('openssl', ['ciphers', '-V', '-stdname', all], { encoding: 'utf8' })
  const named = [...openssl.matchAll(/0x(..),0x(..) - (\S+)/g)]
  const gnutls = execFileSync('gnutls-cli', ['--list'], { encoding: 'utf8' })
  const numbered = [...gnutls.matchAll(/^(TLS_\S+)\s+0x(..), 0x(..)/gm)]
  assert.ok(named.length > 100 && numbered.length > 100)
  const asked = new Set([...everySuite('1.2'), ...everySuite('1.3')])
  for (const [, high, low, name = ''] of named.filter((one) => !FOR_SECRETS.test(one[3] ?? ''))) {
    const number = parseInt(`${high}${low}`, 16)
    assert.ok(asked.has(number), name)
    assert.equal(suiteName(number), name)
  }
  for (const [, name = '', high, low] of numbered.filter((one) => !FOR_SECRETS.test(one[1] ?? '')))
    assert.ok(asked.has(parseInt(`${high}${low}`, 16)), name)
})

test('groups of plain Diffie-Hellman are asked for in TLS 1.3 alone, unless they are named', () => {
  const offers = (version: OfferedVersion, groups?: number[]) =>
    Buffer.from(
      encodeClientHello({
        version,
        serverName: null,
        random: new Uint8Array(64).fill(7),
        ...(groups && { groups }),
      }),
    ).includes(Buffer.of(0x01, 0x00, 0x01, 0x01))
  assert.ok(offers('1.3'))
  assert.ok(!offers('1.2'))
  assert.ok(offers('1.2', [0x0100, 0x0101]))
})

function bytes(number: bigint): Buffer {
  const text = number.toString(16)
  return Buffer.from(text.length % 2 === 0 ? text : `0${text}`, 'hex')
}
const two = Buffer.of(2)

test('primes of the standards are known by name, also with zeros before them', () => {
  for (const [group, name, bits] of [
    ['modp1', 'RFC 2409 modp768', 768],
    ['modp2', 'RFC 2409 modp1024', 1024],
    ['modp14', 'RFC 3526 modp2048', 2048],
    ['modp18', 'RFC 3526 modp8192', 8192],
  ] as const) {
    const prime = Buffer.concat([Buffer.of(0), getDiffieHellman(group).getPrime()])
    assert.deepEqual(dhGroup({ prime, generator: two }), { bits, name, flaw: null })
  }
})

test('own primes are told by size, and composite ones and tiny subgroups are found', () => {
  const prime = generatePrimeSync(512, { bigint: true, safe: true })
  assert.deepEqual(dhGroup({ prime: bytes(prime), generator: two }), {
    bits: 512,
    name: null,
    flaw: null,
  })
  const product =
    generatePrimeSync(256, { bigint: true }) * generatePrimeSync(256, { bigint: true })
  assert.equal(dhGroup({ prime: bytes(product), generator: two }).flaw, 'composite')
  for (const generator of [0n, 1n, prime - 1n]) {
    assert.equal(dhGroup({ prime: bytes(prime), generator: bytes(generator) }).flaw, 'small-order')
  }
  // 3 divides p − 1, so that a cube of order 3 exists.
  const rare = generatePrimeSync(256, { bigint: true, add: 12n, rem: 7n })
  let cube = 1n
  for (let base = 2n; cube === 1n; base += 1n) {
    cube = 1n
    const exponent = (rare - 1n) / 3n
    for (const bit of exponent.toString(2)) cube = (cube * cube * (bit === '1' ? base : 1n)) % rare
  }
  assert.equal(dhGroup({ prime: bytes(rare), generator: bytes(cube) }).flaw, 'small-order')
})

test('hostile parameters take bounded work', () => {
  for (const prime of [Buffer.alloc(0), Buffer.of(0), Buffer.of(1), Buffer.alloc(16_000, 255)]) {
    const group = dhGroup({ prime, generator: Buffer.of(3) })
    assert.ok(group.bits <= 128_000)
  }
})

function record(type: number, body: Uint8Array): Buffer {
  const message = Buffer.concat([Buffer.of(type, 0, body.length >> 8, body.length & 255), body])
  return Buffer.concat([Buffer.of(22, 3, 3, message.length >> 8, message.length & 255), message])
}

test('Diffie-Hellman parameters and the staple are read from the flight', () => {
  const hello = record(
    2,
    Buffer.concat([Buffer.of(3, 3), Buffer.alloc(33), Buffer.of(0x00, 0x9f, 0)]),
  )
  const exchange = record(12, Buffer.of(0, 2, 1, 5, 0, 1, 2, 0, 1, 9))
  const flight = parseServerFlight(
    Buffer.concat([hello, record(22, Buffer.of(1, 0, 0, 3, 7, 8, 9)), exchange]),
  )
  assert.deepEqual(flight.dh && [...flight.dh.prime, ...flight.dh.generator], [1, 5, 2])
  assert.deepEqual([...(flight.staple ?? [])], [7, 8, 9])
})
