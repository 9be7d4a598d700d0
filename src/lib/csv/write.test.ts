import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readRecords, withoutBom } from './csv.ts'
import { withoutGuard, writeCsv } from './write.ts'

test('cells are quoted where they must be, and nothing stands for nothing', () => {
  assert.equal(
    writeCsv([
      ['Station', 'Answered'],
      ['Ain "Old" School, 2', 12],
      [null, -3],
    ]),
    '\u{FEFF}Station,Answered\r\n"Ain ""Old"" School, 2",12\r\n,-3\r\n',
  )
})

test('a file for programs begins with the name of its first column', () => {
  assert.equal(writeCsv([['site', 'اسم']], { isMarked: false }), 'site,اسم\r\n')
})

test('no text is a formula', () => {
  for (const text of ['=1+1', '+216 71', '-2', '@sum', '\t=1', '\r=1', '＝1'])
    assert.ok(
      writeCsv([[text]])
        .replaceAll('"', '')
        .startsWith(`\u{FEFF}'`),
      JSON.stringify(text),
    )
})

test('no part of a text is a formula where semicolons or line ends cut it', () => {
  for (const text of ['a;=1+1', 'a; =1;b', 'a;"=1', 'a\n+1', 'a\r\n@sum', 'a\t-1', ' =1', ';\t=1'])
    for (const part of writeCsv([['x', text]])
      .split(/[;,\t\r\n]/)
      .map((one) => one.replaceAll(/[ "\u{FEFF}]/gu, '')))
      assert.doesNotMatch(part, /^[=+@-]/, JSON.stringify(text))
})

test('no sign stands in a file that a terminal obeys or that turns the words after it', () => {
  const hostile = '\u202e\x1b[2J\0=cmd\x9b31m\u2066 x\u2069'
  assert.equal(writeCsv([[hostile]]), '\u{FEFF}[2J=cmd31m x\r\n')
  assert.equal(writeCsv([['\0\u202a=1']]), "\u{FEFF}'=1\r\n")
})

test('what was written is read again', () => {
  const sign = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ';', ' ', '"', '＝', 'a')
  const plain = fc.oneof(fc.string(), fc.string({ unit: sign, maxLength: 8 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1 }), (rows) => {
      const text = withoutBom(writeCsv(rows))
      const read = readRecords(text, { delimiter: ',', isLast: true, limit: 1000 })
      const cells = read.records.map((record) => record.map(withoutGuard))
      assert.deepEqual(cells, rows)
    }),
  )
})
