import { test } from 'node:test'
import { fuzzArchives } from '../support/foreign-archives.ts'
import { fuzzCitations, fuzzFeeds } from '../support/foreign-files.ts'
import { fuzzPictures } from '../support/foreign-pictures.ts'
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

test('of any of a hundred thousand pictures of every kind only what it is drawn from stays, or there is none', () => {
  fuzzPictures(NIGHT_CASES.pictures)
})
