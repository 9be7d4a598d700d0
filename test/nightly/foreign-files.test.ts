import { test } from 'node:test'
import { fuzzArchives } from '../support/foreign-archives.ts'
import { fuzzCitations, fuzzFeeds } from '../support/foreign-files.ts'
import { fuzzPictures } from '../support/foreign-pictures.ts'

test('any of a hundred thousand feeds of checks is read within its limits or refused', () => {
  fuzzFeeds(100_000)
})

test('any of a hundred thousand files of citations is read or refused', () => {
  fuzzCitations(100_000)
})

test('any of a hundred thousand web archives is shown with nothing that runs, or refused', () => {
  fuzzArchives(100_000)
})

test('of any of a hundred thousand pictures of every kind only what it is drawn from stays, or there is none', () => {
  fuzzPictures(100_000)
})
