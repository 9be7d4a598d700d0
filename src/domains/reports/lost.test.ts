// What goes wrong around a report that nobody may lose: the officers' devices are gone, or the node's clock is wrong.

import assert from 'node:assert/strict'
import { forHouse } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import {
  amina,
  ben,
  newReceipt,
  openTestDesk,
  reportsHouse,
  tell,
} from '../../../test/support/reports.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { DAY } from '../../core/time.ts'
import { list } from './actions/desk.ts'
import { mailboxOf } from './actions/receive.ts'
import { askRelease, release, released, takeReleased } from './actions/release.ts'
import { acknowledge } from './actions/step.ts'
import { openedFrame } from './envelope.ts'
import { reportPage } from './pages/one.ts'
import { reports } from './store.ts'

forHouse(
  'where the officers’ devices are lost the recovery key opens, and the report’s page says who did it and when',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    await tell(h, desk, { text: 'nobody else opens this' })
    const [{ id: of, code } = { id: '', code: '' }] = (await h.call(amina, list, { limit: 10 }))
      .items
    const visit = () => visitPage(h, reportPage, { actor: amina, params: { report: of } })
    const reason = 'Both telephones lie in the river'
    assert.ok(!(await visit()).includes(reason))
    const asked = await h.call(amina, askRelease, { code, reason })
    h.clock.advance(60_000)
    await h.call(ben, release, asked)
    const at = h.clock.now()
    const page = await visit()
    const said = page.slice(page.indexOf(reason) - 2_000, page.indexOf(reason))
    for (const part of [amina.id, ben.id, at]) assert.ok(said.includes(part), `${part}: ${said}`)
    const [{ files } = { files: [] }] = (await h.call(ben, released, {})).items
    const wanted = { ...asked, file: files[0]?.id ?? '' }
    const { sealed } = await h.call(ben, takeReleased, wanted)
    const opened = await openedFrame(Buffer.from(sealed, 'base64'), desk.recovery.identity)
    assert.equal(opened?.text, 'nobody else opens this')
  },
)

forHouse(
  'a clock that goes back, or far ahead, refuses no report and opens every mailbox',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const receipts = []
    for (const ms of [0, -2 * DAY, 400 * DAY, -399 * DAY]) {
      h.clock.advance(ms)
      receipts.push(await tell(h, desk, { receipt: newReceipt(), routing: { danger: true } }))
    }
    const rows = await h.store.read((tx) => reports.many(tx, {}, { limit: 10 }))
    assert.equal(rows.length, receipts.length)
    for (const { id: of } of rows) await h.call(amina, acknowledge, { report: of })
    for (const { mailbox, read } of receipts)
      assert.equal((await h.call(ANONYMOUS, mailboxOf, { mailbox, read })).state, 'acknowledged')
  },
)
