import assert from 'node:assert/strict'
import { forHouse, person } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { amina, founder, openTestDesk, reportsHouse, tell } from '../../../test/support/reports.ts'
import { list } from './actions/desk.ts'
import { openDesk } from './actions/seat.ts'
import { listPage } from './pages/list.ts'
import { gateOf } from './puzzle.ts'
import { reports } from './store.ts'

const OTHER = 'AGY-0000000B'

forHouse(
  'the page of the same answers says what they are, and acknowledges nothing that nobody read',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    for (let n = 0; n < 200; n += 1) gateOf(h.facts).arrived(h.clock.now(), 'mailbox', undefined)
    const routing = { what: 'other', moment: 'unknown' } as const
    for (let n = 0; n < 4; n += 1) await tell(h, desk, { routing })
    const [first] = (await h.call(amina, list, { limit: 9 })).items
    assert.ok(first !== undefined)
    assert.deepEqual([first.id, first.alike], [first.kin, 4])
    const drawn = (search: Record<string, string>) =>
      visitPage(h, listPage, { actor: amina, search })
    assert.match(await drawn({}), /and 3 more with the same answers/)
    // Also where the first of them went to another desk.
    await h.call(founder, openDesk, { agency: OTHER })
    const moved = { agency: OTHER, state: 'acknowledged' } as const
    await h.store.write((tx) => reports.change(tx, { id: first.id }, moved))
    const page = await drawn({ alike: first.kin })
    assert.match(page, /They came in a flood, with the same answers/)
    assert.equal(page.match(/R-[A-Z]{8}/g)?.length, 3)
    assert.doesNotMatch(page.slice(page.indexOf('<main')), /<form/)
    assert.ok((await h.records()).every(({ type }) => type !== 'report.acknowledged'))
    const stranger = await visitPage(h, listPage, { actor: person('gaia', ['reports:read']) })
    assert.match(
      stranger,
      /You have no seat at a desk yet[^<]*<\/p><a href="[^"]*\/reports\/desks"/,
    )
  },
)
