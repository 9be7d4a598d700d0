// Whoever sends much hides nothing that others sent: entries that wait for a call go on behind a page, and applications leave
// room for calls and issues.
import assert from 'node:assert/strict'
import { forBothHouses, forHouse, person } from '../../../test/support/house.ts'
import { askingAs, visitPage } from '../../../test/support/page-visit.ts'
import {
  amal,
  applied,
  DOOR,
  mona,
  newest,
  omar,
  watchHouse,
  watching,
  write,
} from '../../../test/support/pollwatch.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { newId } from '../../core/id.ts'
import { everyItem, TALL_ROWS } from '../../core/listed.ts'
import { callList, strangers } from './actions/desk.ts'
import { hearSms } from './actions/hear.ts'
import { openIssue } from './actions/issue.ts'
import { confirmIssue } from './actions/issue-read.ts'
import { groupsPage } from './pages/groups.ts'
import { registerPage } from './pages/register.ts'
import { groups } from './store.ts'
import { waits } from './waits.ts'

const telephoneOf = (n: number) => `+9990000${String(n).padStart(5, '0')}`

forBothHouses(
  'strangers and borrowed telephones that wait for a call are paged to their end',
  watchHouse,
  async (h) => {
    const group = await watching(h, { name: 'North Watch', manager: mona, stations: ['A-1'] })
    const { number = '' } = group.at['A-1'] ?? {}
    const nobody = `${number.slice(0, 5)}${(Number(number[5]) + 1) % 10}`
    const send = (observer: string, from: number) =>
      h.call(DOOR, hearSms, {
        items: [{ from: telephoneOf(from), text: `OP ${observer} A07${String(10 + from)}` }],
      })
    for (let n = 0; n <= TALL_ROWS; n += 1) await send(nobody, n)
    for (let n = 0; n < 3; n += 1) await send(number, 30 + n)
    const [all, own] = [
      await everyItem((after) =>
        h.call(amal, strangers, { limit: 8, ...(after === undefined ? {} : { after }) }),
      ),
      await everyItem((after) =>
        h.call(mona, callList, { limit: 2, ...(after === undefined ? {} : { after }) }),
      ),
    ]
    assert.deepEqual([all.items.length, own.items.length], [TALL_ROWS + 1, 3])
    const first = await visitPage(h, groupsPage, { actor: amal })
    assert.ok(!first.includes(telephoneOf(TALL_ROWS)))
    const next = /[?;&]strangers=([\w-]+)/.exec(first)?.[1] ?? ''
    const rest = await visitPage(h, groupsPage, { actor: amal, search: { strangers: next } })
    assert.ok(rest.includes(telephoneOf(TALL_ROWS)))
  },
)

forHouse('sixty applications hide no issue that waits for its answer', watchHouse, async (h) => {
  const north = await watching(h, { name: 'North Watch', manager: mona, stations: ['A-1'] })
  await write(h, north, 'A-1', 'IN # C7 S3')
  const { issue } = await h.call(mona, openIssue, {
    entry: (await newest(h, north)).id,
    summary: 'Site down',
  })
  await h.call(omar, confirmIssue, { issue })
  for (let n = 0; n < 60; n += 1) await applied(h, `Group ${n}`)
  const both = person('both', [
    'pollwatch:desk',
    'pollwatch:read',
    'pollwatch:accredit',
    'pollwatch:answer',
  ])
  const lines = await waits.list(askingAs(h, both) as never)
  assert.ok(lines.some(({ key }) => key === `issue ${issue}`))
  assert.ok(lines.length <= 50)
})

forHouse('the register says how many groups it does not show', watchHouse, async (h) => {
  await watching(h, { name: 'North Watch', manager: mona, stations: [] })
  const [row] = await h.store.read((tx) => groups.many(tx, {}, { limit: 1 }))
  assert.ok(row !== undefined)
  const refused = Array.from({ length: 202 }, (_, n) => ({
    ...row,
    id: newId(),
    code: `GRP-${n}`,
    state: 'refused' as const,
  }))
  await h.store.write((tx) => groups.insert(tx, refused))
  const drawn = await visitPage(h, registerPage, { actor: ANONYMOUS })
  assert.match(drawn, /North Watch/)
  assert.match(drawn, /3 more groups about which something was decided are not shown here/)
})
