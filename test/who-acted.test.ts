// Who proposed and who released: the alert's page and the day's report say what was recorded, never a guess.

import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Actor } from '../src/core/actor.ts'
import type { Page } from '../src/core/slice.ts'
import { addMs, DAY } from '../src/core/time.ts'
import { exampleNation } from './support/example-nation.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { alertPage } from '../src/domains/alerting/pages/alert-board.ts'
import { ordersPage } from '../src/domains/alerting/pages/orders.ts'
import { record } from '../src/domains/record/index.ts'
import { dayPage } from '../src/http/pages/day.ts'
import { tables } from '../src/lib/sql/tables.ts'
import { asShown, orderAsShown } from './support/alerting.ts'
import { BEGIN, COMMAND_LINE, forHouse, person, type TestHouse } from './support/house.ts'
import { visitPage, wordsOf } from './support/page-visit.ts'

const ALL = [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:order',
  'territory:read',
  'record:day',
] as const
const amina = person('amina-0001', ALL)
const bintou = person('bintou-0002', ALL)
const cleo = person('cleo-0003', ALL)
const NAMES: Readonly<Record<string, string>> = {
  [amina.id]: 'Amina',
  [bintou.id]: 'Bintou',
  [cleo.id]: 'Cleo',
}
const READ = ['en', 'ar'] as const

const nation = exampleNation()
const slices = [nation.slice, alerting.alerting, record]
const day = dayPage(slices)

const content = alerting.templateContent({
  event: 'DEFACEMENT',
  severity: 'Moderate',
  areas: ['/1/1/'],
})

async function proposed(house: TestHouse, by: Actor): Promise<string> {
  const { alert } = await house.call(by, alerting.draft, { content })
  await house.call(by, alerting.propose, { alert, confirmed: [...READ] })
  return alert
}

async function released(house: TestHouse, by: Actor, second: Actor): Promise<string> {
  const alert = await proposed(house, by)
  await house.call(second, alerting.issue, await asShown(house, alert))
  return alert
}

/** Released as break-glass by one person, whoever proposed it. */
async function broken(house: TestHouse, by: Actor, alone: Actor): Promise<string> {
  const alert = await proposed(house, by)
  const reason = { breakGlassReason: 'nobody answers' }
  await house.call(alone, alerting.issue, { ...(await asShown(house, alert)), ...reason })
  return alert
}

/** Taken back or over, in words that were not released with the alert. */
async function endedInOtherWords(house: TestHouse, by: Actor, second: Actor): Promise<string> {
  const alert = await released(house, by, second)
  const end = { alert, end: 'Cancel' as const, texts: { en: 'Other words' } }
  await house.call(by, alerting.proposeEnd, { ...end, confirmed: ['en'] })
  await house.call(second, alerting.endAsProposed, await asShown(house, alert))
  return alert
}

interface Case {
  readonly name: string
  readonly realm?: 'actual' | 'exercise'
  /** Does it; gives the alert. */
  act(house: TestHouse): Promise<string>
  /** What both pages say, in English and in Arabic. */
  readonly says: readonly (string | RegExp)[]
  /** What neither says. */
  readonly never: readonly RegExp[]
}

const ONE = /That was one person/
const TWO = /Proposed by \S+, released by/
const PREPARED = /in the words released with the alert/
const ALONE = /alone/

const CASES: readonly Case[] = [
  {
    name: 'a release by two',
    act: (house) => released(house, amina, bintou),
    says: ['Proposed by Amina , released by Bintou .', 'اقترحه Amina وأصدره Bintou .'],
    never: [ONE, PREPARED, ALONE],
  },
  {
    name: 'an update by two, one of them another',
    async act(house) {
      const alert = await released(house, amina, bintou)
      const confirmed = [...READ]
      await house.call(bintou, alerting.proposeUpdate, { alert, content, confirmed })
      await house.call(cleo, alerting.update, await asShown(house, alert))
      return alert
    },
    says: [
      'Proposed by Amina , released by Bintou .',
      'Proposed by Bintou , released by Cleo .',
      'اقترحه Bintou وأصدره Cleo .',
    ],
    never: [ONE, PREPARED, ALONE],
  },
  {
    name: 'a release by one person alone',
    act: (house) => broken(house, amina, amina),
    says: [
      'Proposed and released by Amina alone, with a reason. That was one person.',
      'اقترحه Amina وأصدره منفردًا مع ذكر السبب. وهو شخص واحد.',
    ],
    never: [TWO, PREPARED],
  },
  {
    name: 'a release alone of what another one had proposed',
    act: (house) => broken(house, amina, bintou),
    says: [
      'Proposed by Amina , released by Bintou alone, with a reason.',
      'اقترحه Amina وأصدره Bintou منفردًا مع ذكر السبب.',
    ],
    never: [ONE, PREPARED],
  },
  {
    name: 'a cancellation by one in the prepared words',
    async act(house) {
      const alert = await released(house, amina, bintou)
      await house.call(bintou, alerting.cancel, { alert })
      return alert
    },
    says: [
      'Sent by Bintou in the words released with the alert. That was one person.',
      'أرسله Bintou بالكلمات التي صدرت مع التنبيه. وهو شخص واحد.',
    ],
    never: [ALONE],
  },
  {
    name: 'a cancellation by two in other words',
    act: (house) => endedInOtherWords(house, bintou, amina),
    says: ['Proposed by Bintou , released by Amina .', 'اقترحه Bintou وأصدره Amina .'],
    never: [ONE, PREPARED, ALONE],
  },
  {
    name: 'an all-clear by one in the prepared words',
    async act(house) {
      const alert = await released(house, amina, bintou)
      await house.call(amina, alerting.allClear, { alert })
      return alert
    },
    says: ['Sent by Amina in the words released with the alert. That was one person.'],
    never: [ALONE],
  },
  {
    name: 'an alert by a standing order',
    async act(house) {
      const until = addMs(BEGIN, DAY)
      const wanted = { site: 'site-1', content: { ...content, areas: ['/1/'] }, until }
      const { order } = await house.call(amina, alerting.proposeOrder, {
        ...wanted,
        confirmed: [...READ],
      })
      await house.call(bintou, alerting.approveOrder, await orderAsShown(house, order))
      const node: Actor = { id: 'workflow:finding-to-alert', holds: 'all' }
      const { alert } = await house.call(node, alerting.issueByOrder, {
        order,
        site: 'site-1',
        eventCode: 'DEFACEMENT',
        areas: ['/1/1/'],
        origin: 'finding:1',
      })
      return alert
    },
    says: [
      'Sent by the node, by the standing order that Amina proposed and Bintou approved.',
      'أرسلته العقدة بالأمر الدائم الذي اقترحه Amina واعتمده Bintou .',
    ],
    never: [ONE, PREPARED, ALONE, TWO],
  },
  {
    name: 'a release and its end in other words by one in an exercise',
    realm: 'exercise',
    act: (house) => endedInOtherWords(house, amina, amina),
    says: [
      /Proposed and released by participant 0001 \. That was one person\..*Proposed and released by participant 0001 \. That was one person\./,
      'اقترحه وأصدره المشارك 0001 . وهو شخص واحد.',
    ],
    never: [TWO, PREPARED, ALONE],
  },
  {
    name: 'a release by the machine in an exercise',
    realm: 'exercise',
    act: (house) => released(house, COMMAND_LINE, COMMAND_LINE),
    says: ['Proposed and released by the machine’s operator.'],
    never: [TWO, ONE, PREPARED, ALONE],
  },
]

for (const { name, act, says, never, realm = 'actual' } of CASES) {
  forHouse(`the pages say who acted: ${name}`, { slices, realm }, async (house) => {
    nation.nameOf = (one) => (realm === 'exercise' ? null : (NAMES[one] ?? null))
    const alert = await act(house)
    const board = await saidOn(house, alertPage, { alert })
    const report = await saidOn(house, day, {})
    for (const said of [board, report]) {
      for (const one of says) {
        if (typeof one === 'string') assert.ok(said.includes(one), `${one}\nis not in\n${said}`)
        else assert.match(said, one)
      }
      for (const one of never) assert.doesNotMatch(said, one)
    }
  })
}

/** The part of a page about what was sent, in both languages. */
async function saidOn(
  house: TestHouse,
  page: Page,
  params: Readonly<Record<string, string>>,
): Promise<string> {
  const said: string[] = []
  for (const language of ['en', 'ar'] as const) {
    const markup = await visitPage(house, page, { actor: amina, params, language })
    const table = /<table[\s\S]*<\/table>/.exec(markup)?.[0] ?? ''
    said.push(wordsOf(table))
  }
  return said.join(' ')
}

forHouse(
  'of an end from before it was recorded, the pages say who sent it and not how',
  { slices },
  async (house) => {
    nation.nameOf = (one) => NAMES[one] ?? null
    const alert = await released(house, amina, bintou)
    await house.call(bintou, alerting.cancel, { alert })
    await house.store.write(async (tx) => {
      await sql`update alert_revision set way = null`.execute(tables<Record<string, never>>()(tx))
    })
    for (const page of [alertPage, day]) {
      const said = await saidOn(house, page, { alert })
      assert.match(said, /Proposed by Amina , released by Bintou \./)
      assert.match(said, /Sent by Bintou \. That was one person\./)
      assert.doesNotMatch(said, PREPARED)
    }
  },
)

forHouse('the day tells whether a review is due or who made it', { slices }, async (house) => {
  nation.nameOf = (one) => NAMES[one] ?? null
  const alert = await broken(house, amina, amina)
  assert.match(await saidOn(house, day, {}), /A review is due\./)
  await house.call(bintou, alerting.review, { alert, conclusion: 'it was right' })
  const after = await saidOn(house, day, {})
  assert.match(after, /Reviewed by Bintou \./)
  assert.doesNotMatch(after, /review is due/)
})

for (const realm of ['actual', 'exercise'] as const) {
  forHouse(
    `the list of standing orders says who proposed, approved and revoked one (${realm})`,
    { slices, realm },
    async (house) => {
      nation.nameOf = (one) => NAMES[one] ?? null
      const wanted = { site: 'site-1', content: { ...content, areas: ['/1/'] } }
      const { order } = await house.call(amina, alerting.proposeOrder, {
        ...wanted,
        until: addMs(BEGIN, DAY),
        confirmed: [...READ],
      })
      const waits = await saidOn(house, ordersPage, {})
      const board = await visitPage(house, ordersPage, { actor: amina })
      assert.match(waits, /Proposed by Amina ,/)
      assert.match(waits, /اقترحه Amina ،/)
      assert.equal(
        /another one on a device/.test(board),
        realm === 'actual',
        'an exercise needs one person',
      )
      await house.call(bintou, alerting.approveOrder, await orderAsShown(house, order))
      const approved = await saidOn(house, ordersPage, {})
      assert.match(approved, /Proposed by Amina ,[^.]*\. Approved by Bintou ,/)
      await house.call(cleo, alerting.revokeOrder, { order })
      const revoked = await saidOn(house, ordersPage, {})
      assert.match(
        revoked,
        /Proposed by Amina ,[^.]*\. Approved by Bintou ,[^.]*\. Revoked by Cleo ,/,
      )
    },
  )
}
