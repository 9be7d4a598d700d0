import assert from 'node:assert/strict'
import { mona, newest, watchHouse, watching, write } from '../../../test/support/pollwatch.ts'
import { forBothHouses } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { systemActor } from '../../core/actor.ts'
import { MINUTE } from '../../core/time.ts'
import { askLook, namedHosts, refuseLook } from './actions/look.ts'
import { deskPage } from './pages/desk.ts'

const FLOW = systemActor('workflow:watch-to-visit', ['pollwatch:look'])
/** Ids of sites are made by another slice. */
const SITE = '01930000-0000-7000-8000-000000000001'

forBothHouses(
  'a site that observers say does not work is due once in ten minutes, and its state stands beside what they said',
  watchHouse,
  async (h) => {
    const north = await watching(h, {
      name: 'North',
      manager: mona,
      stations: ['A-1', 'A-2', 'B-1'],
    })
    const said = async (station: string, text: string) => {
      await write(h, north, station, text)
      const { id: entry } = await newest(h, north)
      return { entry, ...(await h.call(FLOW, namedHosts, { entries: [entry] })).items[0] }
    }
    const first = await said('A-1', 'IN # C7 S3 @ register.example says closed')
    assert.equal(first.host, 'register.example')
    // Another kind of problem, and one that names no address, are no reason to look.
    assert.equal((await said('B-1', 'IN # C4 S3 @ register.example')).host, undefined)
    assert.equal((await said('B-1', 'IN # C7 S3 @ the register says closed')).host, undefined)
    const ask = (entry: string, site: string | null = SITE) =>
      h.call(FLOW, askLook, { entry, host: 'register.example', site })
    assert.deepEqual(await ask(first.entry), { isDue: true })
    assert.deepEqual((await h.call(FLOW, namedHosts, { entries: [first.entry] })).items, [])
    h.clock.advance(9 * MINUTE)
    const second = await said('A-2', 'IN # C7 S3 @ https://register.example/ says closed')
    assert.deepEqual(await ask(second.entry), { isDue: false })
    assert.equal((await newest(h, north)).look?.state, 'joined')
    h.clock.advance(2 * MINUTE)
    const third = await said('B-1', 'IN # C7 S2 @ register.example still says closed')
    assert.deepEqual(await ask(third.entry), { isDue: true })
    await h.call(FLOW, refuseLook, { entry: third.entry })
    assert.equal((await newest(h, north)).look?.state, 'refused')
    const fourth = await said('A-1', 'IN # C7 S2 @ other.example says closed')
    assert.deepEqual(await ask(fourth.entry, null), { isDue: false })
    const page = await visitPage(h, deskPage, { actor: mona })
    assert.match(page, /The site is down/)
    assert.match(page, /is no site that is watched here/)
  },
)
