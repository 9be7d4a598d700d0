// What a report leads to: an officer's own words begin an incident, the draft of an alert or a look at a site, and whoever
// reported is told in fixed words when stations were alerted.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lead } from '../src/domains/reports/actions/act.ts'
import { list, report } from '../src/domains/reports/actions/desk.ts'
import { mailboxOf } from '../src/domains/reports/actions/receive.ts'
import { acknowledge } from '../src/domains/reports/actions/step.ts'
import { ANONYMOUS } from '../src/core/actor.ts'
import { problemWith } from './support/house.ts'
import { startTestNode } from './support/node.ts'
import { amina, callsOf, carla, openTestDesk, tell } from './support/reports.ts'
import { storedRows } from './support/stored.ts'

/** Tables of reports, and the log. */
const OWN = /^(report_?|record)/

const SETTLE_MS = 30_000

test('an officer’s words begin an incident and a draft elsewhere, and the receipt says when stations were alerted', async () => {
  const node = await startTestNode('sqlite')
  try {
    const h = callsOf(node.node.house('actual'))
    const desk = await openTestDesk(h)
    const receipt = await tell(h, desk, { routing: { what: 'threats' } })
    const { mailbox, read } = receipt
    const { items } = await h.call(amina, list, { limit: 10 })
    const [{ id: of, code } = { id: '', code: '' }] = items
    await h.call(amina, acknowledge, { report: of })
    const words = { incident: 'Armed men at a school', alert: 'a school', look: 'no.example' }
    await assert.rejects(
      h.call(carla, lead, { report: of, kind: 'incident', words: 'x' }),
      problemWith('reports.unknown_report'),
    )
    for (const kind of ['incident', 'alert', 'look'] as const)
      await h.call(amina, lead, { report: of, kind, words: words[kind] })
    await node.node.settled(SETTLE_MS)
    const { acts } = await h.call(amina, report, { report: of })
    assert.deepEqual(
      acts.map(({ kind, state }) => [kind, state]),
      [
        ['incident', 'begun'],
        ['alert', 'begun'],
        ['look', 'refused'],
      ],
    )
    const incidents = await node.call<{ items: { title: string }[] }>('incidents.incidents', {
      view: 'live',
    })
    assert.deepEqual(
      incidents.items.map(({ title }) => title),
      [words.incident],
    )
    const drafts = await node.call<{ items: { alert: string; state: string }[] }>(
      'alerting.list',
      {},
    )
    const alert = acts[1]?.ref?.slice('alert:'.length)
    assert.equal(drafts.items.find((one) => one.alert === alert)?.state, 'draft')
    const own = { mailbox, read }
    assert.equal((await h.call(ANONYMOUS, mailboxOf, own)).isAlerted, false)
    await node.call('reports.refDone', { refs: [`alert:${alert}`] })
    const { isAlerted, isChecked } = await h.call(ANONYMOUS, mailboxOf, own)
    assert.deepEqual([isAlerted, isChecked], [true, false])
    // Nothing but the officer's words went along: what others are sent is made of these rows.
    const house = node.node.house('actual')
    assert.ok(house !== null)
    const rows = [...(await storedRows(house.store))].filter(([name]) => !OWN.test(name))
    assert.ok(rows.some(([, text]) => text.includes(words.incident)))
    for (const [name, text] of rows)
      for (const part of [of, code, mailbox, receipt.recipient, receipt.readHash])
        assert.ok(!text.includes(part), `${name} holds something of the report`)
  } finally {
    await node.remove()
  }
})
