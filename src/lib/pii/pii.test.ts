import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_PARTS, piiParts } from './pii.ts'

const wordsOf = (text: string, known: readonly string[] = []) =>
  piiParts(text, known).map(({ kind, words }) => `${kind}: ${words}`)

test('names, numbers and mail addresses of persons are told, in the order in which they stand', () => {
  assert.deepEqual(wordsOf('Mrs Jane Doe, tel +999 555 1234, was beaten at School 1'), [
    'name: Jane Doe',
    'number: +999 555 1234',
  ])
  assert.deepEqual(wordsOf('Write to j.doe@mail.example or call ٠٩٩٩ ٥٥٥ ١٢٣'), [
    'mail: j.doe@mail.example',
    'number: ٠٩٩٩ ٥٥٥ ١٢٣',
  ])
  assert.deepEqual(wordsOf('Le président M. Karim Benali a refusé'), ['name: Karim Benali'])
  assert.deepEqual(wordsOf('La Sra. pérez no dejó votar'), ['name: pérez'])
  assert.deepEqual(wordsOf('منع السيد أحمد سالم الناخبين من الدخول'), ['name: أحمد سالم'])
  assert.deepEqual(wordsOf('Г-н Иванов Пётр закрыл двери'), ['name: Иванов Пётр'])
  assert.deepEqual(wordsOf('passport 77-0123-991 was kept'), ['number: 77-0123-991'])
})

test('what names nobody is not asked about', () => {
  for (const text of [
    'The queue was 250 people long at 10:45 and 12,400 papers were missing',
    'Polls opened late on 2026-11-24, and again on 24.11.2026 10',
    'لا يوجد سجل الناخبين منذ الساعة السابعة',
    "We don't know why, it's closed",
    'm is the letter of the box',
  ])
    assert.deepEqual(wordsOf(text), [], text)
  assert.deepEqual(wordsOf('No paper at Old Town School', ['Old Town School']), [])
})

test('a part is told once, and of many only so many', () => {
  assert.deepEqual(wordsOf('Jane Doe said that Jane Doe was there'), ['name: Jane Doe'])
  const many = Array.from({ length: 40 }, (_, n) => `${100_000 + n} x`).join(' ')
  assert.equal(piiParts(many).length, MAX_PARTS)
})
