import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { smallBundle } from '../../../test/support/bundle.ts'
import { FILES } from '../../lib/bundle/index.ts'
import { canonicalJson } from '../../lib/jcs/jcs.ts'
import { Buffer as Ours } from './buffer.ts'
import { checkFile, halvesOf } from './check-here.ts'
import { sha256, sha512 } from './sha2.ts'

test('the hashes are those of the platform, however the bytes are cut', () => {
  const bytes = fc.uint8Array({ maxLength: 400 })
  fc.assert(
    fc.property(bytes, fc.nat(400), (content, at) => {
      for (const [name, made] of [
        ['sha256', sha256()],
        ['sha512', sha512()],
      ] as const) {
        made.update(content.subarray(0, at))
        made.update(content.subarray(at))
        const hash = createHash(name).update(content).digest()
        assert.deepEqual(Buffer.from(made.digest()), hash)
      }
    }),
  )
})

test('our Buffer reads and writes as that of Node', () => {
  const odd = fc.string({ unit: fc.constantFrom('a', 'F', '0', '-', '_', '=', '+', 'z') })
  const point = fc.integer({ min: 0, max: 0x10ffff }).filter((one) => one < 0xd800 || one > 0xdfff)
  const any = fc.array(point).map((points) => String.fromCodePoint(...points))
  const ascii = fc.oneof(fc.string(), fc.base64String(), odd)
  fc.assert(
    fc.property(ascii, any, fc.uint8Array(), (source, text, bytes) => {
      const [written, own] = [Buffer.from(bytes), Ours.from(bytes)]
      for (const encoding of ['utf8', 'hex', 'base64', 'base64url'] as const) {
        assert.equal(own.toString(encoding), written.toString(encoding))
        assert.equal(own.toString(encoding, 1, 3), written.toString(encoding, 1, 3))
        const [read, expected] = [Ours.from(source, encoding), Buffer.from(source, encoding)]
        assert.deepEqual([...read], [...expected], `${encoding} ${source}`)
      }
      assert.deepEqual([...Ours.from(text)], [...Buffer.from(text)])
      assert.equal(Ours.compare(bytes, bytes.subarray(1)), Buffer.compare(bytes, bytes.subarray(1)))
      const both = Ours.concat([bytes, own.subarray(1)])
      assert.deepEqual(Array.from(both), [...bytes, ...bytes.subarray(1)])
    }),
  )
})

test('a passkey that is read as no key fails by its name, and the rest is checked', async () => {
  // A map of CBOR whose first key is a text that is no UTF-8; and what ends too early.
  for (const hex of ['a162c32801', 'a1', 'a1616101', 'ff']) {
    const public_key = Buffer.from(hex, 'hex').toString('base64url')
    const bytes = await smallBundle((files) => {
      const { officers, ...rest } = JSON.parse(Buffer.from(files.get(FILES.keys) ?? []).toString())
      const odd = officers.map((one: object) => ({ ...one, public_key }))
      files.set(FILES.keys, Buffer.from(canonicalJson({ ...rest, officers: odd })))
    })
    const told = await checkFile(new Blob([new Uint8Array(bytes)]), '', () => {})
    assert.ok('lines' in told, hex)
    const signatures = told.lines[1]?.faults.map(({ fault }) => fault)
    assert.deepEqual(signatures, ['assertion', 'assertion'], hex)
  }
})

test('an ECDSA signature of Node is turned into the halves that browsers want', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  for (let round = 0; round < 40; round += 1) {
    const message = Buffer.from(`message ${round}`)
    const der = sign('sha256', message, privateKey)
    const raw = halvesOf(der, 32)
    assert.ok(raw !== null)
    assert.equal(
      verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw),
      true,
    )
    assert.equal(halvesOf(der.subarray(0, -1), 32), null)
    assert.equal(halvesOf(Buffer.concat([der, Buffer.of(0)]), 32), null)
    assert.equal(halvesOf(der, 16), null)
  }
})
