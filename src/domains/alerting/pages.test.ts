import assert from 'node:assert/strict'
import { type Actor, systemActor } from '../../core/actor.ts'
import { MINUTE } from '../../core/time.ts'
import { inputFromFields } from '../../http/form.ts'
import { asShown } from '../../../test/support/alerting.ts'
import { fieldsOf } from '../../../test/support/form-fields.ts'
import { COMMAND_LINE, forHouse, person, type TestHouse } from '../../../test/support/house.ts'
import { type PageVisit, visitPage } from '../../../test/support/page-visit.ts'
import { exampleNation } from '../../../test/support/example-nation.ts'
import * as alerting from './index.ts'
import { pages } from './pages/index.ts'

const nation = exampleNation()
const options = {
  slices: [nation.slice, alerting.alerting],
  realm: 'exercise' as const,
}
const officer = person('officer', [
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:cancel',
  'alerting:order',
  'alerting:handle-problem',
  'territory:read',
])

interface Visit extends Partial<PageVisit> {
  readonly path: string
}

/** Loads and draws a page as the door does. */
async function visit(house: TestHouse, { path, actor = officer, ...wanted }: Visit) {
  const page = pages.find((one) => one.path === path)
  assert.ok(page, path)
  return await visitPage(house, page, { actor, ...wanted })
}

/** Every language of the node, ticked as read. */
const CONFIRMED: readonly [string, string][] = [
  ['confirmed[]', 'en'],
  ['confirmed[]', 'ar'],
]

/** Sends the form of a page and gives what the action answered. */
async function send(
  house: TestHouse,
  page: Visit & { readonly form: string; readonly typed?: readonly (readonly [string, string])[] },
): Promise<{ alert: string; state: string }> {
  const action = pages.find((one) => one.path === page.path)?.forms?.[page.form]?.action
  const found = house.action(action ?? '')
  const fields = [...fieldsOf(await visit(house, page), page.form), ...(page.typed ?? [])]
  const { output } = await house.runner.call(officer, found, inputFromFields(found, fields))
  return output as { alert: string; state: string }
}

const ALERT = '/console/alerts/:alert'

forHouse('an alert goes from the form to all clear by its pages alone', options, async (house) => {
  const { alert } = await send(house, {
    path: '/console/alerts/new',
    search: { event: 'PHISHING' },
    form: 'alert',
    typed: [
      ['content.areas[]', '/1/1/'],
      ['content.parameters[]', 'ticket=42'],
      ['content.shape.circle[]', '36.8,10.2 5'],
      ['content.resource.resourceDesc', 'Example of the message'],
      ['content.resource.mimeType', 'image/png'],
      ['content.contact', '+1 555 0100'],
    ],
  })
  const params = { alert }
  const drafted = await house.call(officer, alerting.show, { alert })
  assert.deepEqual(drafted.content.parameters, ['ticket=42'])
  assert.equal(drafted.content.resource?.mimeType, 'image/png')

  const revised = await send(house, { path: `${ALERT}/edit`, params, form: 'alert' })
  assert.equal(revised.state, 'draft')
  const again = await house.call(officer, alerting.show, { alert })
  assert.deepEqual(again.content, drafted.content, 'the form gives back what it was given')

  const check = await visit(house, { path: `${ALERT}/check`, params })
  assert.match(check, /3 stations would get it/)
  assert.match(check, /Nothing stands against a release/)
  assert.match(check, /EXERCISE: Forged messages/)
  await send(house, { path: `${ALERT}/check`, params, form: 'propose', typed: CONFIRMED })
  const release = { path: `${ALERT}/release`, params, form: 'issue' }
  const blank = fieldsOf(await visit(house, release), 'issue').filter(([name]) => name !== 'count')
  const issue = house.action('alerting.issue')
  const typed = inputFromFields(issue, [...blank, ['count', '3']])
  await house.runner.call(officer, issue, typed)

  const gateway = systemActor('door:gateway', ['alerting:stream'])
  const answer = {
    station: 's1',
    area: '/1/1/',
    device: 'device:s1',
    alert,
    revision: 1,
    clientKey: 'key-00000001',
    answer: 'need_help' as const,
    capturedAt: house.clock.now(),
  }
  await house.call(gateway, alerting.acknowledgeBatch, { items: [answer] })
  const board = await visit(house, { path: ALERT, params })
  assert.match(board, /id="alert-board" data-live/)
  assert.match(board, /Needs help/)
  assert.match(board, /Stations that no message reached/)
  const arabic = await visit(house, { path: ALERT, params, language: 'ar' })
  assert.doesNotMatch(arabic, /\[en\]/)

  const cleared = await send(house, { path: ALERT, params, form: 'clear' })
  assert.equal(cleared.state, 'cleared')
  assert.match(
    await visit(house, { path: '/console/alerts', search: { view: 'ended' } }),
    /All clear/,
  )
})

forHouse('an update and a cancellation go by their forms', options, async (house) => {
  const content = {
    ...alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas: ['/1/'] }),
    scope: 'Public' as const,
  }
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, { ...(await asShown(house, alert)), count: 5 })
  const params = { alert }
  await send(house, { path: `${ALERT}/update`, params, form: 'update', typed: CONFIRMED })
  const waiting = await house.call(officer, alerting.show, { alert })
  // The form sends its empty groups too.
  const { resource: _, shape: __, ...entered } = waiting.proposal?.content ?? content
  assert.deepEqual(entered, content)
  await house.call(officer, alerting.update, { ...(await asShown(house, alert)), count: 5 })
  const anybody: Actor = { id: 'anonymous', holds: [] }
  const words = await send(house, {
    path: ALERT,
    params,
    form: 'clearWords',
    typed: [...CONFIRMED],
  })
  assert.equal(words.state, 'updated')
  assert.match(await visit(house, { path: `${ALERT}/release`, params }), /The flood has stopped/)
  await send(house, { path: `${ALERT}/release`, params, form: 'reject', typed: [['reason', 'no']] })
  const list = await visit(house, { path: '/alerts', actor: anybody })
  assert.match(list, new RegExp(`/exercise/en/alerts/${alert}`))
  await send(house, { path: ALERT, params, form: 'cancel' })
  const gone = await visit(house, { path: '/alerts', actor: anybody, language: 'ar' })
  assert.match(gone, /لا يوجد الآن تنبيه سارٍ موجّه إلى الجمهور.*لقد أخطأنا/s)
  const told = await visit(house, { path: '/alerts/:alert', params, actor: anybody })
  assert.match(told, /Taken back <time/)
})

forHouse('problems and standing orders are handled on their pages', options, async (house) => {
  const station: Actor = {
    id: 'device:s1',
    via: 'device:s1',
    station: 's1',
    holds: ['alerting:speak', 'territory:read'].map((permission) => ({
      permission: permission as 'alerting:speak',
      area: '/1/1/',
    })),
  }
  const reported = { symptom: 'network' as const, clientKey: 'report-0001' }
  await house.call(station, alerting.reportProblem, reported)
  await send(house, { path: '/console/problems', form: 'take' })
  const [own] = (await house.call(officer, alerting.stationProblems, { limit: 10 })).items
  const params = { problem: own?.problem ?? '' }
  const settle = { path: '/console/problems/:problem', params, form: 'settle' }
  const fields = fieldsOf(await visit(house, settle), 'settle').filter(
    ([name]) => name !== 'remedy',
  )
  const action = house.action('alerting.settleProblem')
  const typed = inputFromFields(action, [...fields, ['remedy', 'new cable']])
  await house.runner.call(officer, action, typed)
  const settled = await visit(house, { path: '/console/problems', search: { state: 'settled' } })
  assert.match(settled, /new cable/)

  await send(house, {
    path: '/console/orders/new',
    form: 'order',
    typed: [['content.areas[]', '/1/'], ...CONFIRMED],
  })
  const blank = await visit(house, { path: '/console/orders/new' })
  assert.match(blank, /By the clock of UTC[^]*type="datetime-local"/)
  await send(house, { path: '/console/orders', form: 'approve' })
  assert.match(await visit(house, { path: '/console/orders' }), /Approved/)
  assert.match(await visit(house, { path: '/console/orders', language: 'ar' }), /معتمد/)
})

forHouse('an order whose site was changed says so, and where it leads', options, async (house) => {
  await send(house, {
    path: '/console/orders/new',
    form: 'order',
    typed: [['content.areas[]', '/1/'], ['site', 'site-1'], ...CONFIRMED],
  })
  await send(house, { path: '/console/orders', form: 'approve' })
  await house.pass(MINUTE)
  const usual = nation.aimedAt
  nation.aimedAt = house.clock.now()
  await house.call(COMMAND_LINE, alerting.suspendOrders, { site: 'site-1' })
  nation.aimedAt = usual
  const shown = await visit(house, { path: '/console/orders' })
  assert.match(shown, /Suspended: the site was changed/)
  assert.match(
    shown,
    /It leads now to: <code dir="ltr" translate="no">site\.example\/<\/code>, ports/,
  )
  const arabic = await visit(house, { path: '/console/orders', language: 'ar' })
  assert.match(arabic, /معلّق: عُدّل الموقع/)
  await send(house, { path: '/console/orders', form: 'again' })
  assert.match(await visit(house, { path: '/console/orders' }), /Waits for approval/)
})

forHouse('whoever releases sees every field that is sent', options, async (house) => {
  const marked = {
    ...alerting.templateContent({ event: 'DDOS', severity: 'Moderate', areas: ['/1/1/'] }),
    scope: 'Public' as const,
    restriction: 'mark-restriction',
    addresses: 'mark-addresses',
    audience: 'mark-audience',
    senderName: 'mark-sender',
    contact: 'mark-contact',
    web: 'https://mark.example/web',
    source: 'mark-source',
    code: ['mark-code'],
    note: 'mark-note',
    incidents: 'mark-incidents',
    eventCodes: ['mark=event-code'],
    parameters: ['mark=parameter'],
    resource: {
      resourceDesc: 'mark-file',
      mimeType: 'text/mark',
      uri: 'https://mark.example/file',
    },
    shape: { areaDesc: 'mark-shape', polygon: [], circle: ['1,2 3'], geocode: ['mark=geocode'] },
  }
  const content = {
    ...marked,
    texts: { ...marked.texts, en: { ...marked.texts['en'], description: 'mark-description' } },
  }
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  const shown = await visit(house, { path: `${ALERT}/release`, params: { alert } })
  const marks = JSON.stringify(content).match(
    /mark[-=][a-z-]+|https:\/\/mark[^"]*|text\/mark|1,2 3/g,
  )
  assert.equal(marks?.length, 19)
  for (const mark of marks ?? []) assert.ok(shown.includes(mark), mark)
  assert.match(shown, /12 hours/)
})

forHouse(
  'a release asks for the time to be confirmed while the clock is doubted, and goes by its form',
  { ...options, runsJobs: false },
  async (house) => {
    const wanted = { event: 'DDOS', severity: 'Moderate', areas: ['/1/1/'] } as const
    const content = alerting.templateContent(wanted)
    const { alert } = await house.call(officer, alerting.draft, { content })
    await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
    await house.settled()
    const params = { alert }
    const release = { path: `${ALERT}/release`, params }
    assert.doesNotMatch(await visit(house, release), /timeConfirmed/)
    house.clock.advance(-60 * 60_000)
    const page = await visit(house, release)
    assert.match(page, /I have compared the time with another clock/)
    assert.match(await visit(house, { ...release, language: 'ar' }), /قارنت الوقت بساعة أخرى/)
    const shown = /name="timeConfirmed" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const blank = fieldsOf(page, 'issue').filter(
      ([name]) => name !== 'count' && name !== 'timeConfirmed',
    )
    const issue = house.action('alerting.issue')
    const { count } = await house.call(officer, alerting.preview, { alert })
    const sent = (more: [string, string][]) =>
      house.runner.call(
        officer,
        issue,
        inputFromFields(issue, [...blank, ['count', String(count)], ...more]),
      )
    await assert.rejects(sent([]), /clock of this node cannot be trusted/)
    await sent([['timeConfirmed', shown]])
    assert.equal((await house.call(officer, alerting.show, { alert })).state, 'issued')
  },
)
