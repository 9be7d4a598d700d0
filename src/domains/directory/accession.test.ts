import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleNation } from '../../../test/support/example-nation.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  testFacts,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { isInForce } from './accession.ts'
import { accessions, confirmAccession, wasInForce } from './actions/accession.ts'
import { agencies } from './actions/agency.ts'
import { publicContacts } from './actions/public.ts'
import { chooseNation } from './actions/nation.ts'
import { addPoint } from './actions/point.ts'
import { factsOf } from './facts.ts'
import { directory } from './index.ts'
import { BUDAPEST } from './schema.ts'
import { treatiesPage } from './pages/treaties.ts'

const slices = [exampleNation().slice, { ...directory, needs: {} }]
const keeper = person('keeper', [
  'directory:read',
  'directory:write',
  'directory:point',
  'territory:read',
])
const reader = person('reader', ['directory:read'])
const ETS = { treaty: BUDAPEST } as const

test('a treaty binds from its first day to its last, and what is not known is no "no"', () => {
  const asOf = '2024-10-09'
  const party = { status: 'party', inForce: '2011-10-01', ended: '2020-06-30', asOf } as const
  assert.equal(isInForce(party, '2011-09-30'), false)
  assert.equal(isInForce(party, '2011-10-01'), true)
  assert.equal(isInForce(party, '2020-06-30'), true)
  assert.equal(isInForce(party, '2020-07-01'), false)
  const days = { inForce: null, ended: null, asOf }
  assert.equal(isInForce({ ...days, status: 'party' }, '2024-01-01'), null)
  assert.equal(isInForce({ ...days, status: null }, '2024-01-01'), null)
  const invited = { ...days, status: 'invited' } as const
  assert.equal(isInForce(invited, asOf), false)
  assert.equal(isInForce(invited, '2024-10-10'), null, 'it may have become a Party since')
  assert.equal(isInForce({ ...invited, asOf: '' }, '2024-01-01'), null)
})

test('the shipped Parties are countries of the list, each with days that can be read', () => {
  const { accessions: shipped, countries } = factsOf(testFacts())
  assert.equal(shipped.length, 97)
  assert.equal(shipped.filter(({ status }) => status === 'party').length, 76)
  for (const { iso3, signed, consented, inForce } of shipped) {
    assert.ok(countries.has(iso3), iso3)
    for (const day of [signed, consented, inForce]) assert.match(day, /^(\d{4}-\d\d-\d\d)?$/, iso3)
  }
})

forHouse(
  'whether the Convention bound a State on a day is told with how sure that is, until a person confirms it',
  { slices },
  async (h) => {
    const ask = (iso3: string, on: string) => h.call(reader, wasInForce, { ...ETS, iso3, on })
    const albania = await ask('ALB', '2004-07-01')
    assert.deepEqual(
      [albania.wasInForce, albania.confidence, albania.confirmed],
      [true, 'high', null],
    )
    assert.equal((await ask('ALB', '2004-06-30')).wasInForce, false)
    assert.deepEqual(
      [await ask('CIV', '2026-11-24'), await ask('GAB', '2026-11-24')].map((one) => [
        one.wasInForce,
        one.confidence,
      ]),
      [
        [null, 'medium'],
        [null, 'none'],
      ],
    )
    const said = { ...ETS, iso3: 'CIV', source: 'chart of the Treaty Office, read today' }
    await assert.rejects(
      h.call(reader, confirmAccession, { ...said, status: 'none' }),
      problemWith('core.not_allowed'),
    )
    for (const wrong of [
      { status: 'party' },
      { status: 'invited', inForce: '2024-06-01' },
      { status: 'party', inForce: '2024-06-01', ended: '2024-05-31' },
    ] as const)
      await assert.rejects(
        h.call(keeper, confirmAccession, { ...said, ...wrong }),
        problemWith('directory.wrong_days'),
      )
    await h.call(keeper, confirmAccession, { ...said, status: 'party', inForce: '2024-06-01' })
    const ivory = await ask('CIV', '2026-11-24')
    assert.deepEqual(
      [ivory.wasInForce, ivory.confidence, ivory.confirmed?.by],
      [true, 'confirmed', keeper.id],
    )
    const all = (await h.call(reader, accessions, ETS)).accessions
    assert.equal(all.length, 97)
    const [made] = (await h.records()).filter(({ type }) => type === 'accession.confirmed')
    assert.deepEqual(made?.body, { treaty: 'ETS 185', status: 'party', inForce: '2024-06-01' })
  },
)

forBothHouses(
  'points for other States are in the directory and on no page for citizens',
  { slices },
  async (h) => {
    await h.call(keeper, chooseNation, { iso3: 'KEN', languages: ['en'] })
    const point = { iso3: 'KEN', name: 'Duty officer', phone: '+254 20 7', source: 'their letter' }
    await h.call(keeper, addPoint, { ...point, kind: 'point-24-7', asOf: '2026-11-01' })
    const ministry = { name: 'Ministry of ours', source: 'their letter', asOf: '2026-11-01' }
    await h.call(keeper, addPoint, { iso3: 'ALB', kind: 'central-authority', ...ministry })
    const [own] = (await h.call(reader, agencies, { iso3: 'KEN', kind: 'point-24-7' })).agencies
    assert.equal(own?.phone, '+254 20 7')
    const told = JSON.stringify(await h.call(reader, publicContacts, {}))
    assert.ok(!told.includes('Duty officer'))
    const page = wordsOf(
      await visitPage(h, treatiesPage, { actor: keeper, search: { state: 'ALB' } }),
    )
    assert.match(page, /Ministry/)
    assert.match(page, /Not checked|not checked/)
  },
)
