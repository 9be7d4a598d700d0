import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  testFacts,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { z } from 'zod'
import { query } from '../../core/action.ts'
import type { Actor } from '../../core/actor.ts'
import type { Slice } from '../../core/slice.ts'
import {
  addAgency,
  agencies,
  confirmAgency,
  correctAgency,
  importFacts,
  removeAgency,
} from './actions/agency.ts'
import { chooseNation, nation } from './actions/nation.ts'
import { nameOverseer, overseer } from './actions/overseer.ts'
import { endWaiver, waive, waivers } from './actions/waiver.ts'
import { factsOf, readAgencyFacts } from './facts.ts'
import { directory } from './index.ts'
import { directoryPage } from './pages/directory.ts'

const slices = [{ ...directory, needs: {} }]
const keeper = person('keeper', ['directory:read', 'directory:write'])
const reader = person('reader', ['directory:read'])
const KENYA = { iso3: 'KEN', languages: ['sw', 'en'] }

forBothHouses(
  'a country is chosen once, its agencies are proposed unverified, each with its source, and people decide',
  { slices },
  async (house) => {
    assert.equal(await house.call(reader, nation, {}), null)
    const { proposed } = await house.call(keeper, chooseNation, KENYA)
    const { agencies: found } = await house.call(reader, agencies, { iso3: 'KEN' })
    assert.ok(proposed >= 2)
    assert.equal(found.length, proposed)
    for (const one of found) {
      assert.equal(one.confirmed, null)
      assert.notEqual(one.source, '')
    }
    assert.ok(found.some(({ kind, website }) => kind === 'authority' && website !== null))
    assert.equal((await house.call(keeper, chooseNation, KENYA)).proposed, 0)
    await house.call(keeper, chooseNation, { ...KENYA, languages: ['sw'] })
    assert.deepEqual((await house.call(reader, nation, {}))?.languages, ['sw'])
    const types = (await house.records()).map(({ type }) => type)
    assert.deepEqual(types, ['nation.chosen', 'agency.proposed', 'nation.chosen'])
    await assert.rejects(
      house.call(keeper, chooseNation, { iso3: 'XXX', languages: [] }),
      problemWith('directory.unknown_country'),
    )
    await assert.rejects(house.call(reader, chooseNation, KENYA), problemWith('core.not_allowed'))
    await peopleDecide(house, proposed)
  },
)

/** Confirmed, corrected, added, removed; a removed agency is not proposed again. */
async function peopleDecide(house: TestHouse, proposed: number): Promise<void> {
  const [first, second] = (await house.call(keeper, agencies, { iso3: 'KEN' })).agencies
  assert.ok(first !== undefined && second !== undefined)
  const source = 'read on its own website'
  await house.call(keeper, confirmAgency, { agency: first.id, source })
  await assert.rejects(
    house.call(keeper, confirmAgency, { agency: first.id, source }),
    problemWith('directory.already_confirmed'),
  )
  const right = { name: 'The Commission', phone: '+254 20 1', source: 'their letter' }
  await house.call(keeper, correctAgency, { agency: second.id, ...right })
  const added = {
    iso3: 'KEN',
    kind: 'csirt',
    name: 'Another',
    mail: 'soc@other.example',
  } as const
  const { agency } = await house.call(keeper, addAgency, { ...added, source })
  const after = (await house.call(keeper, agencies, { iso3: 'KEN' })).agencies
  const at = (id: string) => after.find((one) => one.id === id)
  assert.deepEqual(at(first.id)?.confirmed, { by: keeper.id, at: house.clock.now(), source })
  assert.equal(at(second.id)?.phone, right.phone)
  assert.equal(at(second.id)?.website, null)
  assert.equal(at(second.id)?.confirmed?.source, right.source)
  assert.equal(at(agency)?.mail, added.mail)
  await house.call(keeper, removeAgency, { agency: first.id })
  await house.call(keeper, chooseNation, { ...KENYA, languages: ['en'] })
  const left = (await house.call(keeper, agencies, { iso3: 'KEN' })).agencies
  assert.equal(left.length, proposed)
  assert.equal(
    left.some(({ id }) => id === first.id),
    false,
  )
  const said = JSON.stringify((await house.records()).map(({ body }) => body))
  // Ids hold any digits: the number is told by its plus.
  assert.doesNotMatch(said, /\+254|soc@|letter|website/, 'contacts and words stay out of the log')
}

/** Accounts of the test: the keeper and another administrator. */
const accounts: Slice = {
  name: 'accounts',
  clauses: [],
  needs: {},
  actions: [
    query({
      name: 'accounts.personLabels',
      permission: 'accounts:names',
      scope: 'shared',
      summary: 'Names of the test.',
      input: z.object({ ids: z.array(z.string()) }),
      output: z.any(),
      run: async (_, { ids }) => ({
        persons: ids
          .filter((id) => id.startsWith('person:'))
          .map((id) => ({
            id,
            name: id === 'person:keeper' ? 'Amina Sow' : 'Chidi Eze',
          })),
      }),
    }),
    query({
      name: 'accounts.personsHolding',
      permission: 'accounts:names',
      scope: 'shared',
      summary: 'Administrators of the test.',
      input: z.object({ permission: z.string() }),
      output: z.any(),
      run: async () => ({ persons: ['person:keeper', 'person:other'] }),
    }),
  ],
  pages: [],
  jobs: [],
  problems: {},
}

forBothHouses(
  'an administrator names who checks him, somebody else, and the record names nobody',
  { slices: [...slices, accounts] },
  async (house) => {
    const naming = person('keeper', ['directory:read', 'directory:write', 'accounts:names'])
    assert.equal(await house.call(reader, overseer, {}), null)
    const esi = { name: 'Esi Mensah', post: 'Secretary, the commission', phone: '+254 20 1' }
    for (const own of ['Amina Sow', ' amina   SOW ', 'Chidi Eze']) {
      await assert.rejects(
        house.call(naming, nameOverseer, { ...esi, name: own }),
        problemWith('directory.name_of_administrator'),
      )
    }
    await assert.rejects(house.call(reader, nameOverseer, esi), problemWith('core.not_allowed'))
    await house.call(naming, nameOverseer, esi)
    const named = { namedBy: naming.id, namedAt: house.clock.now() }
    assert.deepEqual(await house.call(reader, overseer, {}), { ...esi, ...named })
    await house.call(naming, nameOverseer, esi)
    await house.call(naming, nameOverseer, { name: 'Farid Haddad', post: 'Auditor general' })
    const now = await house.call(reader, overseer, {})
    assert.deepEqual([now?.name, now?.phone], ['Farid Haddad', null])
    const made = (await house.records()).filter(({ type }) => type === 'overseer.named')
    assert.deepEqual(
      made.map(({ actor, body }) => [actor, body]),
      [
        [naming.id, { isFirst: true }],
        [naming.id, { isFirst: false }],
      ],
      'the same again is no record',
    )
    const said = JSON.stringify(made.map(({ subject, body }) => [subject, body]))
    assert.doesNotMatch(said, /Esi|Farid|\+254|Secretary|Auditor/)
  },
)

forHouse(
  'the directory says who confirmed a row: a person, the machine, or a program by its id',
  { slices: [...slices, accounts] },
  async (house) => {
    const mine = ['directory:read', 'directory:write', 'accounts:names'] as const
    const keeping = person('keeper', mine)
    await house.call(keeping, chooseNation, KENYA)
    const { agencies: found } = await house.call(keeping, agencies, { iso3: 'KEN' })
    const program: Actor = { ...keeping, id: 'token:0123' }
    for (const [index, actor] of [keeping, COMMAND_LINE, program].entries()) {
      const agency = found[index]?.id ?? ''
      await house.call(actor, confirmAgency, { agency, source: 'their letter' })
    }
    const said = wordsOf(await visitPage(house, directoryPage, { actor: keeping }))
    for (const who of ['Amina Sow', 'the machine’s operator', 'program 0123'])
      assert.equal(said.split(who).length, 2, `${who} once`)
  },
)

forBothHouses(
  'imported facts are unverified and leave alone what people decided; what does not apply is said with a reason',
  { slices },
  async (house) => {
    const csv = `kind,iso3,name,phone,confidence,source,as_of
csirt,KEN,Sectoral CSIRT,+254 1,medium,a list,2026-11
reporting,KEN,Hotline,,low,a list,2026`
    const facts = readAgencyFacts(csv)
    assert.deepEqual(await house.call(keeper, importFacts, { facts }), {
      added: 2,
      renewed: 0,
      kept: 0,
    })
    const [csirt, hotline] = (await house.call(keeper, agencies, { iso3: 'KEN' })).agencies
    assert.ok(csirt !== undefined && hotline !== undefined)
    await house.call(keeper, confirmAgency, { agency: csirt.id, source: 'called them' })
    const newer = readAgencyFacts(csv.replaceAll('a list', 'a newer list'))
    assert.deepEqual(await house.call(keeper, importFacts, { facts: newer }), {
      added: 0,
      renewed: 1,
      kept: 1,
    })
    await house.call(keeper, removeAgency, { agency: hotline.id })
    const again = await house.call(keeper, importFacts, { facts: newer })
    assert.equal(again.kept, 2)
    const [left, ...others] = (await house.call(keeper, agencies, { iso3: 'KEN' })).agencies
    assert.deepEqual([left?.source, others], ['a list', []])
    await waiveAndEnd(house)
  },
)

/** An item of the set-up is marked as not applicable with a reason, and taken back. */
async function waiveAndEnd(house: TestHouse): Promise<void> {
  await house.call(keeper, waive, { item: 'stations', reason: 'Votes are cast by post only.' })
  const { waivers: given } = await house.call(reader, waivers, {})
  assert.deepEqual(given, [
    {
      item: 'stations',
      reason: 'Votes are cast by post only.',
      givenBy: keeper.id,
      givenAt: house.clock.now(),
    },
  ])
  await house.call(keeper, endWaiver, { item: 'stations' })
  assert.deepEqual((await house.call(reader, waivers, {})).waivers, [])
  await assert.rejects(
    house.call(keeper, endWaiver, { item: 'stations' }),
    problemWith('directory.not_waived'),
  )
  await assert.rejects(
    house.call(keeper, waive, { item: 'Stations!', reason: 'x' }),
    problemWith('core.bad_input'),
  )
}

test('every shipped fact is read, belongs to a listed country and names zones that exist', () => {
  const facts = factsOf(testFacts())
  assert.equal(facts.countries.size, 197)
  const sourced = [
    ...facts.agencies,
    ...facts.elections,
    ...facts.pollingStations,
    ...facts.votingTechnology,
  ]
  assert.ok(sourced.length > 450)
  for (const fact of sourced) {
    assert.ok(facts.countries.has(fact.iso3), fact.iso3)
    assert.notEqual(fact.source, '')
  }
  for (const { iso3, zones, languages } of facts.countries.values()) {
    assert.ok(languages.length > 0, iso3)
    assert.ok(zones.length > 0, iso3)
    for (const timeZone of zones) assert.ok(new Intl.DateTimeFormat('en', { timeZone }), iso3)
  }
})

test('a file of facts is refused with the row that is wrong, or for its columns', () => {
  const header = 'kind,iso3,name,website,confidence,source,as_of\n'
  const read = (rows: string) => () => readAgencyFacts(header + rows)
  assert.throws(() => readAgencyFacts('name\nx\n'), problemWith('directory.bad_columns'))
  assert.throws(() => readAgencyFacts(''), problemWith('directory.bad_columns'))
  for (const bad of [
    'csirt,KEN,A,javascript:alert(1),low,s,2026',
    'csirt,Kenya,A,,low,s,2026',
    'bank,KEN,A,,low,s,2026',
    'csirt,KEN,A,,sure,s,2026',
    'csirt,KEN,A,,low,,2026',
    `csirt,KEN,${'A'.repeat(201)},,low,s,2026`,
    'csirt,KEN,A\u202e,,low,s,2026',
    'csirt,KEN,"A,,low,s,2026',
  ]) {
    const good = 'csirt,KEN,A,https://a.example,low,s,2026\n'
    assert.throws(read(good + bad), (error) => {
      assert.ok(problemWith('directory.bad_facts')(error), bad)
      return (error as { params: { row: number } }).params.row === 2
    })
  }
})

forHouse(
  'what came with the product is said to be from a public list, without the notes of who collected it',
  { slices: [...slices, accounts] },
  async (house) => {
    const keeping = person('keeper', ['directory:read', 'directory:write', 'accounts:names'])
    await house.call(keeping, chooseNation, KENYA)
    const { agencies: found } = await house.call(keeping, agencies, { iso3: 'KEN' })
    const words = [
      ['en', 'not checked by this office'],
      ['ar', 'لم يتحقق منها هذا المكتب'],
    ] as const
    for (const [language, text] of words) {
      const said = wordsOf(await visitPage(house, directoryPage, { actor: keeping, language }))
      assert.equal(said.split(text).length - 1, found.length)
      for (const { source } of found) assert.ok(!said.includes(source), source)
    }
  },
)
