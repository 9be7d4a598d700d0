// The main job in Actual, against a real site: its page is defaced, two persons release the alert, stations answer by
// WebSocket and by server-sent events, one of them after it was without network, and the log tells of every change.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { product } from '../../scripts/setup.mjs'
import { readConfig } from '../../src/core/config.ts'
import {
  draft,
  issue,
  preview,
  propose as proposeAlert,
  templateContent,
} from '../../src/domains/alerting/index.ts'
import { placeOf } from '../../src/keeping/realm.ts'
import { person } from '../support/house.ts'
import { joinAs, type SignedIn, startTestNode, type TestNode } from '../support/node.ts'
import { type RealSite, startRealSite, sendCount } from '../support/real-site.ts'
import {
  cardsDrawn,
  countCards,
  enrol,
  goOffline,
  receiptOf,
  type Station,
} from '../support/station-browser.ts'
import { flipColumn, runAside } from '../support/tamper.ts'

const HEADLINE = 'shows content that is not ours. Do not rely on it.'
/** Stations of the North, which relies on the site; the last one lies elsewhere. */
const STATIONS = ['101', '102', '103', '201'] as const
const RECIPIENTS = 3
/** Far above what they take: a browser that hangs must not hold up the run. */
const LIMIT = { timeout: 280_000 }
/** A station tries again after a time by chance, which grows with each try that failed: with its tenth it is most of a minute. */
const BACK = { timeout: 150_000 }

// All at once: they wait for clocks more than they work.
describe('a real site', { concurrency: 4 }, () => {
  for (const engine of ['sqlite', 'postgres'] as const) {
    test(
      `a defaced site alerts its stations, who answer, until all is clear: clauses 4, 8, 9 and 12 (${engine})`,
      LIMIT,
      async () => {
        const site = await startRealSite()
        const node = await startTestNode(engine, site.settings)
        try {
          const stations = await addTerritory(node)
          const people = await Promise.all([
            joinAs(node, 'Amal', 'analyst'),
            joinAs(node, 'Omar', 'alert-officer'),
            joinAs(node, 'Rana', 'releasing-officer'),
            joinAs(node, 'Nadia', 'administrator'),
          ])
          const [analyst, officer, releaser, administrator] = people
          await openNetwork(node, administrator, site)
          await addSite(node, analyst, site)
          const byEvents = await enrol(node, officer, { station: stations['102'], way: 'events' })
          const bySocket = await enrol(node, officer, { station: stations['101'], way: 'socket' })
          const third = await enrol(node, officer, { station: stations['103'], way: 'socket' })

          site.deface()
          await analyst.page.locator('#site-findings').getByText('Content of the page').waitFor()
          const alert = await propose(node, officer)
          await refuseAuthor(officer)
          await Promise.all([byEvents, bySocket, third].map(({ connected }) => connected))
          await goOffline(byEvents)
          await release(node, releaser)
          await answerAll({ officer, bySocket, byEvents, alert })
          await speakFirst(node, { officer, station: third })

          site.mend()
          await clear({ analyst, officer, alert, stations: [bySocket, byEvents, third] })
          const contexts = [...people, bySocket, byEvents, third].map(({ context }) => context)
          await Promise.all(contexts.map((context) => context.close()))
          await checkRecords(node)
          await node.stop()
          await checkVerify(node)
        } finally {
          await node.remove()
          await site.stop()
        }
      },
    )
  }

  test(
    'stations come back by themselves after a restart and show nothing twice',
    LIMIT,
    async () => {
      const site = await startRealSite()
      const node = await startTestNode('sqlite', site.settings)
      try {
        await restartUnderStations(node)
      } finally {
        await node.remove()
        await site.stop()
      }
    },
  )
})

type Numbers = Readonly<Record<(typeof STATIONS)[number], string>>

/** Two areas; gives the stations' ids by number. */
async function addTerritory(node: TestNode): Promise<Numbers> {
  const area = (name: string) =>
    node.call<{ path: string }>('territory.addArea', { parent: '/', name, kind: 'region' })
  const north = (await area('North')).path
  const south = (await area('South')).path
  const ids: Record<string, string> = {}
  for (const number of STATIONS) {
    const input = { number, name: `School ${number}`, area: number === '201' ? south : north }
    ids[number] = (await node.call<{ station: string }>('territory.addStation', input)).station
  }
  return ids as Numbers
}

/** The administrator opens the network in which the site stands. */
async function openNetwork(node: TestNode, { page }: SignedIn, { address }: RealSite) {
  await page.goto(`${node.node.origin}/en/console`)
  await page.getByRole('link', { name: 'Private networks' }).click()
  await page.getByText('Nothing private is opened.').waitFor()
  const form = page.locator('form', { has: page.getByLabel('Network', { exact: true }) })
  await form.getByLabel('Network', { exact: true }).fill(address)
  await form.getByLabel('Why', { exact: true }).fill('Servers of the office')
  await form.getByRole('button', { name: 'Open a network' }).click()
  await page.getByText(`Network ${address}/32`).waitFor()
}

/** The analyst writes the site and its owner's permission down, sees the first grade and approves the page. */
async function addSite(node: TestNode, { page }: SignedIn, site: RealSite): Promise<void> {
  await page.goto(`${node.node.origin}/en/console/sites`)
  await page.getByRole('link', { name: 'Add a site' }).click()
  await page.getByLabel('New organization').fill('Office of elections')
  await page.getByLabel('Name', { exact: true }).fill('Register of voters')
  const where = page.getByRole('group', { name: 'Area', exact: true })
  await where.getByRole('radio', { name: 'North' }).check()
  await page.getByRole('checkbox', { name: 'North' }).check()
  await page.getByLabel('Address', { exact: true }).fill(site.host)
  await page.getByLabel('Words that must stand on the page').fill('Find my station')
  // A private address is looked at only where somebody said so.
  await page.getByLabel('It stands in a private network of ours').check()
  await page.getByLabel('Legal basis').fill('Order of the office')
  await page.getByLabel('Granted by').fill('Head of the office')
  await page.getByRole('button', { name: 'Add a site' }).click()
  await page.locator('#site-grade').getByRole('img', { name: /\bA\b/ }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Approve what the last look saw' }).click()
  await page.getByText('Approved by Amal').waitFor()
}

/** The draft is there by itself; nothing is proposed before every language was read. Gives the alert's address. */
async function propose(node: TestNode, { page }: SignedIn): Promise<string> {
  await page.goto(`${node.node.origin}/en/console/alerts`)
  await page.getByRole('link', { name: HEADLINE }).click()
  await page.getByRole('link', { name: 'Check before release' }).waitFor()
  const address = page.url()
  await page.getByRole('link', { name: 'Check before release' }).click()
  await page.getByText(`${RECIPIENTS} stations would get it.`).waitFor()
  await page.getByRole('button', { name: 'Propose for release' }).click()
  await page.getByText('Confirm the text of each language').first().waitFor()
  await page.getByRole('checkbox', { name: 'English' }).check()
  await page.getByRole('checkbox', { name: 'العربية' }).check()
  await page.getByRole('button', { name: 'Propose for release' }).click()
  await page.getByText('A second person on a device of their own').first().waitFor()
  return address
}

/** Whoever proposed has nothing to press, is told whom to call, and is refused where the button is not missed. */
async function refuseAuthor({ page }: SignedIn): Promise<void> {
  await page.goto(page.url().replace(/\/check$/, '/release'))
  assert.equal(await page.getByRole('button', { name: 'Release now' }).count(), 0)
  assert.equal(await sendCount(page, RECIPIENTS), 403)
}

async function release(node: TestNode, { page }: SignedIn): Promise<void> {
  await page.goto(`${node.node.origin}/en/console/alerts`)
  await page.getByRole('link', { name: HEADLINE }).click()
  await page.getByRole('link', { name: 'Release', exact: true }).click()
  await page.getByText('Proposed by Omar').waitFor()
  await typeCount(page, RECIPIENTS + 1)
  await page.getByText('The number you typed is not the number of recipients').first().waitFor()
  await typeCount(page, RECIPIENTS)
  await page.locator('#alert-state').getByText('Issued').waitFor()
}

async function typeCount(page: Page, count: number): Promise<void> {
  await page.getByLabel('Type the number of stations').first().fill(String(count))
  await page.getByRole('button', { name: 'Release now' }).click()
}

/** One station answers at once, the other when its network is back; the officer's open page shows both. */
async function answerAll(parts: {
  officer: SignedIn
  bySocket: Station
  byEvents: Station
  alert: string
}): Promise<void> {
  const { officer, bySocket, byEvents, alert } = parts
  await officer.page.goto(alert)
  const board = officer.page.locator('#alert-board')
  await bySocket.page.getByRole('heading', { name: HEADLINE }).waitFor()
  await bySocket.page.getByRole('button', { name: 'Understood and done' }).click()
  await receiptOf(bySocket, 'Understood and done')
  const unreached = board.locator('section').filter({ hasText: 'Call list' })
  await unreached.getByText('102 School 102').waitFor()
  assert.equal(await byEvents.page.getByRole('article').count(), 0, 'it has no network')
  // It comes again with the place that it had, and gets what it missed.
  const replay = byEvents.page.waitForRequest(/\/stream\/(events|log)\?.*after=main/, BACK)
  await byEvents.context.setOffline(false)
  await replay
  await byEvents.page.getByRole('heading', { name: HEADLINE }).waitFor()
  assert.equal(await byEvents.page.getByRole('article').count(), 1)
  await byEvents.page.getByRole('button', { name: 'We need help' }).click()
  await receiptOf(byEvents, 'We need help')
  const asking = board.getByRole('table', { name: 'Help and problems open' })
  await asking.getByText('102 School 102').waitFor()
  await unreached.getByText('102 School 102').waitFor({ state: 'detached' })
  await officer.page.goto(`${alert}/calls?all=1`)
  await officer.page.getByRole('row').getByText('103 School 103').waitFor()
  assert.equal(await officer.page.getByText('101 School 101').count(), 0, 'it has answered')
}

/** A station speaks first; the office takes the problem and settles it, and the station reads so. */
async function speakFirst(
  node: TestNode,
  { officer: { page }, station }: { officer: SignedIn; station: Station },
): Promise<void> {
  await station.page.getByRole('link', { name: 'We have a problem' }).click()
  await station.page.getByLabel('In a few words').fill('It stays dark')
  await station.page.getByText('The e-poll book does not start').click()
  await station.page.getByRole('button', { name: 'Send to the election office' }).click()
  await station.page.getByText('The e-poll book does not start: Sent').waitFor()
  await page.goto(`${node.node.origin}/en/console/problems`)
  const row = page.getByRole('row').filter({ hasText: 'It stays dark' })
  await row.getByText('103 School 103').waitFor()
  await row.getByRole('button', { name: 'Take it' }).click()
  await row.getByText('Omar').waitFor()
  await row.getByRole('link', { name: 'Settle' }).click()
  await page.getByLabel('What settled it').fill('A new battery came')
  await page.getByRole('button', { name: 'Settle' }).click()
  await page.getByRole('heading', { name: 'Help and problems' }).waitFor()
  await row.waitFor({ state: 'detached' })
  await station.page.reload()
  await station.page.getByText('Settled. A new battery came').waitFor()
}

/** The finding closes by itself; that the danger is over is said by a person, and every station reads it. */
async function clear(parts: {
  analyst: SignedIn
  officer: SignedIn
  alert: string
  stations: readonly Station[]
}): Promise<void> {
  const { analyst, officer, alert, stations } = parts
  const { page } = officer
  await page.goto(alert)
  await page.getByText('Everything that was found is over').first().waitFor()
  await analyst.page
    .locator('#site-findings')
    .getByText('Content of the page')
    .waitFor({ state: 'detached' })
  await page.getByText('The danger is over', { exact: true }).click()
  await page.getByRole('button', { name: 'Say all clear' }).click()
  await page.locator('#alert-state').getByText('All clear').waitFor()
  for (const station of stations) {
    await station.page.getByRole('button', { name: 'We have read it' }).click()
    await receiptOf(station, 'We have read it')
    assert.equal(await station.page.getByRole('article').count(), 0)
  }
}

interface Row {
  readonly seq: number
  readonly id: string
  readonly type: string
  readonly actor: string
  readonly body: string
}

/** The loop, in the order in which its records must come; others may stand between them. */
const LOOP = [
  'site.added',
  'baseline.approved',
  'finding.suspected',
  'finding.opened',
  'alert.drafted',
  'alert.proposed',
  'alert.issued',
  'alert.acknowledged',
  'alert.acknowledged',
  'station.problemReported',
  'station.problemTaken',
  'station.problemSettled',
  'finding.closed',
  'alert.cleared',
]

function place(node: TestNode) {
  return placeOf(readConfig(node.env), 'actual')
}

async function recordsOf(node: TestNode): Promise<Row[]> {
  await node.node.settled()
  const sql = 'select seq, id, type, actor, body from record where seq is not null order by seq'
  return (await runAside(place(node), sql)) as unknown as Row[]
}

async function checkRecords(node: TestNode): Promise<void> {
  const rows = await recordsOf(node)
  const types = rows.map(({ type }) => type)
  let at = 0
  for (const type of LOOP) {
    const found = types.indexOf(type, at)
    assert.ok(found >= 0, `no ${type} after ${types[at - 1]}: ${types.join(' ')}`)
    at = found + 1
  }
  const refusals = rows.filter(({ type }) => type === 'action.refused')
  const codes = refusals.map(({ body }) => (JSON.parse(body) as { code: string }).code)
  for (const code of ['core.same_person', 'alerting.wrong_count'])
    assert.ok(codes.includes(code), `${code} is not recorded: ${codes.join(' ')}`)
  const actorOf = (type: string) => rows.find((row) => row.type === type)?.actor
  assert.notEqual(actorOf('alert.issued'), actorOf('alert.proposed'))
  assert.equal(types.filter((type) => type === 'alert.issued').length, 1)
}

/** The command line finds the log sound, and after one changed bit names the record. */
async function checkVerify(node: TestNode): Promise<void> {
  const sound = await verify(node)
  assert.match(sound.out, /^actual: \d+ records of \S+ are sound/)
  assert.equal(sound.code, 0)
  const sql = "select seq, id from record where type = 'alert.issued'"
  const [issued] = (await runAside(place(node), sql)) as unknown as Row[]
  const seq = issued?.seq ?? -1
  await flipColumn(place(node), seq, 'body', 5)
  const changed = await verify(node)
  assert.ok(changed.out.includes(`was changed at record ${seq} (${issued?.id})`), changed.out)
  assert.equal(changed.code, 1)
}

function verify(node: TestNode): Promise<{ code: number; out: string }> {
  const args = [...product, 'verify']
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: { ...process.env, ...node.env } }, (error, out) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out }),
    )
  })
}

/** One alert before the restart and one after it, by two persons of the house itself. */
async function restartUnderStations(node: TestNode): Promise<void> {
  const ids = await addTerritory(node)
  const officer = await joinAs(node, 'Omar', 'alert-officer')
  const byEvents = await enrol(node, officer, { station: ids['102'], way: 'events' })
  const bySocket = await enrol(node, officer, { station: ids['101'], way: 'socket' })
  const stations = [bySocket, byEvents]
  await Promise.all(stations.map(({ connected }) => connected))
  await issueAsTwo(node, 'DDOS')
  for (const { page } of stations) {
    await page.getByRole('heading', { name: HEADLINES.DDOS }).waitFor()
    await countCards(page)
  }
  await bySocket.page.getByRole('button', { name: 'Understood and done' }).click()
  await receiptOf(bySocket, 'Understood and done')
  await node.stop()
  await node.restart()
  await issueAsTwo(node, 'NETWORK_OUTAGE')
  for (const { page } of stations) {
    await page.getByRole('heading', { name: HEADLINES.NETWORK_OUTAGE }).waitFor(BACK)
    assert.equal(await page.getByRole('article').count(), 2)
    assert.equal(await cardsDrawn(page), 1, 'only the new one was drawn')
  }
  await receiptOf(bySocket, 'Understood and done')
  await Promise.all([officer, ...stations].map(({ context }) => context.close()))
  const types = (await recordsOf(node)).map(({ type }) => type)
  assert.equal(types.filter((type) => type === 'alert.acknowledged').length, 1)
  assert.deepEqual(node.log, [])
}

const HEADLINES = {
  DDOS: 'An election site is being flooded',
  NETWORK_OUTAGE: 'The network is out of order',
} as const

async function issueAsTwo(node: TestNode, event: keyof typeof HEADLINES): Promise<void> {
  const house = node.node.house('actual')
  if (house === null) throw new Error('the node is not open')
  const { runner } = house
  const content = templateContent({ event, severity: 'Severe', areas: ['/1/'] })
  const first = person('first', ['alerting:draft', 'territory:read'])
  const second = person('second', ['alerting:read', 'alerting:release', 'territory:read'])
  const { output } = await runner.call(first, draft, { content })
  const { alert } = output
  await runner.call(first, proposeAlert, { alert, confirmed: ['en', 'ar'] })
  const { read } = (await runner.call(second, preview, { alert })).output
  await runner.call(second, issue, { alert, count: RECIPIENTS, read: read ?? '' })
}
