// Officers who are none here: at another desk, with the role and no seat, or at the desk that had the report before. Each
// action that names a report answers them as it answers whoever names none.

import assert from 'node:assert/strict'
import type { z } from 'zod'
import type { Action } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import { newId, newSecret } from '../../src/core/id.ts'
import { Problem } from '../../src/core/problem.ts'
import { list, report } from '../../src/domains/reports/actions/desk.ts'
import { agreeSeat, desks, endSeat } from '../../src/domains/reports/actions/seat.ts'
import { askRelease, release } from '../../src/domains/reports/actions/release.ts'
import { sealedFrame } from '../../src/domains/reports/envelope.ts'
import { reports as slice } from '../../src/domains/reports/index.ts'
import { reports } from '../../src/domains/reports/store.ts'
import { forHouse, person, type TestHouse } from '../support/house.ts'
import {
  amina,
  ben,
  carla,
  deviceKey,
  openTestDesk,
  reportsHouse,
  seat,
  tell,
} from '../support/reports.ts'

const OTHER = 'AGY-0000000B'
const dora = person('dora', ['reports:desk', 'reports:read'])
const emil = person('emil', ['reports:desk', 'reports:read'])

/** What each field of an action is sent as; `report`, `file`, `release` and `code` are those of a real report or of none. */
async function fieldsOf(): Promise<Readonly<Record<string, unknown>>> {
  const keys = [deviceKey(), deviceKey(), deviceKey()].map(({ recipient }) => recipient)
  const sealed = (await sealedFrame({ manifest: {}, text: 'x' }, keys)).toString('base64')
  return {
    agency: OTHER,
    to: OTHER,
    kind: 'incident',
    words: 'x',
    reason: 'x',
    sealed,
    inner: sealed,
    heads: [],
    newest: '2026-01-01T00:00:00.000Z',
    askedAt: '2026-01-01T00:00:00.000Z',
    person: dora.id,
    why: 'answered',
  }
}

/** Fields that name a report, or something of one. */
interface Named {
  readonly report: string
  readonly file: string
  readonly release: string
  readonly code: string
}

const shapeOf = (action: Action) =>
  (action.input as z.ZodObject<Record<string, z.ZodType>>).shape ?? {}

/** Actions for people that name a report. */
const naming = slice.actions.filter(
  (action) =>
    ['reports:read', 'reports:desk', 'reports:name'].includes(action.permission) &&
    ['report', 'release', 'code'].some((name) => name in shapeOf(action)),
)

/** Input of an action that its schema takes. */
function inputFor(action: Action, named: Named, others: Readonly<Record<string, unknown>>) {
  const input: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(shapeOf(action))) {
    const value = name in named ? named[name as keyof Named] : others[name]
    const candidates = [value, ...choicesOf(schema)]
    const fitting = candidates.find((one) => schema.safeParse(one).success)
    if (fitting !== undefined) input[name] = fitting
  }
  const parsed = action.input.safeParse(input)
  assert.ok(parsed.success, `${action.name}: say what its fields are sent as`)
  return input
}

const choicesOf = (schema: z.ZodType): readonly unknown[] =>
  'options' in schema ? (schema.options as unknown[]) : []

/** How an action answers: the code of its refusal, or that it did something. */
async function answerOf(h: TestHouse, by: Actor, action: Action, input: unknown): Promise<string> {
  try {
    await h.call(by, action as Action<string, unknown, unknown>, input)
    return 'done'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

/** None of them gets anything, and none can tell whether there is such a report. */
async function seesNothing(h: TestHouse, by: Actor, named: Named): Promise<void> {
  const others = await fieldsOf()
  const none = { report: newId(), file: newId(), release: newId(), code: 'R-ABCDEFGH' }
  for (const action of naming) {
    const answers = []
    for (const each of [named, none])
      answers.push(await answerOf(h, by, action, inputFor(action, each, others)))
    assert.notEqual(answers[0], 'done', `${by.id}: ${action.name}`)
    assert.equal(answers[0], answers[1], `${by.id} learns something by ${action.name}`)
  }
  if (by.holds !== 'all') {
    const { items } = await h.call(by, list, { limit: 100 })
    assert.ok(!items.some(({ id }) => id === named.report))
  }
}

forHouse(
  'whoever sits elsewhere, or sat here before, gets nothing of a report and cannot tell that it is there',
  reportsHouse,
  async (h) => {
    assert.ok(naming.length >= 15, `only ${naming.length} actions name a report`)
    const desk = await openTestDesk(h)
    await openTestDesk(h, { agency: OTHER, name: 'Police' })
    for (const by of [dora, emil])
      await seat(h, {
        agency: OTHER,
        role: 'officer',
        by,
        key: deviceKey(),
        agreeing: [amina, ben],
      })
    for (const by of [amina, ben]) await leaves(h, by, OTHER, [dora, emil])
    await tell(h, desk, { name: newSecret(64) })
    const [{ id: of, code } = { id: '', code: '' }] = (await h.call(amina, list, { limit: 10 }))
      .items
    const { files } = await h.call(amina, report, { report: of })
    const asked = await h.call(amina, askRelease, { code, reason: 'x' })
    const named = { report: of, file: files[0]?.id ?? '', release: asked.release, code }
    await seesNothing(h, dora, named)
    await seesNothing(h, carla, named)

    // It goes to the other desk: whoever had it, and had it released, has it no more.
    await h.call(ben, release, asked)
    await h.store.write(async (tx) => {
      await reports.change(tx, { id: of }, { agency: OTHER })
    })
    for (const by of [amina, ben]) await seesNothing(h, by, named)
    assert.equal((await h.call(dora, report, { report: of })).id, of)

    await leaves(h, emil, OTHER, [dora])
    await seesNothing(h, emil, named)
  },
)

/** Ends a seat, with the consent of these. */
async function leaves(
  h: TestHouse,
  by: Actor,
  agency: string,
  agreeing: readonly Actor[],
): Promise<void> {
  const known = (await h.call(by, desks, {})).desks.find((one) => one.agency === agency)
  const own = known?.seats.find(({ person: who }) => who === by.id)?.id ?? ''
  const { change } = await h.call(by, endSeat, { seat: own })
  for (const one of agreeing.slice(0, 1)) await h.call(one, agreeSeat, { change })
}
