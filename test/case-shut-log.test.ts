// An incident that the head of a case keeps from somebody by name is told him by no other door: the log and the evidence.
import assert from 'node:assert/strict'
import type { Actor, Holding } from '../src/core/actor.ts'
import { shutOut } from '../src/domains/cases/actions/shut.ts'
import { record } from '../src/domains/record/index.ts'
import { handedIn } from './support/case-shut.ts'
import {
  analyst,
  casesHouse,
  declared,
  describedIncident,
  head,
  opened,
  seated,
  second,
  third,
} from './support/cases.ts'
import { forBothHouses, problemWith } from './support/house.ts'

/** What is looked at of any answer. */
interface Told {
  readonly subject?: string
  readonly records: readonly { readonly seq: number }[]
  readonly next: number | null
}

/** Reads the log besides. */
const audits = (who: Actor): Actor => ({
  ...who,
  holds: [...(who.holds as readonly Holding[]), { permission: 'record:read', area: '/' }],
})

forBothHouses(
  'who does not see an incident does not read its id in the log or at its evidence',
  { ...casesHouse, slices: [...casesHouse.slices, { ...record, needs: {} }] },
  async (h) => {
    const on = await describedIncident(h)
    const item = await handedIn(h, on)
    const of = await declared(h, [on])
    await opened(h, analyst, of)
    await seated(h, head, of, 'head')
    await opened(h, head, of)
    const reason = 'He may be behind it'
    await h.call(head, shutOut, { case: of, incident: on, person: third.id, reason })
    const asked = async (who: Actor, name: string, input: object) =>
      (await h.runner.call(audits(who), h.action(name), input)).output as Told
    const records = await h.records()
    const own = records.find(({ subject }) => subject === on)?.id ?? ''
    for (const [name, input] of [
      ['record.list', {}],
      ['record.list', { subject: on, limit: 1 }],
      ['evidence.items', {}],
      ['evidence.items', { incident: on }],
      ['evidence.itemsOf', { incidents: [on] }],
      ['evidence.item', { item }],
    ] as const) {
      const told = async (who: Actor) => JSON.stringify(await asked(who, name, input))
      assert.ok((await told(second)).includes(on), `${name} to others`)
      assert.ok(!(await told(third)).includes(on), name)
    }
    assert.equal((await asked(second, 'record.show', { record: own })).subject, on)
    await assert.rejects(
      asked(third, 'record.show', { record: own }),
      problemWith('record.unknown'),
    )
    const empty = { records: [], next: null }
    const about = { subject: on, limit: 1 }
    assert.deepEqual(await asked(third, 'record.list', about), empty, 'nor that a list goes on')
    for (const [name, input] of [
      ['evidence.items', { incident: on }],
      ['evidence.itemsOf', { incidents: [on] }],
    ] as const)
      assert.deepEqual(await asked(third, name, input), { items: [], next: null }, name)
    // What is between others is found behind it, page after page.
    const seen: number[] = []
    let before: number | null = null
    do {
      const page: Told = await asked(third, 'record.list', { before, limit: 2 })
      seen.push(...page.records.map(({ seq }) => seq))
      before = page.next
    } while (before !== null)
    const open = records.filter(
      ({ subject, body }) => !JSON.stringify([subject, body]).includes(on),
    )
    assert.deepEqual(
      seen.toReversed(),
      open.map(({ seq }) => seq).toSorted((a, b) => a - b),
    )
  },
)
