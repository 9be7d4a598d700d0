import assert from 'node:assert/strict'
import { forHouse, problemWith } from '../../../test/support/house.ts'
import {
  approvedByTwo,
  changesNow,
  learned,
  look,
  openChanges,
  shows,
} from '../../../test/support/learned-site.ts'
import { analyst, monitoringHouse } from '../../../test/support/monitoring.ts'
import { pageOf } from '../../../test/support/watched-page.ts'
import { decideChanges } from './actions/decision.ts'
import { mark } from './actions/mark.ts'

const SUNG = 'A choir sang at the harbour and the board planted forty trees near the town hall. '
/** Longer than what is shown of a text. */
const LONG = SUNG.repeat(30)
const VOTERS = 'Voters must bring two passports to vote.'
const beside = (words: string) => pageOf({ main: `<aside><p>${words}</p></aside>` })

forHouse(
  'a text that is longer than what is shown is right from the next look on, and another end of it is another text',
  monitoringHouse,
  async (h) => {
    const site = await learned(h)
    shows(h, beside(LONG))
    await look(h, site)
    const [one] = await changesNow(h, site)
    assert.ok(one?.whole !== undefined)
    await approvedByTwo(h, one.sent)
    await look(h, site)
    assert.deepEqual(await openChanges(h), [])
    shows(h, beside(`${LONG} ${SUNG}`))
    await look(h, site)
    const [two] = await changesNow(h, site)
    assert.ok(two)
    await approvedByTwo(h, two.sent)
    // Nobody read this end.
    shows(h, beside(`${LONG} ${VOTERS}`))
    await look(h, site)
    assert.equal((await openChanges(h)).length, 1)
  },
)

forHouse(
  'where not all of a text is shown one person neither makes it right nor excuses it: words about voting may stand in the rest',
  monitoringHouse,
  async (h) => {
    const last = `The board met. ${SUNG.repeat(5)} ${VOTERS}`
    const site = await learned(h, { page: () => beside(last) })
    for (const page of [beside(`${LONG} ${VOTERS}`), pageOf()]) {
      shows(h, page)
      await look(h, site)
      const all = await changesNow(h, site)
      assert.ok(all.length > 0)
      for (const { sent, isOfVoting } of all) {
        assert.ok(isOfVoting)
        const { finding, read } = sent
        const right = { site, findings: [finding], read, kind: 'approve' as const }
        await assert.rejects(
          h.call(analyst, decideChanges, right),
          problemWith('monitoring.needs_second'),
        )
        const excuse = { finding, kind: 'false-positive', reason: 'a choir' } as const
        await assert.rejects(h.call(analyst, mark, excuse), problemWith('monitoring.no_excuse'))
      }
    }
  },
)
