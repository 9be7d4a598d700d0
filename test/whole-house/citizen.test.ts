// Somebody got a forwarded message and wonders whether voting goes on and whether it is genuine: with a cheap telephone
// and without script, in both languages; then on a desk.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Actor } from '../../src/core/actor.ts'
import { addMs, DAY, now } from '../../src/core/time.ts'
import { templateContent } from '../../src/domains/alerting/index.ts'
import { axe, browser, newContext } from '../support/chromium.ts'
import { person } from '../support/house.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

// Started here, so that it lives until the last test of this file.
await browser()

const ALL = ['alerting:read', 'alerting:draft', 'alerting:cancel', 'territory:read'] as const
const FIRST = person('first', ALL)
const SECOND = person('second', [...ALL, 'alerting:release'])

const SIZES = [
  { width: 360, height: 640 },
  { width: 1440, height: 900 },
] as const

async function as<O>({ node }: TestNode, who: Actor, name: string, input: unknown): Promise<O> {
  const house = node.house('actual')
  assert.ok(house)
  return (await house.runner.call(who, house.action(name), input)).output as O
}

/** A country on its day of voting, with a service, a telephone, an alert, and one that was wrong. */
async function electionDay(house: TestNode): Promise<void> {
  await house.call('directory.chooseNation', { iso3: 'KEN', languages: ['en'] })
  const agency = { kind: 'authority', name: 'Electoral Commission', phone: '+254 20 0055 0400' }
  await house.call('directory.addAgency', { iso3: 'KEN', ...agency, source: 'Read today' })
  const day = (offset: number) => addMs(now(), offset * DAY).slice(0, 10)
  const polling = { from: `${day(-1)}T06:00`, until: `${day(1)}T20:00` }
  const election = { name: 'General election', date: day(0), zone: 'UTC', phases: { polling } }
  await house.call('territory.createElection', election)
  await house.call('territory.addArea', { parent: '/', code: '1', name: 'North' })
  await house.call('territory.addStation', { number: '1', name: 'Hall', area: '/1/' })
  const site = { name: 'Results', host: 'results.vote.example', area: '/' }
  await house.call('monitoring.addSite', { ...site, newOrganization: 'Commission' })
  const wrong = await publicAlert(house, 'DDOS')
  await as(house, FIRST, 'alerting.cancel', { alert: wrong })
  await publicAlert(house, 'PHISHING')
}

async function publicAlert(house: TestNode, event: 'DDOS' | 'PHISHING'): Promise<string> {
  const template = { event, severity: 'Severe', areas: ['/1/'] } as const
  const content = { ...templateContent(template), scope: 'Public' }
  const { alert } = await as<{ alert: string }>(house, FIRST, 'alerting.draft', { content })
  await as(house, FIRST, 'alerting.propose', { alert, confirmed: ['en', 'ar'] })
  const shown = await as<{ count: number; read: string }>(house, SECOND, 'alerting.preview', {
    alert,
  })
  await as(house, SECOND, 'alerting.issue', { alert, count: shown.count, read: shown.read })
  return alert
}

const WORDS = {
  en: {
    voting: /Voting goes on/,
    check: 'Check',
    forged: /Not ours.*It only looks like results\.vote\.example/s,
    genuine: /Ours.*true address of:\s*Results/s,
    alerts: 'Alerts',
    wrong: /We were wrong/,
  },
  ar: {
    voting: /الاقتراع مستمر/,
    check: 'افحص',
    forged: /ليس لنا.*يشبه.*results\.vote\.example/s,
    genuine: /لنا.*Results/s,
    alerts: 'التنبيهات',
    wrong: /لقد أخطأنا/,
  },
} as const

/** What stands in the main part of the page. */
const main = async (page: Page) => await page.locator('main').innerText()

async function paste(page: Page, text: string): Promise<string> {
  await page.locator('textarea').fill(text)
  await page.locator('main button').click()
  return await main(page)
}

for (const language of ['en', 'ar'] as const) {
  test(`a citizen learns whether voting goes on and whether a message is genuine, ${language}`, async () => {
    const house = await startTestNode('sqlite')
    try {
      await electionDay(house)
      for (const viewport of SIZES) {
        const context = await newContext({ viewport, javaScriptEnabled: viewport.width > 360 })
        const page = await context.newPage()
        const words = WORDS[language]
        await page.goto(`${house.node.origin}/${language}`)
        const title = page.locator('h1')
        assert.match(await title.innerText(), words.voting)
        const box = await title.boundingBox()
        assert.ok(box !== null && box.y + box.height < viewport.height, 'in the first view')
        assert.match(await main(page), /Electoral Commission.*\+254 20 0055 0400/s)
        await page.getByRole('link', { name: words.check }).first().click()
        const forged = 'Vote by link! https://results.vote.example.login.example/now'
        assert.match(await paste(page, forged), words.forged)
        assert.match(await paste(page, 'See http://results.vote.example.'), words.genuine)
        if (viewport.width > 360) assert.deepEqual(await axe(page), [])
        await page.locator('.main-nav').getByRole('link', { name: words.alerts }).click()
        assert.match(await main(page), words.wrong)
        await context.close()
      }
    } finally {
      await house.remove()
    }
  })
}
