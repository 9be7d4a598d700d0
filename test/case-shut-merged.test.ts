// An incident of a case that becomes a part of another one, before any case has followed: nobody gets in between.
import assert from 'node:assert/strict'
import { addIncident, declare } from '../src/domains/cases/actions/case.ts'
import { letIn, shutOut } from '../src/domains/cases/actions/shut.ts'
import { item } from '../src/domains/evidence/actions/read.ts'
import { incident, incidents as list, merge } from '../src/domains/incidents/actions/incident.ts'
import { handedIn } from './support/case-shut.ts'
import {
  analyst,
  casesHouse,
  declared,
  describedIncident,
  handler,
  head,
  officer,
  opened,
  seated,
  second,
  third,
} from './support/cases.ts'
import { forBothHouses, problemWith } from './support/house.ts'

forBothHouses(
  'nobody buys himself into a case while one of its incidents becomes a part of another one',
  casesHouse,
  async (h) => {
    const on = await describedIncident(h)
    const of = await handedIn(h, on)
    await declared(h, [on])
    const leads = officer('second', ['investigator', 'incident-handler'])
    const words = { area: '/', severity: 'severe', organisation: 'Other', team: 'Other' } as const
    const own = { ...words, role: 'investigator', title: 'My own' } as const
    const [between, mine, other] = [
      await describedIncident(h),
      await describedIncident(h),
      await describedIncident(h),
    ]
    const { case: ownCase } = await h.call(second, declare, { ...own, incidents: [mine] })
    await opened(h, second, ownCase)
    // No case has followed these merges yet.
    await h.call(leads, merge, { incident: on, into: between })
    await h.call(leads, merge, { incident: between, into: other })
    for (const ask of [
      () => h.call(second, declare, { ...own, incidents: [other] }),
      () => h.call(second, addIncident, { case: ownCase, incident: other }),
    ])
      await assert.rejects(ask, problemWith('cases.in_other_case'))
    await assert.rejects(
      h.call(leads, merge, { incident: other, into: mine }),
      problemWith('incidents.two_cases'),
    )
    assert.equal((await h.call(second, item, { item: of })).title, '')
    await h.settled()
    assert.equal((await h.call(second, item, { item: of })).title, '')
  },
)

forBothHouses(
  'what is kept from a colleague by name stays so in what it becomes',
  casesHouse,
  async (h) => {
    const [on, into, last] = [
      await describedIncident(h),
      await describedIncident(h),
      await describedIncident(h),
    ]
    const of = await declared(h, [on])
    await opened(h, analyst, of)
    await seated(h, head, of, 'head')
    await opened(h, head, of)
    const keep = { case: of, incident: on, person: third.id }
    await h.call(head, shutOut, { ...keep, reason: 'He may be behind it' })
    const seen = async () => {
      const { items } = await h.call(third, list, { view: 'all', limit: 9 })
      return [on, into, last].filter((one) => items.some(({ id }) => id === one))
    }
    assert.deepEqual(await seen(), [into, last])
    await h.call(handler, merge, { incident: on, into })
    await h.call(handler, merge, { incident: into, into: last })
    assert.deepEqual(await seen(), [])
    await h.settled()
    await assert.rejects(
      h.call(third, incident, { incident: last }),
      problemWith('incidents.unknown_incident'),
    )
    await h.call(head, letIn, keep)
    assert.equal((await seen()).length, 3)
  },
)
