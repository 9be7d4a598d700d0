import assert from 'node:assert/strict'
import * as alerting from '../domains/alerting/index.ts'
import { incidents as slice } from '../domains/incidents/index.ts'
import { asShown } from '../../test/support/alerting.ts'
import { exampleNation } from '../../test/support/example-nation.ts'
import { forBothHouses, person } from '../../test/support/house.ts'
import { recordsToIncidents } from './records-to-incidents.ts'

const OFFICER = ['alerting:read', 'alerting:draft', 'alerting:release', 'territory:read'] as const
const first = person('first', [...OFFICER, 'alerting:cancel'])
const second = person('second', OFFICER)
const reader = person('reader', ['incidents:read'])
const slices = [exampleNation().slice, alerting.alerting, slice]

interface Listed {
  readonly items: readonly {
    readonly id: string
    readonly title: string
    readonly severity: string
  }[]
}
interface Told {
  readonly items: readonly { readonly kind: string; readonly path: string }[]
}

forBothHouses(
  'an alert that goes out opens one incident, in whose timeline it stands',
  { slices, workflows: [recordsToIncidents] },
  async (house) => {
    const content = alerting.templateContent({
      event: 'DDOS',
      severity: 'Severe',
      areas: ['/1/1/'],
    })
    const { alert } = await house.call(first, alerting.draft, { content })
    await house.call(first, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.call(second, alerting.issue, await asShown(house, alert))
    await house.settled()
    const ask = async <O>(name: string, input: object) => {
      const action = house.runner.actions.get(name)
      assert.ok(action)
      return (await house.runner.call(reader, action, input)).output as O
    }
    const { items } = await ask<Listed>('incidents.incidents', {})
    const headline = content.texts['en']?.headline
    assert.deepEqual(
      items.map(({ title, severity }) => [title, severity]),
      [[headline, 'severe']],
    )
    const [incident] = items
    assert.ok(incident)

    const told = await ask<Told>('incidents.timeline', { incident: incident.id })
    assert.deepEqual(
      told.items.map(({ kind, path }) => [kind, path]),
      [['alert-issued', `/console/alerts/${alert}`]],
    )
  },
)
