import { test } from 'node:test'
import { fuzzCitations, fuzzFeeds } from '../support/foreign-files.ts'

test('any of a hundred thousand feeds of checks is read within its limits or refused', () => {
  fuzzFeeds(100_000)
})

test('any of a hundred thousand files of citations is read or refused', () => {
  fuzzCitations(100_000)
})
