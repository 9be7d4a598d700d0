import assert from 'node:assert/strict'
import type { Actor } from '../../core/actor.ts'
import { wordsOf as readable, visitPage } from '../../../test/support/page-visit.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import { text } from '../../core/text.ts'
import { MINUTE } from '../../core/time.ts'
import {
  addSymptom,
  changeSymptom,
  moveSymptom,
  restoreSymptom,
  symptoms,
} from './actions/symptom.ts'
import * as alerting from './index.ts'
import { pages } from './pages/index.ts'
import { readReply } from './sms-reply.ts'
import { MAX_ADVICE, MAX_TITLE, type Symptom } from './symptoms.ts'

const nation = exampleNation()
const options = { slices: [nation.slice, alerting.alerting] }
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { ...options, runsJobs: false }
const lawyer = person('lawyer', ['alerting:write-symptoms', 'territory:read'])
const other = person('other', ['alerting:write-symptoms', 'territory:read'])
const officer = person('officer', ['alerting:read', 'alerting:handle-problem', 'territory:read'])

function device(station: string): Actor {
  const permissions = ['alerting:speak', 'alerting:receive', 'territory:read'] as const
  const holds = permissions.map((permission) => ({ permission, area: '/1/1/' }))
  return { id: `device:${station}`, via: `device:${station}`, station, holds }
}

const BY_LAW = { title: 'A scanner fails', advice: 'Count by hand at once.\nCall the court.' }
const ARABIC = { title: 'ماسح لا يعمل', advice: 'عدّوا يدويًا فورًا.' }

const partOf = (symptom: Symptom, revision: number) => ({ symptom, revision })
const cards = async (house: TestHouse) => (await house.call(lawyer, symptoms, {})).items
const cardOf = async (house: TestHouse, symptom: Symptom) =>
  (await cards(house)).find((card) => card.symptom === symptom)

let keys = 0
function report(house: TestHouse, station: string, symptom: Symptom) {
  keys += 1
  return house.call(device(station), alerting.reportProblem, {
    symptom,
    clientKey: `symptom-${keys}`,
  })
}

forHouse('a card says what the node wrote, and what ships again', options, async (house) => {
  const change = { symptom: 'device', revision: 0, texts: { en: BY_LAW } } as const
  const { revision } = await house.call(lawyer, changeSymptom, change)
  assert.deepEqual((await cardOf(house, 'device'))?.texts, { en: BY_LAW })
  const view = await house.call(device('s1'), alerting.stationView, {})
  const own = view.cards.find(({ symptom }) => symptom === 'device')
  assert.ok(own)
  assert.equal(alerting.wordsOf(text('en'), own).advice, BY_LAW.advice)
  assert.equal(alerting.wordsOf(text('ar'), own).title, 'طابعة أو ماسح لا يعمل')
  const shipped = await house.call(lawyer, restoreSymptom, {
    symptom: 'device',
    revision,
    to: 'shipped',
  })
  assert.deepEqual((await cardOf(house, 'device'))?.texts, {})
  // The undo of what was just done.
  const { before, ...read } = shipped
  await house.call(lawyer, restoreSymptom, { ...read, ...before, to: 'before' })
  assert.deepEqual((await cardOf(house, 'device'))?.texts, { en: BY_LAW })
  const types = (await house.records()).map(({ type }) => type)
  assert.deepEqual(types, ['symptom.changed', 'symptom.changed', 'symptom.changed'])
})

forHouse('undo brings back the whole card, one that was hidden too', still, async (house) => {
  const event = 'PHISHING'
  const added = await house.call(lawyer, addSymptom, { texts: { en: BY_LAW }, event })
  const own = partOf(added.symptom, added.revision)
  const hidden = await house.call(lawyer, changeSymptom, {
    ...own,
    texts: { en: BY_LAW },
    isHidden: true,
  })
  const { before, ...changed } = await house.call(lawyer, changeSymptom, {
    ...partOf(hidden.symptom, hidden.revision),
    texts: { en: { ...BY_LAW, title: 'Another word' } },
    isHidden: true,
    event: 'DEFACEMENT',
  })
  await house.call(lawyer, restoreSymptom, { ...changed, ...before, to: 'before' })
  const card = await cardOf(house, added.symptom)
  assert.deepEqual([card?.isHidden, card?.event, card?.texts], [true, event, { en: BY_LAW }])
})

forHouse('words as they ship are not kept as the node’s own', options, async (house) => {
  const t = text('en')
  const [first] = await cards(house)
  assert.ok(first)
  const { title, advice } = alerting.wordsOf(t, first)
  const same = { symptom: first.symptom, revision: 0, texts: { en: { title, advice } } }
  await house.call(lawyer, changeSymptom, same)
  assert.deepEqual(await house.records(), [])
  assert.equal((await cardOf(house, first.symptom))?.revision, 0)
})

forBothHouses('of two who change a card at once the second is told', still, async (house) => {
  const read = { symptom: 'network', revision: 0 } as const
  const both = await Promise.allSettled([
    house.call(lawyer, changeSymptom, { ...read, texts: { en: BY_LAW } }),
    house.call(other, changeSymptom, { ...read, texts: { ar: ARABIC } }),
  ])
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
  assert.equal(refused.length, 1)
  assert.ok(problemWith('alerting.symptom_changed')(refused[0]))
  assert.equal((await cardOf(house, 'network'))?.revision, 1)
})

forBothHouses('cards are added with numbers of their own, to the last', still, async (house) => {
  const add = (title: string) =>
    house.call(lawyer, addSymptom, { texts: { en: { ...BY_LAW, title } }, event: 'PHISHING' })
  const both = await Promise.all([add('one'), add('two')])
  assert.deepEqual(new Set(both.map(({ symptom }) => symptom)), new Set(['own9', 'own10']))
  for (let n = 3; n <= 8; n += 1) await add(`card ${n}`)
  await assert.rejects(add('too many'), problemWith('alerting.too_many_symptoms'))
  const numbers = (await cards(house)).map(({ number }) => number)
  assert.deepEqual(
    numbers,
    Array.from({ length: 16 }, (_, n) => n + 1),
  )
  await report(house, 's1', 'own9')
  await report(house, 's2', 'own9')
  await report(house, 's3', 'own9')
  const drafts = await house.call(officer, alerting.list, { view: 'all', limit: 5 })
  assert.deepEqual(
    drafts.items.map(({ eventCode }) => eventCode),
    ['PHISHING'],
  )
})

forHouse('a card moves, its number stays; a hidden one still reports', still, async (house) => {
  await house.call(lawyer, moveSymptom, { symptom: 'other', to: 'up' })
  const order = (await cards(house)).map(({ symptom }) => symptom)
  assert.deepEqual(order.slice(-2), ['other', 'website'])
  assert.equal((await cardOf(house, 'other'))?.number, 8)
  await house.call(lawyer, changeSymptom, {
    symptom: 'other',
    revision: 0,
    texts: {},
    isHidden: true,
  })
  const shown = await house.call(device('s1'), alerting.stationView, {})
  assert.ok(shown.cards.every(({ symptom }) => symptom !== 'other'))
  await report(house, 's1', 'other')
  const after = await house.call(device('s1'), alerting.stationView, {})
  assert.equal(after.cards.find(({ symptom }) => symptom === 'other')?.isHidden, true)
  await house.call(lawyer, moveSymptom, { symptom: 'pollbook', to: 'up' })
  assert.equal((await cards(house))[0]?.symptom, 'pollbook', 'the first one stays')
})

forHouse('what no card can say is refused, and nothing of it kept', still, async (house) => {
  const change = (texts: object, more: object = {}) =>
    house.call(lawyer, changeSymptom, { symptom: 'device', revision: 0, texts, ...more })
  const bad = problemWith('core.bad_input')
  await assert.rejects(change({ en: { ...BY_LAW, title: 'x'.repeat(MAX_TITLE + 1) } }), bad)
  await assert.rejects(change({ en: { ...BY_LAW, advice: 'x'.repeat(MAX_ADVICE + 1) } }), bad)
  await assert.rejects(change({ en: { ...BY_LAW, advice: '1\n2\n3\n4\n5' } }), bad)
  await assert.rejects(change({ en: { ...BY_LAW, title: 'turned \u202e round' } }), bad)
  await assert.rejects(change({ xx: BY_LAW }), bad)
  await assert.rejects(change({ en: { title: 'half' } }), problemWith('alerting.half_symptom'))
  const added = house.call(lawyer, addSymptom, { texts: {}, event: 'PHISHING' })
  await assert.rejects(added, problemWith('alerting.half_symptom'))
  await assert.rejects(report(house, 's1', 'own12'), problemWith('alerting.unknown_symptom'))
  const unknown = house.call(lawyer, changeSymptom, { symptom: 'own12', revision: 0, texts: {} })
  await assert.rejects(unknown, problemWith('alerting.unknown_symptom'))
  const district = person('district', ['alerting:write-symptoms'], '/1/')
  const narrow = house.call(district, changeSymptom, { symptom: 'device', revision: 0, texts: {} })
  await assert.rejects(narrow, problemWith('core.wrong_area'))
  const nobody = house.call(officer, changeSymptom, { symptom: 'device', revision: 0, texts: {} })
  await assert.rejects(nobody, problemWith('core.not_allowed'))
  for (const { symptom } of (await cards(house)).slice(1)) {
    await house.call(lawyer, changeSymptom, { symptom, revision: 0, texts: {}, isHidden: true })
  }
  const last = house.call(lawyer, changeSymptom, {
    symptom: 'pollbook',
    revision: 0,
    texts: {},
    isHidden: true,
  })
  await assert.rejects(last, problemWith('alerting.last_symptom'))
})

forHouse(
  'the pages show what a card says, in both languages, and where it does not',
  still,
  async (house) => {
    const visit = async (path: string, language: 'en' | 'ar' = 'en', params = {}) => {
      const page = pages.find((one) => one.path === path)
      assert.ok(page)
      return await visitPage(house, page, { actor: lawyer, language, params })
    }
    const evil = { title: '<script>alert(1)</script>', advice: '<b>Count</b>\nsecond line' }
    await house.call(lawyer, changeSymptom, { symptom: 'device', revision: 0, texts: { en: evil } })
    await house.call(lawyer, addSymptom, { texts: { en: BY_LAW }, event: 'PHISHING' })
    for (const language of ['en', 'ar'] as const) {
      const list = await visit('/console/symptoms', language)
      assert.ok(!list.includes('<script>'))
      const one = await visit('/console/symptoms/:symptom', language, { symptom: 'device' })
      assert.ok(!one.includes('<b>Count'))
      assert.match(one, /&lt;b&gt;Count/)
    }
    assert.match(readable(await visit('/console/symptoms')), /still say what ships: .?العربية/)
    assert.match(readable(await visit('/console/symptoms', 'ar')), /A scanner fails \[en\]/)
    assert.match(readable(await visit('/console/symptoms')), /You can add 7 more cards/)
    assert.match(await visit('/console/symptoms/new'), /name="texts\.ar\.title"/)
  },
)

forHouse('day, list and station page call a problem by the card', options, async (house) => {
  await house.call(lawyer, changeSymptom, { symptom: 'device', revision: 0, texts: { en: BY_LAW } })
  const before = house.clock.now()
  await report(house, 's1', 'device')
  await house.pass(MINUTE)
  const problems = pages.find(({ path }) => path === '/console/problems')
  assert.ok(problems)
  assert.match(await visitPage(house, problems, { actor: officer }), /A scanner fails/)
  const { problems: told } = await house.call(officer, alerting.ofStation, { station: 's1' })
  assert.deepEqual(told[0]?.names, { en: BY_LAW.title, ar: 'طابعة أو ماسح لا يعمل' })
  assert.ok(before < house.clock.now())
})

forHouse('a number of a card is read from an SMS, a number of none is not', still, async () => {
  assert.deepEqual(readReply('KQVHT-MWBRC P16 smoke').said, { symptom: 'own16' })
  assert.deepEqual(readReply('KQVHT-MWBRC م١٠').said, { symptom: 'own10' })
  assert.equal(readReply('KQVHT-MWBRC P17').said, null)
  assert.equal(readReply('KQVHT-MWBRC P0').said, null)
})
