// From one short message of an observer to an answered problem on the public page, by the pages that people have: a group
// applies without script, the office accredits it and names who looks after it, an observer is enrolled and writes, the
// group makes an issue of it, the authority confirms and answers, and everybody reads it, in both writing directions.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, newContext } from '../support/chromium.ts'
import { joinAs, startTestNode, type TestNode } from '../support/node.ts'
import { type RealSite, startRealSite } from '../support/real-site.ts'
import { readCalendar, readFeed } from '../support/readers.ts'
import { until } from '../support/until.ts'

const SECRET = 'secret-of-the-sms-gateway'
const PHONE = '+99955500111'
const STATION = '11-001'

async function country(node: TestNode): Promise<void> {
  await node.call('territory.addArea', { parent: '/', name: 'North', kind: 'province', code: '1' })
  await node.call('territory.addArea', {
    parent: '/1/',
    name: 'Old Town',
    kind: 'district',
    code: '1',
  })
  const station = { number: STATION, name: 'School at the Gate', area: '/1/1/' }
  await node.call('territory.addStation', { ...station, lon: 20, lat: 10 })
}

/** Opens what is folded and fills in its form. */
async function filled(page: Page, summary: string, fields: Readonly<Record<string, string>>) {
  const folded = page
    .locator('details', { has: page.locator('summary', { hasText: summary }) })
    .last()
  if ((await folded.getAttribute('open')) === null) await folded.locator('summary').click()
  for (const [name, value] of Object.entries(fields)) {
    const field = folded.locator(`[name="${name}"]`)
    const isSelect = (await field.evaluate((one) => one.tagName)) === 'SELECT'
    await (isSelect ? field.selectOption(value) : field.fill(value))
  }
  return folded
}

/** What programs of other authors read: the feed, the calendar, and the files with their points. */
async function readFiles(node: TestNode): Promise<void> {
  const got = async (path: string) => await (await fetch(`${node.node.origin}${path}`)).text()
  const feed = readFeed(await got('/issues.atom'))
  assert.deepEqual([feed.isBad, feed.version, feed.entries.length], [false, 'atom10', 1])
  assert.match(feed.entries[0]?.summary ?? '', /Answered\. The register does not answer/)
  const times = { from: '2026-11-29T07:00', until: '2026-11-29T19:00' }
  const named = { name: 'General, election; of 2026', date: '2026-11-29', zone: 'Africa/Cairo' }
  await node.call('territory.createElection', { ...named, phases: { polling: times } })
  const calendar = readCalendar(await got('/elections.ics'))
  assert.deepEqual(calendar.faults, [])
  assert.deepEqual(
    calendar.events.map(({ title, from, until }) => [title, from, until]),
    [
      [named.name, '2026-11-28T22:00:00+00:00', '2026-11-29T22:00:00+00:00'],
      [`${named.name}: polls are open`, '2026-11-29T05:00:00+00:00', '2026-11-29T17:00:00+00:00'],
    ],
  )
  const { features } = JSON.parse(await got('/issues.geojson')) as {
    features: { geometry: unknown }[]
  }
  assert.deepEqual(
    features.map(({ geometry }) => geometry),
    // The station is public, so its district is.
    [{ type: 'Point', coordinates: [20, 10] }],
  )
  assert.match(await got('/issues.csv'), /,confirmed_how,|11-001/)
  for (const path of ['/issues.csv', '/elections.ics', '/issues.atom']) {
    const tag = (await fetch(`${node.node.origin}${path}`)).headers.get('etag') ?? ''
    const headers = { 'if-none-match': tag }
    const again = await fetch(`${node.node.origin}${path}`, { headers })
    assert.equal(again.status, 304, path)
  }
  assert.equal((await fetch(`${node.node.origin}/issues.csv?day=2020-01-01`)).status, 404)
}

/** Observers who read on their telephones what the site says. */
const READERS = 5

interface Joint {
  readonly site: RealSite
  readonly manager: Page
  send(from: string, text: string): Promise<void>
}

/** A defaced site and five observers who say so stand in one timeline, and are joined to one incident by hand. */
async function oneTimeline(node: TestNode, { site, manager, send }: Joint): Promise<void> {
  const { origin } = node.node
  await node.call('monitoring.openNetwork', { network: site.address, reason: 'The office' })
  await node.call('monitoring.addSite', {
    name: 'Register',
    host: site.host,
    area: '/1/1/',
    allowPrivate: true,
    newOrganization: 'Office of elections',
    authorisation: { legalBasis: 'Order', grantedBy: 'Head of the office', days: 30 },
  })
  await manager.goto(`${origin}/en/console/watch`)
  const hand = await filled(manager, 'When the authority sees entries', { releases: 'at-once' })
  await hand.locator('button').click()
  const observers: [phone: string, number: string][] = []
  for (let n = 0; n < READERS; n += 1) {
    const phone = `+9995550022${n}`
    await manager.goto(`${origin}/en/console/watch/observers`)
    const facts = { label: `Reader ${n}`, phone, station: STATION }
    const enrol = await filled(manager, 'Enrol an observer', facts)
    await enrol.locator('button').click()
    const row = manager.locator('tbody tr', { hasText: `Reader ${n}` })
    observers.push([phone, (await row.locator('th code').innerText()).trim()])
  }
  site.deface()
  for (const [phone, number] of observers)
    await send(phone, `IN ${number} C7 S3 @ ${site.host} says closed`)
  const told = async (source: string) =>
    (await node.call<{ items: object[] }>('incidents.areaTimeline', { area: '/1/1/', source }))
      .items.length
  const limit = { limitMs: 60_000, everyMs: 200 }
  await until('the finding', async () => ((await told('findings')) > 0 ? true : undefined), limit)
  assert.equal(await told('observations'), READERS)

  const { incident, code } = await node.call<{ incident: string; code: string }>('incidents.open', {
    title: 'The register was defaced',
    area: '/1/1/',
    severity: 'severe',
  })
  const handler = await joinAs(node, 'Hana Weiss', 'incident-handler')
  const address = `${origin}/en/console/timeline/1.1?incident=${incident}`
  await handler.page.goto(address)
  assert.match(await said(handler.page), /Finding opened: Register/)
  const join = handler.page.getByRole('button', { name: `Is a part of ${code}` })
  for (let left = await join.count(); left > 0; left = await join.count()) {
    await join.first().click()
    assert.equal(new URL(handler.page.url()).searchParams.get('incident'), incident)
  }
  for (const language of ['en', 'ar']) {
    await handler.page.goto(`${origin}/${language}/console/incidents/${incident}`)
    const lines = handler.page.locator('#incident-timeline ol.timeline > li')
    const words = (await lines.allInnerTexts()).join('\n')
    assert.equal(
      words.match(language === 'en' ? /Observer reported/g : /أبلغ مراقب/g)?.length,
      READERS,
    )
    assert.match(words, language === 'en' ? /Finding opened: / : /فُتحت نتيجة/)
  }
  await handler.page.goto(`${origin}/ar/console/timeline/1.1`)
  assert.deepEqual(await axe(handler.page), [])
}

const said = (page: Page) => page.locator('main').innerText()

/** Applies without script; gives code and key. */
async function apply(node: TestNode): Promise<void> {
  const context = await newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 640 },
  })
  const page = await context.newPage()
  await page.goto(`${node.node.origin}/en/observers`)
  const form = await filled(page, 'Apply for your group', {
    name: 'Gate Watch',
    kind: 'citizens',
    members: '12',
    about: 'Neighbours who stand at the school.',
    contact: 'desk@gate.example',
  })
  await form.locator('[name=conduct]').check()
  await form.locator('button').click()
  const words = await said(page)
  const code = /OBS-[A-Z]{8}/.exec(words)?.[0] ?? ''
  const key = (await page.locator('.receipt code').last().innerText()).trim()
  assert.match(code, /^OBS-/)
  await page.goto(`${node.node.origin}/en/observers/application`)
  const look = page.locator('form:has(input[name=_form][value=look])')
  await look.locator('[name=code]').fill(code)
  await look.locator('[name=key]').fill(key)
  await look.locator('button').click()
  assert.match(await said(page), /Gate Watch[\s\S]*Applied/)
  await context.close()
}

test('clause 17: one message of an observer becomes a public problem, and the answer of the authority stops its clock', {
  timeout: 180_000,
}, async () => {
  const site = await startRealSite()
  const node = await startTestNode('sqlite', { ...site.settings, SMS_IN_SECRET: SECRET })
  try {
    const { origin } = node.node
    await country(node)
    await apply(node)
    const accreditor = await joinAs(node, 'Amal Nader', 'accreditor')
    const manager = await joinAs(node, 'Mona Obi', 'observation-manager')
    const officer = await joinAs(node, 'Omar Said', 'issue-officer')

    await accreditor.page.goto(`${origin}/en/console/observers`)
    await accreditor.page.getByRole('link', { name: 'Gate Watch' }).click()
    await accreditor.page.getByRole('button', { name: 'Accredit' }).click()
    await accreditor.page.getByRole('button', { name: 'Accredit' }).click()
    await accreditor.page.locator('[name=person]').selectOption({ label: 'Mona Obi' })
    await accreditor.page.getByRole('button', { name: 'Name' }).click()
    assert.match(await said(accreditor.page), /Mona Obi/)

    await manager.page.goto(`${origin}/en/console/watch/observers`)
    const enrol = await filled(manager.page, 'Enrol an observer', {
      label: 'Blue hat',
      phone: PHONE,
      station: STATION,
    })
    await enrol.locator('button').click()
    const number = (await manager.page.locator('tbody th code').first().innerText()).trim()
    assert.match(number, /^\d{6}$/)

    const send = async (from: string, text: string) => {
      const body = new URLSearchParams({ from, text })
      assert.equal(
        (await fetch(`${origin}/sms/in/${SECRET}`, { method: 'POST', body })).status,
        200,
      )
    }
    await send(PHONE, `IN ${number} C٧ S٣ @ the register does not answer`)
    await send('+99900000000', `IN ${number} C1 S4`)
    await node.node.settled(20_000)

    await manager.page.goto(`${origin}/en/console/watch`)
    assert.match(await said(manager.page), /the register does not answer/)
    assert.match(await said(manager.page), /To call back: 1/)
    const make = await filled(manager.page, 'Make it a public issue', {
      summary: 'The register does not answer at a school',
    })
    await make.locator('button').click()
    assert.match(await said(manager.page), /Issues of the group/)

    await officer.page.goto(`${origin}/en/console/issues`)
    await officer.page
      .getByRole('link', { name: 'The register does not answer at a school' })
      .click()
    await officer.page.getByRole('button', { name: 'Confirm for the authority' }).click()
    await officer.page.getByRole('button', { name: 'Confirm for the authority' }).click()
    assert.match(await said(officer.page), /Due /)

    const reader = await newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 640 },
    })
    const page = await reader.newPage()
    await page.goto(`${origin}/en/issues`)
    assert.match(await said(page), /1 problem, 1 without an answer/)
    assert.match(await said(page), /Station 11-001/)
    await officer.page
      .locator('[name=answer]')
      .fill('Paper lists are there; everybody can vote until 19:00.')
    await officer.page.getByRole('button', { name: 'Publish the answer' }).click()
    for (const language of ['en', 'ar']) {
      await page.goto(`${origin}/${language}/issues`)
      await page.locator('tbody a').first().click()
      assert.match(await said(page), /Paper lists are there; everybody can vote until 19:00\./)
    }
    await readFiles(node)
    await manager.page.goto(`${origin}/en/console/watch`)
    assert.deepEqual(await axe(manager.page), [])
    await reader.close()
    await oneTimeline(node, { site, manager: manager.page, send })
  } finally {
    await node.remove()
    await site.stop()
  }
})
