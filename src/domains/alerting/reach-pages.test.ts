import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import type { Page, PageContext, View } from '../../core/slice.ts'
import { type Language, text } from '../../core/text.ts'
import { forHouse, person, problemWith, type TestHouse } from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { removeStep, setStep } from './actions/plan.ts'
import * as alerting from './index.ts'
import { pages } from './pages/index.ts'
import { cardTexts, reachTexts, smsWords } from './texts/reach.ts'
import { asShown } from '../../../test/support/alerting.ts'
import { askingAs } from '../../../test/support/page-visit.ts'

const nation = exampleNation()
nation.contacts = [
  { official: 'duty', station: null, area: '/1/1/', contact: '+20 100 111 2222' },
  { official: 'far', station: null, area: '/2/', contact: '+20 100 333 4444' },
]
nation.onDuty = [
  {
    area: '/1/1/',
    post: 'Duty officer',
    label: null,
    contact: '+20 100 111 2222',
    until: '2026-11-24T16:00:00.000Z',
  },
]
const options = {
  slices: [nation.slice, alerting.alerting],
  realm: 'exercise' as const,
}
const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:routes',
  'alerting:plan',
  'alerting:issue-cards',
  'territory:read',
])

/** Loads and draws a page as the door does; `issue` is what was just done with its form. */
async function visit(
  house: TestHouse,
  path: string,
  more: {
    params?: Readonly<Record<string, string>>
    issue?: object
    language?: Language
  } = {},
): Promise<string> {
  const page = pages.find((one) => one.path === path) as Page<unknown, unknown> | undefined
  assert.ok(page, path)
  const { facts: node, clock } = house
  const { params = {}, language = 'en' } = more
  const done = more.issue === undefined ? null : { form: 'issue', output: more.issue }
  const common = { node, now: clock.now(), refused: null, done }
  const data = await page.load({
    ...common,
    readiness: [],
    waiting: () => Promise.resolve([]),
    ...askingAs(house, officer),
    params,
    search: {},
  } satisfies PageContext)
  let keys = 0
  const base = `${node.prefix}/${language}`
  const newKey = () => `key-${(keys += 1)}`
  const view: View = { ...common, t: text(language), path, base, newKey }
  return String(page.render(data, view).main)
}

const CARD = '/console/stations/:id/card'
const issueCards = alerting.issueCards

forHouse(
  'a card has whom to call, eight problems and its codes, and shows them once',
  options,
  async (house) => {
    const params = { id: 's1' }
    const before = await visit(house, CARD, { params })
    assert.match(before, /This station has no card\./)
    const issue = await house.call(officer, issueCards, { station: 's1' })
    const [code = ''] = issue.cards[0]?.codes ?? []
    const spaced = `${code.slice(0, 5)}-${code.slice(5)}`
    for (const language of ['en', 'ar'] as const) {
      const sheet = await visit(house, CARD, { params, issue, language })
      assert.ok(sheet.includes(spaced))
      assert.ok(sheet.includes('+20 100 111 2222') && !sheet.includes('+20 100 333 4444'))
      assert.match(sheet, language === 'en' ? /EXERCISE/ : /تمرين/)
      assert.match(sheet, language === 'en' ? /on duty until 24 November/ : /مناوب حتى/)
    }
    const after = await visit(house, CARD, { params })
    assert.ok(!after.includes(spaced))
    assert.match(after, /12 codes left/)
    const stored = JSON.stringify(await house.records())
    assert.ok(!stored.includes(code), 'no code in the record')
  },
)

forHouse('cards of an area are printed together', options, async (house) => {
  const issue = await house.call(officer, issueCards, { area: '/1/' })
  assert.deepEqual(
    issue.cards.map(({ station }) => station),
    ['s1', 's2', 's3', 's4', 's5'],
  )
  const print = await visit(house, '/console/cards', { issue })
  assert.equal(print.match(/class="sheet station-card"/g)?.length, 5)
  const types = (await house.records()).map(({ type }) => type)
  assert.equal(types.filter((type) => type === 'card.issued').length, 5)
})

forHouse('the plan, the numbers, the messages and what is unproven', options, async (house) => {
  await house.settled()
  const numbers = await visit(house, '/console/routes')
  assert.match(numbers, /\+201001112222/)
  assert.match(numbers, /Duty officer/)
  assert.match(await visit(house, '/console/escalation'), /others of the station/)
  await house.call(officer, alerting.setStep, {
    severity: 'Severe',
    n: 3,
    waitS: 0,
    predicate: 'unacknowledged',
    channel: 'sms',
    target: 'district',
    repeatEveryS: 0,
    maxRepeats: 0,
  })
  const content = alerting.templateContent({
    event: 'DDOS',
    severity: 'Severe',
    areas: ['/1/1/'],
  })
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, { ...(await asShown(house, alert)), count: 3 })
  await house.settled()
  const messages = await visit(house, '/console/messages')
  assert.match(messages, /EXERCISE North Hill: 3 stations have not answered/)
  assert.ok(!messages.includes('1112222'), 'a number is masked')
  assert.match(await visit(house, '/console/alerts/:alert', { params: { alert } }), /Next step/)
  for (const language of ['en', 'ar'] as const) {
    for (const path of [
      '/console/unproven-sms',
      '/console/escalation',
      '/console/messages',
      '/console/routes',
    ]) {
      assert.ok((await visit(house, path, { language })).length > 0, path)
    }
  }
})

forHouse(
  'a step that was taken out does not come back over another one',
  options,
  async (house) => {
    const step = { severity: 'Severe', n: 98, waitS: 60, predicate: 'unacknowledged' } as const
    const set = {
      ...step,
      channel: 'sms',
      target: 'district',
      repeatEveryS: 0,
      maxRepeats: 0,
    } as const
    await house.call(officer, alerting.setStep, set)
    const removed = await house.call(officer, removeStep, { severity: 'Severe', n: 98 })
    const back = setStep.input.parse({ ...removed, isNew: true })
    await house.call(officer, setStep, { ...set, waitS: 90 })
    await assert.rejects(house.call(officer, setStep, back), problemWith('alerting.step_there'))
  },
)

test('every word of cards, messages and pages is English and Arabic', () => {
  for (const words of [smsWords, cardTexts, reachTexts]) {
    assert.deepEqual(catalogueProblems(words), [])
  }
})
