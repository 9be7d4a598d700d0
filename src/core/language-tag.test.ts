import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readRecords } from '../lib/csv/csv.ts'
import {
  directionOf,
  isLanguageTag,
  languageTag,
  NAMED_LANGUAGES,
  ownName,
} from './language-tag.ts'
import { LANGUAGES } from './text.ts'

test('every named language has one tag, and every language of the interface is among them', () => {
  for (const code of Object.keys(NAMED_LANGUAGES)) assert.ok(isLanguageTag(code), code)
  for (const [code, { name, direction }] of Object.entries(LANGUAGES)) {
    assert.equal(ownName(code), name)
    assert.equal(directionOf(code), direction)
  }
})

test('every official language of a country of the facts is named', () => {
  const file = readFileSync(new URL('../../facts/countries.csv', import.meta.url), 'utf8')
  const { records } = readRecords(file, { delimiter: ',', isLast: true, limit: 1000 })
  const [head = [], ...countries] = records
  const at = head.indexOf('languages')
  const codes = countries.flatMap((row) => row[at]?.split(' ') ?? [])
  assert.ok(codes.length > 200)
  assert.deepEqual(
    codes.filter((code) => !isLanguageTag(code)),
    [],
  )
})

test('a tag is taken in its one form only', () => {
  for (const tag of ['sw', 'ro', 'sw-KE', 'sr-Latn', 'zh-Hant-TW', 'pt-BR']) {
    assert.ok(isLanguageTag(tag), tag)
  }
  const wrong = ['', 'SW', 'sw_KE', 'sw-ke', 'sr-latn', 'xx', 'english', 'iw', 'en-12', '__proto__']
  for (const tag of wrong) assert.ok(!isLanguageTag(tag), tag)
  assert.ok(!languageTag.safeParse('constructor').success)
})

test('the script decides the direction, else the language', () => {
  for (const tag of ['ar', 'ur', 'fa-AF', 'ckb', 'he', 'dv', 'ps', 'pa-Arab', 'uz-Arab-AF']) {
    assert.equal(directionOf(tag), 'rtl', tag)
  }
  for (const tag of ['sw', 'ro', 'tg', 'pa', 'ug-Latn', 'az', 'ku', 'arn', 'zh-Hant']) {
    assert.equal(directionOf(tag), 'ltr', tag)
  }
})

test('a language is called what its speakers call it', () => {
  assert.equal(ownName('sw'), 'Kiswahili')
  assert.equal(ownName('sr-Latn'), 'Српски (Latn)')
  assert.equal(ownName('xx'), 'xx')
})
