import assert from 'node:assert/strict'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { WHAT, WHERE, WHO } from '../../lib/report-classes/index.ts'
import type { Actor } from '../../core/actor.ts'
import { z } from 'zod'
import { query } from '../../core/action.ts'
import { areaNames } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import { DAY, HOUR } from '../../core/time.ts'
import { addAgency, agencies, importFacts, removeAgency } from './actions/agency.ts'
import { channels, confirmChannel, putChannel, removeChannel, takeBack } from './actions/channel.ts'
import {
  agenciesOf,
  agencyOf,
  findAgencies,
  finder,
  ofCountry,
  publicCountries,
} from './actions/finder.ts'
import { chooseNation } from './actions/nation.ts'
import { publicContacts } from './actions/public.ts'
import { addRoute, removeRoute, routes } from './actions/route.ts'
import { choose, knownOf, MAX_ANSWERS } from './choose.ts'
import { isSame } from './entry.ts'
import { directory } from './index.ts'
import { uses } from './store.ts'

/** The areas of the test. */
const territory: Slice = {
  name: 'territory',
  clauses: [],
  needs: {},
  actions: [
    query({
      name: 'territory.areaNames',
      permission: 'directory:read',
      scope: 'shared',
      summary: 'Names of the test.',
      input: z.object({ paths: z.array(z.string()) }),
      output: z.any(),
      run: async (_, { paths }) => ({
        areas: paths.filter((path) => path === '/1/').map((path) => ({ path, name: 'North' })),
      }),
    }),
  ],
  pages: [],
  jobs: [],
  problems: {},
}
const slices = [{ ...directory, needs: { areaNames } }, territory]
const keeper = person('keeper', ['directory:read', 'directory:write'])
const anybody: Actor = { id: 'anonymous', holds: [] }
const TOLD = { what: 'threats', where: 'online', who: 'voter', area: '/', language: 'en' } as const
const ALL_TOLD = WHAT.flatMap((what) =>
  WHERE.flatMap((where) => WHO.map((who) => ({ what, where, who }))),
)
const ROUTE = { area: '/', what: '*', where: '*', who: '*', rank: 0 } as const
const UNKNOWN = { hours: '', zone: '', languages: '', cost: '', audience: '' } as const

forHouse(
  'every combination in every country gives an agency or says that none is known, says how sure it is, and shows no note of who collected it',
  { slices },
  async (house) => {
    const { countries } = await house.call(anybody, publicCountries, {})
    assert.ok(countries.length >= 193, `${countries.length} countries`)
    for (const { iso3: country } of countries) {
      const { agencies: known } = await house.call(anybody, ofCountry, { iso3: country })
      const said = JSON.stringify(known)
      assert.doesNotMatch(said, /fallback|secondary source|unverified|redirects|third-party/i)
      assert.ok(known.every(({ sure }) => sure.state === 'listed' && sure.at === null))
      assert.ok(known.every((one) => one.channels.every(({ kind }) => kind !== 'phone')))
      for (const [n, one] of known.entries())
        assert.ok(!known.slice(0, n).some((other) => isSame(other, one)), `${one.name} twice`)
      for (const told of ALL_TOLD) {
        const answers = choose({ ...told, area: '/', language: 'en' }, known, [])
        assert.ok(answers.length <= MAX_ANSWERS, JSON.stringify(told))
        assert.ok(
          answers.every(({ agency: { sure }, by }) => sure.state === 'listed' && by !== 'route'),
        )
        assert.equal(knownOf(answers), answers[0]?.isFirst === true ? 'likely' : 'none')
        assert.equal(new Set(answers.map(({ agency }) => agency.name)).size, answers.length)
      }
      const one = await house.call(anybody, finder, { ...TOLD, country })
      assert.equal(one.country, country)
      assert.notEqual(one.known, 'proper')
      assert.deepEqual(
        one.answers.map(({ name }) => name),
        choose(TOLD, known, []).map(({ agency }) => agency.name),
      )
    }
  },
)

forBothHouses(
  'a number is shown for half a year after somebody saw it, and is confirmed, changed and taken back',
  { slices },
  async (house) => {
    await house.call(keeper, chooseNation, { iso3: 'AUS', languages: ['en'] })
    const all = async () => (await house.call(anybody, ofCountry, { iso3: 'AUS' })).agencies
    const { agencies: known } = await house.call(keeper, agencies, { iso3: 'AUS' })
    const own = known.find(({ phone }) => phone !== null)
    assert.ok(own)
    const numbers = async () =>
      (await all())
        .flatMap((one) => one.channels)
        .filter(({ kind }) => kind === 'phone' || kind === 'emergency')
    assert.deepEqual(await numbers(), [])
    const ways = async () => (await house.call(keeper, channels, { agency: own.id })).channels
    const phone = (await ways()).find(({ kind }) => kind === 'phone')
    assert.ok(phone)
    const seen = { channel: phone.id, seen: 'Read on its own website' }
    await assert.rejects(
      house.call(keeper, confirmChannel, { ...seen, on: '2030-01-01' }),
      problemWith('directory.future_day'),
    )
    const { step } = await house.call(keeper, confirmChannel, seen)
    assert.deepEqual(
      (await numbers()).map(({ value }) => value),
      [own.phone],
    )
    // Whoever saw its number saw that it is there.
    const named = (await all()).find(({ id }) => id === own.id)
    assert.equal(named?.sure.state, 'confirmed')
    assert.equal((await house.call(anybody, publicContacts, {})).agencies[0]?.phone, own.phone)
    house.clock.advance(181 * DAY)
    assert.deepEqual(await numbers(), [])
    assert.equal((await house.call(anybody, publicContacts, {})).agencies[0]?.phone, null)
    await house.call(keeper, takeBack, { step })
    const before = (await ways()).find(({ kind }) => kind === 'phone')
    assert.deepEqual([before?.id, before?.confirmedAt], [phone.id, null])
    assert.equal((await all()).find(({ id }) => id === own.id)?.sure.state, 'listed')
    await assert.rejects(
      house.call(keeper, takeBack, { step }),
      problemWith('directory.changed_since'),
    )
    const said = JSON.stringify((await house.records()).map(({ body }) => body))
    assert.ok(!said.includes(String(own.phone)) && !said.includes(seen.seen))
  },
)

forHouse(
  'ways are added with their hours, put in the place of others and removed, each step to be taken back',
  { slices },
  async (house) => {
    const stated = { iso3: 'KEN', kind: 'reporting', desk: 'police', name: 'Police' } as const
    const made = await house.call(keeper, addAgency, { ...stated, phone: '999', source: 'Read' })
    const { agency } = made
    const entry = async () =>
      (await house.call(anybody, ofCountry, { iso3: 'KEN' })).agencies.find(
        ({ id }) => id === agency,
      )
    const sent = { ...UNKNOWN, agency, value: '112', source: 'Their letter' }
    const way = { ...sent, kind: 'phone' } as const
    const hours = { hours: 'Mo-Fr 08:00-17:00', zone: 'Africa/Nairobi', cost: 'free' } as const
    for (const [wrong, code] of [
      [{ ...way, hours: 'Mo-Fr 08:00-17:00' }, 'hours_without_zone'],
      [{ ...way, kind: 'website' as const }, 'bad_value'],
      [{ ...way, value: '999' }, 'channel_there'],
    ] as const)
      await assert.rejects(house.call(keeper, putChannel, wrong), problemWith(`directory.${code}`))
    await house.call(keeper, putChannel, { ...way, ...hours })
    const shown = (await entry())?.channels.find(({ value }) => value === '112')
    assert.deepEqual([shown?.isOpen, shown?.cost, shown?.sure.state], [true, 'free', 'confirmed'])
    house.clock.advance(DAY / 2)
    assert.equal((await entry())?.channels.find(({ value }) => value === '112')?.isOpen, false)
    const parts = async () => (await house.call(keeper, channels, { agency })).channels
    const channel = (await parts()).find(({ value }) => value === '112')?.id ?? ''
    const { step: changed } = await house.call(keeper, putChannel, {
      ...way,
      value: '113',
      channel,
    })
    assert.deepEqual((await parts()).map(({ value }) => value).toSorted(), ['113', '999'])
    await house.call(keeper, takeBack, { step: changed })
    assert.deepEqual((await parts()).map(({ value }) => value).toSorted(), ['112', '999'])
    const { step: removed } = await house.call(keeper, removeChannel, { channel })
    assert.deepEqual(
      (await parts()).map(({ value }) => value),
      ['999'],
    )
    await house.call(keeper, takeBack, { step: removed })
    assert.equal((await parts()).find(({ value }) => value === '112')?.hours, hours.hours)
  },
)

forBothHouses(
  'what the authority says comes before what is usual: the longest area, then what, who and where, then rank',
  { slices },
  async (house) => {
    await house.call(keeper, chooseNation, { iso3: 'KEN', languages: ['en'] })
    const add = async (name: string) => {
      const stated = { iso3: 'KEN', kind: 'reporting', desk: 'police', name } as const
      return (await house.call(keeper, addAgency, { ...stated, source: 'Read' })).agency
    }
    const [everybody, threats, north, child] = [
      await add('For everything'),
      await add('For threats'),
      await add('In the north'),
      await add('For children'),
    ]
    const first = async (told: object) => {
      const { answers } = await house.call(anybody, finder, { ...TOLD, ...told })
      return [answers[0]?.name, answers[0]?.by]
    }
    const { step } = await house.call(keeper, addRoute, { ...ROUTE, agency: everybody })
    await house.call(keeper, addRoute, { ...ROUTE, agency: threats, what: 'threats' })
    await house.call(keeper, addRoute, { ...ROUTE, agency: north, area: '/1/' })
    await house.call(keeper, addRoute, { ...ROUTE, agency: child, what: 'threats', who: 'child' })
    await assert.rejects(
      house.call(keeper, addRoute, { ...ROUTE, agency: north, area: '/1/' }),
      problemWith('directory.route_there'),
    )
    await assert.rejects(
      house.call(keeper, addRoute, { ...ROUTE, agency: north, area: '/2/' }),
      problemWith('directory.unknown_area'),
    )
    const places = await house.call(anybody, publicCountries, {})
    assert.deepEqual(places.areas, [{ path: '/1/', name: 'North' }])
    assert.deepEqual(await first({ what: 'ransom' }), ['For everything', 'route'])
    assert.deepEqual(await first({}), ['For threats', 'route'])
    assert.deepEqual(await first({ who: 'child' }), ['For children', 'route'])
    assert.deepEqual(await first({ who: 'child', area: '/1/2/' }), ['In the north', 'route'])
    await house.call(keeper, takeBack, { step })
    assert.equal((await first({ what: 'ransom' }))[1], 'usual')
    const { routes: all } = await house.call(keeper, routes, { iso3: 'KEN' })
    const one = all.find(({ agency }) => agency === threats)
    await house.call(keeper, removeRoute, { route: one?.id ?? '' })
    await house.call(keeper, removeAgency, { agency: north })
    assert.equal((await first({ area: '/1/' }))[1], 'usual')
  },
)

forBothHouses(
  'an agency is found by its code and by a part of its name, a removed one by neither',
  { slices },
  async (house) => {
    const stated = { iso3: 'KEN', kind: 'reporting', name: 'Bureau of Éxamples' } as const
    const { agency } = await house.call(keeper, addAgency, { ...stated, source: 'Read' })
    const byName = async () =>
      (await house.call(anybody, findAgencies, { words: 'examples' })).agencies
    const [found] = await byName()
    assert.equal(found?.id, agency)
    const code = found?.code ?? ''
    assert.match(code, /^AGY-[0-9A-F]{8}$/)
    assert.deepEqual(await house.call(anybody, agencyOf, { code }), found)
    const { agencies: both } = await house.call(anybody, agenciesOf, {
      codes: [code, 'AGY-00000000'],
    })
    assert.deepEqual(both, [found])
    const kenya = await house.call(anybody, findAgencies, { words: 'KE-CIRT' })
    assert.ok(kenya.agencies.length >= 1, 'what nobody took over is found too')
    // A row that was taken over before facts said what it is is what they say now.
    const ministry = { iso3: 'AGO', name: 'Ministry of the Interior of Angola' }
    const fact = { kind: 'reporting' as const, ...ministry, confidence: 'low' as const }
    await house.call(keeper, importFacts, { facts: [{ ...fact, source: 'A list', asOf: '' }] })
    const { agencies: angola } = await house.call(anybody, ofCountry, { iso3: 'AGO' })
    const row = angola.find(({ name }) => name === ministry.name)
    assert.deepEqual([row?.id === null, row?.desk], [false, 'ministry'])
    await house.call(keeper, removeAgency, { agency })
    assert.deepEqual(await byName(), [])
    assert.equal(await house.call(anybody, agencyOf, { code }), null)
  },
)

forBothHouses(
  'how often the finder named an agency on a day is counted once an hour, and nothing of who asked or what',
  { slices },
  async (house) => {
    await house.call(keeper, chooseNation, { iso3: 'AUS', languages: ['en'] })
    const { answers } = await house.call(anybody, finder, { ...TOLD, country: '' })
    await house.call(anybody, finder, { ...TOLD, country: 'AUS' })
    await house.pass(2 * HOUR)
    await house.call(anybody, finder, { ...TOLD, country: 'AUS' })
    await house.pass(2 * HOUR)
    const rows = await house.store.read((tx) => uses.many(tx, {}, { limit: 10 }))
    const day = house.clock.now().slice(0, 10)
    assert.deepEqual(
      rows.toSorted((a, b) => (a.agency < b.agency ? -1 : 1)),
      answers
        .map(({ id }) => ({ agency: id, day, answers: 3 }))
        .toSorted((a, b) => ((a.agency ?? '') < (b.agency ?? '') ? -1 : 1)),
    )
    const counted = (await house.records()).filter(({ type }) => type === 'finder.counted')
    assert.deepEqual(
      counted.map(({ body }) => body),
      [{}, {}],
    )
  },
)
