// The words of other languages: whole for citizens, stations and alerts, and nothing in them that English has not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueProblems } from '../src/core/catalogue-problems.ts'
import {
  type Catalogue,
  declaredTexts,
  isLanguage,
  type Language,
  LANGUAGES,
  type Message,
} from '../src/core/text.ts'
import { shippedTexts } from '../src/shipped.ts'
import { isPublicText } from './support/public-texts.ts'

const bySlice = Map.groupBy(declaredTexts(), ({ slice }) => slice)
const others = Object.keys(LANGUAGES).filter(
  (code): code is Language => isLanguage(code) && code !== 'en' && code !== 'ar',
)

const catalogueOf = (messages: readonly Message[]): Catalogue =>
  Object.fromEntries(messages.map((message) => [message.key, message]))

test('one key of a slice is one text', () => {
  const twice = [...bySlice.values()].flatMap((messages) =>
    [...Map.groupBy(messages, ({ key }) => key).values()].filter(
      (same) => new Set(same.map(({ en, ar }) => JSON.stringify([en, ar]))).size > 1,
    ),
  )
  assert.deepEqual(
    twice.map(([first]) => `${first?.slice}.${first?.key}`),
    [],
  )
})

test('all texts are whole in English and Arabic', () => {
  assert.ok(bySlice.size > 50, `${bySlice.size} catalogues`)
  const problems = [...bySlice.values()].flatMap((messages) =>
    catalogueProblems(catalogueOf(messages)),
  )
  assert.deepEqual(problems, [])
})

for (const language of others) {
  const shipped = shippedTexts(language)

  test(`what citizens, stations and readers of alerts see is whole, ${language}`, () => {
    const problems = [...bySlice].flatMap(([slice, messages]) => {
      const wanted = messages.filter(
        (message) => isPublicText(message) || shipped[slice]?.[message.key] !== undefined,
      )
      return catalogueProblems(catalogueOf(wanted), { language, texts: shipped[slice] ?? {} })
    })
    assert.deepEqual(problems, [])
  })

  test(`no file is left over from a slice that is no more, ${language}`, () => {
    const left = Object.keys(shipped).filter((slice) => !bySlice.has(slice))
    assert.deepEqual(left, [])
  })
}
