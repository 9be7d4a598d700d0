// A case at a running node, by the hands of officers who sit at browsers.

import assert from 'node:assert/strict'
import type { Action } from '../../src/core/action.ts'
import { addFile } from '../../src/domains/evidence/actions/intake.ts'
import { bytesOf } from './evidence.ts'
import { COMMAND_LINE } from './house.ts'
import type { SignedIn, TestNode } from './node.ts'

const TEAM = { organisation: 'Electoral commission', team: 'Analysis' }

/** A command as this person's browser would send it. */
export async function call<O>(
  node: TestNode,
  by: SignedIn,
  action: string,
  data: object,
): Promise<O> {
  const { origin } = node.node
  const answer = await by.context.request.post(`${origin}/api/${action}`, {
    data,
    headers: { origin },
  })
  assert.ok(answer.ok(), `${action}: ${await answer.text()}`)
  return ((await answer.json()) as { output: O }).output
}

async function personOf(node: TestNode, by: SignedIn): Promise<string> {
  const answer = await by.context.request.get(`${node.node.origin}/api/accounts.me`)
  return ((await answer.json()) as { person: string }).person
}

/** Gives somebody a seat in the case of `leader`, and has him open the file. */
export async function joins(
  node: TestNode,
  { leader, who, of, role }: { leader: SignedIn; who: SignedIn; of: string; role: string },
): Promise<void> {
  const seat = { case: of, person: await personOf(node, who), role, ...TEAM }
  await call(node, leader, 'cases.giveSeat', seat)
  await call(node, who, 'cases.openFile', { case: of, reason: 'My part of it' })
}

/** A case on an incident with one piece of evidence, by an investigator who has opened its file. */
export async function caseOf(
  node: TestNode,
  by: SignedIn,
): Promise<{ readonly of: string; readonly incident: string }> {
  const open = { title: 'Results site', area: '/', severity: 'severe' }
  const { incident } = await node.call<{ incident: string }>('incidents.open', open)
  const place = { area: '/', title: 'Server log', place: 'Data centre', name: 'access.log' }
  const runner = node.node.house('actual')?.runner
  const bytes = { bytes: bytesOf('GET / 200') }
  await runner?.call(COMMAND_LINE, addFile as Action, { ...place, incident }, bytes)
  await node.node.settled(60_000)
  const declared = {
    incidents: [incident],
    title: 'Who changed the numbers',
    area: '/',
    severity: 'severe',
    role: 'investigator',
    ...TEAM,
  }
  const { case: of } = await call<{ case: string }>(node, by, 'cases.declare', declared)
  await call(node, by, 'cases.openFile', { case: of, reason: 'I lead it' })
  return { of, incident }
}
