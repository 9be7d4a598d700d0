import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressText } from '../lib/dns/index.ts'
import {
  addressRefusal,
  allowsPrivate,
  LookFailed,
  permittedAddresses,
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
  for (const address of refused) assert.notEqual(addressRefusal(address, false), null, address)
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
  for (const address of permitted) assert.equal(addressRefusal(address, false), null, address)
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
    assert.equal(addressRefusal(address, true), null, address)
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
    assert.notEqual(addressRefusal(address, true), null, address)
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
    assert.match(addressRefusal(text, true) ?? '', /not an address/, text)
  }
})

test('an IPv4 address gets the same answer when it is wrapped for IPv6', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.boolean(), (bytes, allow) => {
      const plain = addressText(bytes)
      assert.equal(addressRefusal(`::ffff:${plain}`, allow), addressRefusal(plain, allow))
      assert.notEqual(addressRefusal(`64:ff9b::${plain}`, allow), null)
    }),
    { numRuns: 200 },
  )
})

test('one forbidden address drops the whole answer', () => {
  assert.deepEqual(permittedAddresses(['8.8.8.8', '8.8.4.4'], false), ['8.8.8.8', '8.8.4.4'])
  assert.throws(
    () => permittedAddresses(['8.8.8.8', '10.0.0.1'], false),
    (error) => error instanceof LookFailed && error.problem.code === 'forbidden-address',
  )
})

test('private addresses are opened for the site itself and not for where it redirects', () => {
  const grant = { host: 'vote.test', allowPrivate: true, ports: [] }
  assert.equal(allowsPrivate(grant, 'vote.test'), true)
  assert.equal(allowsPrivate(grant, 'www.vote.test'), true)
  assert.equal(allowsPrivate(grant, 'evil.test'), false)
  assert.equal(allowsPrivate(grant, 'a.vote.test'), false)
  assert.equal(allowsPrivate({ ...grant, allowPrivate: false }, 'vote.test'), false)
})

test('schemes, credentials and ports that are not for the web are refused', () => {
  const grant = { host: 'vote.test', allowPrivate: false, ports: [81] }
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
