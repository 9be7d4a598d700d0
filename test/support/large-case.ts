// What makes a case large: rows of a log in files, pieces of evidence one after the other.

import assert from 'node:assert/strict'
import { type Intruder as Officer, joined } from './attack.ts'
import { type Office, ORGANISATIONS, type People, seatAll } from './case-steps.ts'
import { COMMAND_LINE } from './house.ts'
import type { TestNode } from './node.ts'

const ROLES = {
  officer: 'alert-officer',
  releaser: 'releasing-officer',
  handler: 'incident-handler',
  investigator: 'investigator',
  second: 'investigator',
  custodian: 'custodian',
  prosecutor: 'prosecutor',
  reviewer: 'reviewer',
} as const

/** Everybody who takes part in a case, each with a session of his own. */
export async function peopleAt(node: TestNode): Promise<People> {
  const people = {} as Record<keyof typeof ROLES, Officer>
  for (const [name, role] of Object.entries(ROLES))
    people[name as keyof typeof ROLES] = await joined(node, role)
  return people
}

/** An incident that is described, and the case that is declared of it, with everybody in their seats. */
export async function declareCase(
  office: Office,
  people: People,
): Promise<{ incident: string; case: string }> {
  const { handler, investigator } = people
  const facts = { title: 'Exercise: somebody signed in', area: '/', severity: 'severe' }
  const { incident } = await office.does<{ incident: string }>(handler, 'incidents.open', facts)
  await office.does(handler, 'incidents.describe', {
    incident,
    title: facts.title,
    severity: 'severe',
    type: 'unauthorised-information-modification',
    asset: 'information-site',
    phase: 'voting',
    clock: 'node',
    clockOffsetMs: 0,
  })
  const [organisation, team] = ORGANISATIONS.investigator
  const { case: of } = await office.does<{ case: string }>(investigator, 'cases.declare', {
    incidents: [incident],
    title: 'Exercise: the register was entered',
    area: '/',
    severity: 'severe',
    role: 'investigator',
    organisation,
    team,
  })
  await seatAll(office, people, of)
  return { incident, case: of }
}

/** Rows of one file: a file has a limit in characters. */
const ROWS_OF_FILE = 1_250
const SETTLED_MS = 300_000

/** The moment of a row: one each three seconds, with a fraction, from the first second of the intrusion on. */
const momentOf = (n: number) =>
  new Date(Date.UTC(2026, 10, 10, 6, 55, 2) + n * 3_000).toISOString().replace('000Z', '123456')

/** Rows of a log as a handler brings them, `row 0` to `row count - 1`; later ones first, so that the order is not that of time. */
export async function bringRows(
  office: Office,
  handler: Officer,
  incident: string,
  count: number,
): Promise<void> {
  for (let until = count; until > 0; until -= ROWS_OF_FILE) {
    const from = Math.max(0, until - ROWS_OF_FILE)
    const rows = Array.from({ length: until - from }, (_, i) => {
      const n = from + i
      return `${momentOf(n)},+00:00,Exercise: row ${n} of the log,auth.log line ${n},,`
    })
    const text = `at,offset,text,source,tag,skew_ms\n${rows.join('\n')}\n`
    const { file } = await office.does<{ file: string }>(handler, 'incidents.readRows', {
      incident,
      text,
    })
    const taken = await office.does<{ added: number }>(handler, 'incidents.takeRows', {
      incident,
      file,
    })
    assert.equal(taken.added, rows.length)
  }
}

/** Small files, each with a name of its own, `machine-0.log` and on. */
export async function bringItems(node: TestNode, incident: string, count: number): Promise<void> {
  const house = node.node.house('actual')
  assert.ok(house)
  const action = house.action('evidence.addFile')
  for (let n = 0; n < count; n += 1) {
    const title = `Exercise: log of machine ${n}`
    const input = { area: '/', title, place: 'Data centre', name: `machine-${n}.log`, incident }
    const bytes = async function* () {
      yield Buffer.from(`machine ${n}: nothing of note\n`)
    }
    await house.runner.call(COMMAND_LINE, action, input, { bytes })
  }
  await node.node.settled(SETTLED_MS)
}
