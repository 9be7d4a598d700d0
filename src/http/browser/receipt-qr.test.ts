import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encode } from 'uqr'
import { pageScript } from '../../../test/support/browser-scripts.ts'
import { digitsOf, SEED_BYTES } from '../../lib/receipt/index.ts'

const { squaresOf } = await pageScript('receipt-qr.js')
const LIKE = { ecc: 'M', minVersion: 2, maxVersion: 2, maskPattern: 0, border: 0 } as const

test('a receipt as a QR code is square for square what a writer of all codes makes', () => {
  const seeds = fc.uint8Array({ minLength: SEED_BYTES, maxLength: SEED_BYTES })
  fc.assert(
    fc.property(seeds, (seed) => {
      const digits = digitsOf(seed).replaceAll(' ', '')
      assert.deepEqual(squaresOf(digits), encode(digits, LIKE).data)
    }),
    { numRuns: 30 },
  )
})
