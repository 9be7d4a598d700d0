import assert from 'node:assert/strict'
import { z } from 'zod'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { query } from '../../core/action.ts'
import type { Actor } from '../../core/actor.ts'
import { areaChoices, areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import { DAY, HOUR } from '../../core/time.ts'
import { agencies } from './actions/agency.ts'
import { channels, confirmChannel, nationWays, takeBack } from './actions/channel.ts'
import { finder } from './actions/finder.ts'
import { importChannels, importRoutes } from './actions/import.ts'
import { chooseNation } from './actions/nation.ts'
import { routes } from './actions/route.ts'
import { toVerify } from './actions/verify.ts'
import { directory } from './index.ts'
import { agencyPage } from './pages/agency.ts'
import { importPage } from './pages/import.ts'
import { verifyPage } from './pages/verify.ts'

const shared = { permission: 'directory:read', scope: 'shared', summary: 'Of the test.' } as const
const NATION = { path: '/', name: 'Nation', stations: 0, hasParts: false }

/** Areas and persons of the test. */
const names: Slice = {
  name: 'names',
  clauses: [],
  needs: {},
  actions: [
    query({
      ...shared,
      name: 'territory.areaNames',
      input: z.object({ paths: z.array(z.string()) }),
      output: z.any(),
      run: async () => ({ areas: [{ path: '/1/', name: 'North' }] }),
    }),
    query({
      ...shared,
      name: 'territory.areaChoices',
      input: z.any(),
      output: z.any(),
      run: async () => ({
        nation: NATION,
        parts: [],
        found: null,
        chosen: [{ ...NATION, way: [] }],
      }),
    }),
    query({
      ...shared,
      name: 'accounts.personLabels',
      input: z.any(),
      output: z.any(),
      run: async () => ({ persons: [] }),
    }),
  ],
  pages: [],
  jobs: [],
  problems: {},
}
const slices = [{ ...directory, needs: { areaChoices, areaNames, personLabels } }, names]
const keeper = person('keeper', ['directory:read', 'directory:write'])
const anybody: Actor = { id: 'anonymous', holds: [] }
const TOLD = { what: 'ransom', where: 'online', who: 'staff', area: '/', language: '' } as const

forBothHouses(
  'what nobody saw is asked for first, by how often citizens are sent there, and again after half a year',
  { slices },
  async (house) => {
    await house.call(keeper, chooseNation, { iso3: 'AUS', languages: ['en'] })
    const known = (await house.call(keeper, agencies, { iso3: 'AUS' })).agencies.length
    const list = async () => (await house.call(keeper, toVerify, {})).items
    assert.equal((await list()).length, known)
    assert.ok((await list()).every(({ answers }) => answers === null))
    for (let n = 0; n < 5; n += 1) await house.call(anybody, finder, TOLD)
    const { answers } = await house.call(anybody, finder, TOLD)
    await house.pass(2 * HOUR)
    const [first] = await list()
    assert.ok(answers.some(({ id }) => id === first?.agency))
    assert.equal(first?.answers, 6)
    assert.ok(first.channels.length > 0)
    for (const { id: channel } of first.channels)
      await house.call(keeper, confirmChannel, { channel, seen: 'Read on its own website' })
    assert.equal((await list()).length, known - 1)
    house.clock.advance(181 * DAY)
    const again = (await list()).find(({ agency }) => agency === first.agency)
    assert.equal(again?.sure.state, 'old')
    assert.equal((await list()).at(-1)?.agency, first.agency, 'what was seen once comes last')
  },
)

forBothHouses(
  'a file of ways and one of routes are taken in whole or not at all, and taken back',
  { slices },
  async (house) => {
    await house.call(keeper, chooseNation, { iso3: 'AUS', languages: ['en'] })
    const [one] = (await house.call(keeper, toVerify, {})).items
    assert.ok(one)
    const head = 'agency,kind,value,hours,zone,languages,cost,audience,source'
    const good = `${one.code},phone,13 23 26,Mo-Fr 08:00-17:00,Australia/Sydney,en,free,,their letter`
    const put = (rows: readonly string[]) =>
      house.call(keeper, importChannels, { file: [head, ...rows].join('\n') })
    const ways = async () => (await house.call(keeper, channels, { agency: one.agency })).channels
    const before = await ways()
    for (const wrong of [
      'AGY-00000000,phone,1,,,,,,x',
      `${one.code},website,not one,,,,,,x`,
      `${one.code},phone,1,sometimes,,,,,x`,
      `${one.code},phone,1,24/7,,,,,x`,
      `${one.code},phone,1,,,,,,`,
    ])
      await assert.rejects(put([good, wrong]), (error: Error) => {
        problemWith('directory.bad_facts')(error)
        return error.message.includes('2')
      })
    await assert.rejects(put([]), problemWith('directory.wrong_count'))
    assert.deepEqual(await ways(), before)
    const { step, rows } = await put([good])
    assert.equal(rows, 1)
    assert.equal((await ways()).length, before.length + 1)
    const changed = good.replace('08:00', '09:00')
    await put([changed])
    const number = (await ways()).find(({ value }) => value === '13 23 26')
    assert.equal(number?.hours, 'Mo-Fr 09:00-17:00')
    assert.equal((await ways()).length, before.length + 1)
    await assert.rejects(
      house.call(keeper, takeBack, { step }),
      problemWith('directory.changed_since'),
    )
    const given = (await house.call(keeper, nationWays, {})).ways
    assert.ok(given.some(({ agency, value }) => agency === one.code && value === '13 23 26'))
    const file = `agency,area,what,where,who,rank,note\n${one.code},/1/,threats,*,child,0,by law\n${one.name},/,*,*,*,1,`
    const taken = await house.call(keeper, importRoutes, { file })
    const all = async () => (await house.call(keeper, routes, { iso3: 'AUS' })).routes
    assert.deepEqual(
      (await all()).map(({ areaName, what, who, rank }) => [areaName, what, who, rank]),
      [
        ['North', 'threats', 'child', 0],
        ['', '*', '*', 1],
      ],
    )
    await house.call(keeper, importRoutes, { file })
    assert.equal((await all()).length, 2)
    await assert.rejects(
      house.call(keeper, takeBack, { step: taken.step }),
      problemWith('directory.changed_since'),
    )
  },
)

forHouse(
  'the office sees what to confirm, keeps one agency, and pastes a file; who only reads has no button',
  { slices },
  async (house) => {
    await house.call(keeper, chooseNation, { iso3: 'AUS', languages: ['en'] })
    const [one] = (await house.call(keeper, toVerify, {})).items
    assert.ok(one)
    const reader = person('reader', ['directory:read'])
    const list = await visitPage(house, verifyPage, { actor: keeper })
    assert.match(wordsOf(list), /never seen.*Read on its own website today/)
    assert.match(list, /value="Read on its own website"/)
    assert.doesNotMatch(
      await visitPage(house, verifyPage, { actor: reader }),
      /<form method="post"/,
    )
    const params = { agency: one.agency }
    const file = `agency,what\n${one.code},threats`
    await house.call(keeper, importRoutes, { file })
    const page = wordsOf(await visitPage(house, agencyPage, { actor: keeper, params }))
    assert.match(page, /How to reach it/)
    assert.match(page, /Threats, intimidation or violence.*The whole country/)
    const read = await visitPage(house, agencyPage, { actor: reader, params })
    assert.doesNotMatch(read, /<form method="post"/)
    assert.match(wordsOf(await visitPage(house, importPage, { actor: keeper })), /Paste a CSV/)
  },
)
