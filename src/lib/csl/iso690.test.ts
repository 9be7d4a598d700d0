import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cite } from './cite.ts'
import type { Item } from './item.ts'
import { runsAsText } from './runs.ts'

const ARTICLE: Item = {
  id: 'a',
  type: 'article-journal',
  title: 'Where do we go from here? The next decade for digital libraries',
  author: [{ family: 'Lynch', given: 'Clifford' }],
  issued: { 'date-parts': [[2005, 7]] },
  accessed: { 'date-parts': [[2005, 8, 15]] },
  'container-title': 'D-Lib Magazine',
  volume: 'XI',
  issue: '7/8',
  page: '4-19',
  ISSN: '1082-9873',
  DOI: '10.1045/july2005-lynch',
}
const iso = (part: Partial<Item>, language = 'en') =>
  cite({ ...ARTICLE, ...part }, { style: 'iso690', language })

test('an article names its journal, its numbers, its address and the day on which it was read', () => {
  const runs = iso({})
  assert.equal(
    runsAsText(runs),
    'LYNCH, Clifford. Where do we go from here? The next decade for digital libraries. Online. D-Lib Magazine. 2005-07, vol. XI, no. 7/8, pp. 4–19. ISSN 1082-9873. Available from: https://doi.org/10.1045/july2005-lynch [viewed 2005-08-15].',
  )
  assert.deepEqual(
    runs.filter(({ isItalic }) => isItalic).map(({ text }) => text),
    ['D-Lib Magazine'],
  )
})

test('a book names its edition, place and publisher, and of many people the first', () => {
  const names = ['Borges', 'Schumacher', 'Kim', 'Mora'].map((family) => ({ family, given: 'A.' }))
  const text = (count: number) =>
    runsAsText(
      cite(
        {
          id: 'b',
          type: 'book',
          title: 'Counting votes',
          author: names.slice(0, count),
          edition: '3',
          publisher: 'Press',
          'publisher-place': 'Geneva',
          ISBN: '978-3-16-148410-0',
        },
        { style: 'iso690', language: 'en' },
      ),
    )
  const rest = 'Counting votes. 3rd ed. Geneva: Press, [n.d.]. ISBN 978-3-16-148410-0.'
  assert.equal(text(1), `BORGES, A. ${rest}`)
  assert.equal(text(3), `BORGES, A., SCHUMACHER, A. and KIM, A. ${rest}`)
  assert.equal(text(4), `BORGES, A. et al. ${rest}`)
})

test('a part of a book stands in it with its editors', () => {
  const part = {
    type: 'chapter' as const,
    'container-title': 'The whole',
    editor: [{ literal: 'UN' }],
  }
  const { DOI: _, accessed: __, ISSN: ___, ...article } = ARTICLE
  assert.equal(
    runsAsText(cite({ ...article, ...part, issue: '2' }, { style: 'iso690', language: 'fr' })),
    'LYNCH, Clifford. Where do we go from here? The next decade for digital libraries. Dans: UN. The whole. 2005-07, vol. XI, no 2, p. 4–19.',
  )
})

test('every language has words of its own', () => {
  const said = ['en', 'ar', 'es', 'fr', 'ru', 'zh', 'pt'].map((language) =>
    runsAsText(iso({ author: [{ literal: 'A' }, { literal: 'B' }] }, language)),
  )
  assert.equal(new Set(said).size, 7)
  for (const text of said) assert.match(text, /2005-08-15/)
})
