// What citizens read of alerts: those in force, corrections for two weeks, and no word that contradicts another.

import assert from 'node:assert/strict'
import { asShown } from '../../../test/support/alerting.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import {
  BEGIN,
  forBothHouses,
  forHouse,
  person,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import type { Actor } from '../../core/actor.ts'
import { page, type Page } from '../../core/slice.ts'
import { DAY, HOUR, MINUTE } from '../../core/time.ts'
import { html } from '../../ui/html.ts'
import * as alerting from './index.ts'
import { publicCards } from './public-card.ts'
import { publicRows } from './store/alert.ts'

const ALL = ['alerting:read', 'alerting:draft', 'alerting:release', 'territory:read'] as const
const author = person('author', [...ALL, 'alerting:cancel'])
const second = person('second', ALL)
const anybody: Actor = { id: 'anonymous', holds: [] }
const slices = [exampleNation().slice, alerting.alerting]
/** Nothing moves by itself: what is asked for is all that is looked at. */
const still = { slices, runsJobs: false }

const HEADLINE = 'An official election site shows content that is not ours. Do not rely on it.'
const TAKEN_BACK = 'The warning about wrong content on the election site was wrong.'

async function publicAlert(
  house: TestHouse,
  event: 'DEFACEMENT' | 'PHYSICAL_THREAT' = 'DEFACEMENT',
): Promise<string> {
  const template = { event, severity: 'Severe', areas: ['/1/1/'] } as const
  const content = { ...alerting.templateContent(template), scope: 'Public' as const }
  const { alert } = await house.call(author, alerting.draft, { content })
  await house.call(author, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(second, alerting.issue, await asShown(house, alert))
  return alert
}

/** The card of the front page as a page of its own. */
const front: Page = page({
  path: '/front',
  surface: 'public',
  permission: 'anyone',
  load: async (ctx) => await Promise.all(publicCards.map((card) => card.load(ctx))),
  render: (data, view) => ({
    title: '',
    main: html`${publicCards.map((card, n) => {
      const own = data[n] as never
      return html`${card.say?.(own, view).first} ${card.say?.(own, view).more as never} ${card.render(own, view) as never}`
    })}`,
  }),
})

const pages: readonly Page[] = [front, ...alerting.alerting.pages]

async function read(house: TestHouse, path: string, alert = '', language: 'en' | 'ar' = 'en') {
  const found = pages.find((one) => one.path === path)
  assert.ok(found, path)
  return wordsOf(await visitPage(house, found, { actor: anybody, params: { alert }, language }))
}

const times = (words: string, part: string) => words.split(part).length - 1

forHouse(
  'an alert that was taken back stays before the public for two weeks and says that it was wrong',
  { slices },
  async (house) => {
    const alert = await publicAlert(house)
    assert.match(
      await read(house, '/front'),
      /One alert is in force: read it.*In force since 08:00/,
    )
    house.clock.advance(10 * MINUTE)
    await house.call(author, alerting.cancel, { alert })
    for (const path of ['/front', '/alerts', '/alerts/:alert']) {
      const words = await read(house, path, alert)
      assert.match(words, /Taken back 08:10/, path)
      assert.match(words, /Our mistake, sent 08:00 and not true/, path)
      assert.equal(times(words, HEADLINE), 1, path)
      assert.equal(times(words, TAKEN_BACK), 1, path)
      assert.doesNotMatch(words, /at once|Severe|Do not use the site/, path)
      if (path !== '/alerts/:alert')
        assert.match(words, /No alert for the public is in force.*We were wrong/, path)
    }
    assert.match(await read(house, '/alerts', alert, 'ar'), /لقد أخطأنا/)
    await house.pass(14 * DAY - HOUR)
    assert.match(await read(house, '/front'), /Taken back 24 November 2026, 08:10.*We were wrong/)
    await house.pass(2 * HOUR)
    assert.doesNotMatch(await read(house, '/front'), /We were wrong/)
    assert.match(await read(house, '/alerts'), /Nothing was taken back or ended/)
  },
)

forHouse(
  'an all-clear says what is so now, and what had been warned of stands behind it',
  still,
  async (house) => {
    const alert = await publicAlert(house)
    house.clock.advance(HOUR)
    await house.call(author, alerting.allClear, { alert })
    const words = await read(house, '/front')
    assert.match(words, /All clear since 09:00 The election site shows our own content again/)
    assert.match(words, /What we had warned of, 08:00 : “ An official election site/)
    const { xml } = await house.call(anybody, alerting.capXml, { alert })
    assert.match(xml, /<headline>The election site shows our own content again\. It may be used\./)
    assert.doesNotMatch(xml, /<headline>[^<]*Do not rely on it/)
  },
)

forHouse(
  'what ended by itself is on the list, not among the corrections of the front page',
  { slices },
  async (house) => {
    await publicAlert(house)
    await house.pass(13 * HOUR)
    assert.doesNotMatch(await read(house, '/front'), /No longer in force/)
    const words = await read(house, '/alerts')
    assert.match(words, /No longer in force since 20:00.*ended by itself/)
    assert.doesNotMatch(words, /Do not use the site/, 'what it asked for no longer holds')
  },
)

forBothHouses(
  'a warning of danger at polling stations is part of the first sentences',
  still,
  async (house) => {
    assert.doesNotMatch(await read(house, '/front'), /danger/)
    await publicAlert(house, 'PHYSICAL_THREAT')
    assert.match(
      await read(house, '/front'),
      /^There is a warning of danger: read it before you go/,
    )
  },
)

forHouse('no alert in force is left out for the many that ended', still, async (house) => {
  const first = await publicAlert(house)
  const ended = await publicAlert(house)
  await house.call(author, alerting.allClear, { alert: ended })
  await publicAlert(house)
  const wanted = { now: house.clock.now(), endedSince: BEGIN.replace('2026', '2025') }
  const rows = await house.store.read((tx) => publicRows(tx, { ...wanted, limit: 2 }))
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['issued', 'issued'],
  )
  assert.equal(rows[1]?.id, first)
})
