import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { numbersIn, plainDigits, PROGRAM_NUMBERS, readNumber } from './number.ts'

const ENGLISH = numbersIn('en')
const FRENCH = numbersIn('fr')

test('a whole number is read as people write it', () => {
  const right: readonly (readonly [string, number])[] = [
    ['2400', 2400],
    ['2,400', 2400],
    ['2.400', 2400],
    ['2 400', 2400],
    ['2\u00a0400', 2400],
    ['2\u202f400', 2400],
    ['2\u2009400', 2400],
    ['2\u2019400', 2400],
    ["2'400", 2400],
    ['٢٤٠٠', 2400],
    ['٢٬٤٠٠', 2400],
    ['۲٬۴۰۰', 2400],
    ['۲،۴۰۰', 2400],
    ['\u2068٢٬٤٠٠\u2069', 2400],
    ['२,४००', 2400],
    ['２４００', 2400],
    ['２，４００', 2400],
    [' 2,400 ', 2400],
    ['1,00,000', 100_000],
    ['12,34,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['-5', -5],
    ['\u22125', -5],
    ['\u200e-\u200e٥', -5],
    ['\u061c-٥', -5],
    ['+5', 5],
    ['007', 7],
    ['0', 0],
  ]
  for (const [text, value] of right) assert.equal(readNumber(text, 'whole'), value, text)
})

test('what is no whole number, or not rightly grouped, is refused and never guessed', () => {
  const wrong = [
    '',
    ' ',
    '1'.repeat(65),
    ...'-|,|1.5|2,4|2,40|24,00|2,4000|0,125|0.500|1,2345|1,234.567|1,234 567|1,,234'.split('|'),
    ...',123|123,|2,400.0|1_000|0x10|1e3|five|5 stations|1,00,00|1,000,00|--5|5-|½|²'.split('|'),
    // Digits of two scripts.
    '٢400',
    '١۲',
  ]
  for (const text of wrong) assert.equal(readNumber(text, 'whole'), null, text)
})

test('decimals are read by their signs, and by the language where two readings remain', () => {
  const cases: readonly (readonly [string, number | null, number | null, number | null])[] = [
    // Text, in English, in French, of a program.
    ['2.5', 2.5, 2.5, 2.5],
    ['2,5', 2.5, 2.5, 2.5],
    ['٢٫٥', 2.5, 2.5, 2.5],
    ['.5', 0.5, 0.5, 0.5],
    ['-0,125', -0.125, -0.125, -0.125],
    ['1,234.5', 1234.5, 1234.5, 1234.5],
    ['1.234,5', 1234.5, 1234.5, 1234.5],
    ['1 234,5', 1234.5, 1234.5, 1234.5],
    ['1,00,000.5', 100_000.5, 100_000.5, 100_000.5],
    ['1,234,567', 1_234_567, 1_234_567, 1_234_567],
    ['٢٬٤٠٠', 2400, 2400, 2400],
    ['2,400', 2400, 2.4, null],
    ['2.400', 2.4, null, 2.4],
    ['1e-7', 1e-7, 1e-7, 1e-7],
    ['1,23,4.5', null, null, null],
    ['1.2.3', null, null, null],
    ['1,2,3', null, null, null],
    ['5.', null, null, null],
    ['1٫2٫3', null, null, null],
  ]
  for (const [text, ...values] of cases) {
    const read = [ENGLISH, FRENCH, PROGRAM_NUMBERS].map((form) => readNumber(text, form))
    assert.deepEqual(read, values, text)
  }
})

/** Locales whose numbers look different from each other. */
const LOCALES = (
  'en en-IN ar ar-EG fa ur hi mr bn ne my dz ckb sd de de-AT de-CH es es-MX fr fr-CH pt pt-PT ru zh sv ff-Adlm ' +
  'lt et he pl sw ro th ta en-ZA gsw rm sat mni ks'
).split(' ')

/** Every way to write digits that has a sign for each; the others write words. */
const SCRIPTS = Intl.supportedValuesOf('numberingSystem').filter((numberingSystem) =>
  /^\p{Nd}+$/u.test(new Intl.NumberFormat('en', { numberingSystem, useGrouping: false }).format(9)),
)

test('whatever a page shows as a whole number is read back, in every language and in the digits of every script', () => {
  assert.ok(SCRIPTS.length > 70, `${SCRIPTS.length} scripts`)
  const locale = fc.constantFrom(...LOCALES)
  const numberingSystem = fc.constantFrom(...SCRIPTS)
  const value = fc.oneof(fc.integer({ min: -99_999, max: 99_999 }), fc.maxSafeInteger())
  fc.assert(
    fc.property(locale, numberingSystem, value, (language, script, number) => {
      const shown = new Intl.NumberFormat(language, { numberingSystem: script }).format(number)
      return readNumber(shown, 'whole') === number
    }),
    { numRuns: 3_000 },
  )
})

test('whatever a page shows with decimals is read back in its language', () => {
  const locale = fc.constantFrom(...LOCALES)
  const value = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 })
  fc.assert(
    fc.property(locale, value, fc.nat({ max: 6 }), (language, digits, maximumFractionDigits) => {
      const number = Number((digits / 10 ** maximumFractionDigits).toFixed(maximumFractionDigits))
      const shown = new Intl.NumberFormat(language, { maximumFractionDigits }).format(number)
      return readNumber(shown, numbersIn(language)) === number
    }),
    { numRuns: 3_000 },
  )
})

test('any text is read or refused, and what is read is a number', () => {
  const signs = fc.constantFrom(...'0123456789٠٩०९.,٫٬\u2019 -+e\u00a0\u200f'.split(''))
  const text = fc.oneof(
    fc.string(),
    fc.array(signs, { maxLength: 70 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('whole' as const, ENGLISH, FRENCH), (written, form) => {
      const number = readNumber(written, form)
      return number === null || Number.isFinite(number)
    }),
  )
})

test('digits of every script become plain ones, and the rest stays', () => {
  assert.equal(plainDigits('+٢٠ ۱۲ (３)-4 x²'), '+20 12 (3)-4 x²')
  assert.equal(plainDigits('\u{1d7ce}\u{1d7d8}\u{1d7ff}\u{1e959}'), '0099')
})
