import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { test } from 'node:test'
import { NO_LOOKS, testFacts } from '../../test/support/house.ts'
import { readConfig } from '../core/config.ts'
import type { WebhookForm, WebhookMessage, WebhookTarget } from '../core/port.ts'
import { liveSettings } from './settings.ts'
import { webhookRequest } from './webhook-forms.ts'
import { outbound } from './outbound.ts'
import { httpWebhook, receiptOf } from './webhook.ts'

interface Taken {
  readonly path: string
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}
type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A service of a page: keeps what it was sent, and answers as the test says; null never answers. */
async function service(
  answer: Answer | null,
  run: (at: { origin: string; taken: Taken[] }) => Promise<void>,
) {
  const taken: Taken[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      taken.push({ path: request.url ?? '', headers: request.headers, body })
      answer?.(request, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    await run({ origin: `http://127.0.0.1:${port}`, taken })
  } finally {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
}

const LOOPBACK = ['127.0.0.0/8']

function message(
  to: Partial<WebhookTarget> & { readonly url: string },
  networks: readonly string[] = LOOPBACK,
): WebhookMessage {
  return {
    to: { form: 'plain', to: null, key: 'a key', ...to },
    id: 'm/1',
    type: 'alert',
    title: 'EXERCISE: Alert',
    text: 'The site <b>was</b> changed & more. تمرين',
    severity: 'Severe',
    link: 'https://node.example/en/console/alerts/1',
    node: 'node.example',
    realm: 'exercise',
    time: '2026-11-24T08:00:00.000Z',
    opened: { networks, ports: [] },
  }
}

const ok: Answer = (_, response) => void response.writeHead(200).end('ok')

test('our own form is JSON whose signature covers its time and its body', async () => {
  await service(ok, async ({ origin, taken }) => {
    const receipt = await httpWebhook().send(message({ url: `${origin}/in` }))
    const { outcome, status, words, isSink } = receipt
    assert.deepEqual([outcome, status, words, isSink], ['taken', 200, '', false])
    const [one] = taken
    assert.ok(one)
    const said = JSON.parse(one.body) as Record<string, unknown>
    assert.equal(said['isExercise'], true)
    assert.equal(said['realm'], 'exercise')
    assert.equal(said['node'], 'node.example')
    assert.equal(said['title'], 'EXERCISE: Alert')
    const seconds = String(one.headers['scrutineer-time'])
    assert.equal(Number(seconds) * 1000, Date.parse('2026-11-24T08:00:00Z'))
    const mac = createHmac('sha256', 'a key').update(`${seconds}.${one.body}`).digest('hex')
    assert.equal(one.headers['scrutineer-signature'], `v1=${mac}`)
    assert.match(String(one.headers['scrutineer-id']), /^[0-9a-f]{32}$/)
  })
})

test('each service gets the form that it takes', () => {
  const of = (form: WebhookForm, more: Partial<WebhookTarget> & { readonly url: string }) => {
    const { url, headers, method, body } = webhookRequest(message({ form, key: null, ...more }))
    return { url: url.href, headers, method, body: JSON.parse(body) as Record<string, unknown> }
  }
  const slack = of('slack', { url: 'https://hooks.slack.example/services/T/B/x' })
  assert.match(String(slack.body['text']), /&lt;b&gt;was&lt;\/b&gt; changed &amp; more/)
  const teams = of('teams', { url: 'https://teams.example/hook' })
  assert.match(JSON.stringify(teams.body), /AdaptiveCard.*Action\.OpenUrl/)
  assert.match(String(of('mattermost', { url: 'https://m.example/h' }).body['text']), /^EXERCISE/)
  const bot = of('telegram', { url: 'https://api.telegram.org/bot12345:abc', to: '-100' })
  assert.equal(bot.url, 'https://api.telegram.org/bot12345:abc/sendMessage')
  assert.equal(bot.body['chat_id'], '-100')
  const room = of('matrix', { url: 'https://m.example/', to: '!room:m.example', key: 'secret' })
  assert.equal(room.method, 'PUT')
  assert.match(room.url, /\/rooms\/!room%3Am\.example\/send\/m\.room\.message\/[0-9a-f]{32}$/)
  assert.equal(room.headers['Authorization'], 'Bearer secret')
  const ntfy = of('ntfy', { url: 'https://ntfy.example/sub/election' })
  assert.deepEqual(
    [ntfy.url, ntfy.body['topic'], ntfy.body['priority'], ntfy.headers['Authorization']],
    ['https://ntfy.example/sub', 'election', 4, undefined],
  )
})

test('a service that hangs is left after its time, and rests', async () => {
  await service(null, async ({ origin, taken }) => {
    const webhook = httpWebhook({ timeoutMs: 200 })
    const first = await webhook.send(message({ url: origin }))
    assert.deepEqual([first.outcome, first.fault, first.status], ['failed', 'timeout', null])
    const second = await webhook.send(message({ url: origin }))
    assert.deepEqual([second.outcome, second.fault], ['failed', 'resting'])
    assert.equal(taken.length, 1)
  })
})

test('one that drips its answer is left after the same time', async () => {
  const drip: Answer = (_, response) => void response.writeHead(200).write('x')
  await service(drip, async ({ origin }) => {
    const receipt = await httpWebhook({ timeoutMs: 200 }).send(message({ url: origin }))
    assert.deepEqual([receipt.outcome, receipt.fault], ['failed', 'timeout'])
  })
})

test('no redirect is followed to another host or into a private address', async () => {
  await service(ok, async (inner) => {
    const elsewhere = [inner.origin, 'http://169.254.169.254/latest', 'https://example.org/']
    for (const location of elsewhere) {
      const away: Answer = (_, response) =>
        void response.writeHead(307, { Location: location }).end()
      await service(away, async ({ origin, taken }) => {
        const receipt = await httpWebhook().send(message({ url: origin }))
        const { outcome, fault, status } = receipt
        assert.deepEqual([outcome, fault, status], ['refused', 'redirect', 307], location)
        assert.equal(taken.length, 1)
      })
    }
    assert.equal(inner.taken.length, 0)
  })
})

test('on the same host a redirect is followed with its body, but not for ever', async () => {
  const once: Answer = (request, response) =>
    void (request.url === '/there'
      ? response.writeHead(204).end()
      : response.writeHead(308, { Location: '/there' }).end())
  await service(once, async ({ origin, taken }) => {
    assert.equal((await httpWebhook().send(message({ url: `${origin}/here` }))).status, 204)
    assert.deepEqual(
      taken.map(({ path }) => path),
      ['/here', '/there'],
    )
    assert.equal(taken[0]?.body, taken[1]?.body)
  })
  const round: Answer = (_, response) => void response.writeHead(307, { Location: '/' }).end()
  await service(round, async ({ origin, taken }) => {
    assert.equal((await httpWebhook().send(message({ url: origin }))).fault, 'redirect')
    assert.equal(taken.length, 3)
  })
})

test('a private address is posted to only where it was opened, and never unencrypted elsewhere', async () => {
  await service(ok, async ({ origin, taken }) => {
    const closed = [
      message({ url: origin }, []),
      message({ url: origin }, ['10.0.0.0/8']),
      message({ url: origin.replace('127.0.0.1', 'localhost') }, []),
      message({ url: 'http://169.254.169.254/' }),
      message({ url: 'http://93.184.215.14/' }),
      message({ url: 'https://127.0.0.1:22/' }),
    ]
    for (const one of closed) {
      const { outcome, fault } = await httpWebhook().send(one)
      assert.deepEqual([outcome, fault], ['refused', 'address'], one.to.url)
    }
    assert.equal(taken.length, 0)
  })
})

test('a wrong answer is tried again or not by its status, and says nothing of a private address', async () => {
  for (const [status, outcome] of [
    [400, 'refused'],
    [404, 'refused'],
    [408, 'failed'],
    [500, 'failed'],
  ] as const) {
    const wrong: Answer = (_, response) => void response.writeHead(status).end('inner secret')
    await service(wrong, async ({ origin }) => {
      const receipt = await httpWebhook().send(message({ url: origin }))
      assert.deepEqual(
        [receipt.outcome, receipt.fault, receipt.status, receipt.words],
        [outcome, 'answer', status, ''],
      )
    })
  }
})

test('what a service says is shown in one short line, without the secrets of its address', () => {
  const url = 'https://api.telegram.example/bot12345:abcdefghij'
  const to = { form: 'telegram', url, to: '-100200300', key: null } as const
  const words = `{"description":\n"chat -100200300 of ${url} abcdefghij <b>\u202e${'x'.repeat(500)}"}`
  const answer = { status: 400, words, location: undefined, retryAfter: undefined }
  const receipt = receiptOf(answer, message(to))
  assert.ok(receipt.words.startsWith('{"description": "chat … of … … <b> x'), receipt.words)
  assert.ok(receipt.words.length <= 150)
})

test('a rest that the service asks for is kept, within a limit', async () => {
  const busy: Answer = (_, response) =>
    void response.writeHead(429, { 'Retry-After': '86400' }).end('{"retry_after":86400}')
  await service(busy, async ({ origin, taken }) => {
    const webhook = httpWebhook()
    const first = await webhook.send(message({ url: origin }))
    assert.deepEqual([first.outcome, first.status, first.restMs], ['failed', 429, 600_000])
    const second = await webhook.send(message({ url: origin }))
    assert.equal(second.fault, 'resting')
    assert.ok(second.restMs > 0 && second.restMs <= 600_000)
    assert.equal(taken.length, 1)
  })
})

test('an answer without an end is read to its first bytes', async () => {
  const flood: Answer = (_, response) => {
    response.writeHead(200)
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    }
    response.on('drain', more)
    more()
  }
  await service(flood, async ({ origin }) => {
    assert.equal((await httpWebhook().send(message({ url: origin }))).outcome, 'taken')
  })
})

test('in the exercise nothing is sent, whatever is opened', async () => {
  const threads = { run: () => assert.fail('no work apart') }
  const facts = testFacts('exercise')
  const { webhook } = outbound(liveSettings(readConfig({})), facts, {
    threads: threads as never,
    looks: NO_LOOKS,
  })
  await service(ok, async ({ origin, taken }) => {
    const receipt = await webhook.send(message({ url: origin }))
    assert.deepEqual([receipt.outcome, receipt.status, receipt.isSink], ['taken', null, true])
    assert.equal(taken.length, 0)
  })
})
