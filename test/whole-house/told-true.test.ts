// What people are told is true at the moment that counts: voters of a page that lies about voting, a station whose
// telephone has an old all clear and a new alert, an office that warns of one cause once, and figures wherever they stand.
// In Chromium, against a real site, in both writing directions, at a telephone and at a desk.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { texts } from '../../src/domains/alerting/texts/alerts.ts'
import { composeTexts } from '../../src/domains/alerting/texts/compose.ts'
import { waitTexts } from '../../src/domains/alerting/texts/waits.ts'
import { publicTexts } from '../../src/domains/monitoring/texts/public.ts'
import { LANGUAGES } from '../../src/core/text.ts'
import { readRecords, withoutBom } from '../../src/lib/csv/csv.ts'
import { outputOf } from '../support/attack.ts'
import { browser } from '../support/chromium.ts'
import { CookieBrowser } from '../support/cookie-browser.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { wordsOf } from '../support/page-visit.ts'
import { type RealSite, startRealSite } from '../support/real-site.ts'
import { answered, type Country, makeCountry, proposed, released } from '../support/task-country.ts'
import { anyIn, type Colleague, colleague, type Face, FACES, sit } from '../support/task.ts'
import { until } from '../support/until.ts'
import { HOURS, pageOf } from '../support/watched-page.ts'

await browser()

const NUMBER = '+254 20 555 0100'
const OPENS = '06:00'
const CLOSES = '17:00'
/** A day of learning, in milliseconds. */
const LEARN_MS = '4000'
/** However long a busy machine takes for looks that confirm each other. */
const LIMIT = { timeout: 280_000 }
const WAIT = { limitMs: 120_000, everyMs: 200 }

let site: RealSite
let house: TestNode
let country: Country
let officer: Colleague
let second: Colleague
let analyst: Colleague
let n = 0

/** The office's own page, with figures that move; or what somebody made of it. */
const page = (change: (own: string) => string) =>
  change(pageOf({ end: `<p id="stamp">Visitors so far: ${4000 + ((n += 1)) * 17}</p>` }))

const later = (own: string) => own.replace(HOURS, HOURS.replace('20:00', '14:00'))
const postponed = (own: string) =>
  own.replace('<main', '<p>The vote is postponed. Do not come to the polling stations.</p><main')
const foreign = (own: string) =>
  own.replace('</head>', '<script src="https://cdn.evil.example/x.js"></script></head>')
const defaced = (own: string) => later(foreign(own))
const itself = (own: string) => own

before(async () => {
  site = await startRealSite()
  site.show(page(itself))
  house = await startTestNode('sqlite', {
    ...site.settings,
    SCRUTINEER_VISIT_MS: '1000',
    SCRUTINEER_LEARN_MS: LEARN_MS,
  })
  country = await makeCountry(house)
  const { elections } = await house.call<{ elections: { id: string }[] }>('territory.elections', {})
  const [election] = elections
  await house.call('territory.setHours', { election: election?.id, opens: OPENS, closes: CLOSES })
  await house.call('directory.addAgency', {
    iso3: 'KEN',
    kind: 'authority',
    name: 'Electoral Commission',
    phone: NUMBER,
    source: 'Read today',
  })
  officer = await colleague(house, 'Amina Sow', 'alert-officer')
  analyst = await colleague(house, 'Ines Duarte', 'analyst')
  second = await colleague(house, 'Joseph Okello', 'releasing-officer')
  await watch()
}, LIMIT)

after(async () => {
  await house?.remove()
  await site?.stop()
})

/** The site is entered and its page learned. */
async function watch(): Promise<void> {
  await house.call('monitoring.openNetwork', { network: site.address, reason: 'Our servers' })
  const [area = ''] = country.districts.values()
  const { site: id } = await house.call<{ site: string }>('monitoring.addSite', {
    name: 'Hours of polls',
    host: site.host,
    area,
    areas: [area],
    allowPrivate: true,
    newOrganization: 'Office of elections',
    authorisation: { legalBasis: 'Order', grantedBy: 'Head of the office', days: 30 },
  })
  await until(
    'the learned page',
    async () => {
      site.show(page(itself))
      const facts = await house.call<{ learned: { stage: string } | null }>('monitoring.site', {
        site: id,
      })
      return facts.learned?.stage === 'full' || undefined
    },
    WAIT,
  )
}

/** What everybody is told of the site. */
async function conduct() {
  const { items } = await house.call<{ items: { use: string; isUnsettled: boolean }[] }>(
    'monitoring.publicStatus',
    { limit: 1 },
  )
  return items[0]
}

/** Shows a page until everybody is told so of it, and no longer as of something that is only being looked at. */
async function told(change: (own: string) => string, use: string): Promise<void> {
  await until(
    `the site as ${use}`,
    async () => {
      site.show(page(change))
      const now = await conduct()
      return (now?.use === use && !now.isUnsettled) || undefined
    },
    WAIT,
  )
}

/** Somebody opens the front page. */
async function frontPage(face: Face) {
  const hand = await sit(house, face, { task: 'front' })
  await hand.open('/LANG')
  return hand
}

for (const [what, change] of [
  ['hours that are not true', later],
  ['a vote that is said to be postponed', postponed],
] as const) {
  test(
    `of ${what} everybody reads on the first screen not to believe it, and the true hours`,
    LIMIT,
    async () => {
      await told(change, 'disbelieve')
      for (const face of FACES) {
        const hand = await frontPage(face)
        await hand.sees(anyIn(hand.t(publicTexts.disbelieveNames, { names: '{}' })))
        await hand.sees(new RegExp(`${OPENS}.*${CLOSES}`))
        await hand.sees(hand.page.getByRole('link', { name: /555.*0100/ }).first())
        const main = await hand.main()
        for (const cheerful of [publicTexts.works, publicTexts.worksMore, publicTexts.allWork])
          assert.ok(!main.includes(hand.t(cheerful)), main)
        await hand.leave(0)
      }
      const sites = wordsOf((await analyst.browser.get('/en/console/sites')).text)
      assert.doesNotMatch(sites, /\b1 of 1 well|All well/)
      await told(itself, 'works')
    },
  )
}

test(
  'of a page that runs a script from elsewhere everybody reads to enter nothing',
  LIMIT,
  async () => {
    await told(foreign, 'read')
    for (const face of FACES) {
      const hand = await frontPage(face)
      await hand.sees(anyIn(hand.t(publicTexts.readNames, { names: '{}' })))
      assert.ok((await hand.main()).includes(hand.t(publicTexts.readMore)))
      await hand.leave(0)
    }
    await told(itself, 'works')
    await until('no draft', async () => (await drafts()).length === 0 || undefined, WAIT)
  },
)

interface Listed {
  readonly alert: string
  readonly state: string
}

async function listed(view: 'open' | 'active'): Promise<readonly Listed[]> {
  const { items } = await house.call<{ items: Listed[] }>('alerting.list', { view, limit: 20 })
  return items
}

const drafts = async () => (await listed('open')).filter(({ state }) => state === 'draft')

/** A station's telephone, enrolled. */
async function telephone(station: string): Promise<Colleague> {
  const { secret } = await outputOf<{ secret: string }>(
    officer.browser.post('accounts.offerDevice', { station }),
  )
  const own = new CookieBrowser(house)
  await outputOf(own.post('accounts.enrolDevice', { secret }))
  return { name: station, browser: own }
}

/** From the draft to the release, by two, each pressing only what is in sight. */
async function releaseByTwo(face: Face): Promise<void> {
  const first = await sit(house, face, { task: 'told-true', as: officer })
  const { t } = first
  await first.open('/LANG/console')
  assert.match(await first.page.title(), /^\(1\) /, 'one cause is one group')
  await first.sees(t(waitTexts.draft))
  await first.press('link', t(waitTexts.checkIt))
  await first.tick(LANGUAGES.en.name)
  await first.tick(LANGUAGES.ar.name)
  await first.press('button', t(texts.propose))
  await first.sees(t(composeTexts.proposed))
  await first.leave(4)
  const other = await sit(house, face, { task: 'told-true', as: second })
  await other.open('/LANG/console')
  await other.press('link', t(waitTexts.readIt))
  await other.write(t(texts.typeCount), '8')
  await other.press('button', t(texts.releaseTo, { count: 8 }))
  await other.sees(t(texts.released))
  await other.leave(2)
}

/** Once the site is well the officer says all clear. */
async function allClear(face: Face): Promise<void> {
  const hand = await sit(house, face, { task: 'told-true', as: officer })
  const { t } = hand
  await hand.open('/LANG/console')
  await hand.press('link', t(waitTexts.sayClear))
  await hand.pressThis(hand.page.getByText(t(texts.allClear), { exact: true }).first())
  await hand.press('button', t(texts.allClearNow))
  await hand.leave(3)
}

/** The three answers at the foot of a station's page. */
const ANSWERS = [
  '[data-foot=answer] [value=done]',
  '[data-foot=answer] [value=need_help]',
  '[data-foot=answer] a',
] as const

/** The telephone at 360 by 640: what is in force and its three answers are in sight at once. */
async function answersInSight(face: Face, phone: Colleague): Promise<void> {
  const hand = await sit(house, face, { task: 'told-true', as: phone })
  await hand.open('/LANG/station')
  await hand.sees(hand.page.locator('#alerts article').first().locator('h2'))
  assert.equal(await hand.page.locator('#alerts article:first-child[data-end]').count(), 0)
  for (const answer of ANSWERS) await hand.sees(hand.page.locator(answer))
  await hand.pressThis(hand.page.locator(ANSWERS[0]))
  await hand.sees(hand.page.locator('#receipts .tone-ok').first())
  await hand.leave(1)
}

test(
  'one defacement is one draft and one group; two release it, stations answer, and it ends, with nothing pressed that is not in sight',
  LIMIT,
  async () => {
    const inDistrict = [...country.stations.values()].slice(0, 8)
    const phone = await telephone(inDistrict[7] ?? '')
    for (const [round, face] of [FACES[2], FACES[1]].entries()) {
      assert.ok(face)
      await told(defaced, 'disbelieve')
      await house.node.settled()
      assert.equal((await drafts()).length, 1)
      // Whoever looks into the change and may draft as well has it all in one group.
      const waiting = (await analyst.browser.get('/en/console/waiting')).text
      assert.match(waiting, /<title>\(1\) /)
      await releaseByTwo(face)
      const [alert] = await listed('active')
      assert.ok(alert)
      for (const [at, answer] of ['done', 'need_help', 'done'].entries())
        await answered(house, officer, {
          station: inDistrict[round * 3 + at] ?? '',
          alert: alert.alert,
          answer,
        })
      await answersInSight({ language: face.language, width: 360, height: 640 }, phone)
      await figuresAgree(alert.alert)
      await told(itself, 'works')
      await until('nothing open', async () => (await conduct())?.use === 'works' || undefined, WAIT)
      await house.node.settled()
      // Whoever asks for help stands first, also before what is over.
      await settleHelp()
      await allClear(face)
      assert.equal((await listed('active')).length, 0)
      const ended = (await analyst.browser.get('/en/console/timeline')).text
      assert.match(
        wordsOf(ended),
        /4 of 8 stations had answered by then\. Needs help: 1 · Cannot do it: 0/,
      )
    }
    // The end is not confirmed yet; what is in force stands before it.
    const [district = ''] = country.districts.values()
    await released(second, await proposed(officer, [district], 'NETWORK_OUTAGE'))
    for (const language of ['en', 'ar'] as const) {
      const hand = await sit(
        house,
        { language, width: 360, height: 640 },
        { task: 'phone', as: phone },
      )
      await hand.open('/LANG/station')
      for (const answer of ANSWERS) await hand.sees(hand.page.locator(answer))
      await hand.leave(0)
    }
    await answersInSight({ language: 'en', width: 360, height: 640 }, phone)
  },
)

/** Who asked for help got it, so that the next round begins with nothing that waits. */
async function settleHelp(): Promise<void> {
  const { items } = await house.call<{ items: { problem: string }[] }>('alerting.problems', {
    limit: 10,
  })
  for (const { problem } of items)
    await outputOf(officer.browser.post('alerting.settleProblem', { problem, remedy: 'done' }))
}

/** Board, situation, day's report, the file of the board and the timeline of an alert that four of eight answered; citizens are told no figure. */
async function figuresAgree(alert: string): Promise<void> {
  await house.node.settled()
  const read = async ({ browser: own }: Colleague, path: string) => (await own.get(path)).text
  const board = wordsOf(await read(officer, `/en/console/alerts/${alert}`))
  assert.match(board, /4 of 8 · Done: 3 · Cannot do it: 0 · Needs help: 1/)
  const day = wordsOf(await read(officer, '/en/console/day'))
  // Stations, delivered, answered, when half had, when 95 of 100 had, need help, cannot.
  assert.match(day, / 8 4 4 .{1,20}not yet 1 0 /)
  const file = withoutBom(await read(officer, `/en/console/alerts/${alert}?_file=csv`))
  const whole = { delimiter: ',', isLast: true, limit: 100 } as const
  const [head = [], ...rows] = readRecords(file, whole).records
  const column = (name: string) => {
    const at = head.indexOf(name)
    assert.ok(at > 0, `${name} in ${head.join()}`)
    return rows.reduce((sum, row) => sum + Number(row[at]), 0)
  }
  assert.deepEqual(
    ['Delivered', 'Answered', 'Done', 'Needs help', 'Cannot do it', 'Not reached'].map(column),
    [4, 4, 3, 1, 0, 4],
  )
  assert.doesNotMatch(wordsOf(await read(officer, `/en/alerts/${alert}`)), /answered|need help/i)
}
