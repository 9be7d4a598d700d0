import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarOf, countsInFigures, countWords, formsOf } from './index.ts'

const AT = Date.UTC(2026, 10, 26, 12)
const forms = (text: string, language = 'en', at = AT) => formsOf(text, calendarOf([language], at))

test('a date that is today somewhere on earth becomes now, in the language of the site', () => {
  for (const [text, language, clock = '{now}'] of [
    ['Thursday 26 November 2026', 'en'],
    ['Thu, Nov 26, 2026 10:00', 'en', '{now} 10:00'],
    ['26/11/2026', 'en'],
    ['11/26/2026', 'en'],
    ['2026-11-26', 'en'],
    ['Today is Thursday.', 'en', 'Today is {now}.'],
    ['November 2026', 'en'],
    ['jeudi 26 novembre 2026', 'fr'],
    ['26 de noviembre de 2026', 'es'],
    ['quinta-feira, 26 de novembro', 'pt'],
    ['26 ноября 2026 г.', 'ru', '{now} г.'],
    ['الخميس 26 نوفمبر 2026', 'ar'],
    ['٢٦ نوفمبر ٢٠٢٦', 'ar'],
    ['2026年11月26日 星期四', 'zh'],
    ['26 พฤศจิกายน 2569', 'th'],
    ['۵ آذر ۱۴۰۵', 'fa'],
    ['28 November 2026', 'en', null],
    ['Thursday 8 December', 'en', null],
    ['Friday 26 November 2026', 'en', null],
  ] as [string, string, (string | null)?][])
    assert.equal(forms(text, language).clock, clock, text)
  assert.equal(forms('27 November', 'en', Date.UTC(2026, 10, 26, 10)).clock, '{now}')
  assert.equal(forms('25 November', 'en', Date.UTC(2026, 10, 26, 11)).clock, '{now}')
})

test('the time stays beside the day: an hour that changes is no clock', () => {
  assert.equal(
    forms('Polls close today, 26 November, at 20:00').clock,
    'Polls close today, {now}, at 20:00',
  )
})

test('the shape keeps words and drops dates, numbers and tokens', () => {
  for (const [text, shape] of [
    ['Updated Tuesday 8 December, 10:35', 'Updated {date}, #:#'],
    ['1,234,567 of 2 000 000 visitors', '# of # visitors'],
    ['Request 8f3a9c2d-77aa-4b1c', 'Request ~'],
    ['You may vote on paper', 'You may vote on paper'],
    ['+1 (555) 010-1234', '+# (#) #-#'],
    ['٣٥ في المئة', '# في المئة'],
  ] as const)
    assert.equal(forms(text, 'ar').shape, shape)
})

test('days that are counted in words are counted', () => {
  for (const [text, figures] of [
    ['Noch zwölf Tage', 'Noch 12 Tage'],
    ['Noch dreiundzwanzig Tage', 'Noch 23 Tage'],
    ['ventidue giorni', '22 giorni'],
    ['on iki gün kaldı', '12 gün kaldı'],
    ['بقي اثنا عشر يوماً', 'بقي 12 يوماً'],
    ['还有十二天', '还有12天'],
    ['还有三十一天', '还有31天'],
    ['还有二三天, 一百二十天, 第三天', '还有二三天, 一百二十天, 第三天'],
  ] as const)
    assert.equal(countsInFigures(text), figures)
})

test('a language that nobody knows changes nothing', () => {
  assert.equal(forms('26/11/2026', 'no such language').clock, '{now}')
})

test('words are runs of letters, and ideographs by twos', () => {
  assert.equal(countWords('Vote on 26 November'), 3)
  assert.equal(countWords('选举委员会公布'), 4)
  assert.equal(countWords('صوّت الآن'), 2)
  assert.equal(countWords('… 12 – 3'), 0)
})
