// Every action of the slice by every role, without a seat, with a closed file, with a seat without its grant, by counsel,
// and by a guest whose time is over: what a noun adds falls under it by itself.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { PIVOT } from '../../../test/support/analysis.ts'
import {
  analyst,
  casesHouse,
  counsel,
  declared,
  head,
  officer,
  opened,
  prosecutor,
  seated,
  third,
} from '../../../test/support/cases.ts'
import { extremesFor } from '../../../test/support/hostile-input.ts'
import { COMMAND_LINE, forHouse, type TestHouse } from '../../../test/support/house.ts'
import { ROLES } from '../../../test/support/slices.ts'
import type { Action } from '../../core/action.ts'
import { type Actor, holds } from '../../core/actor.ts'
import { inputSchema } from '../../core/input-schema.ts'
import { Problem } from '../../core/problem.ts'
import { DAY } from '../../core/time.ts'
import { agreeGuest, inviteGuest } from './actions/guest.ts'
import { cases as slice } from './index.ts'

/** Actions that need no membership, and why. */
const OUTSIDE: Readonly<Record<string, string>> = {
  'cases.declare': 'makes the first seat',
  'cases.cases': 'code, step and clocks alone',
  'cases.cover': 'code, step and clocks alone',
  'cases.seated': 'code, step and clocks alone',
  'cases.board': 'code, step and clocks alone',
  'cases.day': 'codes alone',
  'cases.analysisWaiting': 'codes alone',
  'cases.counselCases': 'codes alone, of counsel',
  'cases.disclosed': 'what was disclosed to counsel, once he opened the file',
  'cases.justiceWork': 'codes alone',
  'cases.statistics': 'numbers alone',
  'cases.publicJustice': 'numbers alone, small ones hidden',
  'cases.keepFigures': 'the node itself, numbers alone',
  'cases.noteLapses': 'the node itself, of clocks alone',
  'cases.followMerge': 'of the workflow that follows incidents',
  'cases.followErasure':
    'of the workflow that follows incidents: removes what waits, and reads nothing',
  'cases.bundleToHandOn': 'of the workflow that makes the file of a case',
  'cases.bundleHandedOn': 'of the workflow that makes the file of a case',
  'cases.openOn': 'whether there is an open case, for prosecutors alone',
  'cases.downloads': 'whether the caller would be given a file, and nothing of it',
  'cases.keptEvidence': 'of slices that ask for others: codes alone',
  'cases.keptIncidents': 'of slices that ask for others: ids of what is kept from the caller',
  'cases.keptMerge': 'of slices that ask for others: whether two incidents may become one',
  'cases.find': 'looks through files that are open alone',
}

/** Actions that need a seat and open or shut the file themselves. */
const JOINING = ['cases.openFile', 'cases.shutFile', 'cases.leaveSeat']

const SEED = 7
const TRIES = 300

const inputs = new Map<string, unknown>()

/** An input that the action takes, about this case; drawn once. */
function inputFor(action: Action, of: string): unknown {
  const key = `${of} ${action.name}`
  const known = inputs.get(key) ?? drawnFor(action, of)
  inputs.set(key, known)
  return known
}

/** Inputs with moments, of which hardly one that is drawn is on a calendar. */
const GIVEN: Readonly<Record<string, object>> = {
  'cases.addPivot': PIVOT,
  'cases.setHearing': { court: 'High Court', at: '2026-12-24T08:00' },
}

function drawnFor(action: Action, of: string): unknown {
  const given = GIVEN[action.name]
  if (given !== undefined) return { ...given, case: of }
  const drawn = fc.sample(extremesFor(inputSchema(action)), { numRuns: TRIES, seed: SEED })
  const fitting = drawn
    .map((one) => ({ ...(one as object), ...('case' in (one as object) ? { case: of } : {}) }))
    .find((one) => action.input.safeParse(one).success)
  assert.ok(fitting !== undefined, `no input of ${action.name} was drawn`)
  return fitting
}

/** Why it was refused; empty where it was not. */
async function refusedBy(h: TestHouse, actor: Actor, action: Action, of: string): Promise<string> {
  const bytes = async function* () {
    yield new Uint8Array(1)
  }
  try {
    await h.runner.call(actor, action, inputFor(action, of), { bytes })
    return ''
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** A guest of every role who had the file open, and whose time is over. */
async function guestOf(h: TestHouse, of: string, roles: readonly string[]): Promise<Actor> {
  await seated(h, head, of, 'head')
  await opened(h, head, of)
  const words = { organisation: 'Neighbouring district', team: 'Forensics' }
  const asked = { case: of, person: third.id, role: 'investigator', days: 1, ...words } as const
  const { seat } = await h.call(analyst, inviteGuest, asked)
  await h.call(head, agreeGuest, { case: of, seat, askedAt: h.clock.now() })
  const guest = officer('third', roles)
  await opened(h, guest, of)
  h.clock.advance(DAY)
  return guest
}

const inside = slice.actions.filter(({ name }) => !(name in OUTSIDE))

/** What a role's holder meets who may call it as far as his role goes. */
const expected = (actor: Actor, action: Action, code: string) =>
  action.permission !== 'anyone' && !holds(actor, action.permission) ? 'core.not_allowed' : code

forHouse(
  'no role reaches into a case without a seat, an opened file and the grant',
  casesHouse,
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await seated(h, prosecutor, of, 'prosecutor')
    await seated(h, counsel, of, 'counsel')
    let looked = 0
    for (const role of ROLES.table.keys()) {
      const stranger = officer('stranger', [role])
      const lawyer = officer('counsel', ['counsel', role])
      await opened(h, counsel, of)
      for (const action of inside) {
        const what = `${role} ${action.name}`
        const meets = (actor: Actor) => refusedBy(h, actor, action, of)
        assert.equal(await meets(stranger), expected(stranger, action, 'cases.unknown_case'), what)
        if (JOINING.includes(action.name)) continue
        const alone = expected(lawyer, action, 'cases.disclosed_only')
        if (role !== 'counsel') assert.equal(await meets(lawyer), alone, `counsel and ${what}`)
        looked += 1
      }
    }
    assert.ok(looked > 200, `${looked} were looked at`)
    const all = ROLES.table.keys().toArray()
    const closed = officer('prosecutor', all)
    const seatless = {
      ...closed,
      holds:
        closed.holds === 'all'
          ? []
          : closed.holds.filter(({ permission }) => permission !== 'cases:prosecute'),
    }
    for (const action of inside.filter(({ name }) => !JOINING.includes(name))) {
      assert.equal(await refusedBy(h, closed, action, of), 'cases.file_closed', action.name)
      const lost = expected(seatless, action, 'cases.unknown_case')
      assert.equal(
        await refusedBy(h, seatless, action, of),
        lost,
        `without the grant: ${action.name}`,
      )
    }
    for (const action of inside)
      assert.equal(await refusedBy(h, COMMAND_LINE, action, of), 'cases.unknown_case', action.name)
    const guest = await guestOf(h, of, all)
    for (const action of inside)
      assert.equal(await refusedBy(h, guest, action, of), 'cases.unknown_case', action.name)
  },
)

forHouse('every exception is an action of the slice', casesHouse, async () => {
  const names = new Set(slice.actions.map(({ name }) => name))
  assert.deepEqual(
    [...Object.keys(OUTSIDE), ...JOINING].filter((name) => !names.has(name)),
    [],
  )
})
