// Somebody got a forwarded message and wonders whether voting goes on and whether it is genuine: with a cheap telephone
// and without script, in both languages; then at a desk.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMs, DAY, now } from '../../../src/core/time.ts'
import { templateContent } from '../../../src/domains/alerting/index.ts'
import { outputOf } from '../../support/attack.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode, type TestNode } from '../../support/node.ts'
import { proposed, released } from '../../support/task-country.ts'
import { type Colleague, colleague, FACES, sit } from '../../support/task.ts'

await browser()

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
  const first = await colleague(house, 'Amina Sow', 'alert-officer')
  const second = await colleague(house, 'Joseph Okello', 'releasing-officer')
  const wrong = await publicAlert(first, second, 'DDOS')
  await outputOf(first.browser.post('alerting.cancel', { alert: wrong }))
  await publicAlert(first, second, 'PHISHING')
}

async function publicAlert(first: Colleague, second: Colleague, event: 'DDOS' | 'PHISHING') {
  const template = { event, severity: 'Severe', areas: ['/1/'] } as const
  const alert = await proposed(first, { ...templateContent(template), scope: 'Public' })
  await released(second, alert)
  return alert
}

const WORDS = {
  en: {
    voting: /Voting goes on/,
    check: 'From us?',
    verdict: /ours\b/i,
    forged: /Not ours.*It only looks like results\.vote\.example/s,
    genuine: /Ours.*true address of:\s*Results/s,
    alerts: 'Alerts',
    wrong: /We were wrong/,
  },
  ar: {
    voting: /الاقتراع مستمر/,
    check: 'هل هي منا؟',
    verdict: /لنا/,
    forged: /ليس لنا.*يشبه.*results\.vote\.example/s,
    genuine: /لنا.*Results/s,
    alerts: 'التنبيهات',
    wrong: /لقد أخطأنا/,
  },
} as const

test('a citizen learns whether voting goes on and whether a message is genuine', async () => {
  const house = await startTestNode('sqlite')
  try {
    await electionDay(house)
    for (const face of FACES) {
      const words = WORDS[face.language === 'ar' ? 'ar' : 'en']
      // One of the two telephones runs no script.
      const options = { javaScriptEnabled: face.width > 360 || face.language === 'ar' }
      const hand = await sit(house, face, { task: 'citizen', options })
      const { page } = hand
      const more = page.locator('.main-nav summary')
      const paste = async (text: string, verdict: RegExp) => {
        await hand.pressThis(more)
        await hand.press('link', words.check)
        const field = page.getByRole('textbox')
        await hand.sees(field)
        await field.fill(text)
        const ask = page.getByRole('main').getByRole('button')
        await hand.readOnTo(ask)
        await hand.pressThis(ask)
        await hand.sees(page.getByRole('main').getByText(words.verdict).first())
        assert.match(await hand.main(), verdict)
      }
      await hand.open('/LANG')
      await hand.sees(page.getByRole('heading', { level: 1, name: words.voting }))
      assert.match(await hand.main(), /Electoral Commission.*\+254 20 0055 0400/s)
      await paste('Vote by link! https://results.vote.example.login.example/now', words.forged)
      await paste('See http://results.vote.example.', words.genuine)
      const alerts = page.getByRole('navigation').getByRole('link', { name: words.alerts })
      await hand.pressThis(more)
      await hand.pressThis(alerts)
      const correction = page.getByText(words.wrong).first()
      await hand.readOnTo(correction)
      await hand.sees(correction)
      await hand.leave(8)
    }
  } finally {
    await house.remove()
  }
})
