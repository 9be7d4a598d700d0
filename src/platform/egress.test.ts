import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { PRIVATE_NETWORKS } from '../core/network.ts'
import { addressText } from '../lib/dns/index.ts'
import {
  addressRefusal,
  LookFailed,
  openedFor,
  permittedAddresses,
  permittedOwnPort,
  permittedPort,
} from './egress.ts'

test('special ranges are refused from their first to their last address', () => {
  const refused = [
    '0.0.0.0',
    '0.255.255.255',
    '10.0.0.0',
    '10.255.255.255',
    '100.64.0.0',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.0',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.168.0.0',
    '192.168.255.255',
    '198.18.0.0',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:1ff:ffff::1',
    '2001:db8::1',
    '2002:a00:1::',
    '2002:808:808::1',
    'fc00::1',
    'fdff::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '3fff::1',
  ]
  for (const address of refused) assert.notEqual(addressRefusal(address, []), null, address)
})

test('neighbours of special ranges and other public addresses are permitted', () => {
  const permitted = [
    '1.0.0.0',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '::ffff:8.8.8.8',
    '2001:200::1',
    '2600::1',
    '2a00::1',
  ]
  for (const address of permitted) assert.equal(addressRefusal(address, []), null, address)
})

test('an allow-listed site may be on loopback or a private network, never at a metadata service', () => {
  for (const address of [
    '127.1.2.3',
    '10.1.1.1',
    '172.20.0.1',
    '192.168.1.1',
    '::1',
    'fd12::1',
    '::ffff:10.0.0.1',
  ]) {
    assert.equal(addressRefusal(address, PRIVATE_NETWORKS), null, address)
  }
  for (const address of [
    '169.254.169.254',
    '100.100.100.200',
    'fd00:ec2::254',
    'fd20:ce::254',
    '168.63.129.16',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '::ffff:169.254.169.254',
    'fe80::1',
    '0.0.0.0',
    '::',
    '192.0.0.192',
  ]) {
    assert.notEqual(addressRefusal(address, PRIVATE_NETWORKS), null, address)
  }
})

test('whatever is no plain address is refused', () => {
  for (const text of [
    '',
    'localhost',
    '2130706433',
    '0x7f.1',
    '127.1',
    '８.８.８.８',
    'fe80::1%eth0',
    '[::1]',
  ]) {
    assert.match(addressRefusal(text, PRIVATE_NETWORKS)?.sentence ?? '', /not an address/, text)
  }
})

test('an IPv4 address gets the same answer when it is wrapped for IPv6', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.boolean(), (bytes, allow) => {
      const plain = addressText(bytes)
      const opened = allow ? PRIVATE_NETWORKS : []
      assert.deepEqual(addressRefusal(`::ffff:${plain}`, opened), addressRefusal(plain, opened))
      assert.notEqual(addressRefusal(`64:ff9b::${plain}`, opened), null)
    }),
    { numRuns: 200 },
  )
})

test('one forbidden address drops the whole answer', () => {
  assert.deepEqual(permittedAddresses(['8.8.8.8', '8.8.4.4'], []), ['8.8.8.8', '8.8.4.4'])
  assert.throws(
    () => permittedAddresses(['8.8.8.8', '10.0.0.1'], []),
    (error) => error instanceof LookFailed && error.problem.code === 'private-address',
  )
})

test('private addresses are opened for the site itself and not for where it redirects', () => {
  const privateNetworks = ['10.1.0.0/16']
  const grant = { host: 'vote.test', privateNetworks, ports: [], openPorts: [] }
  for (const host of ['vote.test', 'www.vote.test'])
    assert.deepEqual(openedFor(grant, host), privateNetworks)
  for (const host of ['evil.test', 'a.vote.test']) assert.deepEqual(openedFor(grant, host), [])
})

test('only the part of the private space that was opened is permitted, and nothing that is not private', () => {
  const opened = ['10.1.0.0/16', 'fd12::/16', '169.254.0.0/16', '0.0.0.0/0', '::/0']
  const code = (address: string) => addressRefusal(address, opened.slice(0, 3))?.code ?? null
  assert.deepEqual(['10.1.2.3', 'fd12::1', '::ffff:10.1.2.3'].map(code), [null, null, null])
  for (const address of ['10.2.0.1', '127.0.0.1', '192.168.1.1', 'fd13::1', '::1'])
    assert.equal(code(address), 'private-address', address)
  for (const address of ['169.254.169.254', '100.64.0.1', '0.0.0.0', 'fd00:ec2::254'])
    assert.equal(addressRefusal(address, opened)?.code, 'forbidden-address', address)
})

test('a port below 1024 is looked at where its service belongs to an election, or it was opened', () => {
  const grant = (openPorts: readonly number[]) => {
    const ports = [22, 81, 465]
    return { host: 'vote.test', privateNetworks: [], ports, openPorts }
  }
  const own = (port: number, opened: readonly number[] = []) =>
    permittedOwnPort(port, grant(opened))
  for (const port of [25, 53, 80, 443, 465, 587, 993, 995, 1024, 8443])
    assert.equal(own(port), port)
  for (const port of [1, 22, 23, 81, 110, 143, 445, 631, 1023])
    assert.throws(() => own(port), /kept for other services/, `${port}`)
  assert.equal(own(22, [22]), 22)
  // Where the site itself redirects to its own port, it is judged alike.
  const redirected = (opened: readonly number[]) =>
    permittedPort(new URL('http://vote.test:22/'), grant(opened))
  assert.throws(() => redirected([]), /kept for other services/)
  assert.equal(redirected([22]), 22)
})

test('schemes, credentials and ports that are not for the web are refused', () => {
  const grant = { host: 'vote.test', privateNetworks: [], ports: [81], openPorts: [81] }
  const port = (text: string) => permittedPort(new URL(text), grant)
  assert.equal(port('https://vote.test/'), 443)
  assert.equal(port('http://vote.test/'), 80)
  assert.equal(port('http://vote.test:81/'), 81)
  assert.equal(port('https://vote.test:8443/'), 8443)
  for (const [text, code] of [
    ['ftp://vote.test/', 'forbidden-scheme'],
    ['file:///etc/passwd', 'forbidden-scheme'],
    ['http://user@vote.test/', 'credentials-in-url'],
    ['http://:secret@vote.test/', 'credentials-in-url'],
    ['http://vote.test:25/', 'forbidden-port'],
    ['https://vote.test:22/', 'forbidden-port'],
  ] as const) {
    assert.throws(
      () => port(text),
      (error) => error instanceof LookFailed && error.problem.code === code,
      text,
    )
  }
})
