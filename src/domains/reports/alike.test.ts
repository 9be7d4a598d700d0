import assert from 'node:assert/strict'
import { forBothHouses, person } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { amina, founder, openTestDesk, reportsHouse, tell } from '../../../test/support/reports.ts'
import { newId } from '../../core/id.ts'
import { list } from './actions/desk.ts'
import { openDesk } from './actions/seat.ts'
import { acknowledgeAlike } from './actions/step.ts'
import { listPage } from './pages/list.ts'
import { reports } from './store.ts'

const OTHER = 'AGY-0000000B'

forBothHouses(
  'all whose report is like one are told at once, also where that one went to another desk',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const routing = { what: 'other', moment: 'unknown' } as const
    for (let n = 0; n < 4; n += 1) await tell(h, desk, { routing })
    const [first] = (await h.call(amina, list, { limit: 9 })).items
    assert.ok(first !== undefined)
    assert.deepEqual([first.id, first.alike], [first.kin, 4])
    await h.call(founder, openDesk, { agency: OTHER })
    const moved = { agency: OTHER, state: 'acknowledged' } as const
    await h.store.write((tx) => reports.change(tx, { id: first.id }, moved))
    const drawn = (alike: string) => visitPage(h, listPage, { actor: amina, search: { alike } })
    const page = await drawn(first.kin)
    const form = page.slice(page.indexOf('value="acknowledgeAlike"'))
    const report = /name="report" value="([^"]+)"/.exec(form)?.[1] ?? ''
    assert.deepEqual(await h.call(amina, acknowledgeAlike, { report }), { acknowledged: 3 })
    const told = (await h.records()).filter(({ type }) => type === 'report.acknowledged')
    assert.equal(new Set(told.map(({ subject }) => subject)).size, 3)
    const { items } = await h.call(amina, list, { limit: 9 })
    assert.deepEqual(
      items.map(({ state, dueWhat }) => [state, dueWhat]),
      [1, 2, 3].map(() => ['acknowledged', 'answer']),
    )
    assert.ok(!(await drawn(newId())).includes('value="acknowledgeAlike"'), 'nobody waits')
    const stranger = await visitPage(h, listPage, { actor: person('gaia', ['reports:read']) })
    assert.match(
      stranger,
      /You have no seat at a desk yet[^<]*<\/p><a href="[^"]*\/reports\/desks"/,
    )
  },
)
