// Every text of a case in which a person can be named is erased by two, in one way.

import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { drafted, opines, signs, whole } from '../../../test/support/analysis.ts'
import {
  analyst,
  answerOf,
  casesHouse,
  custodian,
  liaison,
  opened,
  prosecutor,
  protection,
  reviewer,
  seated,
  second,
  standsTo,
  worksFor,
} from '../../../test/support/cases.ts'
import {
  type AnyTable,
  columnsOf,
  dump,
  type NoWords,
  planted,
  SECRET,
  tablesIn,
  uncovered,
} from '../../../test/support/erasing.ts'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import { refuseAttribution } from './actions/attribution.ts'
import { bundle as askBundle } from './actions/bundle.ts'
import { move, resume } from './actions/case.ts'
import { bringCharge, holdHearing, setHearing } from './actions/charge.ts'
import { askWordsErased, erasable, eraseOfCase } from './actions/erasure.ts'
import { observations, observe } from './actions/observation.ts'
import { approveRequest, completeRequest, draftRequest } from './actions/request.ts'
import { moveRequest } from './actions/answer.ts'
import { proposeClosing, recordOutcome, rerated } from './actions/outcome.ts'
import { justiceFile } from './actions/read-justice.ts'
import { refer } from './actions/referral.ts'
import { addSuspect } from './actions/suspect.ts'
import { endSeat } from './actions/team.ts'
import { GOES_ALONG, KINDS } from './erasable.ts'
import { ERASABLE_KINDS } from './schema/erasure.ts'
import * as analysis from './store/analysis.ts'
import * as store from './store/case.ts'

/** Every table of the slice. */
const FILES = globSync('store/*.ts', { cwd: import.meta.dirname }).toSorted()
const TABLES = tablesIn(
  await Promise.all(FILES.map((file) => import(`./${file}`) as Promise<object>)),
)

/** Columns of free text that hold no words of people, by what they hold. */
const NO_WORDS: NoWords = [
  ['a person by his id', /(By|\.person|\.owner)$/],
  ['a device by its id', /[dD]evice$/],
  ['a code that the node gave', /\.(code|itemCode)$/],
  ['a hash or a key', /\.(hash|head|sha256|officerKey)$/],
  ['a file that is looked at, which goes when words are erased', /^case_observation_file\.text$/],
  ['what a passkey answered', /\.assertion$/],
  ['a code of a list', /^investigated_case\.(type|asset|phase)$/],
  ['a code of a list', /^(article_request\.iso3|case_observation\.technique)$/],
  ['a day', /^charge\.(fromDay|untilDay)$/],
  ['ids', /^(scoring_round\.hypotheses|charge\.items)$/],
  [
    'an id',
    /^(case_(reason|volatile)\.about|case_volatile\.item|case_erasure\.subject|case_exhibit\.item|case_observation\.item)$/,
  ],
  ['numbers that everybody is told', /^justice_figure\.(id|figures|counted)$/],
  ['the salt of marks, which are no words', /^score_sheet\.salt$/],
]

forHouse(
  'every column that holds words of people is of a kind that is erased',
  casesHouse,
  async () => {
    assert.ok(TABLES.length >= 24, `${TABLES.length} tables were looked at`)
    const kept = TABLES.filter(({ name }) => name !== GOES_ALONG.name)
    assert.deepEqual(uncovered(kept, KINDS, NO_WORDS), [])
    const [table] = TABLES
    const strange = { name: 'person_named', row: table?.row } as AnyTable
    assert.ok(
      uncovered([strange], KINDS, NO_WORDS).length > 0,
      'a table that nobody covers is found',
    )
  },
)

/** A case with something in every column that holds words. */
async function full(h: TestHouse): Promise<string> {
  const { of } = await whole(h)
  await worksFor(h, 'KEN')
  for (const iso3 of ['KEN', 'ALB']) await standsTo(h, iso3, 'party')
  await seated(h, protection, of, 'data-protection-officer')
  await seated(h, liaison, of, 'liaison-24-7')
  const left = await seated(h, custodian, of, 'custodian')
  await h.call(analyst, endSeat, { case: of, seat: left })
  for (const one of [analyst, second, prosecutor, reviewer, protection, liaison])
    await opened(h, one, of)
  await attributed(h, of)
  await asked(h, of)
  await charged(h, of)
  return of
}

async function attributed(h: TestHouse, of: string): Promise<void> {
  const hypothesis = (await h.store.read((tx) => analysis.hypotheses.one(tx, { case: of })))?.id
  const note = 'Seen before'
  const attribution = await drafted(h, of, { hypothesis, note })
  await signs(h, analyst, 'propose', { of, attribution })
  for (const one of [analyst, second]) await opines(h, one, { of, attribution })
  await signs(h, reviewer, 'decide', { of, attribution, namesNobody: true })
  const refused = await drafted(h, of, { kind: 'campaign', subject: 'host.example' })
  await h.call(analyst, refuseAttribution, { case: of, attribution: refused, reason: 'Not it' })
}

async function asked(h: TestHouse, of: string): Promise<void> {
  const contents = ['authority', 'offence', 'data', 'custodian', 'necessity', 'intention']
  const said = Object.fromEntries(contents.map((one) => [one, 'Words']))
  const form = { article: '29', iso3: 'ALB', kind: 'new', ...said } as const
  const { request: one } = await h.call(analyst, draftRequest, { case: of, ...form })
  const ref = { case: of, request: one }
  const { hash: read } = await h.call(analyst, completeRequest, ref)
  const assertion = answerOf(liaison, Buffer.from(read, 'hex').toString('base64url'))
  await h.call(liaison, approveRequest, { ...ref, read, assertion })
  const sent = { from: 'approved', to: 'sent', channel: 'post', note: 'By courier' } as const
  await h.call(liaison, moveRequest, { ...ref, ...sent })
  const got = { from: 'sent', to: 'acknowledged', receipt: 'No. 7' } as const
  await h.call(liaison, moveRequest, { ...ref, ...got })
}

async function charged(h: TestHouse, of: string): Promise<void> {
  for (const [from, to] of [
    ['reported', 'triaged'],
    ['triaged', 'investigating'],
  ] as const)
    await h.call(analyst, move, { case: of, from, to })
  const { items } = await h.call(analyst, observations, { case: of })
  assert.deepEqual(items, [])
  const { evidence } = await h.call(analyst, observations, { case: of })
  const seen = { item: evidence[0]?.id ?? '', place: 'line 1', kind: 'other', value: 'x' } as const
  await h.call(analyst, observe, { case: of, ...seen })
  await h.call(prosecutor, refer, { case: of, action: 'Prosecute' })
  const who = { kind: 'natural', name: 'Somebody', about: 'Somewhere' } as const
  const { suspect } = await h.call(analyst, addSuspect, { case: of, ...who })
  const words = { national: 'Section 14', facts: 'In the street' }
  const facts = { suspect, article: '2', fromDay: '2026-11-20', ...words } as const
  const { charge } = await h.call(prosecutor, bringCharge, { case: of, ...facts })
  const spoken = { charge, outcome: 'convicted', isFinal: true, sentence: 'Two years' } as const
  await h.call(prosecutor, recordOutcome, { case: of, ...spoken })
  const { reratings } = await h.call(analyst, justiceFile, { case: of })
  const rerating = reratings[0]?.id ?? ''
  await h.call(analyst, rerated, { case: of, rerating, note: 'Done' })
  const at = '2026-12-24T08:00'
  const { hearing } = await h.call(prosecutor, setHearing, { case: of, court: 'High Court', at })
  await h.call(prosecutor, holdHearing, { case: of, hearing, result: 'Later', isPutOff: true })
  const back = { from: 'referred', to: 'on-hold', reason: 'A court asks' } as const
  await h.call(prosecutor, move, { case: of, ...back })
  await h.call(prosecutor, resume, { case: of })
  await h.call(prosecutor, proposeClosing, { case: of, reason: 'All is said' })
  await h.call(prosecutor, askBundle, { case: of })
}

/** Columns that hold words later, with the first erasure, or held some of old. */
const OTHERWISE = ['suspect.basis', 'case_erasure.basis']

forBothHouses(
  'all words of a case are erased by two, and nothing of them is left',
  casesHouse,
  async (h) => {
    const of = await full(h)
    const seen = await planted(h, { tables: TABLES, kinds: KINDS })
    const never = columnsOf(KINDS).filter((one) => !seen.has(one) && !OTHERWISE.includes(one))
    assert.deepEqual(never, [], 'the case has words in every column')
    for (const kind of ERASABLE_KINDS) {
      const { items } = await h.call(protection, erasable, { case: of, kind })
      for (const { subject, text } of items) {
        assert.ok(text.includes(SECRET), `${kind}: ${text}`)
        const basis = kind === 'basis' ? 'A court said so' : SECRET
        const { erasure: one } = await h.call(protection, askWordsErased, {
          case: of,
          kind,
          subject,
          basis,
        })
        await h.call(prosecutor, eraseOfCase, { case: of, erasure: one })
      }
      assert.deepEqual(
        (await h.call(protection, erasable, { case: of, kind })).items.filter(({ text }) =>
          text.includes(SECRET),
        ),
        [],
        kind,
      )
    }
    for (const [table, rows] of await dump(h, TABLES))
      if (table !== (store.seats as never as AnyTable))
        assert.ok(!JSON.stringify(rows).includes(SECRET), table.name)
  },
)
