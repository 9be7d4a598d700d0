// Support of the tests of what cases keep: evidence of an incident with words that must not be told.

import { hash } from 'node:crypto'
import type { Action } from '../../src/core/action.ts'
import { type Actor, holds } from '../../src/core/actor.ts'
import type { PageContext } from '../../src/core/slice.ts'
import { addFile } from '../../src/domains/evidence/actions/intake.ts'
import { follow } from '../../src/domains/incidents/actions/entry.ts'
import { custodian } from './cases.ts'
import { bytesOf } from './evidence.ts'
import { person, type TestHouse } from './house.ts'
import { askingAs } from './page-visit.ts'
import { ROLES } from './slices.ts'

const CONTENT = 'From: a colleague'
export const SHA256 = hash('sha256', CONTENT)
export const NAMED = { title: 'Mail of the suspect officer', name: 'suspect.eml' }
const TOLD = { place: 'Desk of the suspect', legalBasis: 'Order against the suspect' }

/** An item for an incident, with its entry in the timeline as the workflow writes it. */
export async function handedIn(h: TestHouse, of: string): Promise<string> {
  const input = { area: '/', ...NAMED, ...TOLD, incident: of }
  const { output } = await h.runner.call(custodian, addFile, input, { bytes: bytesOf(CONTENT) })
  await h.settled()
  await h.call(person('entering', ['incidents:follow']), follow, {
    record: `record of ${output.item}`,
    kind: 'item-preserved',
    subject: output.item,
    alsoOf: [],
    area: '/',
    at: h.clock.now(),
    name: NAMED.title,
    path: `/console/evidence/${output.item}`,
    observable: SHA256,
    incident: of,
  })
  return output.item
}

export const mayRead = (actor: Actor, permission: Action['permission']) =>
  permission === 'anyone' || holds(actor, permission)

export const contextFor = (h: TestHouse, actor: Actor) =>
  ({ ...askingAs(h, actor), node: h.facts, now: h.clock.now() }) as unknown as PageContext

/** Who has no permission of the two slices reads nothing anyway. */
export const reads = (actor: Actor) =>
  holds(actor, 'evidence:read') || holds(actor, 'incidents:read')
export const roles = [...ROLES.table.keys()]
