import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { addAgency, agencies, confirmAgency, removeAgency } from './actions/agency.ts'
import { chooseNation } from './actions/nation.ts'
import { addPoint, confirmPoint } from './actions/point.ts'
import { directory } from './index.ts'
import { treatiesPage } from './pages/treaties.ts'

const slices = [exampleNation().slice, { ...directory, needs: {} }]
const actual = { slices, realm: 'actual' } as const
const HELD = ['directory:read', 'directory:point', 'territory:read'] as const
const officer = person('officer', HELD)
const second = person('second', HELD)
const keeper = person('keeper', [...HELD, 'directory:write'])

const POINT = {
  iso3: 'KEN',
  kind: 'point-24-7',
  name: 'Duty officer',
  phone: '+254 20 7',
  source: 'Their letter',
  asOf: '2026-11-01',
} as const

forBothHouses(
  'a point of contact is unverified until a second person confirms it',
  actual,
  async (h) => {
    const { agency } = await h.call(officer, addPoint, POINT)
    const known = async () => (await h.call(officer, agencies, { iso3: 'KEN' })).agencies[0]
    const stated = await known()
    assert.deepEqual(
      [stated?.confirmed, stated?.source, stated?.asOf],
      [null, 'Their letter', '2026-11-01'],
    )
    const source = 'I called the number'
    await assert.rejects(
      h.call(officer, confirmPoint, { agency, source }),
      problemWith('core.same_person'),
    )
    await assert.rejects(
      h.call({ ...second, device: officer.device ?? '' }, confirmPoint, { agency, source }),
      problemWith('core.same_device'),
    )
    await assert.rejects(
      h.call(keeper, confirmAgency, { agency, source }),
      problemWith('directory.point_by_two'),
    )
    await h.call(second, confirmPoint, { agency, source })
    assert.equal((await known())?.confirmed?.by, second.id)
    await assert.rejects(
      h.call(second, confirmPoint, { agency, source }),
      problemWith('directory.already_confirmed'),
    )
    const { asOf: _, ...bare } = POINT
    await assert.rejects(h.call(keeper, addAgency, bare), problemWith('directory.point_by_two'))
    const police = { iso3: 'KEN', kind: 'csirt', name: 'KE-CIRT', source: 'Their page' } as const
    const other = await h.call(keeper, addAgency, police)
    await assert.rejects(
      h.call(second, confirmPoint, { agency: other.agency, source }),
      problemWith('directory.no_point'),
    )
  },
)

forHouse(
  'what States declared is proposed unverified, with where that was read',
  actual,
  async (h) => {
    await h.call(keeper, chooseNation, { iso3: 'KEN', languages: ['en'] })
    const found = (await h.call(officer, agencies, { iso3: 'CYP', kind: 'central-authority' }))
      .agencies
    const [cyprus] = found
    assert.equal(found.length, 1)
    assert.deepEqual([cyprus?.confirmed, cyprus?.asOf], [null, '2021-03-02'])
    assert.match(cyprus?.source ?? '', /declarations of Cyprus/)
    const visit = { actor: officer, search: { state: 'CYP' } }
    const page = wordsOf(await visitPage(h, treatiesPage, visit))
    for (const words of [
      'Ministry of Justice and Public Order',
      'declarations of Cyprus',
      'second person',
    ])
      assert.ok(page.includes(words), words)
    // Nobody here stated it: whoever finds a source of his own confirms it.
    await h.call(officer, confirmPoint, { agency: cyprus?.id ?? '', source: 'Their letter' })
    const none = wordsOf(await visitPage(h, treatiesPage, { ...visit, search: { state: 'USA' } }))
    assert.match(none, /No point of contact is known here\. Ask your ministry/)
    const point = (await h.call(officer, agencies, { iso3: 'CYP', kind: 'point-24-7' })).agencies[0]
    await h.call(keeper, removeAgency, { agency: point?.id ?? '' })
    await h.call(keeper, chooseNation, { iso3: 'KEN', languages: ['en', 'sw'] })
    const again = await h.call(officer, agencies, { iso3: 'CYP', kind: 'point-24-7' })
    assert.deepEqual(again.agencies, [], 'what was removed is not proposed again')
  },
)

forHouse('an exercise knows nobody of a real State', { slices, realm: 'exercise' }, async (h) => {
  await h.call(keeper, chooseNation, { iso3: 'XAL', languages: ['en'] })
  assert.deepEqual((await h.call(officer, agencies, { iso3: 'CYP' })).agencies, [])
})
