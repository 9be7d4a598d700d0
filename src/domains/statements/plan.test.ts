import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { exampleSlice } from '../../../test/support/example-slice.ts'
import { forBothHouses, person, problemWith, testFacts } from '../../../test/support/house.ts'
import {
  breached,
  describe,
  faraway,
  hana,
  hugo,
  sara,
  wordHouse,
} from '../../../test/support/public-word.ts'
import { askingAs, visitPage } from '../../../test/support/page-visit.ts'
import { query } from '../../core/action.ts'
import { DAY, HOUR, MINUTE } from '../../core/time.ts'
import { beginBreach, describeBreach, judgeBreach, settleJudgement } from './actions/breach.ts'
import { enterLength, lengths } from './actions/length.ts'
import { followEnd, give, leave, setKind } from './actions/plan.ts'
import { publicNow, publicStatementByCode, publicStatements } from './actions/public.ts'
import { statement, statementsOfDay } from './actions/read.ts'
import { PLANS, kindOf, kindOfCheck, phaseAt, rowsOf } from './kind.ts'
import { wordPage } from './pages/word.ts'
import { DUTIES, KINDS, PHASES, SENTENCES } from './schema.ts'
import { waits } from './waits.ts'
import { preparedWords } from './wording.ts'

test('every shipped plan names somebody in every phase, in English and Arabic, and claims no statute', () => {
  const node = testFacts()
  const named = PLANS.flatMap((name) => PHASES.flatMap((phase) => rowsOf(node, name, phase)))
  assert.ok(named.length > 60, `${named.length} rows`)
  for (const { who, due, duty } of named) {
    assert.deepEqual(Object.keys(who), ['en', 'ar'])
    assert.equal(due === null, duty !== undefined, 'a length that a law sets is blank')
  }
  for (const name of PLANS)
    for (const phase of PHASES) assert.ok(rowsOf(node, name, phase).length > 0, `${name} ${phase}`)
  const duties = new Set(named.flatMap(({ duty }) => duty ?? []))
  assert.deepEqual([...duties].toSorted(), [...DUTIES].toSorted())
})

test('what happened is read from the incident, and from the check behind it; what neither says stays unknown', () => {
  assert.equal(kindOf('ddos', 'results-site'), 'down')
  const altered = 'unauthorised-information-modification'
  assert.deepEqual(
    ['information-site', 'results-site', 'voter-register', undefined].map((one) =>
      kindOf(altered, one),
    ),
    ['defaced', 'wrong', 'altered', 'altered'],
  )
  assert.equal(kindOf('data-loss', 'voter-register'), 'leaked')
  assert.equal(kindOf('brute-force', 'mail-domain'), null)
  assert.deepEqual(['defacement', 'availability', 'hsts', undefined].map(kindOfCheck), [
    'defaced',
    'down',
    null,
    null,
  ])
  const election = { date: '2026-11-25', zone: 'UTC', phase: 'none' }
  const at = (day: number) => phaseAt(election, `2026-11-${day}T03:00:00.000Z`)
  assert.deepEqual([at(24), at(26)], ['before', 'after'])
  assert.equal(phaseAt({ ...election, phase: 'polling' }, '2026-11-25T03:00:00.000Z'), 'during')
})

test('three sentences are ready for every kind and phase, short enough to be sent', () => {
  const node = testFacts()
  for (const kind of [null, ...KINDS])
    for (const phase of PHASES) {
      const words = preparedWords(node, { kind, phase })
      for (const language of ['en', 'ar'])
        for (const key of SENTENCES) {
          const said = words[language]?.[key] ?? ''
          assert.ok(said.length > 20 && said.length <= 300, `${kind} ${phase} ${language} ${key}`)
        }
    }
})

test('what everybody reads of statements has no field for a person, a place or an incident', () => {
  const allowed = new Set(
    'items next code kind state openedAt releasedAt isOver number form words versions at sha256 record known unknown vote why'.split(
      ' ',
    ),
  )
  for (const { output } of [publicStatements, publicStatementByCode, publicNow]) {
    const schema = JSON.stringify(z.toJSONSchema(output as z.ZodType))
    const names = [...schema.matchAll(/"properties":(\{.*?\}),"required"/g)].length
    assert.ok(names > 0)
    const walk = (part: unknown): string[] => {
      if (typeof part !== 'object' || part === null) return []
      const own = 'properties' in part ? Object.keys(part.properties as object) : []
      return [...own, ...Object.values(part).flatMap(walk)]
    }
    const unknown = walk(z.toJSONSchema(output as z.ZodType)).filter((name) => !allowed.has(name))
    assert.deepEqual(unknown, [])
  }
})

const rows = async (h: Parameters<typeof breached>[0], incident: string) => {
  const { notices } = await h.call(hana, statement, { incident })
  return new Map(notices.map((one) => [one.name, one]))
}

forBothHouses(
  'the plan follows what happened, keeps what was done, and a hand has the last word',
  wordHouse,
  async (h) => {
    const { incident, statement: id } = await breached(h)
    const first = await rows(h, incident)
    assert.deepEqual([...first.keys()].toSorted(), ['head', 'help-desk'])
    const head = first.get('head')
    assert.equal(head?.dueAt, '2026-11-24T09:00:00.000Z')
    await h.call(hana, give, { notice: head?.id ?? '', receipt: 'Called at 8:05' })
    await assert.rejects(
      h.call(hana, give, { notice: head?.id ?? '' }),
      problemWith('statements.settled_notice'),
    )
    const facts = {
      incident,
      title: 'Foreign words',
      severity: 'severe',
      type: 'unauthorised-information-modification',
      asset: 'information-site',
      clock: 'node',
    } as const
    await h.call(hana, describe, { ...facts, phase: 'voting' })
    await h.settled()
    const known = await rows(h, incident)
    assert.equal(known.get('head')?.state, 'given', 'what was done stays')
    assert.equal(known.get('help-desk')?.dueAt, '2026-11-24T08:15:00.000Z')
    const provider = known.get('provider')
    assert.equal(provider?.channel, 'phone')
    await h.call(hana, setKind, { statement: id, kind: 'down', phase: 'during' })
    assert.equal((await rows(h, incident)).get('police')?.state, 'dropped')
    await h.call(hana, describe, { ...facts, phase: 'counting' })
    await h.settled()
    const { kind, phase, setBy } = await h.call(hana, statement, { incident })
    assert.deepEqual([kind, phase, setBy], ['down', 'during', hana.id])
    const parties = (await rows(h, incident)).get('parties')?.id ?? ''
    await assert.rejects(
      h.call(hana, give, { notice: parties }),
      problemWith('statements.receipt_missing'),
    )
    await h.call(hana, give, { notice: parties, receiptSha256: 'a'.repeat(64) })
    await h.call(hana, leave, { notice: provider?.id ?? '', reason: 'We run it ourselves' })
    await assert.rejects(
      h.call(faraway, leave, { notice: parties, reason: 'x' }),
      problemWith('core.wrong_area'),
    )
  },
)

forBothHouses(
  'a length that a law sets is blank until it is entered with its source, and then counts for open plans',
  wordHouse,
  async (h) => {
    const { incident, statement: id } = await breached(h)
    await h.call(hana, setKind, { statement: id, kind: 'leaked', phase: 'during' })
    const blank = await rows(h, incident)
    assert.deepEqual(
      ['cyber-authority', 'data-authority', 'data-persons'].map((one) => blank.get(one)?.dueAt),
      [null, null, null],
    )
    assert.equal((await h.call(hana, lengths, {})).entered, 0)
    const waiting = async () =>
      (await waits.list({ ...askingAs(h, hana), node: h.facts } as never)).map(({ until }) => until)
    assert.equal((await waiting()).length, 5, 'what has no length is never late')
    await h.pass(HOUR)
    const law = { law: 'Data Act', article: '33', asOf: '2026-11-01', authority: 'Data office' }
    await h.call(hana, enterLength, { duty: 'data-authority', minutes: 72 * 60, ...law })
    assert.equal((await h.call(hana, lengths, {})).entered, 1)
    const begun = '2026-11-24T06:00'
    const about = {
      nature: 'Names',
      persons: '200 voters',
      consequences: 'Fraud',
      measures: 'Told',
    }
    await h.call(hana, describeBreach, { statement: id, awareAt: begun, ...about })
    assert.equal((await rows(h, incident)).get('data-authority')?.dueAt, '2026-11-27T06:00:00.000Z')
    for (const awareAt of ['2026-11-24T09:01', '2024-11-24T06:00'])
      await assert.rejects(
        h.call(hana, describeBreach, { statement: id, awareAt, ...about }),
        problemWith('statements.wrong_moment'),
      )
    await h.pass(15 * MINUTE)
    const late = (await waits.list({ ...askingAs(h, sara), node: h.facts } as never)).find(
      ({ key }) => key === `first ${id}`,
    )
    assert.equal(late?.until, '2026-11-24T08:15:00.000Z')
    assert.ok(late.until < h.clock.now())
    // With the incident the waiting ends, but not what a law demands.
    const keeper = person('keeper', ['statements:keep'])
    await h.call(keeper, followEnd, { incident, isOver: true })
    const left = await waits.list({ ...askingAs(h, hana), node: h.facts } as never)
    assert.deepEqual(
      left.map(({ until }) => until),
      ['2026-11-27T06:00:00.000Z'],
    )
    const page = await visitPage(h, wordPage, { actor: hana, params: { incident } })
    assert.match(page, /The incident is over: nobody waits for it any more/)
    assert.doesNotMatch(page, /Late since/)
  },
)

forBothHouses(
  'that nobody has to be told of touched data needs a reason and a second person',
  wordHouse,
  async (h) => {
    const { incident, statement: id } = await breached(h)
    await h.call(hana, beginBreach, { statement: id })
    await assert.rejects(
      h.call(hana, beginBreach, { statement: id }),
      problemWith('statements.breach_known'),
    )
    const reason = 'The list was public before'
    await h.call(hana, judgeBreach, { statement: id, reason })
    const judgedAt = async () =>
      (await h.call(hana, statement, { incident })).breach?.judgedAt ?? ''
    const agree = { statement: id, reason, judgedAt: await judgedAt(), agrees: true }
    await assert.rejects(h.call(hana, settleJudgement, agree), problemWith('core.same_person'))
    await assert.rejects(
      h.call(hugo, settleJudgement, { ...agree, reason: 'Another' }),
      problemWith('statements.wrong_judgement'),
    )
    await h.call(hugo, settleJudgement, { ...agree, agrees: false })
    assert.equal((await rows(h, incident)).get('data-authority')?.state, 'open')
    await h.call(hugo, judgeBreach, { statement: id, reason })
    await h.call(hana, settleJudgement, { ...agree, judgedAt: await judgedAt() })
    assert.equal((await rows(h, incident)).get('data-authority')?.state, 'dropped')
    const { breach } = await h.call(hana, statement, { incident })
    assert.deepEqual([breach?.judgedBy, breach?.agreedBy], [hugo.id, hana.id])
    await h.pass(DAY)
  },
)

forBothHouses('who judged other facts of a breach has judged nothing', wordHouse, async (h) => {
  const { incident, statement: id } = await breached(h)
  await h.call(hana, beginBreach, { statement: id })
  const now = async () => (await h.call(hana, statement, { incident })).breach
  const awareAt = (await now())?.awareAt ?? ''
  const facts = {
    statement: id,
    awareAt,
    persons: 'Nobody',
    consequences: 'None',
    measures: 'None',
  }
  await h.call(hugo, describeBreach, { ...facts, nature: 'Ten test rows' })
  const reason = 'Nobody is harmed'
  await h.call(hugo, judgeBreach, { statement: id, reason })
  const read = { statement: id, reason, judgedAt: (await now())?.judgedAt ?? '', agrees: true }
  const other = { ...facts, nature: '40,000 passports in clear' }
  await h.call(hugo, describeBreach, other)
  const refused = problemWith('statements.wrong_judgement')
  await assert.rejects(h.call(hana, settleJudgement, read), refused)
  await h.pass(MINUTE)
  await h.call(hugo, judgeBreach, { statement: id, reason })
  await assert.rejects(h.call(hana, settleJudgement, read), refused, 'said anew of other facts')
  await h.call(hana, settleJudgement, { ...read, judgedAt: (await now())?.judgedAt ?? '' })
  await h.call(hugo, describeBreach, other)
  assert.equal((await now())?.agreedBy, hana.id, 'nothing changed')
  await h.call(hugo, describeBreach, { ...facts, nature: '90,000 passports' })
  assert.equal((await now())?.agreedBy, null)
  assert.equal((await rows(h, incident)).get('data-authority')?.state, 'open')
})

const kept: string[] = []
const keepsIncidents = exampleSlice('keeping', {
  shuts: { incidents: 'keeping.kept' },
  actions: [
    query({
      name: 'keeping.kept',
      permission: 'anyone',
      scope: 'none',
      isInner: true,
      summary: 'example',
      input: z.strictObject({}),
      output: z.any(),
      run: async ({ actor }) => ({ incidents: actor.id === hugo.id ? kept : [] }),
    }),
  ],
})

forBothHouses(
  'an incident that is kept from somebody has no word for him',
  { ...wordHouse, slices: [...wordHouse.slices, keepsIncidents] },
  async (h) => {
    const { incident, statement: id } = await breached(h)
    kept.splice(0, 1, incident)
    const unknown = problemWith('statements.unknown_statement')
    const set = { statement: id, kind: 'leaked', phase: 'during' } as const
    for (const asking of [
      () => h.call(hugo, statement, { incident }),
      () => h.call(hugo, setKind, set),
      () => h.call(hugo, beginBreach, { statement: id }),
    ])
      await assert.rejects(asking, unknown)
    const ever = { from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' }
    assert.equal((await h.call(hana, statementsOfDay, ever)).items.length, 1)
    assert.deepEqual((await h.call(hugo, statementsOfDay, ever)).items, [])
    await h.call(hana, setKind, set)
  },
)
