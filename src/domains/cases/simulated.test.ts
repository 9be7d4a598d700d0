import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { begun, built, scored } from '../../../test/support/analysis.ts'
import {
  analyst,
  casesHouse,
  declared,
  describedIncident,
  officer,
  opened,
  preserve,
  prosecutor,
  seated,
} from '../../../test/support/cases.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { systemActor } from '../../core/actor.ts'
import type { ExerciseContext } from '../../core/exercise.ts'
import { NO_NAMES } from '../../core/names.ts'
import type { NodeFacts } from '../../core/action.ts'
import { text } from '../../core/text.ts'
import { SECOND } from '../../core/time.ts'
import { rankOf } from '../../lib/ach/index.ts'
import { declare } from './actions/case.ts'
import { bringCharge } from './actions/charge.ts'
import { mapObservation, observations, observe } from './actions/observation.ts'
import { caseFile } from './actions/read.ts'
import { justiceFile } from './actions/read-justice.ts'
import { analysis } from './actions/score.ts'
import { addSuspect, nameSuspect } from './actions/suspect.ts'
import { exercise } from './exercise.ts'
import { memberName } from './pages/member-name.ts'
import { SIMULATED_ANALYST, simulatedMark } from './simulated.ts'
import { cases } from './store/case.ts'

test('the simulated analyst ranks the truth first and alone, whatever the matrix, and marks a cell always alike', () => {
  const columns = ['one', 'two', 'three', 'none', 'false-flag']
  const rows = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(rows, fc.constantFrom('one', 'two', 'three'), (ids, truth) => {
      const matrix = {
        hypotheses: columns,
        rows: ids.map((id) => ({
          id,
          reliability: 'B' as const,
          credibility: '2' as const,
          marks: columns.map((column) => simulatedMark(id, column, truth)),
        })),
      }
      const ranks = rankOf(matrix, 'weighted')
      const first = ranks.flatMap(({ rank }, at) => (rank === 1 ? [columns[at]] : []))
      assert.deepEqual(first, [truth])
      assert.equal(ranks[columns.indexOf(truth)]?.score, 0)
      assert.equal(simulatedMark(ids[0] ?? '', 'one', truth), matrix.rows[0]?.marks[0])
    }),
  )
  assert.deepEqual(
    columns.map((column) => simulatedMark('row', column, null)),
    ['N', 'N', 'N', 'C', 'N'],
  )
})

/** Hands every record of the house to the part, as the conductor does. */
async function played(h: TestHouse): Promise<void> {
  const actor = systemActor('exercise:cases', exercise.permissions)
  const ctx = {
    call: ((action, input) => h.call(actor, action, input)) as ExerciseContext['call'],
    ask: ((need, input) => h.runner.ask(actor, need, input)) as ExerciseContext['ask'],
    node: h.facts,
    now: () => h.clock.now(),
  }
  for (const record of await h.records()) await exercise.take?.(ctx, record)
}

const everything = officer('everything', [
  'incident-handler',
  'investigator',
  'prosecutor',
  'reviewer',
])
const simulated = { ...officer('simulated', []), id: SIMULATED_ANALYST }

forHouse(
  'the simulated analyst names explanations when he is seated, and scores by himself after another did',
  { ...casesHouse, realm: 'exercise' },
  async (h) => {
    const incident = await describedIncident(h)
    const item = await preserve(h, incident)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    await built(h, { of, item })
    await assert.rejects(seated(h, simulated, of, 'head'), problemWith('cases.unknown_person'))
    const read = () => h.call(analyst, analysis, { case: of })
    await played(h)
    await played(h)
    assert.deepEqual(
      (await read()).hypotheses.map(({ name }) => name),
      ['Somebody inside', 'Somebody abroad', 'Thieves'],
    )
    await begun(h, of)
    await played(h)
    assert.deepEqual((await read()).handedIn, [])
    await scored(h, analyst, { of })
    h.clock.advance(SECOND)
    await played(h)
    await played(h)
    const { handedIn, results, hypotheses } = await read()
    assert.deepEqual(handedIn, [analyst.id, SIMULATED_ANALYST])
    const [inside] = hypotheses
    const own = results[1]?.weighted.filter(({ rank }) => rank === 1)
    assert.deepEqual(
      own?.map(({ hypothesis }) => hypothesis),
      [inside?.id],
    )
  },
)

forHouse(
  'who declares a case of the exercise has the seats that one person needs, and the colleague his',
  { ...casesHouse, realm: 'exercise' },
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    const { team } = await h.call(analyst, caseFile, { case: of })
    assert.deepEqual(
      team.map(({ person, role }) => [person, role]),
      [
        [analyst.id, 'investigator'],
        [SIMULATED_ANALYST, 'investigator'],
        [SIMULATED_ANALYST, 'prosecutor'],
      ],
      'no seat without its grant',
    )
    const { case: second } = await h.call(everything, declare, {
      incidents: [await describedIncident(h)],
      title: 'Another one',
      area: '/',
      severity: 'minor',
      role: 'incident-handler',
      organisation: 'Office',
      team: 'First',
    })
    await opened(h, everything, second)
    const own = (await h.call(everything, caseFile, { case: second })).own
    assert.deepEqual(own, ['incident-handler', 'investigator', 'prosecutor', 'reviewer'])
  },
)

forHouse(
  'the colleague looks at techniques that others gave, and follows one observation to the site',
  { ...casesHouse, realm: 'exercise' },
  async (h) => {
    const incident = await describedIncident(h)
    const item = await preserve(h, incident)
    const of = await declared(h, [incident])
    await opened(h, analyst, of)
    const seen = {
      case: of,
      item,
      place: 'line 2',
      kind: 'ipv4-addr',
      value: '203.0.113.66',
    } as const
    const { observation } = await h.call(analyst, observe, seen)
    await played(h)
    const looked = async () =>
      (await h.call(analyst, observations, { case: of })).items.map(({ lookedBy }) => lookedBy)
    assert.deepEqual(await looked(), [null])
    const technique = { framework: 'attack', technique: 'T1110', confidence: 'high' } as const
    await h.call(analyst, mapObservation, { case: of, observation, ...technique })
    await played(h)
    await played(h)
    assert.deepEqual(await looked(), [SIMULATED_ANALYST])
    const { pivots, sources } = await h.call(analyst, analysis, { case: of })
    assert.deepEqual(
      pivots.map(({ origin, target, flags }) => [origin, target, flags]),
      [['203.0.113.66', 'site.example', []]],
    )
    assert.deepEqual(
      sources.map(({ name }) => name),
      ['The server of the site'],
    )
  },
)

forBothHouses(
  'the court of the exercise decides what is before it, and nothing sooner',
  { ...casesHouse, realm: 'exercise' },
  async (h) => {
    const of = await declared(h)
    await opened(h, analyst, of)
    await seated(h, prosecutor, of, 'prosecutor')
    await opened(h, prosecutor, of)
    const { suspect } = await h.call(prosecutor, addSuspect, { case: of, kind: 'unknown' })
    const bring = () => {
      const charge = { case: of, suspect, article: '4', fromDay: '2026-11-20' } as const
      return h.call(prosecutor, bringCharge, charge)
    }
    await bring()
    await played(h)
    const outcomes = async () =>
      (await h.call(prosecutor, justiceFile, { case: of })).charges.map(
        ({ outcome, isFinal }) => `${outcome} ${isFinal}`,
      )
    assert.deepEqual(await outcomes(), ['pending false'])
    await h.store.write((tx) => cases.change(tx, { id: of }, { state: 'in-court' }))
    await bring()
    await played(h)
    assert.deepEqual(await outcomes(), ['pending false', 'pending false'], 'nobody is known')
    await h.call(prosecutor, nameSuspect, { case: of, suspect, kind: 'legal', name: 'A shop' })
    await played(h)
    await played(h)
    assert.deepEqual(await outcomes(), ['convicted true', 'convicted true'])
  },
)

forHouse('nobody is simulated in Actual', casesHouse, async (h) => {
  const of = await declared(h)
  await opened(h, analyst, of)
  await assert.rejects(
    seated(h, simulated, of, 'investigator'),
    problemWith('cases.unknown_person'),
  )
})

test('pages of a case call the simulated analyst a colleague, and others as everywhere', () => {
  const node = { realm: 'exercise' } as NodeFacts
  const shown = (language: 'en' | 'ar', actor: string | null) =>
    String(memberName({ t: text(language), node }, NO_NAMES, actor)).replaceAll(/<[^>]*>/g, '')
  assert.equal(shown('en', SIMULATED_ANALYST), 'the colleague whom the exercise plays')
  assert.equal(shown('ar', SIMULATED_ANALYST), 'الزميل الذي يمثّله التمرين')
  assert.equal(shown('en', 'person:0123-a1b2'), 'participant a1b2')
  assert.equal(shown('en', null), '–')
})
