import assert from 'node:assert/strict'
import { drafted, opines, signs, whole } from '../../../test/support/analysis.ts'
import {
  analyst,
  casesHouse,
  declared,
  describedIncident,
  noted,
  opened,
  preserve,
  prosecutor,
  reviewer,
  seated,
  sourcesSettled,
  second,
} from '../../../test/support/cases.ts'
import { forBothHouses, forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { challengeOf, isAnswered } from '../../lib/custody/index.ts'
import { addMs, HOUR } from '../../core/time.ts'
import { bundle, bundleToHandOn } from './actions/bundle.ts'
import { bringCharge, holdHearing, setHearing } from './actions/charge.ts'
import { lookAgain, mapObservation, observe } from './actions/observation.ts'
import { recordOutcome } from './actions/outcome.ts'
import { draftRequest } from './actions/request.ts'
import { KINDS } from './erasable.ts'
import { finishStep, waiveStep } from './actions/step.ts'
import { addSuspect } from './actions/suspect.ts'

const WORDS = {
  recipient: 'District court <2>',
  purpose: 'Trial of the first charge',
  name: 'Juma Otieno',
  facts: 'Changed rows from a shop',
  court: 'Second chamber',
  result: 'Plea of not guilty',
  sentence: 'A fine of 90 days',
  note: 'The operator saw <odd> rows',
  waived: 'The image is the acquisition',
}

const handing = person('workflow', ['cases:hand-on'])

/** The report as it is handed to the bundle: the page and the facts. */
async function report(h: TestHouse, of: string, more: object = {}) {
  const { bundle: own } = await h.call(prosecutor, bundle, { case: of, ...more })
  const asked = await h.call(handing, bundleToHandOn, { bundle: own })
  const textOf = (path: string) => asked?.files.find((one) => one.path === path)?.text ?? ''
  const signed = textOf('case/signed.jsonl').trim().split('\n')
  return {
    page: textOf('report.html'),
    facts: JSON.parse(textOf('case/facts.json')),
    signed: signed.filter((one) => one !== '').map((one) => JSON.parse(one)),
  }
}

/** A case with an observation, a request, a suspect who is charged, heard and judged, and a waived step. */
async function judged(h: TestHouse): Promise<string> {
  const incident = await describedIncident(h)
  const item = await preserve(h, incident)
  const when = { at: '2026-11-20T10:00', offset: '+02:00', written: '20/11 10h00' }
  await noted(h, { incident, text: WORDS.note, ...when })
  const of = await declared(h, [incident])
  await opened(h, analyst, of)
  await seated(h, second, of, 'investigator')
  await seated(h, prosecutor, of, 'prosecutor')
  await opened(h, second, of)
  await opened(h, prosecutor, of)
  await sourcesSettled(h, of)
  for (const step of [1, 2]) await h.call(analyst, finishStep, { case: of, step })
  await h.call(analyst, waiveStep, { case: of, step: 3, reason: WORDS.waived })
  const seen = { item, place: 'line 12', kind: 'ipv4-addr', value: '192.0.2.7' } as const
  const { observation } = await h.call(analyst, observe, { case: of, ...seen })
  const technique = { framework: 'attack', technique: 'T1190', confidence: 'high' } as const
  const named = { case: of, observation, ...technique }
  const { mappedAt } = await h.call(analyst, mapObservation, named)
  await h.call(second, lookAgain, { case: of, observation, mappedAt })
  await h.call(analyst, draftRequest, { case: of, article: '29', iso3: 'ALB', kind: 'new' })
  await h.call(prosecutor, addSuspect, { case: of, kind: 'unknown' })
  const who = { kind: 'natural', name: WORDS.name } as const
  const { suspect } = await h.call(prosecutor, addSuspect, { case: of, ...who })
  const { charge } = await h.call(prosecutor, bringCharge, {
    case: of,
    suspect,
    article: '4',
    facts: WORDS.facts,
    fromDay: '2026-11-20',
    jurisdiction: 'territory',
    items: [item],
  })
  const at = addMs(h.clock.now(), -HOUR)
  const { hearing } = await h.call(prosecutor, setHearing, { case: of, court: WORDS.court, at })
  const held = { result: WORDS.result, isPutOff: false }
  await h.call(prosecutor, holdHearing, { case: of, hearing, ...held })
  const outcome = { outcome: 'convicted', isFinal: true, sentence: WORDS.sentence } as const
  await h.call(prosecutor, recordOutcome, { case: of, charge, ...outcome })
  return of
}

forHouse(
  'the report tells the whole case, with who is named, who handed it on, for whom and what for',
  casesHouse,
  async (h) => {
    const of = await judged(h)
    const { recipient, purpose } = WORDS
    const { page, facts } = await report(h, of, { language: 'en', recipient, purpose })
    const { name, result, sentence, waived } = WORDS
    for (const words of [name, WORDS.facts, WORDS.court, result, sentence, waived])
      assert.ok(page.includes(words), words)
    for (const words of ['T1190', '192.0.2.7', '4: Data interference', 'REQ-', 'ALB'])
      assert.ok(page.includes(words), words)
    const sheet = /<(header|footer) class="[a-z]+"><div class="sheet">.*?<\/div><\/\1>/gs
    const sheets = page.match(sheet) ?? []
    assert.equal(sheets.length, 2)
    for (const one of sheets) {
      assert.ok(one.includes('TLP:AMBER+STRICT') && one.includes(purpose))
      assert.ok(one.includes('District court &lt;2&gt;'), 'words of people are no markup')
    }
    assert.ok(page.includes('Natural persons are named in this report.'))
    assert.ok(page.includes(prosecutor.id), 'it says who handed it on')
    for (const other of [analyst, second]) assert.ok(!page.includes(other.id), other.id)
    assert.equal(facts.label, 'TLP:AMBER+STRICT')
    assert.deepEqual([facts.recipient, facts.purpose], [recipient, purpose])
    assert.deepEqual(
      facts.suspects.map((one: { number: number; name: string | null }) => [one.number, one.name]),
      [
        [1, null],
        [2, name],
      ],
    )
    const [charge] = facts.charges
    assert.deepEqual([charge.suspect, charge.article, charge.outcome], [2, '4', 'convicted'])
    assert.equal(facts.hearings[0].result, result)
    assert.ok(facts.observations[0].lookedAt !== null)
    assert.equal(facts.steps.find((one: { step: number }) => one.step === 3).reason, waived)
    assert.equal(facts.requests[0].state, 'draft')
    assert.deepEqual(facts.team.map((one: { role: string }) => one.role).toSorted(), [
      'investigator',
      'investigator',
      'prosecutor',
    ])
    assert.ok(!JSON.stringify(facts).includes('person:'), 'the facts hold no person but suspects')
  },
)

forBothHouses(
  'the report tells the timeline, the custody of each item, what is open and what its limits are',
  casesHouse,
  async (h) => {
    const { page, facts } = await report(h, await judged(h), { language: 'en' })
    assert.ok(page.includes('The operator saw &lt;odd&gt; rows'))
    assert.ok(page.includes('20/11 10h00 +02:00'), 'a time stands as it was written')
    const [entry] = facts.timeline
    assert.deepEqual([entry.at, entry.what], ['2026-11-20T08:00:00.000Z', 'Note'])
    const [item] = facts.custody
    assert.deepEqual(
      item.acts.map((act: { seq: number; what: string }) => [act.seq, act.what]),
      [
        [1, 'identified'],
        [2, 'acquired'],
      ],
    )
    assert.deepEqual(item.acts[0].by, {
      name: 'Custodian of evidence',
      number: 4,
      organisation: null,
      team: null,
    })
    assert.deepEqual(
      facts.team.map((one: { number: number }) => one.number),
      [1, 2, 3],
    )
    assert.ok(page.includes('person 4 (no seat in this case)'))
    assert.match(page, /Where: <[^>]*>Data centre/)
    assert.ok(page.includes(item.acts[1].hash))
    const open = facts.open.stepsOpen.map((one: { step: number }) => one.step)
    assert.deepEqual(open, [4, 5, 6, 7, 8, 9, 10])
    const [questions] = /<h2>Open questions.*?<h2>/s.exec(page) ?? ['']
    for (const words of ['7. Hypothesise', 'no attribution is signed', '3. Acquire', WORDS.waived])
      assert.ok(questions.includes(words), words)
    const [vanishing] = /<h2>What could vanish.*?<h2>/s.exec(page) ?? ['']
    assert.ok(vanishing.includes('Running memory') && vanishing.includes('hosted elsewhere'))
    const [limits] = /<h2>Limits.*?<h2>/s.exec(page) ?? ['']
    assert.ok(limits.includes('times by this clock: This node'))
    assert.ok(
      page.includes('Log') && page.includes('not said'),
      'what it is called, and what nobody said',
    )
  },
)

forHouse(
  'an attribution goes with the dissent on it, and what officers signed lies beside the report',
  casesHouse,
  async (h) => {
    const { of } = await whole(h)
    const attribution = await drafted(h, of, { kind: 'host', subject: '192.0.2.9' })
    await signs(h, analyst, 'propose', { of, attribution })
    await opines(h, reviewer, { of, attribution })
    await signs(h, second, 'decide', { of, attribution })
    await opened(h, prosecutor, of)
    const { page, facts, signed } = await report(h, of, { language: 'en' })
    assert.ok(page.includes('2, disagree') && page.includes('The language may be planted'))
    assert.equal(facts.attributions[0].opinions[0].opinion, '2')
    const by = { rpId: 'node.example', origin: 'https://node.example' }
    assert.deepEqual(
      signed.map((one) => [
        one.act,
        one.key,
        isAnswered(one.assertion, challengeOf(Buffer.from(one.text)), {
          ...by,
          publicKey: one.public_key,
        }),
      ]),
      [
        ['attribution-proposed', analyst.id, true],
        ['attribution-decided', second.id, true],
      ],
    )
    assert.ok(!JSON.stringify(signed).includes('192.0.2.9'), 'words are commitments')
    assert.ok(page.includes('2 signings of attributions and requests lie in case/signed.jsonl'))
    await h.store.write(async (tx) => {
      const erased = { of, subject: `${attribution} ${reviewer.id}`, now: h.clock.now() }
      await KINDS.opinion.erase(tx, erased)
    })
    const later = await report(h, of, { language: 'en' })
    assert.deepEqual(
      later.signed.map((one) => [one.act, one.text === null, one.assertion !== null]),
      [
        ['attribution-proposed', false, true],
        ['attribution-decided', true, true],
      ],
    )
    assert.deepEqual([later.facts.signedActs, later.facts.actsErased], [1, 1])
    assert.ok(later.page.includes('One signature is over words that were erased'))
  },
)

forHouse(
  'a report in Arabic runs from right to left, and says so where nobody said for whom',
  casesHouse,
  async (h) => {
    const { page } = await report(h, await judged(h), { language: 'ar' })
    assert.match(page, /<html lang="ar" dir="rtl">/)
    for (const words of ['التسلسل الزمني', 'أسئلة مفتوحة', 'حدود هذا التقرير', 'الخطوة'])
      assert.ok(page.includes(words), words)
    for (const words of ['المشتبه بهم', 'محكمة', 'أشخاص طبيعيون']) assert.ok(page.includes(words))
    assert.ok(!page.includes('[en]'), 'nothing stands in English for want of words')
    for (const words of ['Suspects', 'Charges', 'Hearings']) assert.ok(!page.includes(words), words)
  },
)
