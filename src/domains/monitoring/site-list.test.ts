import assert from 'node:assert/strict'
import { fieldsOf } from '../../../test/support/form-fields.ts'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import {
  analyst,
  monitoringHouse,
  refusing,
  SECOND,
  show,
  watch,
} from '../../../test/support/monitoring.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { sites } from './actions/read.ts'
import { MAX_LOOKS, visitSites } from './actions/site.ts'
import { sitesPage } from './pages/sites.ts'
import type { SITE_SORTS } from './store/site.ts'

forBothHouses(
  'a list of sites is sorted by any of its columns, page after page',
  monitoringHouse,
  async (h) => {
    show(h)
    await watch(h, 'b.example', { name: 'Beta' })
    await watch(h, 'd.example', { name: 'Delta' })
    await h.pass(0)
    show(h, refusing())
    await watch(h, 'a.example', { name: 'Alpha' })
    await h.pass(0)
    await h.pass(60 * SECOND)
    // Never looked at.
    await watch(h, 'c.example', { name: 'Gamma', authorisation: undefined })
    const everything = async (sort: (typeof SITE_SORTS)[number]) => {
      const names: string[] = []
      let after: string | undefined
      for (let page = 0; page < 5; page += 1) {
        const asked = after === undefined ? {} : { after }
        const { items, next } = await h.call(analyst, sites, { ...asked, sort, limit: 1 })
        names.push(...items.map(({ name }) => name))
        if (next === null) return names
        after = next
      }
      return names
    }
    assert.deepEqual(await everything('name'), ['Alpha', 'Beta', 'Delta', 'Gamma'])
    const byState = await everything('status')
    assert.deepEqual([byState[0], byState[3]], ['Alpha', 'Gamma'])
    assert.equal((await everything('seen'))[0], 'Gamma')
    for (const sort of ['name', 'status', 'letter', 'seen'] as const) {
      const way = await everything(sort)
      assert.equal(new Set(way).size, 4, sort)
      assert.deepEqual(await everything(`-${sort}`), way.toReversed(), sort)
    }
  },
)

forHouse(
  'several chosen sites are looked at with one press, those without an authorisation apart',
  monitoringHouse,
  async (h) => {
    show(h)
    const one = await watch(h, 'a.example')
    const other = await watch(h, 'b.example')
    const bare = await watch(h, 'c.example', { authorisation: undefined })
    await h.pass(0)
    const looks = h.probe.visits.length
    const asked = await h.call(analyst, visitSites, { sites: [one, other, other, bare] })
    assert.deepEqual(asked, { looked: 2, left: 1 })
    await h.pass(0)
    assert.equal(h.probe.visits.length, looks + 2)
    await assert.rejects(
      h.call(analyst, visitSites, { sites: [bare] }),
      problemWith('monitoring.not_authorised'),
    )
    const many = { sites: Array.from({ length: MAX_LOOKS + 1 }, () => one) }
    await assert.rejects(h.runner.call(analyst, visitSites, many), problemWith('core.bad_input'))

    for (const language of ['en', 'ar'] as const) {
      const drawn = await visitPage(h, sitesPage, { actor: analyst, language })
      const fields = fieldsOf(
        drawn.replaceAll('type="checkbox"', 'type="checkbox" checked'),
        'look',
      )
      const chosen = fields.flatMap(([name, site]) => (name === 'sites[]' ? [site] : []))
      assert.deepEqual(new Set(chosen), new Set([one, other, bare]), language)
    }
  },
)
