// Clauses 2 and 7, from a broken site to a court's decision: what a monitor saw is evidence before anybody mends it, an
// alert opens an incident, a case goes through its ten steps by the hands of several persons, is charged, judged and
// closed by two, and leaves as one file that a stranger checks from a disk, with the server stopped.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type Intruder as Officer, joined, send } from '../support/attack.ts'
import {
  fileOf,
  attribute,
  investigate,
  judge,
  type Office,
  officeAt,
  ORGANISATIONS,
  type People,
  seatAll,
} from '../support/case-steps.ts'
import { axe, browser, newContext } from '../support/chromium.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { type RealSite, startRealSite } from '../support/real-site.ts'
import { runFolder } from '../support/run-folder.ts'
import { until as untilThere } from '../support/until.ts'

await browser()

const LIMIT_MS = 60_000
const LOOK_MS = 200
/** Where pictures go, for people to look at; none where it is not set. */
const SHOTS = process.env['SCRUTINEER_SHOTS']

let site: RealSite
let node: TestNode
let office: Office
let folder: string
before(async () => {
  folder = mkdtempSync(join(runFolder(), 'verdict-'))
  site = await startRealSite()
  node = await startTestNode('sqlite', site.settings)
  office = officeAt(node, site.host)
})
after(async () => {
  await node.remove()
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
})

const until = <T>(what: string, look: () => Promise<T | undefined>) =>
  untilThere(what, look, { limitMs: LIMIT_MS, everyMs: LOOK_MS })

interface Listed<T> {
  readonly items: readonly T[]
}

/** The site breaks; two persons release the alert that the finding drafted. */
async function breach({ officer, releaser }: Record<'officer' | 'releaser', Officer>) {
  await node.call('territory.addArea', { parent: '/', name: 'North', kind: 'region' })
  await node.call('territory.addStation', { number: '101', name: 'School 101', area: '/1/' })
  await node.call('monitoring.openNetwork', { network: `${site.address}/32`, reason: 'Our own' })
  const granted = { legalBasis: 'Order 7', grantedBy: 'Head of the office', days: 30 }
  const { site: watched } = await node.call<{ site: string }>('monitoring.addSite', {
    host: site.host,
    newOrganization: 'Office of elections',
    name: 'Register of voters',
    area: '/1/',
    areas: ['/1/'],
    allowPrivate: true,
    authorisation: { scope: 'passive', ...granted },
  })
  await until('the first look', async () => {
    const { letter } = await node.call<{ letter: string | null }>('monitoring.site', {
      site: watched,
    })
    return letter ?? undefined
  })
  site.deface()
  const draft = await until('the draft', async () => {
    const { items } = await office.asks<Listed<{ alert: string }>>(officer, 'alerting.list')
    return items[0]?.alert
  })
  await office.does(officer, 'alerting.propose', { alert: draft, confirmed: ['en', 'ar'] })
  const { count, read } = await office.asks<{ count: number; read: string }>(
    releaser,
    'alerting.preview',
    { alert: draft },
  )
  await office.does(releaser, 'alerting.issue', { alert: draft, count, read })
}

const PAGES = [
  '',
  '/observations',
  '/analysis',
  '/attribution',
  '/referral',
  '/requests',
  '/justice',
  '/team',
  '/bundle',
  '/erasure',
]

/** A browser that goes on where this officer signed in. */
async function sittingAs({ cookie }: Officer, viewport: { width: number; height: number }) {
  const context = await newContext({ viewport }, SHOTS === undefined ? 'unpainted' : 'shell')
  const url = node.node.origin.replace('http:', 'https:')
  const cookies = cookie.split('; ').map((one) => {
    const at = one.indexOf('=')
    const [name, value] = [one.slice(0, at), one.slice(at + 1)]
    return { name, value, url, secure: true, httpOnly: true }
  })
  await context.addCookies(cookies)
  return context
}

/** Every page of the case, for a telephone and a desk, in both languages: nothing is cut, and the file is printed. */
async function lookAround(who: Officer, of: string): Promise<void> {
  for (const [language, viewport] of [
    ['en', { width: 360, height: 640 }],
    ['ar', { width: 1440, height: 900 }],
  ] as const) {
    const context = await sittingAs(who, viewport)
    try {
      const page = await context.newPage()
      for (const path of PAGES) {
        const answer = await page.goto(`${node.node.origin}/${language}/console/cases/${of}${path}`)
        assert.equal(answer?.status(), 200, path)
        const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        assert.equal(beyond, 0, `${language} ${path} is wider than the window`)
        assert.deepEqual(await axe(page), [], `${language} ${path}`)
        if (SHOTS !== undefined) {
          const name = `case-${viewport.width}-${language}${path.replace('/', '-')}.png`
          await page.screenshot({ path: join(SHOTS, name), fullPage: true })
        }
      }
    } finally {
      await context.close()
    }
  }
}

/** What `verify.html` says from a disk: its lines, and all that it tells. */
async function verified(
  file: Buffer,
  { verifier, keys }: { readonly verifier: string; readonly keys: string },
  language: 'en' | 'ar',
) {
  writeFileSync(join(folder, 'verify.html'), verifier)
  writeFileSync(join(folder, 'case.zip'), file)
  const context = await newContext({ locale: language === 'ar' ? 'ar-EG' : 'en-GB' })
  try {
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    const address = pathToFileURL(join(folder, 'verify.html')).href
    await page.goto(address)
    await page.click(`[data-language=${language}]`)
    await page.fill('#keys', keys)
    await page.setInputFiles('#file', join(folder, 'case.zip'))
    await page.waitForSelector('#V9, p.fail')
    assert.deepEqual(asked, [address], 'it asks for nothing')
    return {
      lines: await page.$$eval('#result tbody tr', (rows) =>
        rows.map((row) => `${row.id} ${row.className}`),
      ),
      told: await page.innerText('#result'),
    }
  } finally {
    await context.close()
  }
}

/** The first file in a folder of a zip, and where its content begins, by the list at the end of the zip. */
function firstIn(zip: Buffer, folderName: string): { readonly name: string; readonly at: number } {
  const entry = Buffer.from('PK\x01\x02')
  for (let at = zip.indexOf(entry); at >= 0; at = zip.indexOf(entry, at + 1)) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28))
    if (!name.startsWith(folderName)) continue
    const local = zip.readUInt32LE(at + 42)
    const head = 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    return { name, at: local + head }
  }
  throw new Error(`nothing of ${folderName} is in the file`)
}

test('clauses 2 and 7: from a broken site to a verdict, and a file that a stranger checks', async () => {
  const named = async (name: string, role: string) => [name, await joined(node, role)] as const
  const people = Object.fromEntries(
    await Promise.all([
      named('officer', 'alert-officer'),
      named('releaser', 'releasing-officer'),
      named('handler', 'incident-handler'),
      named('investigator', 'investigator'),
      named('second', 'investigator'),
      named('custodian', 'custodian'),
      named('prosecutor', 'prosecutor'),
      named('reviewer', 'reviewer'),
    ]),
  ) as People
  await breach(people)
  const { handler, investigator } = people
  const incident = await until('the incident', async () => {
    const { items } = await office.asks<Listed<{ id: string; title: string }>>(
      handler,
      'incidents.incidents',
    )
    return items[0]
  })
  await office.does(handler, 'incidents.lead', { incident: incident.id })
  await office.does(handler, 'incidents.describe', {
    incident: incident.id,
    title: incident.title,
    severity: 'severe',
    type: 'unauthorised-information-modification',
    asset: 'information-site',
    phase: 'voting',
    clock: 'node',
    clockOffsetMs: 0,
  })
  const [organisation, team] = ORGANISATIONS.investigator
  const { case: of } = await office.does<{ case: string }>(investigator, 'cases.declare', {
    incidents: [incident.id],
    title: 'The register of voters was defaced',
    area: '/1/',
    severity: 'severe',
    role: 'investigator',
    organisation,
    team,
  })
  const shut = await send(node, `/api/cases.case?case=${of}`, { from: people.prosecutor })
  assert.equal(shut.status, 404, 'without a seat there is no case')
  await seatAll(office, people, of)
  site.mend()
  const { hypothesis } = await investigate(office, people, of)
  await attribute(office, people, of, hypothesis)
  await judge(office, people, of)
  await lookAround(people.prosecutor, of)
  const [file] = await fileOf(node, office, people.prosecutor, of)
  assert.ok(file)
  const shown = async (path: string) => await (await fetch(`${node.node.origin}${path}`)).text()
  const by = {
    verifier: await shown('/verify.html'),
    keys: (await shown('/log/key')) + (await shown('/log/custody-key')),
  }
  await node.stop()

  for (const language of ['en', 'ar'] as const) {
    const { lines } = await verified(file, by, language)
    assert.deepEqual(
      lines.filter((line) => line.endsWith(' fail')),
      [],
      language,
    )
    assert.ok(lines.filter((line) => line.endsWith(' pass')).length >= 6, lines.join(', '))
  }
  const forged = Buffer.from(file)
  const { name, at } = firstIn(forged, 'items/')
  forged.writeUInt8(forged.readUInt8(at) ^ 1, at)
  const { lines, told } = await verified(forged, by, 'en')
  assert.ok(lines.includes('V1 fail'), lines.join(', '))
  assert.ok(told.includes(name), told)
})
