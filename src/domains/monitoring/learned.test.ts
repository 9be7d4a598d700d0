import assert from 'node:assert/strict'
import { forBothHouses, person } from '../../../test/support/house.ts'
import { HOST } from '../../../test/support/example-visit.ts'
import { LATE, learned, look, shows } from '../../../test/support/learned-site.ts'
import {
  analyst,
  headOf,
  MINUTE,
  monitoringHouse,
  watch,
} from '../../../test/support/monitoring.ts'
import { HOURS, pageOf, PAPERS } from '../../../test/support/watched-page.ts'
import { findings } from './actions/finding.ts'
import { learnedPages, watchFigures } from './actions/learned.ts'
import { setPassages } from './actions/passage.ts'
import { removeSite } from './actions/site.ts'

const anybody = person('anybody', [])

forBothHouses(
  'how far a page is known is told by its host, and each step of it is recorded once',
  monitoringHouse,
  async (h) => {
    const ask = () => h.call(analyst, learnedPages, { hosts: [HOST, 'elsewhere.example'] })
    assert.deepEqual(await ask(), { items: [], needed: 20 })
    shows(h, pageOf())
    const site = await watch(h, HOST)
    const none = { site, host: HOST, stage: null, fetches: 0 }
    assert.deepEqual((await ask()).items, [none])
    await h.pass(0)
    assert.deepEqual((await ask()).items, [{ ...none, stage: 'learning', fetches: 1 }])
    const head = await headOf(h)
    for (let n = 0; n < 20; n += 1) await h.pass(MINUTE)
    assert.equal((await ask()).items[0]?.stage, 'provisional')
    for (let hour = 0; hour < 26; hour += 1) await h.pass(60 * MINUTE)
    const steps = (await h.records()).filter(
      ({ seq, type }) => seq > head && type === 'page.learned',
    )
    assert.deepEqual(
      steps.map(({ subject, body }) => [subject, body['stage']]),
      [
        [site, 'provisional'],
        [site, 'full'],
      ],
    )
    const elsewhere = person('elsewhere', ['monitoring:read'], '/2/')
    assert.deepEqual((await h.call(elsewhere, learnedPages, { hosts: [HOST] })).items, [])
  },
)

forBothHouses(
  'everybody may know how much is watched, and when a change was certain last',
  monitoringHouse,
  async (h) => {
    const figures = () => h.call(anybody, watchFigures, {})
    assert.deepEqual(await figures(), { addresses: 0, passages: 0, changeAt: null })
    const site = await learned(h)
    await h.call(analyst, setPassages, { site, passages: [PAPERS] })
    await h.call(analyst, setPassages, { site, passages: [HOURS, PAPERS] })
    assert.deepEqual(await figures(), { addresses: 1, passages: 2, changeAt: null })
    await h.call(analyst, setPassages, { site, passages: [PAPERS] })
    shows(h, pageOf().replace(HOURS, LATE))
    await h.pass(5 * MINUTE)
    assert.equal((await figures()).changeAt, null, 'what is suspected only is not told')
    await look(h, site)
    const [found] = (await h.call(analyst, findings, { state: 'open', limit: 1 })).items
    assert.ok(found?.openedAt)
    const told = { addresses: 1, passages: 1, changeAt: found.openedAt }
    assert.deepEqual(await figures(), told)
    await h.call(analyst, removeSite, { site })
    assert.deepEqual(await figures(), { ...told, addresses: 0, passages: 0 })
  },
)
