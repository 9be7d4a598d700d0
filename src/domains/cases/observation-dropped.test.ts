import assert from 'node:assert/strict'
import { staffed } from '../../../test/support/analysis.ts'
import {
  analyst,
  casesHouse,
  prosecutor,
  second,
  sourcesSettled,
} from '../../../test/support/cases.ts'
import { forBothHouses, forHouse, person, problemWith } from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { bundle, bundleToHandOn } from './actions/bundle.ts'
import {
  correctObservation,
  dropObservation,
  lookAgain,
  mapObservation,
  observations,
  observe,
} from './actions/observation.ts'
import { finishStep, waiveStep } from './actions/step.ts'
import { observationsPage } from './pages/observations.ts'

const WRONG = [
  ['ipv4-addr', 'not an address'],
  ['ipv4-addr', '192.0.2.256'],
  ['ipv6-addr', '192.0.2.7'],
  ['domain-name', '192.0.2.7'],
  ['domain-name', 'two words.example'],
  ['url', 'site.example'],
  ['email-addr', 'site.example'],
] as const
const RIGHT = [
  ['ipv4-addr', '192.0.2.7'],
  ['ipv6-addr', '2001:db8::7'],
  ['domain-name', 'vote-results.example'],
  ['domain-name', 'пример.example'],
  ['url', 'https://site.example/page?x=1'],
  ['email-addr', 'name@site.example'],
  ['user-account', 'fztu'],
  ['other', 'anything'],
] as const

forHouse('what is seen is of the kind that is said', casesHouse, async (h) => {
  const { of, item } = await staffed(h)
  const see = (kind: (typeof RIGHT | typeof WRONG)[number][0], value: string) =>
    h.call(analyst, observe, { case: of, item, place: 'line 1', kind, value })
  for (const [kind, value] of WRONG)
    await assert.rejects(see(kind, value), problemWith('cases.not_of_kind'), value)
  for (const [kind, value] of RIGHT) await see(kind, value)
})

forBothHouses(
  'a false observation is dropped with its reason, and holds up nothing',
  casesHouse,
  async (h) => {
    const { of, item } = await staffed(h)
    await sourcesSettled(h, of)
    for (const step of [1, 2]) await h.call(analyst, finishStep, { case: of, step })
    await h.call(analyst, waiveStep, { case: of, step: 3, reason: 'The image is the acquisition' })
    const see = async (value: string) =>
      (await h.call(analyst, observe, { case: of, item, place: 'line 1', kind: 'other', value }))
        .observation
    const [good, bad, typo] = [await see('held'), await see('never there'), await see('192.0.2.77')]
    await h.call(analyst, finishStep, { case: of, step: 4 })
    const technique = { framework: 'attack', technique: 'T1110', confidence: 'high' } as const
    const { mappedAt } = await h.call(analyst, mapObservation, {
      case: of,
      observation: good,
      ...technique,
    })
    await h.call(second, lookAgain, { case: of, observation: good, mappedAt })
    const next = () => h.call(analyst, finishStep, { case: of, step: 5 })
    await assert.rejects(next(), problemWith('cases.gate_lacks'))

    const drop = { case: of, observation: bad, reason: 'The log ends at line 1,999' }
    await h.call(analyst, dropObservation, drop)
    const dropped = problemWith('cases.observation_dropped')
    await assert.rejects(h.call(analyst, dropObservation, drop), dropped)
    await assert.rejects(
      h.call(analyst, mapObservation, { case: of, observation: bad, ...technique }),
      dropped,
    )
    const right = { place: 'line 2', kind: 'ipv4-addr', value: '192.0.2.7' } as const
    const correct = { case: of, observation: typo, ...right, reason: 'A digit too many' }
    await assert.rejects(
      h.call(analyst, correctObservation, { ...correct, value: '192.0.2' }),
      problemWith('cases.not_of_kind'),
    )
    const { observation } = await h.call(analyst, correctObservation, correct)
    await h.call(analyst, mapObservation, { case: of, observation, ...technique })
    await next()

    const { items } = await h.call(analyst, observations, { case: of })
    assert.deepEqual(
      items.map(({ value, reason, instead }) => [value, reason, instead]).toSorted(),
      [
        ['192.0.2.7', '', null],
        ['192.0.2.77', 'A digit too many', observation],
        ['held', '', null],
        ['never there', 'The log ends at line 1,999', null],
      ],
    )
    const log = JSON.stringify(await h.records())
    assert.ok(log.includes('observation.dropped') && !log.includes('A digit too many'))
    const page = await visitPage(h, observationsPage, { actor: analyst, params: { case: of } })
    assert.match(page, /<s>.*never there.*<\/s>/)
    assert.ok(page.includes('The log ends at line 1,999'))

    const { bundle: own } = await h.call(prosecutor, bundle, { case: of, language: 'en' })
    const handing = person('workflow', ['cases:hand-on'])
    const asked = await h.call(handing, bundleToHandOn, { bundle: own })
    const report = asked?.files.find(({ path }) => path === 'report.html')?.text ?? ''
    assert.match(report, /<s>[^/]*never there/)
    assert.match(report, /Dropped .*The log ends at line 1,999/)
    assert.match(report, /Corrected .*A digit too many/)
  },
)
