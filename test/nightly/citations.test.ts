// What another program reads of our files: Debian's pandoc, which knows nothing of us.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import {
  type Item,
  type ItemName,
  type ItemType,
  item,
  readItems,
  written,
} from '../../src/lib/csl/index.ts'
import { WORKS } from '../support/foreign-files.ts'

const PANDOC = '/usr/bin/pandoc'
const skip = existsSync(PANDOC) ? false : 'Debian’s pandoc is not there and could not be installed'

/** The kinds of works that both formats and pandoc have a word for. */
const KINDS: readonly ItemType[] = [
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'book',
  'chapter',
  'dataset',
  'legal_case',
  'pamphlet',
  'paper-conference',
  'patent',
  'report',
  'thesis',
  'webpage',
]

function works(): Item[] {
  const [article, report] = WORKS as [Item, Item]
  const { 'container-title': _, issue: __, ISSN: ___, ...whole } = article
  const container = { 'container-title': 'The iPhone Journal of Ürün & Co' }
  const of = (type: ItemType) => {
    if (type.startsWith('article')) return { ...container, issue: '7/8', ISSN: '2049-3630' }
    return /chapter|paper/.test(type) ? container : {}
  }
  return [
    article,
    report,
    ...KINDS.map((type) =>
      item.parse({ ...whole, ...of(type), type, id: `kind-${type}`, title: `A Title: of ${type}` }),
    ),
  ]
}

type Work = Record<string, unknown>

/** Works as pandoc reads them, by name, without the forms that it gives titles and the short titles that it makes. */
function readByPandoc(text: string, from: string): Work[] {
  const said = execFileSync(PANDOC, ['-f', from, '-t', 'csljson'], { input: text }).toString()
  const read = JSON.parse(said, (name, value: unknown) => {
    if (name === 'title-short') return undefined
    return typeof value === 'string' ? value.replaceAll(/<\/?span[^>]*>/g, '') : value
  }) as Work[]
  // It writes languages in small letters.
  return read.map((work) => ({
    ...work,
    ...(work['language'] !== undefined && { language: String(work['language']).toLowerCase() }),
  }))
}

/** Neither format says whether a particle stays before its name; pandoc takes it for one that does not. */
function withParticles({ 'non-dropping-particle': particle, ...name }: ItemName): ItemName {
  return particle === undefined ? name : { ...name, 'dropping-particle': particle }
}

function expected({ language, author, ...work }: Item): Work {
  return {
    ...work,
    id: work.id.normalize('NFKD').replaceAll(/[^\w:.-]/g, ''),
    ...(author !== undefined && { author: author.map(withParticles) }),
    ...(language !== undefined && { language: language.toLowerCase() }),
  }
}

test('pandoc reads our BibTeX as the same works, by both of its readers', { skip }, () => {
  const text = written(works(), 'bibtex', 'en')
  for (const from of ['biblatex', 'bibtex'])
    assert.deepEqual(readByPandoc(text, from), works().map(expected), from)
})

/** Tags of RIS that pandoc does not read: the place, the day, the day of reading, kind and number, the series. */
const UNREAD = ['publisher-place', 'accessed', 'genre', 'number', 'version', 'collection-title']

/** What is left of a work in what pandoc reads of RIS: names in two parts, the year, no number of a book. */
function inRis(work: Item): Work {
  const { issued, author, ISBN, ...rest } = expected(work) as Work & Item
  const names = author
    ?.filter(({ suffix, literal }) => !suffix && !literal?.includes(','))
    // RIS has no sign for an office; pandoc takes it for a family.
    .map((name) => (name.literal === undefined ? name : { family: name.literal }))
  const [year] = issued?.['date-parts'][0] ?? []
  const kept = Object.entries({
    ...rest,
    id: work.id,
    ...(ISBN !== undefined && { ISSN: ISBN }),
    ...(year !== undefined && { issued: { 'date-parts': [[year]] } }),
    ...(names !== undefined && { author: names }),
  })
  return Object.fromEntries(kept.filter(([name]) => !UNREAD.includes(name)))
}

test('pandoc reads our RIS as the same works, as far as it reads RIS', { skip }, () => {
  const simple = works().map((work) => ({
    ...work,
    author: (work.author ?? []).filter(({ suffix, literal }) => !suffix && !literal?.includes(',')),
  }))
  const read = readByPandoc(written(simple, 'ris', 'en'), 'ris')
  assert.deepEqual(read, works().map(inRis))
})

test('what pandoc writes is read by us as the same works', { skip }, () => {
  // It writes keys as they come, which with a space in them are none, and misspells the kind of a case.
  const ours = works()
    .filter(({ type }) => type !== 'legal_case')
    .map((work, n) => ({ ...work, id: `key${n}` }))
  const json = written(ours, 'csl-json', 'en')
  for (const to of ['biblatex', 'csljson']) {
    const text = execFileSync(PANDOC, ['-f', 'csljson', '-t', to], { input: json })
    const { items, refused } = readItems(text)
    assert.deepEqual(refused, [], to)
    const kept = ({ id, type, title, issued, DOI, URL: url }: Item) => [
      [id, type, title, DOI, url],
      issued,
    ]
    assert.deepEqual(
      items.map(({ item: read }) => kept(read)),
      ours.map(kept),
      to,
    )
  }
})
