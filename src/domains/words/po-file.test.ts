import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileFunction } from 'node:vm'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import { defineTexts, type Language, LANGUAGES } from '../../core/text.ts'
import { readPo } from '../../lib/po/po.ts'
import { categoriesOf, formComments, pluralsOf } from './plural-forms.ts'
import { importedFrom, poOf, type Wording } from './po-file.ts'

const texts = defineTexts('words-sample', {
  raised: { en: '{who} raised "{what}"', ar: 'أطلق {who} الإنذار {what}' },
  answered: {
    en: { one: '{count} station answered', other: '{count} stations answered' },
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
const messages = Object.values(texts)
const russian: readonly Wording[] = [
  { message: texts.raised, pattern: '{who}: «{what}»', isDraft: true },
  {
    message: texts.answered,
    pattern: {
      one: 'ответил {count} участок',
      few: 'ответили {count} участка',
      many: 'ответили {count} участков',
      other: 'ответили {count} участка',
    },
    isDraft: false,
  },
]
const file = poOf('ru', russian)

function faultsOf(text: string, language: Language = 'ru'): readonly string[] {
  const read = importedFrom(language, text, messages)
  return 'faults' in read ? read.faults : []
}

test('what is exported comes back as it was, drafts as drafts', () => {
  const read = importedFrom('ru', file, messages)
  assert.ok('imported' in read)
  assert.deepEqual(
    read.imported.map(({ message, pattern, isDraft }) => ({ message, pattern, isDraft })),
    russian,
  )
})

test('a file shows English, Arabic beside it, and which form an index is', () => {
  assert.match(file, /msgid "\{who\} raised \\"\{what\}\\""/)
  assert.match(file, /#\. ar: أطلق \{who\} الإنذار \{what\}/)
  assert.match(file, /#\. ar \(two\): أجابت محطتان/)
  assert.match(file, /#\. msgstr\[0\] is "one": 1, 21, 31, 41, 51 …/)
  assert.match(file, /#\. msgstr\[3\] is "other": fractions only/)
  assert.match(file, /Plural-Forms: nplurals=4; plural=/)
  assert.match(file, /#, fuzzy\nmsgctxt "words-sample\.raised"/)
})

test('the head of a file counts as the language does', () => {
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    const { count, expression } = pluralsOf(language)
    const categories = categoriesOf(language)
    assert.equal(count, categories.length)
    assert.equal(formComments(language).length, count)
    // The expression is C, and C's operators mean the same here.
    const indexOf = compileFunction(`return Number(${expression})`, ['n'])
    const rules = new Intl.PluralRules(language)
    for (const n of [...Array(1300).keys(), 999_999, 1_000_000, 1_000_001, 3_000_000]) {
      assert.equal(categories[indexOf(n)], rules.select(n), `${language} ${n}`)
    }
  }
})

test('every fault names its text in plain words, and nothing of the file counts', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    [file.replace('"{who}: «{what}»"', '"{who}: «»"'), /words-sample\.raised .*lacks \{what\}/],
    [file.replace('«{what}»', '«{what} {when}»'), /raised .*has \{when\}, which English has not/],
    [file.replace('"ответили {count} участков"', '""'), /answered \(many\) is empty/],
    [file.replace('Language: ru', 'Language: fr'), /names the language fr; it should be ru/],
    [file.replace('nplurals=4', 'nplurals=3'), /has 3 plural forms.* 4: one, few, many, other/],
    [
      file.replace('msgctxt "words-sample.raised"', 'msgctxt "a.b"'),
      /a\.b is no text of this version/,
    ],
    [file.replace('{who} raised', '{who} reported'), /raised: the English text is another one now/],
    [`${file}\n${file.slice(file.indexOf('#. ar:'))}`, /raised stands in the file more than once/],
    ['hello', /no PO file/],
    ['', /no PO file/],
    ['x'.repeat(2_500_001), /too long/],
    ['x'.repeat(20_001), /longer than 20000 characters/],
    ['"a"\n'.repeat(401), /more than 400 lines without an empty one/],
    ['\n'.repeat(90_000), /no PO file/],
  ]
  for (const [text, expected] of cases) {
    assert.match(faultsOf(text).join('\n'), expected)
  }
})

test('a text that is left empty is left out', () => {
  const blank = file.replace('"{who}: «{what}»"', '""')
  const read = importedFrom('ru', blank, messages)
  assert.ok('imported' in read)
  assert.deepEqual(
    read.imported.map(({ message }) => message.key),
    ['answered'],
  )
})

test('whatever is sent is read or refused in a sentence', () => {
  const line = fc.constantFrom(
    'msgid "a"',
    'msgid ""',
    'msgstr "b"',
    'msgstr[99999999999] "c"',
    'msgctxt "__proto__.constructor"',
    'msgid_plural "d',
    '"Language: ru\\n"',
    '"Plural-Forms: nplurals=4; plural=0;\\n"',
    '#, fuzzy, __proto__',
    '#~ msgid "x"',
    '"\\x',
    '',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 40 }), (lines) => {
      const read = importedFrom('ru', lines.join('\n'), messages)
      assert.ok('faults' in read || read.imported.length <= messages.length)
    }),
    { numRuns: 300 },
  )
})

test('quotes, backslashes, tabs and line ends survive a file', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 1 }), (text) => {
      const one = { message: texts.raised, pattern: text, isDraft: false }
      const [entry] = readPo(poOf('es', [one])).entries
      assert.equal(entry?.texts[0], text)
    }),
    { numRuns: 300 },
  )
})
