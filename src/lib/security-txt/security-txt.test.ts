import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isInternetTime, readSecurityTxt } from './index.ts'

test('fields, comments and empty lines are told from what is none of them', () => {
  const read = readSecurityTxt('# us\r\nContact: mailto:a@b.example \r\n\r\nhello\r\nPolicy:x\r\n')
  assert.deepEqual(read, {
    fields: [
      { name: 'contact', value: 'mailto:a@b.example' },
      { name: 'policy', value: 'x' },
    ],
    badLines: [4, 5],
    signature: 'none',
  })
})

test('every time that a machine writes is one, and any text is read without throwing', () => {
  const years = { min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }
  fc.assert(fc.property(fc.date(years), (date) => isInternetTime(date.toISOString())))
  fc.assert(
    fc.property(fc.string(), (text) => {
      readSecurityTxt(text)
      readSecurityTxt(`-----BEGIN PGP SIGNED MESSAGE-----\n${text}\n-----END PGP SIGNATURE-----`)
      isInternetTime(text)
    }),
  )
})
