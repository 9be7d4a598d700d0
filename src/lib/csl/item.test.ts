import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isbn13, item } from './item.ts'

const WORK = {
  id: 'a',
  type: 'book',
  title: 'How votes are counted',
  author: [{ family: 'Saleh', given: 'Amal' }, { literal: 'Office of Exercise' }],
  issued: { 'date-parts': [[2024, 2, 29]] },
  ISBN: '978-3-16-148410-0',
  URL: 'https://example.org/a',
}
const isTaken = (part: object) => item.safeParse({ ...WORK, ...part }).success

test('a work is taken as it is written, and what is not of the standard is refused', () => {
  assert.deepEqual(item.parse(WORK), WORK)
  for (const part of [
    { type: 'poem' },
    { title: '' },
    { title: 'a\nb' },
    { title: 'a\u{202e}b' },
    { title: '\u{d800}' },
    { title: 'x'.repeat(1001) },
    { author: [] },
    { author: [{ given: 'Amal' }] },
    { author: [{ family: 'Saleh', literal: 'Saleh' }] },
    { issued: { 'date-parts': [[2024, 13]] } },
    { issued: { 'date-parts': [[2024, 4, 31]] } },
    { issued: { 'date-parts': [[0]] } },
    { issued: { 'date-parts': [] } },
    { issued: { 'date-parts': [['2024']] } },
    { DOI: 'https://doi.org/10.1000/182' },
    { ISBN: '978-3-16-148410-1' },
    { ISSN: '2049-3631' },
    { URL: 'javascript:alert(1)' },
    { URL: 'example.org' },
    { DOI: '10.1000/\u{d800}' },
    { URL: 'https://example.org/\u{d800}' },
    { language: 'pt_BR' },
    { language: 'English' },
    { abstract: 'x' },
  ])
    assert.equal(isTaken(part), false, JSON.stringify(part))
  for (const part of [
    { DOI: '10.1000/182' },
    { DOI: '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID>3.0.CO;2-2' },
    { ISSN: '2049-3630' },
    { ISSN: '2434-561X' },
    { ISBN: '0-306-40615-2' },
    { ISBN: '080442957X' },
    { issued: { 'date-parts': [[-44], [14, 8]], circa: true } },
    { language: 'pt-BR' },
  ])
    assert.equal(isTaken(part), true, JSON.stringify(part))
})

test('both numbers of one book are one', () => {
  assert.equal(isbn13('0-306-40615-2'), '9780306406157')
  assert.equal(isbn13('978-0-306-40615-7'), '9780306406157')
  assert.equal(isbn13('0-306-40615-3'), null)
  assert.equal(isbn13('12'), null)
})
