import assert from 'node:assert/strict'
import {
  begun,
  built,
  covered,
  marked,
  MARKS,
  PIVOT,
  scored,
  staffed,
} from '../../../test/support/analysis.ts'
import {
  analyst,
  both,
  casesHouse,
  describedIncident,
  head,
  officer,
  opened,
  preserve,
  reviewer,
  seated,
  second,
  third,
} from '../../../test/support/cases.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import type { Actor } from '../../core/actor.ts'
import { MINUTE } from '../../core/time.ts'
import type { Mark } from '../../lib/ach/index.ts'
import { draftAttribution } from './actions/attribution.ts'
import { find } from './actions/find.ts'
import * as hypothesis from './actions/hypothesis.ts'
import * as pivot from './actions/pivot.ts'
import * as scoring from './actions/score.ts'
import { leaveSeat } from './actions/team.ts'

const read = (h: TestHouse, by: Actor, of: string) => h.call(by, scoring.analysis, { case: of })

forHouse(
  'nobody reads scores before he handed in his own, and nobody at all before two did',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    await built(h, { of, item })
    await begun(h, of)
    await scored(h, analyst, { of })
    // One alone: neither he, nor who scores, nor who only reads.
    for (const one of [analyst, second, reviewer, head])
      assert.deepEqual((await read(h, one, of)).results, [])
    assert.deepEqual((await read(h, second, of)).handedIn, [analyst.id])
    await seated(h, third, of, 'investigator')
    await opened(h, third, of)
    await scored(h, second, { of })
    for (const one of [analyst, second, reviewer])
      assert.deepEqual(
        (await read(h, one, of)).results.map(({ person }) => person),
        [analyst.id, second.id],
      )
    const blind = await read(h, third, of)
    assert.deepEqual([blind.results, blind.differences, blind.isScoring], [[], [], true])
    await marked(h, third, { of })
    assert.deepEqual((await read(h, third, of)).results, [])
    await scored(h, third, { of })
    assert.equal((await read(h, third, of)).results.length, 3)
  },
)

forHouse(
  'each analyst’s scores are ranked by themselves, with what tells apart and what decides',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    const { rows, hypotheses } = await built(h, { of, item })
    await begun(h, of)
    await scored(h, analyst, { of })
    const other: Mark[][] = [['CC', 'CC', 'N', 'II'], ...MARKS.slice(1).map((row) => [...row])]
    await scored(h, second, { of, marks: other })
    const { results, differences } = await read(h, analyst, of)
    const [own, theirs] = results
    const columns = [...hypotheses, 'none', 'false-flag']
    const ranked = (all: typeof own, by: 'weighted' | 'unweighted') =>
      all?.[by].map(({ hypothesis: column, score, rank }) => [column, score, rank])
    // Worked by hand: login B2 .64, language F6 .25, money A1 1.
    assert.deepEqual(
      ranked(own, 'weighted'),
      columns.map((column, n) => [column, [150, 64, 100, 89][n], [4, 1, 3, 2][n]]),
    )
    assert.deepEqual(
      ranked(own, 'unweighted'),
      columns.map((column, n) => [column, [300, 100, 100, 200][n], [4, 1, 1, 3][n]]),
    )
    assert.deepEqual(
      ranked(theirs, 'weighted'),
      columns.map((column, n) => [column, [150, 0, 100, 153][n], [3, 1, 2, 4][n]]),
    )
    assert.deepEqual(
      own?.marks.map(({ diagnosticity }) => diagnosticity),
      [3, 3, 3],
    )
    assert.deepEqual(own?.linchpins.toSorted(), [...rows].toSorted())
    assert.deepEqual(
      differences,
      [
        [1, ['I', 'CC']],
        [3, ['I', 'II']],
      ].map(([n, marks]) => ({ row: rows[0], hypothesis: columns[Number(n)], marks })),
    )
  },
)

forBothHouses(
  'scores are handed in whole and once, by analysts alone, and a new round begins anew',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    const incomplete = problemWith('cases.matrix_incomplete')
    await assert.rejects(h.call(analyst, scoring.startScoring, { case: of }), incomplete)
    const { rows, hypotheses } = await built(h, { of, item })
    const round = await begun(h, of)
    const hand = (by: Actor) => h.call(by, scoring.handIn, { case: of, round })
    await assert.rejects(hand(analyst), problemWith('cases.cells_missing'))
    const some = { [rows[0] ?? '']: { [hypotheses[0] ?? '']: 'CC' } } as const
    await h.call(analyst, scoring.score, { case: of, round, marks: some })
    await assert.rejects(hand(analyst), problemWith('cases.cells_missing'))
    await assert.rejects(hand(reviewer), problemWith('cases.wrong_seat'))
    const foreign = { [of]: { none: 'C' } } as const
    await assert.rejects(
      h.call(analyst, scoring.score, { case: of, round, marks: foreign }),
      problemWith('cases.unknown_row'),
    )
    const column = { [rows[0] ?? '']: { [of]: 'C' } } as const
    await assert.rejects(
      h.call(analyst, scoring.score, { case: of, round, marks: column }),
      problemWith('cases.unknown_hypothesis'),
    )
    await scored(h, analyst, { of })
    await assert.rejects(hand(analyst), problemWith('cases.handed_in'))
    await assert.rejects(
      h.call(analyst, scoring.score, { case: of, round, marks: some }),
      problemWith('cases.handed_in'),
    )
    // Nobody scores the same matrix again after he has read the others.
    await assert.rejects(begun(h, of), problemWith('cases.matrix_unchanged'))
    await h.call(analyst, hypothesis.nameHypothesis, { case: of, name: 'A rival party' })
    const next = await begun(h, of)
    await assert.rejects(hand(second), problemWith('cases.round_moved'))
    const carried = await read(h, analyst, of)
    assert.deepEqual([carried.round?.id, carried.handedIn, carried.results], [next, [], []])
    assert.deepEqual(carried.own?.marks[rows[0] ?? ''], ['CC', 'I', null, 'N', 'I'])
  },
)

forBothHouses('two hand-ins of one person at once count once', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  await built(h, { of, item })
  const round = await begun(h, of)
  await marked(h, analyst, { of })
  const both = await Promise.allSettled(
    [1, 2].map(() => h.call(analyst, scoring.handIn, { case: of, round })),
  )
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  assert.deepEqual((await read(h, second, of)).handedIn, [analyst.id])
})

forHouse(
  'whoever could read the scores of a round in another seat does not score it afterwards',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    await built(h, { of, item })
    const round = await begun(h, of)
    await scored(h, analyst, { of })
    await scored(h, second, { of })
    h.clock.advance(MINUTE)
    const seat = await seated(h, both, of, 'reviewer')
    await opened(h, both, of)
    assert.equal((await read(h, both, of)).results.length, 2)
    h.clock.advance(MINUTE)
    await h.call(both, leaveSeat, { case: of, seat })
    await seated(h, both, of, 'investigator')
    await opened(h, both, of)
    await assert.rejects(
      h.call(both, scoring.handIn, { case: of, round }),
      problemWith('cases.saw_scores'),
    )
    assert.deepEqual((await read(h, both, of)).results, [])
  },
)

forBothHouses(
  'rows stand on evidence of the case, on its pivots, or on what is not there',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    const matrix = await built(h, { of, item })
    const { rows } = await read(h, analyst, of)
    assert.deepEqual(
      rows.map(({ kind, subject }) => [kind, subject]),
      [
        ['item', item],
        ['pivot', matrix.pivot],
        ['absence', null],
      ],
    )
    const foreign = await preserve(h, await describedIncident(h))
    const row = { case: of, text: 'x', source: matrix.sources[0] ?? '', credibility: '2' } as const
    await assert.rejects(
      h.call(analyst, hypothesis.addIndication, { ...row, item: foreign }),
      problemWith('cases.unknown_item_of_case'),
    )
    await h.call(analyst, pivot.dropPivot, { case: of, pivot: matrix.pivot })
    await assert.rejects(
      h.call(analyst, hypothesis.addIndication, { ...row, pivot: matrix.pivot }),
      problemWith('cases.unknown_pivot'),
    )
    await assert.rejects(
      h.call(analyst, hypothesis.addIndication, { ...row, source: of }),
      problemWith('cases.unknown_source'),
    )
  },
)

forBothHouses('a second source is one of another origin', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  const { rows, sources } = await built(h, { of, item })
  const paper = { case: of, name: 'Newspaper', reliability: 'C', origin: sources[0] ?? '' } as const
  const { source } = await h.call(analyst, hypothesis.addSource, paper)
  const rate = (secondSource: string) => {
    const rated = { case: of, row: rows[0] ?? '', credibility: '3', secondSource } as const
    return h.call(analyst, hypothesis.rateIndication, rated)
  }
  await assert.rejects(rate(source), problemWith('cases.same_origin'))
  await assert.rejects(rate(sources[0] ?? ''), problemWith('cases.same_origin'))
  await rate(sources[1] ?? '')
  const found = (await read(h, analyst, of)).rows[0]
  assert.deepEqual([found?.secondSource, found?.credibility], [sources[1], '3'])
})

forHouse('what a case may have of each is bounded', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  await built(h, { of, item })
  const name = (n: number) =>
    h.call(analyst, hypothesis.nameHypothesis, { case: of, name: `H${n}` })
  for (const n of [3, 4, 5, 6]) await name(n)
  await assert.rejects(name(7), problemWith('cases.too_many'))
  const [first] = (await read(h, analyst, of)).hypotheses
  await h.call(analyst, hypothesis.dropHypothesis, { case: of, hypothesis: first?.id ?? '' })
  await name(7)
})

forHouse('records of the analysis hold no word that people wrote', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  const matrix = await built(h, { of, item })
  await begun(h, of)
  await scored(h, analyst, { of })
  await covered(h, of, matrix)
  const told = JSON.stringify(
    (await h.records()).filter(({ subject }) => subject === of).map(({ body }) => body),
  )
  const words = [
    'Somebody',
    'Server log',
    'Partner',
    'staff password',
    'foreign language',
    'money',
    PIVOT.origin,
    PIVOT.target,
    PIVOT.lookedUp,
    '"CC"',
  ]
  for (const word of words) assert.ok(!told.includes(word), word)
  assert.ok(told.includes(matrix.pivot))
})

forHouse(
  'a case that is not open or not his gives no analysis to anybody',
  casesHouse,
  async (h) => {
    const { of } = await staffed(h)
    await assert.rejects(read(h, third, of), problemWith('cases.unknown_case'))
    const pivotOf = { case: of, ...PIVOT, network: [] }
    await assert.rejects(h.call(third, pivot.addPivot, pivotOf), problemWith('cases.unknown_case'))
    await seated(h, third, of, 'investigator')
    await assert.rejects(read(h, third, of), problemWith('cases.file_closed'))
    await assert.rejects(h.call(third, pivot.addPivot, pivotOf), problemWith('cases.file_closed'))
    await assert.rejects(h.call(head, pivot.addPivot, pivotOf), problemWith('core.not_allowed'))
  },
)

forHouse('words of the analysis are found in files that are open', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  await built(h, { of, item })
  const pages = async (by: Actor, words: string) =>
    (await h.call(by, find, { words })).items.map(({ page }) => page)
  for (const words of ['foreign LANGUAGE', 'abroad', 'partner agency', 'vote-results'])
    assert.deepEqual(await pages(reviewer, words), ['analysis'], words)
  const named = { kind: 'campaign', subject: 'evil.example', estimate: 'wep-likely' } as const
  await h.call(analyst, draftAttribution, { case: of, ...named })
  assert.deepEqual(await pages(reviewer, 'EVIL'), ['attribution'])
  assert.deepEqual(await pages(third, 'abroad'), [])
})

forHouse(
  'whoever opens a file over and over still reads nobody before he hands in',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    await built(h, { of, item })
    await seated(h, both, of, 'reviewer')
    await seated(h, both, of, 'investigator')
    await begun(h, of)
    await scored(h, analyst, { of })
    await scored(h, second, { of })
    for (let n = 0; n < 101; n += 1) await opened(h, both, of)
    const { isScoring, results } = await read(h, both, of)
    assert.deepEqual([isScoring, results], [true, []])
    const without = officer('both', ['reviewer'])
    assert.deepEqual((await read(h, without, of)).results, [], 'nor while he lacks the role')
  },
)
