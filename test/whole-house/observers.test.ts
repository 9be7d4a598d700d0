// From one short message of an observer to an answered problem on the public page, by the pages that people have: a group
// applies without script, the office accredits it and names who looks after it, an observer is enrolled and writes, the
// group makes an issue of it, the authority confirms and answers, and everybody reads it, in both writing directions. Then two
// hundred observers work a day, and a site that is defaced becomes an incident of which everybody is told.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, newContext } from '../support/chromium.ts'
import { joinAs, startTestNode, type TestNode } from '../support/node.ts'
import { filled, saidOn } from '../support/filled.ts'
import { oneTimeline, toldAndExplained } from '../support/joint-event.ts'
import { startRealSite } from '../support/real-site.ts'
import { readCalendar, readFeed } from '../support/readers.ts'
import { districts } from '../support/watch-day.ts'
import { workedDay } from '../support/worked-day.ts'

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
  await node.call('territory.addStation', { ...station, lon: 20, lat: 10, registered: 500 })
  await node.call('territory.addArea', { parent: '/', name: 'South', kind: 'province', code: '2' })
  for (const code of districts)
    await node.call('territory.addArea', {
      parent: '/2/',
      name: `South ${code}`,
      kind: 'district',
      code,
    })
}

/** What programs of other authors read: the feed, the calendar, and the files with their points. */
async function readFiles(node: TestNode): Promise<void> {
  const got = async (path: string) => await (await fetch(`${node.node.origin}${path}`)).text()
  const feed = readFeed(await got('/issues.atom'))
  assert.deepEqual([feed.isBad, feed.version, feed.entries.length], [false, 'atom10', 1])
  assert.match(feed.entries[0]?.summary ?? '', /Answered\. The register does not answer/)
  const times = { from: '2040-11-25T07:00', until: '2040-11-25T19:00' }
  const named = { name: 'General, election; of 2040', date: '2040-11-25', zone: 'Africa/Cairo' }
  await node.call('territory.createElection', { ...named, phases: { polling: times } })
  const calendar = readCalendar(await got('/elections.ics'))
  assert.deepEqual(calendar.faults, [])
  assert.deepEqual(
    calendar.events.map(({ title, from, until }) => [title, from, until]),
    [
      [named.name, '2040-11-24T22:00:00+00:00', '2040-11-25T22:00:00+00:00'],
      [`${named.name}: polls are open`, '2040-11-25T05:00:00+00:00', '2040-11-25T17:00:00+00:00'],
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
  const words = await saidOn(page)
  const code = /OBS-[A-Z]{8}/.exec(words)?.[0] ?? ''
  const key = (await page.locator('.receipt code').last().innerText()).trim()
  assert.match(code, /^OBS-/)
  await page.goto(`${node.node.origin}/en/observers/application`)
  const look = page.locator('form:has(input[name=_form][value=look])')
  await look.locator('[name=code]').fill(code)
  await look.locator('[name=key]').fill(key)
  await look.locator('button').click()
  assert.match(await saidOn(page), /Gate Watch[\s\S]*Applied/)
  await context.close()
}

/** What a group takes out of its own answers: a table for people, the same for programs. */
async function takenOut(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/en/console/watch/answers?form=IN`)
  assert.match(await saidOn(page), /the register does not answer/)
  const read = async (name: string) => {
    const href = await page.getByRole('link', { name }).getAttribute('href')
    const answer = await page.request.get(new URL(href ?? '', origin).href)
    assert.equal(answer.status(), 200)
    assert.match(answer.headers()['content-disposition'] ?? '', /observer-answers-/)
    return await answer.text()
  }
  assert.match(await read('As a file (CSV)'), /entered_by,C: .*\r\n.*the register does not answer/)
  const { form, rows, isCut } = JSON.parse(await read('For programs (JSON)')) as {
    form: string
    rows: { comment: string; station: string }[]
    isCut: boolean
  }
  assert.deepEqual(
    [form, new Set(rows.map(({ station }) => station)), isCut],
    ['IN', new Set([STATION]), false],
  )
  assert.ok(rows.some(({ comment }) => comment.includes('the register does not answer')))
  assert.deepEqual(await axe(page), [])
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
    assert.match(await saidOn(accreditor.page), /Mona Obi/)

    await manager.page.goto(`${origin}/en/console/watch/observers`)
    const enrol = await filled(manager.page, 'Enrol an observer', {
      label: 'Blue hat',
      phone: PHONE,
      station: STATION,
    })
    await enrol.locator('button').click()
    const number = (await manager.page.locator('tbody th code').first().innerText()).trim()
    assert.match(number, /^\d{6}$/)

    await manager.page.getByRole('button', { name: 'Make a card', exact: true }).first().click()
    const letters = /TU \d{6} ([A-Z]{6}) X1 V120/.exec(await saidOn(manager.page))?.[1] ?? ''

    const send = async (from: string, text: string) => {
      const body = new URLSearchParams({ from, text })
      assert.equal(
        (await fetch(`${origin}/sms/in/${SECRET}`, { method: 'POST', body })).status,
        200,
      )
    }
    await send(PHONE, `IN ${number} ${letters} C٧ S٣ @ the register does not answer`)
    await send('+99900000000', `IN ${number} C1 S4`)
    await node.node.settled(20_000)

    await manager.page.goto(`${origin}/en/console/watch`)
    assert.match(await saidOn(manager.page), /the register does not answer/)
    assert.match(await saidOn(manager.page), /To call back: 1/)
    const make = await filled(manager.page, 'Make it a public issue', {
      summary: 'The register does not answer at a school',
    })
    await make.locator('button').click()
    assert.match(await saidOn(manager.page), /Issues of the group/)

    await officer.page.goto(`${origin}/en/console/issues`)
    await officer.page
      .getByRole('link', { name: 'The register does not answer at a school' })
      .click()
    await officer.page.getByRole('button', { name: 'Confirm for the authority' }).click()
    await officer.page.getByRole('button', { name: 'Confirm for the authority' }).click()
    assert.match(await saidOn(officer.page), /Due /)

    const reader = await newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 640 },
    })
    const page = await reader.newPage()
    await page.goto(`${origin}/en/issues`)
    assert.match(await saidOn(page), /1 problem, 1 without an answer/)
    assert.match(await saidOn(page), /Station 11-001[\s\S]*Due /, 'its clock runs')
    await officer.page
      .locator('[name=answer]')
      .fill('Paper lists are there; everybody can vote until 19:00.')
    await officer.page.getByRole('button', { name: 'Publish the answer' }).click()
    assert.match(await saidOn(officer.page), /The answer is public; its clock stands\./)
    for (const [language, stopped] of [
      ['en', /Answered after /],
      ['ar', /أُجيب بعد /],
    ] as const) {
      await page.goto(`${origin}/${language}/issues`)
      await page.locator('tbody a').first().click()
      assert.match(await saidOn(page), stopped)
      assert.match(await saidOn(page), /Paper lists are there; everybody can vote until 19:00\./)
    }
    await readFiles(node)
    await manager.page.goto(`${origin}/en/console/watch`)
    assert.deepEqual(await axe(manager.page), [])
    await reader.close()
    await manager.page.goto(`${origin}/en/console/watch`)
    const hand = await filled(manager.page, 'When the authority sees entries', {
      releases: 'at-once',
    })
    await hand.locator('button').click()
    assert.match(await saidOn(manager.page), /It is set for what comes from now on\./)
    const before = { phone: PHONE, number, letters }
    await takenOut(manager.page, origin)
    await workedDay(node, { manager: manager.page, answers: officer.page, before, send })
    const joint = { site, station: STATION, send }
    await toldAndExplained(node, await oneTimeline(node, joint))
  } finally {
    await node.remove()
    await site.stop()
  }
})
