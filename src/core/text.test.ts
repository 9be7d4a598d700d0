import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueProblems } from './catalogue-problems.ts'
import { defineTexts, isLanguage, type Language, LANGUAGES, text, translators } from './text.ts'

const texts = defineTexts('sample', {
  title: { en: 'Alerts', ar: 'الإنذارات' },
  raised: { en: '{who} raised {what}', ar: 'أطلق {who} الإنذار {what}' },
  answered: {
    en: { one: 'One station answered', other: '{count} stations answered' },
    ar: {
      zero: 'لم تُجب أي محطة',
      one: 'أجابت محطة واحدة',
      two: 'أجابت محطتان',
      few: 'أجابت {count} محطات',
      many: 'أجابت {count} محطة',
      other: 'أجابت {count} محطة',
    },
  },
})

test('a text is spoken in the language of its translator', () => {
  assert.equal(text('en')(texts.title), 'Alerts')
  assert.equal(text('ar')(texts.title), 'الإنذارات')
  assert.equal(
    text('en')(texts.raised, { who: 'Station 7', what: 'fire' }),
    'Station 7 raised fire',
  )
})

test('a missing or unknown placeholder does not compile', () => {
  const t = text('en')
  // @ts-expect-error the values are missing
  assert.throws(() => t(texts.raised), /no \{who\}/)
  // @ts-expect-error `what` is missing
  assert.throws(() => t(texts.raised, { who: 'x' }), /no \{what\}/)
  // @ts-expect-error `count` is a number
  t(texts.answered, { count: '3' })
  // @ts-expect-error there is nothing to fill in
  t(texts.title, { who: 'x' })
  // @ts-expect-error no such text
  assert.equal(texts.tilte, undefined)
})

test('Arabic chooses among six plural forms and English among two', () => {
  const ar = (count: number) => text('ar')(texts.answered, { count })
  assert.deepEqual([0, 1, 2, 5, 11, 100, 1000].map(ar), [
    'لم تُجب أي محطة',
    'أجابت محطة واحدة',
    'أجابت محطتان',
    'أجابت 5 محطات',
    'أجابت 11 محطة',
    'أجابت 100 محطة',
    'أجابت 1,000 محطة',
  ])
  assert.equal(text('en')(texts.answered, { count: 1 }), 'One station answered')
  assert.equal(text('en')(texts.answered, { count: 2400 }), '2,400 stations answered')
})

test('a value that runs against the sentence is isolated from it', () => {
  assert.equal(
    text('ar')(texts.raised, { who: 'محمد', what: '+216 71' }),
    'أطلق محمد الإنذار \u2068+216 71\u2069',
  )
  assert.equal(
    text('en')(texts.raised, { who: 'محمد', what: '+216 71' }),
    '\u2068محمد\u2069 raised +216 71',
  )
})

test('parts keep a value that is markup', () => {
  const link = { href: '/1' }
  assert.deepEqual(text('en').parts(texts.raised, { who: 'Ann', what: link }), [
    'Ann',
    ' raised ',
    link,
  ])
})

test('another language comes from its file, and falls back to marked English', () => {
  const speak = translators({
    translations: {
      ru: {
        sample: {
          answered: {
            one: 'Ответил {count} участок',
            few: 'Ответили {count} участка',
            many: 'Ответили {count} участков',
            other: 'Ответили {count} участка',
          },
        },
      },
    },
  })
  assert.equal(speak('ru')(texts.answered, { count: 21 }), 'Ответил 21 участок')
  assert.equal(speak('ru')(texts.title), 'Alerts [en]')
  assert.equal(speak('fr')(texts.answered, { count: 0 }), '0 stations answered [en]')
  assert.equal(speak('ru'), speak('ru'))
})

test('numbers, lists, dates and distances follow the language and the region of the node', () => {
  const at = '2026-11-24T08:41:00.000Z'
  const en = text('en')
  const ar = text('ar')
  assert.equal(en.dateTime(at, 'Africa/Tunis'), '24 November 2026 at 09:41 CET')
  assert.equal(en.dateTime(at, 'UTC'), '24 November 2026 at 08:41 UTC')
  assert.equal(en.date(at, 'Pacific/Tongatapu'), '24 November 2026')
  assert.equal(ar.date(at, 'UTC'), '24 نوفمبر 2026')
  assert.equal(ar.clock(at, 'Africa/Tunis'), '09:41')
  assert.equal(ar.number(1234567), '1,234,567')
  assert.equal(en.number(0.128, { style: 'percent' }), '13%')
  assert.equal(ar.list(['أ', 'ب', 'ج']), 'أ وب وج')
  const iraq = translators({ locales: { ar: 'ar-IQ-u-nu-arab' } })('ar')
  assert.equal(iraq.date(at, 'UTC'), '٢٤ تشرين الثاني ٢٠٢٦')
  assert.throws(() => en.dateTime(at, 'Mars/Olympus'), RangeError)
})

test('a distance in time uses the largest unit that still tells something', () => {
  const now = '2026-11-24T08:00:00.000Z'
  const distances = [
    ['2026-11-24T08:00:00.400Z', 'now'],
    ['2026-11-24T07:59:18.000Z', '42 seconds ago'],
    ['2026-11-24T07:58:00.000Z', '2 minutes ago'],
    ['2026-11-24T11:30:00.000Z', 'in 3 hours 30 minutes'],
    ['2026-11-24T19:59:59.000Z', 'in 11 hours 59 minutes'],
    ['2026-11-24T11:00:59.000Z', 'in 3 hours'],
    ['2026-11-27T07:59:00.000Z', 'in 2 days 23 hours'],
    ['2026-12-12T07:00:00.000Z', 'in 17 days'],
    ['2026-11-23T02:00:00.000Z', '30 hours ago'],
    ['2026-11-20T08:00:00.000Z', '4 days ago'],
    ['2026-06-24T08:00:00.000Z', '5 months ago'],
    ['2024-11-24T08:00:00.000Z', '2 years ago'],
  ] as const
  for (const [at, words] of distances) assert.equal(text('en').relative(at, now), words)
  assert.equal(text('ar').relative('2026-11-24T07:58:00.000Z', now), 'قبل دقيقتين')
  const left = '2026-11-24T10:01:00.000Z'
  const inWords = Object.keys(LANGUAGES).map((one) => text(one as Language).relative(left, now))
  assert.deepEqual(inWords, [
    'in 2 hours 1 minute',
    'خلال ساعتين ودقيقة واحدة',
    'dentro de 2 horas 1 minuto',
    'dans 2 heures 1 minute',
    'через 2 часа 1 минуту',
    '2小时1分钟后',
    'em 2 horas 1 minuto',
  ])
  const long = (ms: number) => text('en').duration(ms)
  assert.deepEqual(
    [0, 1_400, 59_000, 707_000, 3_600_000, 20_040_000, 43_200_000, 180_000_000].map(long),
    [
      '0 seconds',
      '1 second',
      '59 seconds',
      '12 minutes',
      '1 hour',
      '5 hours 34 minutes',
      '12 hours',
      '2 days 2 hours',
    ],
  )
  assert.equal(text('ar').duration(7_200_000), 'ساعتان')
  assert.equal(text('ar').duration(20_040_000), '5 ساعات و34 دقيقة')
})

test('the direction of every language agrees with CLDR', () => {
  for (const [code, { direction }] of Object.entries(LANGUAGES)) {
    const locale = new Intl.Locale(code) as Intl.Locale & {
      getTextInfo(): { direction: string }
    }
    assert.equal(direction, locale.getTextInfo().direction, code)
  }
  assert.ok(isLanguage('ar'))
  assert.ok(!isLanguage('toString'))
})

test('a sound catalogue has no problems', () => {
  assert.deepEqual(catalogueProblems(texts), [])
})

test('lost keys, placeholders, plural forms and stray braces are named', () => {
  const bad = defineTexts('bad', {
    greeting: { en: 'Hello {name}', ar: 'مرحبا {اسم}' },
    padded: { en: 'Yes ', ar: '' },
    counted: { en: { one: '{count} site', other: 'sites' }, ar: 'مواقع' },
  })
  assert.deepEqual(catalogueProblems(bad), [
    'ar: bad.greeting (other) has a stray brace',
    'ar: bad.greeting (other) lacks {name}',
    'en: bad.padded (other) begins or ends with a space',
    'ar: bad.padded (other) is empty',
    'en: bad.counted (other) lacks {count}',
    'ar: bad.counted must have plural forms exactly where English has them',
  ])
  assert.deepEqual(
    catalogueProblems(texts, {
      language: 'ru',
      texts: {
        raised: '{who} поднял {what} {when}',
        answered: { one: '{count} участок', two: '{count}', other: '{count} участка' },
        old: 'x',
      },
    }),
    [
      'ru: sample.title is missing',
      'ru: sample.raised (other) has {when}, which English has not',
      'ru: sample.answered lacks the form few',
      'ru: sample.answered lacks the form many',
      'ru: sample.answered has no use for the form two',
      'ru: old is not in the catalogue',
    ],
  )
})
