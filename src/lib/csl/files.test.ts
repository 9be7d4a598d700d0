import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzzCitations, WORKS } from '../../../test/support/foreign-files.ts'
import { FORMATS, formatWanted, written } from './formats.ts'
import { item as citation, type Item } from './item.ts'
import { CslError, MAX_CSL_BYTES, MAX_CSL_ITEMS } from './problems.ts'
import { readItems } from './read.ts'
import { sameKeys } from './same.ts'

const read = (text: string) => readItems(Buffer.from(text))
const only = (text: string) => {
  const { items, refused } = read(text)
  assert.deepEqual(refused, [])
  assert.equal(items.length, 1)
  return items[0]?.item
}
const because = (reason: string) => (error: unknown) =>
  error instanceof CslError && error.reason === reason

const [ARTICLE, REPORT] = WORKS as [Item, Item]

test('what is written as BibTeX is read again, whatever signs it has', () => {
  const text = written([ARTICLE, REPORT], 'bibtex', 'en')
  const { items, refused, format } = read(text)
  assert.deepEqual([refused, format], [[], 'bibtex'])
  assert.deepEqual(
    items.map(({ item }) => item),
    [ARTICLE, { ...REPORT, id: 'r1e' }],
  )
  assert.deepEqual(
    items.map(({ entry, line, leftOut }) => [entry, line, leftOut]),
    [
      [1, 1, []],
      [2, 22, []],
    ],
  )
  assert.match(text, /^ {2}month = mar,$/m)
  assert.match(text, /^ {2}date = \{2019\/2021\}~,$|^ {2}date = \{2019\/2021~\},$/m)
  assert.match(text, /^ {2}pages = \{4--19\},$/m)
})

test('what is written as CSL-JSON and as RIS is read again', () => {
  const items = (format: 'ris' | 'csl-json', all: readonly Item[]) =>
    read(written(all, format, 'en')).items.map(({ item }) => item)
  assert.deepEqual(items('csl-json', [ARTICLE, REPORT]), [ARTICLE, REPORT])
  // RIS has no sign for a particle, for an office with a comma, nor for the end of a span.
  const [family, , king, , arabic] = ARTICLE.author ?? []
  const author = [family, king, { literal: 'Office' }, arabic].filter((name) => name !== undefined)
  const { version: _, ...report } = REPORT
  const simple = { ...ARTICLE, author }
  assert.deepEqual(items('ris', [simple, report]), [
    simple,
    { ...report, issued: { 'date-parts': [[2019]] } },
  ])
})

test('braces that do not come in pairs break no file', () => {
  const titles = ['a } b { c', '{ One', 'Two }', 'In {pairs {of} them}', '\\{ Three']
  const all = titles.map((title, n) => ({ ...REPORT, id: `i${n}`, title }))
  const { items } = read(written(all, 'bibtex', 'en'))
  assert.deepEqual(
    items.map(({ item }) => item.title),
    titles,
  )
})

test('keys of a file are never the same twice', () => {
  const text = written([ARTICLE, ARTICLE, { ...ARTICLE, id: 'كتاب' }], 'bibtex', 'en')
  assert.deepEqual(
    [...text.matchAll(/^@article\{(.*),$/gm)].map(([, key]) => key),
    ['saleh2024', 'saleh2024-2', 'item'],
  )
})

test('BibTeX of other programs is read: macros, accents, names in every order, months in every way', () => {
  const text = String.raw`A comment with a@b.example and @nothing.
@comment{jabref-meta: x}
@string{acm = "Association for " # {Computing}}
@PhdThesis( goedel,
  AUTHOR = "Kurt G{\"o}del and Ludwig van Beethoven and {\'E}mile {Zola} and {United Nations} and others",
  title = {{\"U}ber formal unentscheidbare S\"atze --- \emph{der} ${'``'}Principia'' na\"{\i}ve \$5 \& \v{c}\c{c}\aa\ss},
  school = acm # { Press},
  month = {1 } # mar, year = 1931, pages = {12--19},
  annote = {private},
)
@misc{x, title={A page}, howpublished={\url{https://example.org/a%20b}}, year={n.d.}, month=nov}
@online{z, title={Home}, url={https://example.org/{\textasciitilde}a\_b\%20c}, date={2019/2021\textasciitilde{}}}
@book{y, title="B", year=2020, month="3", isbn={316148410X, 978-3-16-148410-0}, language={french}}`
  const { items, refused } = read(text)
  assert.deepEqual(refused, [])
  const [thesis, page, home, book] = items
  assert.equal(home?.item.URL, 'https://example.org/~a_b%20c')
  assert.deepEqual(home?.item.issued, { 'date-parts': [[2019], [2021]], circa: true })
  assert.deepEqual(thesis?.item, {
    id: 'goedel',
    type: 'thesis',
    title: 'Über formal unentscheidbare Sätze — der “Principia” naïve $5 & čçåß',
    author: [
      { family: 'Gödel', given: 'Kurt' },
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
      { family: 'Zola', given: 'Émile' },
      { literal: 'United Nations' },
    ],
    publisher: 'Association for Computing Press',
    issued: { 'date-parts': [[1931, 3, 1]] },
    page: '12-19',
  })
  assert.deepEqual([thesis?.line, thesis?.leftOut], [4, ['annote']])
  assert.deepEqual(page?.item, {
    id: 'x',
    type: 'document',
    title: 'A page',
    URL: 'https://example.org/a%20b',
  })
  assert.deepEqual(page?.leftOut, ['issued'])
  assert.deepEqual(book?.item, {
    id: 'y',
    type: 'book',
    title: 'B',
    issued: { 'date-parts': [[2020, 3]] },
    ISBN: '316148410X',
    language: 'fr',
  })
})

test('RIS of other programs is read: lines that go on, an end that is missing, dates in every way', () => {
  const text = [
    '',
    'TY  - JOUR',
    'A1  - Saleh, Amal, Jr.',
    'A1  - Office',
    'T1  - A title that goes',
    'on here',
    'JO  - Journal',
    'Y1  - 2024/03//spring',
    'SN  - 2049-3630 (print)',
    'SP  - 4',
    'EP  - 19',
    'DO  - https://doi.org/10.1000/182',
    'KW  - one',
    'KW  - two',
    'LA  - English',
    'N2  - An abstract',
    'TY  - BOOK',
    'BT  - A book',
    'SN  - 978-3-16-148410-0',
    'PY  - 1999',
    'UR  - ftp://example.org/',
    'ER  -',
  ].join('\r\n')
  const { items } = read(text)
  assert.deepEqual(
    items.map(({ item, line, leftOut }) => [item, line, leftOut]),
    [
      [
        {
          id: 'entry-1',
          type: 'article-journal',
          title: 'A title that goes on here',
          'container-title': 'Journal',
          author: [{ family: 'Saleh', given: 'Amal', suffix: 'Jr.' }, { literal: 'Office' }],
          issued: { 'date-parts': [[2024, 3]] },
          page: '4-19',
          DOI: '10.1000/182',
          ISSN: '2049-3630',
          keyword: 'one, two',
          language: 'en',
        },
        2,
        ['N2'],
      ],
      [
        {
          id: 'entry-2',
          type: 'book',
          title: 'A book',
          issued: { 'date-parts': [[1999]] },
          ISBN: '978-3-16-148410-0',
        },
        17,
        ['URL'],
      ],
    ],
  )
})

test('an id that turns the direction of what follows is none', () => {
  const turned = `saleh2\u202e024`
  for (const text of [
    `TY  - BOOK\r\nID  - ${turned}\r\nTI  - A title\r\nER  -`,
    `@book{${turned}, title={A title}}`,
    JSON.stringify([{ id: turned, type: 'book', title: 'A title' }]),
  ])
    assert.deepEqual(
      read(text).items.map(({ item: one }) => citation.parse(one).id),
      ['entry-1'],
    )
})

test('CSL-JSON of registries is read: lists, numbers, entities, other names of kinds', () => {
  const said = {
    type: 'journal-article',
    title: ['Votes &amp; <i>seats</i>'],
    'container-title': ['Journal', 'J.'],
    volume: 11,
    issued: { 'date-parts': [['2024', '3', null]] },
    accessed: { raw: '24 November 2026' },
    author: [
      { name: 'Office', sequence: 'first' },
      { family: 'Saleh', given: 'Amal', ORCID: 'x' },
    ],
    ISSN: ['1234-5678', '2049-3630'],
    DOI: 'https://doi.org/10.1000/182',
    'is-referenced-by-count': 4,
    abstract: null,
    relation: { a: 1 },
  }
  const expected: Item = {
    id: 'entry-1',
    type: 'article-journal',
    title: 'Votes & seats',
    'container-title': 'Journal',
    volume: '11',
    issued: { 'date-parts': [[2024, 3]] },
    accessed: { 'date-parts': [[2026, 11, 24]] },
    author: [{ literal: 'Office' }, { family: 'Saleh', given: 'Amal' }],
    ISSN: '2049-3630',
    DOI: '10.1000/182',
  }
  for (const whole of [said, [said], { items: [said] }, { references: [said] }])
    assert.deepEqual(only(JSON.stringify(whole)), expected)
  assert.deepEqual(read(JSON.stringify([said])).items[0]?.leftOut, [
    'is-referenced-by-count',
    'relation',
  ])
})

test('an entry that is none is named by its number and its line, and the others are read', () => {
  const bibtex =
    '@book{a, title={A}}\n@book{b, title={B\n@book{c, title = {C}, year 2020}\n@book{d, year=2020}\n@book{e, title={E}}\n'
  const { items, refused } = read(bibtex)
  assert.deepEqual(
    items.map(({ item }) => item.title),
    ['A', 'E'],
  )
  assert.deepEqual(refused, [
    { entry: 2, line: 2, key: 'b', reason: 'syntax' },
    { entry: 3, line: 3, key: 'c', reason: 'syntax' },
    { entry: 4, line: 4, key: 'd', reason: 'no_title' },
  ])
  const json = `[\n {"title":"A, [b"},\n 5,\n {"id":"z"},\n {"title":"${'x'.repeat(1001)}"}]`
  assert.deepEqual(read(json).refused, [
    { entry: 2, line: 3, key: '', reason: 'not_an_object' },
    { entry: 3, line: 4, key: 'z', reason: 'no_title' },
    { entry: 4, line: 5, key: '', reason: 'title_too_long' },
  ])
  assert.deepEqual(read('TY  - BOOK\nER  - \n\nTY  - BOOK\nTI  - A\nER  - ').refused, [
    { entry: 1, line: 1, key: '', reason: 'no_title' },
  ])
})

test('a file that is none is refused as a whole, with the reason', () => {
  const files: readonly (readonly [reason: string, bytes: Uint8Array])[] = [
    ['too_large', new Uint8Array(MAX_CSL_BYTES + 1)],
    ['encoding', Buffer.from('@book{a, title={Gen\u00e8ve}}', 'latin1')],
    ['encoding', Buffer.from('\u{feff}@book{a, title={A}}', 'utf16le')],
    ['unknown_format', Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')],
    ['unknown_format', Buffer.from('{"a":1}')],
    ['too_many', Buffer.from('@book{a, title={A}}'.repeat(MAX_CSL_ITEMS + 1))],
    ['too_many', Buffer.from('TY  - BOOK\nTI  - A\n'.repeat(MAX_CSL_ITEMS + 1))],
    ['too_many', Buffer.from(`[${'1,'.repeat(MAX_CSL_ITEMS)}1]`)],
    ['too_many', Buffer.from(`{"items":[{"title":"A"}],"x":[${'[],'.repeat(300_000)}5]}`)],
    ['too_deep', Buffer.from('['.repeat(100_000))],
    ['syntax', Buffer.from('[{"title":"A"}')],
    ['empty', Buffer.from('\n \n')],
    ['empty', Buffer.from('[]')],
    ['empty', Buffer.from('@comment{nothing}')],
  ]
  for (const [reason, bytes] of files)
    assert.throws(() => readItems(bytes), because(reason), `${reason}: ${bytes.length}`)
})

test('files that are built to take long do not', () => {
  const size = 300_000
  const hostile = [
    '@'.repeat(size),
    '@a{'.repeat(size / 3),
    `@a{x, title={${'{'.repeat(size)}`,
    `@a{x, title={${'\\"'.repeat(size / 2)}}}`,
    `@a{x, author={${'a and '.repeat(3_000)}}, title={T}}`,
    `@a{x, title={${'<i '.repeat(6_000)}}}`,
    '@string{a="x"}'.repeat(size / 14),
    `TY  - BOOK\nTI  - ${'<'.repeat(size)}\n${'x\n'.repeat(size / 2)}`,
    `[{"title":"${'<a '.repeat(size / 3)}"}]`,
    `[{"title":"T","ISBN":"${'1 '.repeat(size / 2)}","DOI":"${'10.'.repeat(size / 3)}"}]`,
  ]
  // Anything that takes the square of the size would take minutes here.
  for (const text of hostile)
    try {
      assert.ok(read(text).items.length < 10)
    } catch (error) {
      assert.ok(error instanceof CslError, String(error))
    }
})

test('any change of a file is read or refused, and what is read fits', () => {
  fuzzCitations(150)
})

test('a program gets the form it asks for, and a browser the page', () => {
  const cases: readonly (readonly [
    accept: string | undefined,
    format: string | null,
    locale?: string,
  ])[] = [
    [undefined, null],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', null],
    ['*/*', null],
    ['application/json', null],
    ['application/x-bibtex', 'bibtex'],
    ['Application/X-Research-Info-Systems; charset=utf-8', 'ris'],
    ['text/x-bibliography; style=apa; locale=fr-FR', 'apa', 'fr-FR'],
    ['text/x-bibliography;style="iso690"', 'iso690'],
    ['text/x-bibliography', 'apa'],
    ['text/x-bibliography; style=vancouver', null],
    ['text/html;q=0.5, application/vnd.citationstyles.csl+json', 'csl-json'],
    ['application/x-bibtex;q=0.3, application/x-research-info-systems;q=0.8', 'ris'],
    ['application/x-bibtex;q=0, */*', null],
    ['text/x-bibliography; locale=../../x', 'apa'],
    [`${'a'.repeat(1_000)}, application/x-bibtex`, null],
  ]
  for (const [accept, format, locale = null] of cases)
    assert.deepEqual(formatWanted(accept), format && { format, locale }, accept)
  for (const [format, { mediaType }] of Object.entries(FORMATS))
    assert.equal(formatWanted(mediaType)?.format, format)
})

test('two entries of one work share a key, two works none', () => {
  const keys = (part: Partial<Item>) =>
    sameKeys({ id: 'a', type: 'book', title: 'How votes are counted', ...part })
  const issued = { 'date-parts': [[2024, 3]] }
  assert.deepEqual(keys({ DOI: '10.1000/ABC' }), ['doi:10.1000/abc'])
  assert.deepEqual(keys({ URL: 'https://dx.doi.org/10.1000/abc' }), ['doi:10.1000/abc'])
  assert.deepEqual(keys({ ISBN: '3-16-148410-X' }), keys({ ISBN: '9783161484100' }))
  assert.deepEqual(keys({ ISBN: '9783161484100', type: 'chapter', 'container-title': 'B' }), [])
  assert.deepEqual(keys({ URL: 'http://www.example.org/a/?utm_source=x' }), ['url:example.org/a'])
  assert.deepEqual(keys({ issued, title: 'How <i>Votes</i> are counted!' }), keys({ issued }))
  assert.notDeepEqual(keys({ issued: { 'date-parts': [[2023]] } }), keys({ issued }))
  assert.deepEqual(keys({ issued, title: 'Report' }), [])
})

test('what programs write beside the rule is read: line ends within titles, a comma that is missing, letters of formulas', () => {
  const ris =
    'TY  - JOUR\nTI  - One\u2028and two\nA2  - Ode, Lena\nER  - \nTY  - PAT\nTI  - A lamp\nA2  - Alder Works\nER  - '
  const [article, patent] = read(ris).items
  assert.deepEqual([article?.item.title, article?.item.editor?.length], ['One and two', 1])
  assert.deepEqual([patent?.item.editor, patent?.leftOut], [undefined, ['A2']])
  const bibtex =
    '@article{a, title = {The $\\Sigma$ of votes}\n year = {2020} doi = {10.5555/1},}\n@book{b title = {B}}'
  const { items, refused } = read(bibtex)
  assert.deepEqual([items[0]?.item.title, items[0]?.item.DOI], ['The Σ of votes', '10.5555/1'])
  assert.deepEqual(
    refused.map(({ key }) => key),
    ['b'],
  )
})
