import assert from 'node:assert/strict'
import {
  analyst,
  casesHouse,
  declared,
  opened,
  preserve,
  prosecutor,
  protection,
  reviewer,
  seated,
} from '../../../test/support/cases.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { statements } from '../../platform/store/lend.ts'
import { addMs, DAY, HOUR } from '../../core/time.ts'
import { merge, move } from './actions/case.ts'
import { bringCharge, holdHearing, setHearing } from './actions/charge.ts'
import {
  agreeClosing,
  declineClosing,
  proposeClosing,
  recordOutcome,
  rerated,
} from './actions/outcome.ts'
import { caseFile } from './actions/read.ts'
import { justiceFile, justiceWork } from './actions/read-justice.ts'
import { publicJustice, statistics } from './actions/statistics.ts'
import { refer } from './actions/referral.ts'
import { waiveStep, finishStep } from './actions/step.ts'
import { records } from './records.ts'
import { suspects } from './store/justice.ts'
import { askWordsErased, eraseOfCase } from './actions/erasure.ts'
import { addSuspect, nameSuspect } from './actions/suspect.ts'

const WORDS = {
  name: 'Juma Otieno',
  about: 'Born 1990, lives in the harbour quarter',
  national: 'Section 14, Computer Misuse Act',
  facts: 'Changed rows from a shop in the market street',
  sentence: 'Two years, suspended',
  court: 'High Court, second chamber',
  result: 'Plea of not guilty',
  note: 'Charges under sections 14 and 16 follow',
  basis: 'Article 17 of the data protection law',
}

/** A case that is investigated, with open files for prosecutor and reviewer. */
async function investigated(h: TestHouse): Promise<string> {
  const of = await declared(h)
  await opened(h, analyst, of)
  for (const [who, role] of [
    [prosecutor, 'prosecutor'],
    [reviewer, 'reviewer'],
    [protection, 'data-protection-officer'],
  ] as const)
    await seated(h, who, of, role)
  await openAll(h, of)
  const { incidents } = await h.call(analyst, caseFile, { case: of })
  await preserve(h, incidents[0]?.id ?? '')
  await openAll(h, of)
  await h.call(analyst, finishStep, { case: of, step: 1 })
  await h.call(analyst, move, { case: of, from: 'reported', to: 'triaged' })
  for (const step of [2, 3, 4, 5, 6, 7])
    await h.call(analyst, waiveStep, { case: of, step, reason: 'It was kept already' })
  await h.call(analyst, move, { case: of, from: 'triaged', to: 'investigating' })
  return of
}

/** When the closing that waits was proposed; now where none was. */
async function proposedAt(h: TestHouse, of: string): Promise<string> {
  const { closing } = await h.call(reviewer, justiceFile, { case: of })
  return closing?.proposedAt ?? h.clock.now()
}

async function openAll(h: TestHouse, of: string): Promise<void> {
  for (const one of [analyst, prosecutor, reviewer, protection]) await opened(h, one, of)
}

forBothHouses(
  'a case goes from the prosecutor to a verdict, and two persons close it',
  casesHouse,
  async (h) => {
    const of = await investigated(h)
    const stateOf = async () => (await h.call(analyst, caseFile, { case: of })).state
    await h.call(prosecutor, refer, { case: of, action: WORDS.note })
    const prosecute = () =>
      h.call(prosecutor, move, { case: of, from: 'referred', to: 'prosecuting' })
    await assert.rejects(prosecute(), problemWith('cases.guard_lacks'))

    await assert.rejects(
      h.call(analyst, addSuspect, { case: of, kind: 'natural' }),
      problemWith('cases.name_needed'),
    )
    const { suspect } = await h.call(analyst, addSuspect, { case: of, kind: 'unknown' })
    const who = { kind: 'natural', name: WORDS.name, about: WORDS.about } as const
    await h.call(analyst, nameSuspect, { case: of, suspect, ...who })
    const charge = {
      case: of,
      suspect,
      article: '4',
      national: WORDS.national,
      facts: WORDS.facts,
      fromDay: '2026-11-20',
      jurisdiction: 'territory',
    } as const
    await assert.rejects(
      h.call(prosecutor, bringCharge, { ...charge, untilDay: '2026-11-19' }),
      problemWith('cases.too_early'),
    )
    const first = await h.call(prosecutor, bringCharge, charge)
    const other = await h.call(prosecutor, bringCharge, { ...charge, article: '2' })
    assert.deepEqual([first.count, other.count], [1, 2])
    const renamed = { case: of, suspect, ...who, name: 'Somebody else' }
    await assert.rejects(h.call(analyst, nameSuspect, renamed), problemWith('cases.wrong_seat'))
    const away = { case: of, from: 'referred', to: 'withdrawn', reason: WORDS.note } as const
    await assert.rejects(h.call(prosecutor, move, away), problemWith('cases.guard_lacks'))
    await prosecute()

    const at = addMs(h.clock.now(), 10 * DAY)
    const { hearing } = await h.call(prosecutor, setHearing, { case: of, court: WORDS.court, at })
    assert.equal((await h.call(analyst, caseFile, { case: of })).hearingAt, at)
    await h.call(prosecutor, move, { case: of, from: 'prosecuting', to: 'in-court' })
    const hold = (one: string, isPutOff = false) =>
      h.call(prosecutor, holdHearing, { case: of, hearing: one, result: WORDS.result, isPutOff })
    await assert.rejects(hold(hearing), problemWith('cases.hearing_ahead'))
    await hold(hearing, true)
    assert.equal((await h.call(analyst, caseFile, { case: of })).hearingAt, null)
    await assert.rejects(hold(hearing), problemWith('cases.hearing_held'))
    const begun = { case: of, court: WORDS.court, at: addMs(h.clock.now(), -HOUR) }
    const { hearing: today } = await h.call(prosecutor, setHearing, begun)
    await hold(today)
    const { hearings } = await h.call(analyst, justiceFile, { case: of })
    assert.deepEqual(
      hearings.map(({ id: own, heldAt }) => [own, heldAt !== null]),
      [
        [today, true],
        [hearing, false],
      ],
    )
    const held = (await h.records()).filter(({ type }) => type.startsWith('hearing.'))
    assert.deepEqual(
      held.map(({ type }) => type),
      ['hearing.set', 'hearing.putOff', 'hearing.set', 'hearing.held'],
    )

    await h.call(prosecutor, proposeClosing, { case: of, reason: 'All is decided' })
    const close = async (by = reviewer) =>
      await h.call(by, agreeClosing, { case: of, proposedAt: await proposedAt(h, of) })
    const says = (charged: string, outcome: 'convicted' | 'dropped', more: object = {}) =>
      h.call(prosecutor, recordOutcome, {
        case: of,
        charge: charged,
        outcome,
        isFinal: true,
        ...more,
      })
    const future = problemWith('cases.in_future')
    await assert.rejects(says(first.charge, 'dropped', { at: addMs(h.clock.now(), HOUR) }), future)
    await says(first.charge, 'convicted', { sentence: WORDS.sentence })
    await says(other.charge, 'dropped')
    await assert.rejects(says(other.charge, 'convicted'), problemWith('cases.outcome_final'))
    assert.deepEqual(
      (await h.call(reviewer, justiceWork, {})).items.map(({ why }) => why),
      ['close'],
    )
    const sameDevice = { ...reviewer, ...(prosecutor.device ? { device: prosecutor.device } : {}) }
    await assert.rejects(close(sameDevice), problemWith('core.same_device'))
    await close()
    assert.equal(await stateOf(), 'closed')

    const file = await h.call(analyst, justiceFile, { case: of })
    assert.deepEqual(
      file.charges.map(({ outcome, isFinal, outcomes }) => [outcome, isFinal, outcomes.length]),
      [
        ['convicted', true, 1],
        ['dropped', true, 1],
      ],
    )
    const [task] = file.reratings
    assert.deepEqual([file.reratings.length, task?.outcome], [1, 'convicted'])
    await h.call(analyst, rerated, { case: of, rerating: task?.id ?? '', note: 'Two went up' })
    await assert.rejects(
      h.call(analyst, rerated, { case: of, rerating: task?.id ?? '', note: 'Again' }),
      problemWith('cases.rerating_done'),
    )
    const told = JSON.stringify(await h.records())
    for (const word of Object.values(WORDS)) assert.ok(!told.includes(word), word)
    const counted = await h.call(analyst, statistics, {})
    assert.deepEqual(
      counted.stages.map(({ unit, stage, n }) => `${unit} ${stage} ${n ?? '-'}`),
      [
        'cases registered 1',
        'cases suspect 1',
        'cases prosecuted 1',
        'cases convicted 1',
        'cases sentenced 1',
        'suspects named 1',
        'suspects charged 1',
        'suspects convicted 1',
        'suspects sentenced 1',
        'offences charged 2',
        'offences decided 2',
        'offences convicted 1',
        'offences sentenced 1',
      ],
    )
    await h.settled()
    const everybody = await h.call(ANONYMOUS, publicJustice, {})
    assert.ok(everybody.countedAt !== null && everybody.stages.length > 0)
    assert.ok(everybody.stages.every(({ n }) => n === null))
    assert.ok(everybody.divisions.every(({ total }) => total === null))
  },
)

forHouse(
  'a case that nobody is suspected in is closed with a reason, or not',
  casesHouse,
  async (h) => {
    const of = await investigated(h)
    await h.call(prosecutor, proposeClosing, { case: of, reason: 'Nobody was found' })
    await assert.rejects(
      h.call(prosecutor, proposeClosing, { case: of, reason: 'Again' }),
      problemWith('cases.already_proposed'),
    )
    const read = { case: of, proposedAt: h.clock.now() }
    await h.call(reviewer, declineClosing, { ...read, reason: 'One trail is left' })
    await assert.rejects(
      h.call(reviewer, agreeClosing, read),
      problemWith('cases.not_proposed_yet'),
    )
    h.clock.advance(1)
    await h.call(prosecutor, proposeClosing, { case: of, reason: 'Nobody may know' })
    await assert.rejects(h.call(reviewer, agreeClosing, read), problemWith('cases.closing_moved'))
    await h.call(reviewer, agreeClosing, { case: of, proposedAt: await proposedAt(h, of) })
    assert.equal((await h.call(analyst, caseFile, { case: of })).state, 'closed')
  },
)

forBothHouses(
  'the data protection officer and the prosecutor erase a suspect together, with the salts',
  casesHouse,
  async (h) => {
    const of = await investigated(h)
    const who = { kind: 'natural', name: WORDS.name, about: WORDS.about } as const
    const { suspect } = await h.call(analyst, addSuspect, { case: of, ...who })
    const { charge } = await h.call(prosecutor, bringCharge, {
      case: of,
      suspect,
      article: '2',
      national: WORDS.national,
      facts: WORDS.facts,
      fromDay: '2026-11-20',
    })
    const outcome = { case: of, charge, outcome: 'acquitted', isFinal: false } as const
    await h.call(prosecutor, recordOutcome, { ...outcome, sentence: WORDS.sentence })
    const ask = (by = protection) => {
      const words = { kind: 'suspect', subject: suspect, basis: WORDS.basis } as const
      return h.call(by, askWordsErased, { case: of, ...words })
    }
    await assert.rejects(ask(analyst), problemWith('core.not_allowed'))
    const { erasure } = await ask()
    const erase = (by = prosecutor) => h.call(by, eraseOfCase, { case: of, erasure })
    await assert.rejects(ask(), problemWith('cases.erasure_asked'))
    const other = { case: of, suspect, kind: 'natural', name: 'Amina Njoroge' } as const
    await assert.rejects(
      h.call(analyst, nameSuspect, other),
      problemWith('cases.erasure_asked'),
      'nobody else is erased than who was asked for',
    )
    await assert.rejects(erase(protection), problemWith('core.not_allowed'))
    await erase()
    const file = await h.call(analyst, justiceFile, { case: of })
    const [gone] = file.suspects
    assert.deepEqual([gone?.name, gone?.about, gone?.erasedAt], ['', '', h.clock.now()])
    const [left] = file.charges
    assert.deepEqual(
      [left?.national, left?.facts, left?.outcome, left?.outcomes[0]?.sentence],
      ['', '', 'acquitted', ''],
    )
    const rows = await h.store.read((tx) => suspects.many(tx, { case: of }, { limit: 10 }))
    assert.deepEqual(
      rows.map(({ nameSalt, aboutSalt }) => [nameSalt, aboutSalt]),
      [['', '']],
    )
    await assert.rejects(
      h.call(analyst, nameSuspect, { case: of, suspect, ...who }),
      problemWith('cases.suspect_erased'),
    )
  },
)

forHouse(
  'nobody ends a case with charges, or one that was accepted, by making it a part of another',
  casesHouse,
  async (h) => {
    const of = await investigated(h)
    const into = await declared(h)
    await opened(h, analyst, into)
    const join = () => h.call(analyst, merge, { case: of, into })
    const { suspect } = await h.call(analyst, addSuspect, { case: of, kind: 'unknown' })
    const facts = { case: of, suspect, article: '2', fromDay: '2026-11-20' } as const
    await h.call(prosecutor, bringCharge, facts)
    await assert.rejects(join(), problemWith('cases.guard_lacks'))
    await h.call(prosecutor, refer, { case: of, action: WORDS.note })
    await assert.rejects(join(), problemWith('cases.wrong_step'))
  },
)

forBothHouses(
  'a thousand callers cost one reading of what became of cases',
  casesHouse,
  async (h) => {
    const of = await investigated(h)
    const who = { kind: 'natural', name: WORDS.name } as const
    const { suspect } = await h.call(analyst, addSuspect, { case: of, ...who })
    const facts = { case: of, suspect, article: '2', fromDay: '2026-11-20' } as const
    await h.call(prosecutor, bringCharge, facts)
    await h.settled()
    const read: string[] = []
    const note = (sql: unknown) => void read.push(String(sql))
    const counting = () =>
      read.filter((sql) => /from "(investigated_case|suspect|charge)"/.test(sql))
    statements.subscribe(note)
    try {
      h.clock.advance(HOUR)
      await h.settled()
      assert.equal(counting().length, 3, 'cases, suspects and charges are read once')
      const rows = () => read.filter((sql) => /from "justice_figure"/.test(sql)).length
      const before = rows()
      for (let n = 0; n < 1_000; n += 1) await h.call(ANONYMOUS, publicJustice, {})
      assert.equal(counting().length, 3)
      assert.equal(rows() - before, 1_000, 'each caller costs the reading of one row')
    } finally {
      statements.unsubscribe(note)
    }
    assert.equal((await h.call(ANONYMOUS, publicJustice, {})).countedAt, h.clock.now())
  },
)

forHouse(
  'anybody proves the outcome of a charge by the number of its record, which names nobody',
  casesHouse,
  async (h) => {
    const of = await investigated(h)
    const who = { kind: 'natural', name: WORDS.name } as const
    const { suspect } = await h.call(analyst, addSuspect, { case: of, ...who })
    const facts = { case: of, suspect, article: '2', fromDay: '2026-11-20' } as const
    const { charge } = await h.call(prosecutor, bringCharge, facts)
    const said = { outcome: 'convicted', isFinal: true, sentence: WORDS.sentence } as const
    const { record } = await h.call(prosecutor, recordOutcome, { case: of, charge, ...said })
    const [row] = (await h.call(prosecutor, justiceFile, { case: of })).charges[0]?.outcomes ?? []
    assert.equal(row?.id, record, 'the file says the number')
    await h.settled()
    const written = await h.records()
    const own = written.find(({ id }) => id === record)
    assert.deepEqual(Object.keys(own?.body ?? {}).toSorted(), [
      'at',
      'charge',
      'isFinal',
      'outcome',
      'sentence',
    ])
    assert.ok(!JSON.stringify(own).includes(WORDS.sentence))
    assert.ok(records['outcome.recorded'].isPublic && !records['charge.brought'].isPublic)
  },
)
