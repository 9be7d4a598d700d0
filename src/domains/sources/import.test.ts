// References out of files of other programs: the good are taken, the bad are listed with their lines.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { restingChecks, restingNotices, restingOutlets } from '../../../test/support/resting.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { importItems } from './actions/item.ts'
import { publicSources } from './actions/public.ts'
import { publicCounts } from './actions/read.ts'
import { sources } from './index.ts'
import { importPage } from './pages/write.ts'

const lena = person('lena', ['sources:read', 'sources:write'])
const options = { slices: [sources, restingChecks, restingNotices, restingOutlets] }

const GOOD = `@report{one, title = {On the seals of ballot boxes}, year = {2023}, doi = {10.5555/1}}
@book{two, title = {On indelible ink at stations}, year = {2021}, author = {Ode, Lena and {Alder Office}}}`

forBothHouses(
  'the good of a file are taken, the bad are listed, and what is here already is left out',
  options,
  async (h) => {
    const counts = async (file: string) => {
      const { added, known, refusedCount } = await h.call(lena, importItems, { file })
      return { added, known, refusedCount }
    }
    assert.deepEqual(await counts(GOOD), { added: 2, known: 0, refusedCount: 0 })
    assert.deepEqual(await counts(GOOD), { added: 0, known: 2, refusedCount: 0 })
    const more = `${GOOD}\n@report{three, title = {On wax}, doi = {nothing}, year = {20x3}, isrn = {7}}\n@book{four, year = {2020}}\n@book{five, title = {On, year 2020}`
    const { refused, cut, ...told } = await h.call(lena, importItems, { file: more })
    assert.deepEqual(told, { added: 1, known: 2, left: 0, refusedCount: 2, cutCount: 1 })
    assert.deepEqual(
      refused.map(({ key, line, reason }) => [key, line, reason]),
      [
        ['four', 4, 'no_title'],
        ['five', 5, 'syntax'],
      ],
    )
    assert.deepEqual([cut[0]?.title, cut[0]?.line], ['On wax', 3])
    assert.ok(['DOI', 'issued', 'isrn'].every((one) => cut[0]?.fields.includes(one)))
    const only = await h.call(lena, importItems, { file: '@book{four, year = {2020}}' })
    assert.deepEqual([only.added, only.refusedCount], [0, 1], 'nothing good is no refusal')
    await assert.rejects(
      h.call(lena, importItems, { file: 'nothing of it' }),
      problemWith('sources.file_unknown_format'),
    )
    const found = await h.call(ANONYMOUS, publicSources, { search: 'indelible', limit: 5 })
    const [ink] = found.items
    assert.deepEqual([ink?.isProposed, ink?.year, ink?.by], [true, 2021, 'Ode, Lena; Alder Office'])
    assert.equal((await h.call(ANONYMOUS, publicCounts, {})).proposed, 92)
  },
)

forHouse(
  'more than is taken at once comes with the same file the next time',
  options,
  async (h) => {
    const file = Array.from(
      { length: 203 },
      (_, n) =>
        `@book{b${n}, title = {The ${n}th list of ${'x'.repeat(n % 7)} rolls}, doi = {10.5555/a${n}}}`,
    ).join('\n')
    const first = await h.call(lena, importItems, { file })
    assert.deepEqual([first.added, first.known, first.left], [200, 0, 3])
    const second = await h.call(lena, importItems, { file })
    assert.deepEqual([second.added, second.known, second.left], [3, 200, 0])
  },
)

forHouse('the page lists what was not taken, each with its line and why', options, async (h) => {
  const file = `${GOOD}\n@book{four, year = {2020}}`
  const output = await h.call(lena, importItems, { file })
  const done = { form: 'take', output }
  const page = wordsOf(await visitPage(h, importPage, { actor: lena, done }))
  assert.match(page, /Taken in: 2\. Here already: 0\. Not taken: 1\./)
  assert.match(page, /Not taken four : Entry 3, on line 3, has no title\./)
})
