import assert from 'node:assert/strict'
import { forBothHouses, forHouse, person } from '../../../test/support/house.ts'
import { TERRITORY } from '../../../test/support/territory.ts'
import { addArea } from './actions/area.ts'
import { areaChoices } from './actions/picking.ts'
import { addStation } from './actions/station.ts'
import { addAreas } from './store/area.ts'

/** Nothing moves by itself: what is asked for is all that is looked at. */
const house = { slices: TERRITORY, runsJobs: false }
const admin = person('a', ['territory:write', 'territory:read'])
const NOTHING = { open: [], words: '', chosen: [] }

const added = (parent: string, name: string) => ({ parent, name, kind: 'district' })

forBothHouses('areas to choose from come a level at a time, counted whole', house, async (h) => {
  const { path: north } = await h.call(admin, addArea, added('/', 'North 10'))
  const { path: south } = await h.call(admin, addArea, added('/', 'North 2'))
  const { path: hill } = await h.call(admin, addArea, added(north, 'Hill'))
  await h.call(admin, addStation, { number: '1', name: 'Hall', area: hill })
  await h.call(admin, addStation, { number: '2', name: 'Hall', area: north })
  const all = await h.call(admin, areaChoices, { ...NOTHING, open: ['/'] })
  assert.equal(all.nation.stations, 2)
  const [top] = all.parts
  assert.equal(top?.more, 0)
  assert.deepEqual(
    top?.items.map(({ path, stations, hasParts }) => [path, stations, hasParts]),
    [
      [south, 0, false],
      [north, 2, true],
    ],
  )
  const chosen = await h.call(admin, areaChoices, { ...NOTHING, chosen: [hill, '/9/'] })
  assert.deepEqual(chosen.chosen, [
    { path: hill, name: 'Hill', stations: 1, hasParts: false, way: ['North 10'] },
  ])
  assert.deepEqual([chosen.parts, chosen.found], [[], null])
})

forBothHouses(
  'areas are found by words of their names, however these are written',
  house,
  async (h) => {
    const { path: upper } = await h.call(admin, addArea, added('/', 'Orhei'))
    const { path: lower } = await h.call(admin, addArea, added(upper, 'ORHÉI'))
    await h.call(admin, addArea, added('/', 'Peste Orhei'))
    await h.call(admin, addArea, added('/', 'Hundred % sure_'))
    const find = async (words: string) => {
      const { found } = await h.call(admin, areaChoices, { ...NOTHING, words })
      return found
    }
    const orhei = await find('orhei')
    assert.deepEqual(
      orhei?.items.map(({ name, way }) => [...way, name]),
      [['Orhei'], ['Orhei', 'ORHÉI'], ['Peste Orhei']],
    )
    assert.equal(orhei?.items[1]?.path, lower)
    assert.deepEqual(
      (await find('òrhei  PESTE'))?.items.map(({ name }) => name),
      ['Peste Orhei'],
    )
    assert.deepEqual(
      (await find('% sure_'))?.items.map(({ name }) => name),
      ['Hundred % sure_'],
    )
    assert.deepEqual(await find('%%%'), { items: [], more: 0 })
    assert.deepEqual((await find('nation'))?.items, [])
  },
)

forHouse('of 50,000 areas only some are shown, and the others are counted', house, async (h) => {
  await h.store.write(async (tx) => {
    for (let from = 0; from < 50_000; from += 1_000) {
      const rows = Array.from({ length: 1_000 }, (_, n) => {
        const name = `${'Long '.repeat(39)}${from + n}`
        return {
          path: `/a${from + n}/`,
          parent: '/',
          name,
          nameFold: name.toLowerCase(),
          kind: 'ward',
        }
      })
      await addAreas(tx, rows)
    }
  })
  const { parts, found } = await h.call(admin, areaChoices, {
    ...NOTHING,
    open: ['/'],
    words: 'long 49',
  })
  assert.deepEqual([parts[0]?.items.length, parts[0]?.more], [100, 49_900])
  assert.equal(found?.items.length, 100)
  assert.ok((found?.more ?? 0) > 1_000)
})
