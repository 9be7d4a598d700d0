import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import { EVENT_CODES } from '../../lib/cap/index.ts'
import { problems } from './refusals.ts'
import { texts } from './texts/alerts.ts'
import * as words from './texts/values.ts'

test('every word of the slice speaks English and Arabic', () => {
  const catalogues = Object.values(words).filter((value) => typeof value === 'object')
  assert.ok(catalogues.length > 10)
  for (const catalogue of [texts, ...catalogues]) assert.deepEqual(catalogueProblems(catalogue), [])
  assert.deepEqual(Object.keys(words.eventWords), [...EVENT_CODES])
})

test('no sentence for people uses the key of another one', () => {
  const refusals = Object.values(problems).map(({ key }) => key)
  assert.deepEqual(
    refusals.filter((key) => Object.hasOwn(texts, key)),
    [],
  )
})
