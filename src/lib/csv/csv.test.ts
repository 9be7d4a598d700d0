import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CsvError, delimiterOf, MAX_CSV_FIELDS, readRecords, withoutBom } from './csv.ts'

const all = { delimiter: ',', isLast: true, limit: 1000 } as const
const reason = (name: string) => (error: unknown) =>
  error instanceof CsvError && error.reason === name

test('the examples of the standard are read', () => {
  const text = 'aaa,"b\r\nbb","c""c,c"\r\nzzz,,xxx\nlast,"",'
  assert.deepEqual(readRecords(text, all), {
    records: [
      ['aaa', 'b\r\nbb', 'c"c,c'],
      ['zzz', '', 'xxx'],
      ['last', '', ''],
    ],
    consumed: text.length,
  })
})

test('an empty line is a record with one empty field, and a line end at the end begins none', () => {
  assert.deepEqual(readRecords('a\n\nb\n', all).records, [['a'], [''], ['b']])
  assert.deepEqual(readRecords('', all).records, [])
})

test('a quote in the wrong place is refused and never repaired', () => {
  for (const text of ['a"b', '"a"b', '"a', '"a"\rb', 'x,"y\n']) {
    assert.throws(() => readRecords(text, all), reason('quote'), text)
  }
})

test('a record beyond the limits is refused, also while its end has not come', () => {
  const open = { ...all, isLast: false }
  assert.throws(() => readRecords(`"${'x'.repeat(20_001)}`, open), reason('too_long'))
  assert.throws(() => readRecords('x'.repeat(20_001), open), reason('too_long'))
  assert.throws(() => readRecords(','.repeat(MAX_CSV_FIELDS), all), reason('too_many_fields'))
})

test('the delimiter is the sign that is more often in the first line, outside quotes', () => {
  assert.equal(delimiterOf('number;name;area\n1,2,3,4,5'), ';')
  assert.equal(delimiterOf('"a;b;c",name'), ',')
  assert.equal(delimiterOf('number'), ',')
  assert.equal(withoutBom('\uFEFFnumber'), 'number')
})

const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\r', '\n', ' ') })
const delimiter = fc.constantFrom(',' as const, ';' as const)
const lineEnd = fc.constantFrom('\n', '\r\n')

function write(records: readonly string[][], sign: string, end: string): string {
  const cell = (value: string) =>
    /[",;\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  return records.map((fields) => fields.map(cell).join(sign) + end).join('')
}

test('whatever is written is read back, in pieces of any size', () => {
  const records = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 8 })
  fc.assert(
    fc.property(records, delimiter, lineEnd, fc.nat(9), (written, sign, end, size) => {
      const text = write(written, sign, end)
      const read: string[][] = []
      let rest = ''
      for (let at = 0; at <= text.length; at += size + 1) {
        rest += text.slice(at, at + size + 1)
        const isLast = at + size + 1 > text.length
        const part = readRecords(rest, { delimiter: sign, isLast, limit: 1000 })
        read.push(...part.records)
        rest = rest.slice(part.consumed)
      }
      assert.deepEqual(read, written)
      assert.equal(rest, '')
    }),
    { numRuns: 200 },
  )
})

test('any text is read or refused with CsvError, and nothing is consumed twice', () => {
  fc.assert(
    fc.property(field, fc.boolean(), fc.integer({ min: 1, max: 3 }), (text, isLast, limit) => {
      try {
        const { records, consumed } = readRecords(text, { delimiter: ',', isLast, limit })
        assert.ok(consumed <= text.length && records.length <= limit)
        if (isLast && records.length < limit) assert.equal(consumed, text.length)
      } catch (error) {
        assert.ok(error instanceof CsvError)
      }
    }),
    { numRuns: 200 },
  )
})
