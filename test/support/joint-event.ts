// A defaced site and observers who read on it that the polls are closed: one timeline, one incident, one word to everybody,
// and in the end an explanation for everybody. For tests of the whole house.

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Actor } from '../../src/core/actor.ts'
import {
  approve,
  consent,
  send as putForward,
  write,
} from '../../src/domains/attacks/actions/form.ts'
import { lead } from '../../src/domains/incidents/actions/incident.ts'
import { makeCards } from '../../src/domains/pollwatch/actions/enrol.ts'
import { enrol } from '../../src/domains/pollwatch/actions/observer.ts'
import { openOn } from '../../src/domains/cases/actions/open-on.ts'
import { statement } from '../../src/domains/statements/actions/read.ts'
import { TEXT } from './attacks.ts'
import { declared, KIND, officer } from './cases.ts'
import { axe } from './chromium.ts'
import { saidOn } from './filled.ts'
import { joinAs, type TestNode } from './node.ts'
import { describe, move, SAID, saidByTwo } from './public-word.ts'
import type { RealSite } from './real-site.ts'
import { callsOf } from './reports.ts'
import { until } from './until.ts'
import { joinedAs } from './worked-day.ts'

/** Observers who read on their telephones what the site says. */
const READERS = 5
const OBSERVED = { en: /Observer reported/g, ar: /أبلغ مراقب/g } as const

/** What the test has at hand. */
export interface Joint {
  readonly site: RealSite
  readonly station: string
  send(from: string, text: string): Promise<void>
}

/** The incident that it is, and a page of who handles it. */
export interface Joined {
  readonly incident: string
  readonly handler: Page
  readonly host: string
}

/** A defaced site and five observers who say so stand in one timeline, and are joined to one incident by hand. */
export async function oneTimeline(node: TestNode, { site, station, send }: Joint): Promise<Joined> {
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
  const { call } = callsOf(node.node.house('actual'))
  const mona = await joinedAs(node, 'Mona Obi', 'observation-manager')
  const observers: [phone: string, writes: string][] = []
  for (let n = 0; n < READERS; n += 1) {
    const phone = `+9995550022${n}`
    const made = await call(mona, enrol, { label: `Reader ${n}`, phone, station })
    const { cards } = await call(mona, makeCards, { observers: [made.observer] })
    observers.push([phone, `${made.number} ${cards[0]?.letters}`])
  }
  site.deface()
  for (const [phone, writes] of observers)
    await send(phone, `IN ${writes} C7 S3 @ ${site.host} says closed`)
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
  const shown = () => handler.page.locator('ol.timeline').innerText()
  const before = await shown()
  assert.match(before, /Finding opened: Register/)
  assert.equal(before.match(OBSERVED.en)?.length, READERS)
  const join = handler.page.getByRole('button', { name: `Is a part of ${code}` })
  for (let left = await join.count(); left > 0; left = await join.count()) {
    await join.first().click()
    assert.equal(new URL(handler.page.url()).searchParams.get('incident'), incident)
  }
  for (const language of ['en', 'ar'] as const) {
    await handler.page.goto(`${origin}/${language}/console/incidents/${incident}`)
    const lines = handler.page.locator('#incident-timeline ol.timeline > li')
    const words = (await lines.allInnerTexts()).join('\n')
    assert.equal(words.match(OBSERVED[language])?.length, READERS)
    assert.match(words, language === 'en' ? /Finding opened: / : /فُتحت نتيجة/)
  }
  await handler.page.goto(`${origin}/ar/console/timeline/1.1`)
  assert.equal((await shown()).match(OBSERVED.ar)?.length, READERS)
  assert.deepEqual(await axe(handler.page), [])
  return { incident, handler: handler.page, host: site.host }
}

const WORDS = {
  en: SAID,
  ar: { known: 'يعرض الموقع كلمات غريبة.', unknown: 'لا نعرف من فعل ذلك.', vote: 'التصويت مستمر.' },
}
const [writer, second] = ['Sara', 'Sami'].map((name) => officer(name, ['spokesperson']))
const approver = officer('Hugo', ['incident-handler'])
const prosecutor = officer('Pia', ['prosecutor'])

/**
 * Two persons publish the word to everybody before it is late; once the incident is over, what happened is explained to
 * everybody: written by one, approved by another, and with the word of the prosecutor, since a case stands on it.
 */
export async function toldAndExplained(
  node: TestNode,
  { incident, handler, host }: Joined,
): Promise<void> {
  const { origin } = node.node
  const calls = callsOf(node.node.house('actual'))
  const everybody = async (path: string) => {
    await handler.goto(`${origin}${path}`)
    return await saidOn(handler)
  }
  assert.ok(writer !== undefined && second !== undefined)
  const { code } = await saidByTwo(calls.call, { incident, words: WORDS, by: [writer, second] })
  const word = await calls.call(second, statement, { incident })
  assert.ok(word.firstAt !== null && word.firstAt <= word.dueAt, 'the word came within its clock')
  assert.match(await everybody(`/en/statements/${code}`), /The site shows foreign words\./)
  assert.match(await everybody(`/ar/statements/${code}`), /يعرض الموقع كلمات غريبة\./)

  const hana = await joinedAs(node, 'Hana Weiss', 'incident-handler')
  await closed(node, hana, incident)
  const months = { month: new Date().toISOString().slice(0, 7), place: '/1/1/' }
  const made = await calls.call(hana, write, { ...TEXT, ...months, incident })
  await calls.call(hana, putForward, { form: made.form, confirmed: [], isAnonymous: true })
  await calls.call(approver, approve, { form: made.form })
  const isTold = async (language: string) =>
    (await everybody(`/${language}/attacks`)).includes(TEXT.title)
  assert.equal(await isTold('en'), false, 'the prosecutor has said nothing yet')
  assert.deepEqual(await calls.call(prosecutor, openOn, { incident }), { isOpen: true })
  await calls.call(prosecutor, consent, { form: made.form })
  for (const language of ['en', 'ar']) {
    assert.equal(await isTold(language), true)
    const words = await everybody(`/${language}/attacks/${made.code}`)
    assert.ok(words.includes(TEXT.learnt) && !words.includes(host))
  }
}

/** The incident with a case on it, gone through to its end. */
async function closed(node: TestNode, by: Actor, incident: string): Promise<void> {
  const { call } = callsOf(node.node.house('actual'))
  const about = { title: 'The register was defaced', severity: 'severe', clock: 'node' } as const
  const kind = { type: KIND, asset: 'registration-portal', phase: 'voting' } as const
  await call(by, describe, { incident, ...about, ...kind })
  await call(by, lead, { incident })
  await declared({ call }, [incident])
  for (const [from, to] of STEPS) await call(by, move, { incident, from, to })
}
const STEPS = [
  ['open', 'contained'],
  ['contained', 'recovered'],
  ['recovered', 'closed'],
] as const
