// A nation of 100,000 stations comes in while an urgent command knocks again and again; times are printed.

import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { command } from '../../src/core/action.ts'
import { audience, audiencePage } from '../../src/domains/territory/actions/audience.ts'
import { finishImport, importStatus } from '../../src/domains/territory/actions/import.ts'
import { areaTree, stations } from '../../src/domains/territory/index.ts'
import { exampleSlice, THINGS } from '../support/example-slice.ts'
import { COMMAND_LINE, forBothHouses, type TestHouse } from '../support/house.ts'
import { importing, nationFile, TERRITORY } from '../support/territory.ts'

const STATIONS = 100_000

/** An urgent command may wait for one step of an import, on a busy machine too. */
const URGENT_MS = 1_000

const knock = command({
  name: 'door.knock',
  permission: 'door:knock',
  scope: 'nation',
  summary: 'Writes a record ahead of the queue.',
  urgent: true,
  input: z.strictObject({}),
  output: z.strictObject({}),
  run: async (ctx) => {
    ctx.record(THINGS['thing.noted'], { subject: 'door' })
    return {}
  },
})
const door = exampleSlice('door', { actions: [knock], records: THINGS })

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const value = await work()
  process.stdout.write(`# ${name}: ${Math.round(performance.now() - from)} ms\n`)
  return value
}

/** Writes an urgent record some times a second until stopped. */
function startKnocking(h: TestHouse) {
  let slowest = 0
  let isOver = false
  const loop = (async () => {
    while (!isOver) {
      const from = performance.now()
      await h.call(COMMAND_LINE, knock, {})
      slowest = Math.max(slowest, performance.now() - from)
      await setTimeout(50)
    }
  })()
  return {
    slowest: () => slowest,
    async stop() {
      isOver = true
      await loop
    },
  }
}

/** Resolves when the import is finished; throws Error when it takes ten minutes. */
async function applied(h: TestHouse, id: string): Promise<void> {
  for (const until = performance.now() + 600_000; ; await setTimeout(50)) {
    const { state } = await h.call(COMMAND_LINE, importStatus, { import: id })
    if (state === 'finished') return
    if (performance.now() > until) throw new Error(`the import is still ${state}`)
  }
}

forBothHouses(
  'a nation of 100,000 stations comes in at once and holds up nothing urgent',
  { slices: [...TERRITORY, door] },
  async (h) => {
    const knocking = startKnocking(h)
    try {
      const id = await timed('staging', () => importing(h, COMMAND_LINE, nationFile(STATIONS)))
      await h.call(COMMAND_LINE, finishImport, { import: id })
      await timed('applying', () => applied(h, id))
    } finally {
      await knocking.stop()
    }
    process.stdout.write(`# slowest urgent command: ${Math.round(knocking.slowest())} ms\n`)
    const all = { areas: ['/'], exceptAreas: [] }
    const { count } = await timed('audience', () => h.call(COMMAND_LINE, audience, all))
    assert.equal(count, STATIONS)
    await timed('page of an audience', () =>
      h.call(COMMAND_LINE, audiencePage, { ...all, limit: 5000 }),
    )
    await timed('area tree', () => h.call(COMMAND_LINE, areaTree, { under: '/', depth: 1 }))
    const list = { area: '/', search: 'hall 777', after: '', limit: 50 }
    await timed('search', () => h.call(COMMAND_LINE, stations, list))
    assert.ok(knocking.slowest() < URGENT_MS, 'an urgent command waited too long')
  },
)
