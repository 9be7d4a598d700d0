// Webhooks of persons and posts through a whole realm, with services of a page that really listen.
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Actor } from '../src/core/actor.ts'
import type { Page, PageContext, View } from '../src/core/slice.ts'
import { type Language, text } from '../src/core/text.ts'
import { MINUTE, SECOND } from '../src/core/time.ts'
import * as alerting from '../src/domains/alerting/index.ts'
import { httpWebhook } from '../src/platform/webhook.ts'
import { asShown } from './support/alerting.ts'
import { exampleNation } from './support/example-nation.ts'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from './support/house.ts'
import { askingAs } from './support/page-visit.ts'

const nation = exampleNation()
nation.opened = ['127.0.0.0/8']
const options = {
  slices: [nation.slice, alerting.alerting],
  realm: 'exercise' as const,
}
const real = () => ({ ...options, webhook: httpWebhook({ timeoutMs: 300 }) })
const ada = person('ada', ['accounts:self'])
const officer = person('officer', [
  'accounts:self',
  'alerting:read',
  'alerting:draft',
  'alerting:release',
  'alerting:routes',
  'territory:read',
])

interface Posted {
  readonly title: string
  readonly text: string
  readonly type: string
}

/** A service whose answer a test changes; null never answers. */
interface Service {
  readonly address: string
  readonly posted: Posted[]
  answer: ((request: IncomingMessage, response: ServerResponse) => void) | null
}

async function withService(run: (service: Service) => Promise<void>): Promise<void> {
  const posted: Posted[] = []
  const state: { answer: Service['answer'] } = {
    answer: (_, response) => void response.writeHead(200).end(),
  }
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      posted.push(JSON.parse(body) as Posted)
      state.answer?.(request, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const at = server.address()
  const address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/topsecret`
  try {
    await run(Object.assign(state, { address, posted }))
  } finally {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

const codeIn = ({ posted }: Service) =>
  /\b(?!EXERCISE)[A-Z]{8}\b/.exec(posted.at(-1)?.text ?? '')?.[0] ?? ''

async function own(house: TestHouse, service: Service, who: Actor = ada) {
  const hook = { form: 'plain', address: service.address } as const
  const { route, key } = await house.call(who, alerting.addHook, { ...hook, to: '', token: '' })
  await house.settled()
  return { route, key, code: codeIn(service) }
}

const answerOf = async (house: TestHouse, route: string) =>
  (await house.call(ada, alerting.myContacts, {})).items.find((one) => one.route === route)?.answer

forHouse(
  'an own webhook counts once its code is typed, and then brings news without a mail server',
  real(),
  async (house) => {
    await withService(async (service) => {
      const { route, key, code } = await own(house, service)
      assert.equal(key?.length, 43)
      const seen = await answerOf(house, route)
      assert.deepEqual([seen?.purpose, seen?.outcome, seen?.status], ['code', 'taken', 200])
      const confirm = (typed: string) =>
        house.call(ada, alerting.confirmContact, { route, code: typed })
      await assert.rejects(confirm('WRONGONE'), problemWith('alerting.wrong_contact_code'))
      await assert.rejects(
        house.call(ada, alerting.testHook, { route }),
        problemWith('alerting.unknown_route'),
        'no test before its owner reads it',
      )
      await confirm(code)
      await house.call(ada, alerting.testHook, { route })
      await house.settled()
      assert.match(service.posted.at(-1)?.title ?? '', /^EXERCISE: node\.example: test/)
      assert.equal((await answerOf(house, route))?.purpose, 'test')
      await house.call(COMMAND_LINE, alerting.tellOfAccount, {
        event: '01939000-0000-7000-8000-000000000001',
        person: ada.id,
        what: 'passkey-added',
        at: house.clock.now(),
      })
      await house.settled()
      assert.match(service.posted.at(-1)?.title ?? '', /^EXERCISE: .*a passkey was added/)
      const shown = JSON.stringify(await house.call(ada, alerting.myContacts, {}))
      const written = JSON.stringify(await house.records())
      for (const text of [shown, written]) {
        assert.ok(!text.includes('topsecret') && !text.includes(key ?? '-'))
      }
      assert.match(shown, /plain 127\.0\.0\.1:\d+/)
    })
  },
)

forBothHouses('a webhook that was removed comes back within a day', real(), async (house) => {
  await withService(async (service) => {
    const { route, code } = await own(house, service)
    await house.call(ada, alerting.confirmContact, { route, code })
    await house.call(ada, alerting.removeContact, { route })
    assert.deepEqual((await house.call(ada, alerting.myContacts, {})).items, [])
    await assert.rejects(
      house.call(officer, alerting.keepContact, { route }),
      problemWith('alerting.unknown_route'),
    )
    await house.call(ada, alerting.keepContact, { route })
    await house.pass(25 * 60 * MINUTE)
    const { items } = await house.call(ada, alerting.myContacts, {})
    assert.deepEqual(
      items.map((one) => [one.route, one.isConfirmed]),
      [[route, true]],
    )
  })
})

forHouse('what cannot be a webhook is refused by its field', options, async (house) => {
  const add = (form: 'plain' | 'telegram' | 'matrix', address: string, to = '') =>
    house.call(ada, alerting.addHook, { form, address, to, token: '' })
  for (const [form, address, to] of [
    ['plain', 'hooks.example'],
    ['plain', 'ftp://hooks.example/'],
    ['plain', 'https://user:word@hooks.example/'],
    ['telegram', 'https://api.telegram.org/'],
    ['telegram', '12345:abcdefghijklmnopqrstuvwxyz'],
    ['matrix', 'https://m.example', '!room:m.example'],
  ] as const) {
    await assert.rejects(add(form, address, to), problemWith('alerting.bad_hook'), address)
  }
  await add('telegram', '12345:abcdefghijklmnopqrstuvwxyz', '-100')
  await house.settled()
  assert.equal(house.hooks.sent.length, 1)
  assert.match(house.hooks.sent[0]?.to.url ?? '', /^https:\/\/api\.telegram\.org\/bot12345:/)
})

/** A post on North Hill with a webhook that is shown to be its own, and with a telephone. */
async function post(house: TestHouse, service: Service): Promise<string> {
  const { route } = await house.call(officer, alerting.addPostHook, {
    owner: 'district',
    area: '/1/1/',
    form: 'plain',
    address: service.address,
    to: '',
    token: '',
    hasConsent: true,
  })
  await house.settled()
  await house.call(officer, alerting.confirmPostHook, { route, code: codeIn(service) })
  await house.call(officer, alerting.addRoute, {
    ownerKind: 'official',
    owner: 'district',
    area: '/1/1/',
    channel: 'sms',
    address: '+201000004',
    hasConsent: true,
  })
  return route
}

async function issued(house: TestHouse): Promise<string> {
  const content = alerting.templateContent({ event: 'DDOS', severity: 'Severe', areas: ['/1/1/'] })
  const { alert } = await house.call(officer, alerting.draft, { content })
  await house.call(officer, alerting.propose, { alert, confirmed: ['en', 'ar'] })
  await house.call(officer, alerting.issue, await asShown(house, alert))
  await house.settled()
  return alert
}

const failingTexts = (house: TestHouse) =>
  house.sms.sent.filter(({ text }) => text.includes('takes no messages'))

async function hooksOf(house: TestHouse) {
  const { items } = await house.call(officer, alerting.routes, { limit: 10 })
  return items.filter(({ channel }) => channel === 'hook')
}

async function messagesOf(house: TestHouse) {
  const { items } = await house.call(officer, alerting.messages, { limit: 20 })
  return items.filter(({ channel }) => channel === 'hook')
}

forHouse(
  'a post hears of silent stations by its webhook, with the link to the alert',
  real(),
  async (house) => {
    await withService(async (service) => {
      await post(house, service)
      await issued(house)
      await house.pass(5 * MINUTE)
      const [said] = service.posted.filter(({ type }) => type === 'alert.silent')
      assert.match(said?.title ?? '', /^EXERCISE: Stations have not answered/)
      assert.match(JSON.stringify(said), /\/exercise\/en\/console\/alerts\//)
      assert.match(JSON.stringify(said), /"severity":"Severe"/)
      assert.match((await messagesOf(house))[0]?.address ?? '', /^plain 127\.0\.0\.1/)
    })
  },
)

const wrongAnswers = {
  500: (_: IncomingMessage, response: ServerResponse) => void response.writeHead(500).end('no'),
  timeout: null,
} as const

for (const [what, answer] of Object.entries(wrongAnswers)) {
  forBothHouses(
    `a webhook with ${what} is tried within limits, then marked and told of by another contact`,
    real(),
    async (house) => {
      await withService(async (service) => {
        await post(house, service)
        service.answer = answer
        await issued(house)
        await house.pass(5 * MINUTE)
        const [hook] = await hooksOf(house)
        assert.equal(hook?.answer?.outcome, 'failed')
        assert.equal(hook?.answer?.failingSince, null, 'one try is no failure yet')
        assert.equal(failingTexts(house).length, 0)
        for (let tries = 0; tries < 12; tries += 1) await house.pass(81 * SECOND)
        const types = (await house.records()).map(({ type }) => type)
        const asked = service.posted.filter(({ type }) => type === 'alert.silent').length
        // A rest is by the machine's own clock, which no test moves: one that hangs is not asked again here.
        assert.equal(asked, what === 'timeout' ? 1 : 6)
        assert.notEqual((await hooksOf(house))[0]?.answer?.failingSince, null)
        assert.equal(failingTexts(house).length, 1)
        assert.equal(types.filter((type) => type === 'route.failing').length, 1)
        const [message] = await messagesOf(house)
        assert.equal(message?.state, 'failed')
        assert.match(message?.status ?? '', what === 'timeout' ? /^resting/ : /^500/)
      })
    },
  )
}

forHouse(
  'a webhook that leads into a private address is not followed, and works again once it is mended',
  real(),
  async (house) => {
    await withService(async (inner) => {
      await withService(async (service) => {
        const route = await post(house, service)
        service.answer = (_, response) =>
          void response.writeHead(307, { Location: inner.address }).end()
        await issued(house)
        await house.pass(5 * MINUTE)
        assert.equal(inner.posted.length, 0)
        const [hook] = await hooksOf(house)
        assert.deepEqual([hook?.answer?.outcome, hook?.answer?.fault], ['refused', 'redirect'])
        assert.notEqual(hook?.answer?.failingSince, null)
        assert.equal(failingTexts(house).length, 1)
        assert.match((await messagesOf(house))[0]?.status ?? '', /^redirect 307/)
        service.answer = (_, response) => void response.writeHead(204).end()
        await house.call(officer, alerting.testPostHook, { route })
        await house.settled()
        assert.equal((await hooksOf(house))[0]?.answer?.failingSince, null)
        const types = (await house.records()).map(({ type }) => type)
        assert.equal(types.filter((type) => type === 'route.recovered').length, 1)
      })
    })
  },
)

forHouse(
  'a webhook that hangs holds up no short message of the same alert',
  real(),
  async (house) => {
    await withService(async (service) => {
      await post(house, service)
      service.answer = null
      await house.call(officer, alerting.addRoute, {
        ownerKind: 'station',
        owner: 's1',
        station: 's1',
        area: '/1/1/',
        channel: 'sms',
        address: '+201000001',
        hasConsent: true,
      })
      await issued(house)
      await house.pass(10 * MINUTE)
      const told = house.sms.sent.map(({ to }) => to)
      assert.ok(told.includes('+201000001') && told.includes('+201000004'))
    })
  },
)

/** Draws a page of alerting as the door does; `output` is what the form that adds a webhook gave. */
async function drawn(
  house: TestHouse,
  path: string,
  {
    who = ada,
    language = 'en',
    output,
  }: { who?: Actor; language?: Language; output?: object } = {},
): Promise<string> {
  const found = alerting.alerting.pages.find((one) => one.path === path)
  assert.ok(found, path)
  const page = found as unknown as Page<unknown, unknown>
  const { facts: node, clock } = house
  const done = output === undefined ? null : { form: 'addHook', output }
  const common = { node, now: clock.now(), refused: null, done }
  const data = await page.load({
    ...common,
    readiness: [],
    waiting: () => Promise.resolve([]),
    ...askingAs(house, who),
    params: {},
    search: {},
  } satisfies PageContext)
  const base = `${node.prefix}/${language}`
  const view: View = { ...common, t: text(language), path, base, newKey: () => 'key' }
  return String(page.render(data, view).main)
}

forHouse(
  'the pages show the key once, the place for the code, what was answered and since when it fails',
  real(),
  async (house) => {
    await withService(async (service) => {
      const { route, key, code } = await own(house, service)
      const page = '/console/contacts'
      assert.ok((await drawn(house, page, { output: { route, key } })).includes(key ?? '-'))
      const before = await drawn(house, page)
      assert.ok(!before.includes(key ?? '-') && !before.includes('topsecret'))
      assert.match(before, /Waits for its code/)
      assert.match(before, /Code: .*taken \(200\).* in \d+ ms/)
      assert.doesNotMatch(before, /Send a test/)
      await house.call(ada, alerting.confirmContact, { route, code })
      assert.match(await drawn(house, page), /Send a test/)
      service.answer = (_, response) => void response.writeHead(500).end('<script>no</script>')
      await house.call(ada, alerting.testHook, { route })
      await house.settled()
      const after = await drawn(house, page)
      assert.match(after, /Test: .*not taken, the service answered 500/)
      assert.doesNotMatch(after, /<script>no/)
      assert.match(await drawn(house, page, { language: 'ar' }), /التجربة: .*لم تُقبل/)
      service.answer = (_, response) => void response.writeHead(200).end()
      await post(house, service)
      service.answer = (_, response) => void response.writeHead(403).end()
      await issued(house)
      await house.pass(5 * MINUTE)
      for (const language of ['en', 'ar'] as const) {
        const routes = await drawn(house, '/console/routes', { who: officer, language })
        assert.match(routes, language === 'en' ? /Failing since/ : /متعطل منذ/)
        assert.ok(!routes.includes('topsecret'))
      }
      assert.match(await drawn(house, '/console/messages', { who: officer }), /answer 403|403/)
    })
  },
)
