import { test } from 'node:test'
import { fuzzArchives } from '../support/foreign-archives.ts'
import { fuzzCitations, fuzzFeeds } from '../support/foreign-files.ts'
import { NIGHT_CASES } from '../support/night-cases.ts'

test('any of a hundred thousand feeds of checks is read within its limits or refused', () => {
  fuzzFeeds(NIGHT_CASES.feeds)
})

test('any of a hundred thousand files of citations is read or refused', () => {
  fuzzCitations(NIGHT_CASES.citations)
})

test('any of a hundred thousand web archives is shown with nothing that runs, or refused', () => {
  fuzzArchives(NIGHT_CASES.archives)
})
