import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { SmsSettings } from '../core/config.ts'
import { Problem } from '../core/problem.ts'
import { smsGateway, smsSink } from './sms.ts'
import { SMS_GATEWAYS } from './sms-gateways.ts'

interface Got {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A gateway on a free port of loopback that says what it got. */
async function withGateway(
  answer: (got: Got) => { status?: number; body?: string; headers?: Record<string, string> },
  run: (url: string, got: Got[]) => Promise<void>,
): Promise<void> {
  const all: Got[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://gateway')
      const { method = '', headers } = request
      const got = { method, path: url.pathname, query: url.searchParams, headers, body }
      all.push(got)
      const said = answer(got)
      response.writeHead(said.status ?? 200, said.headers ?? {}).end(said.body ?? '')
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/send`, all)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const settings = (url: string, gateway: string, more: Partial<SmsSettings> = {}): SmsSettings => ({
  gateway,
  url,
  user: 'scrutineer',
  password: 'pass word&',
  from: '1234',
  perSecond: 1000,
  reportUrl: 'https://node.example/sms/report/secret',
  ...more,
})
const message = { to: '+201000000001', text: 'Reply 1 & go', id: 'message-1' }
const arabic = { ...message, text: 'تم إرسال تنبيه' }

test('a JSON gateway gets the message with a token, and its name for it is kept', async () => {
  const answer = () => ({ status: 202, body: '{"message_id":"abc-1"}' })
  await withGateway(answer, async (url, got) => {
    const receipt = await smsGateway(settings(url, 'json')).send(message)
    assert.deepEqual(receipt, { providerId: 'abc-1', isSink: false })
    assert.equal(got[0]?.headers['authorization'], 'Bearer pass word&')
    assert.deepEqual(JSON.parse(got[0]?.body ?? ''), {
      to: message.to,
      from: '1234',
      text: message.text,
      id: 'message-1',
    })
  })
})

test('Kannel gets its fields, with the coding that the text needs', async () => {
  const answer = () => ({ status: 202, body: '0: Accepted for delivery' })
  await withGateway(answer, async (url, got) => {
    const gateway = smsGateway(settings(url, 'kannel'))
    await gateway.send(message)
    const { providerId } = await gateway.send(arabic)
    assert.equal(providerId, null)
    const [plain, wide] = got.map(({ query }) => Object.fromEntries(query))
    assert.deepEqual([plain?.['coding'], wide?.['coding']], ['0', '2'])
    assert.deepEqual([plain?.['username'], plain?.['password']], ['scrutineer', 'pass word&'])
    assert.equal(wide?.['text'], arabic.text)
    assert.equal(plain?.['dlr-url'], 'https://node.example/sms/report/secret?id=message-1&type=%d')
  })
})

test('Jasmin and Twilio are spoken to as they want it', async () => {
  await withGateway(
    ({ path }) => ({ body: path === '/send' ? 'Success "07f3-9c"' : '' }),
    async (url, got) => {
      const { providerId } = await smsGateway(settings(url, 'jasmin')).send(message)
      assert.equal(providerId, '07f3-9c')
      assert.equal(got[0]?.query.get('to'), '201000000001')
    },
  )
  await withGateway(
    () => ({ status: 201, body: '{"sid":"SM12","to":"+201000000001"}' }),
    async (url, got) => {
      const { providerId } = await smsGateway(settings(url, 'twilio')).send(message)
      assert.equal(providerId, 'SM12')
      const form = new URLSearchParams(got[0]?.body)
      assert.deepEqual([form.get('To'), form.get('Body')], [message.to, message.text])
      const basic = Buffer.from('scrutineer:pass word&').toString('base64')
      assert.equal(got[0]?.headers['authorization'], `Basic ${basic}`)
    },
  )
})

test('every shape sends, and leaves out what is not set', async () => {
  const answer = () => ({ status: 200, body: '0: Success "id-1"' })
  for (const name of Object.keys(SMS_GATEWAYS)) {
    await withGateway(answer, async (url, got) => {
      const bare = { from: '', reportUrl: null }
      const sent = smsGateway(settings(url, name, bare)).send(message)
      await sent.catch((error: unknown) => assert.equal(name, 'jasmin', String(error)))
      const all = `${got[0]?.query.toString()}${got[0]?.body}`
      assert.ok(!/dlr-url|StatusCallback|from/i.test(all), `${name}: ${all}`)
    })
  }
})

test('what a gateway refuses is over, what fails may be tried again', async () => {
  const refusals = [400, 404, 422] as const
  for (const status of refusals) {
    await withGateway(
      () => ({ status, body: 'bad number +201000000001' }),
      async (url) => {
        await assert.rejects(smsGateway(settings(url, 'json')).send(message), (error) => {
          assert.ok(error instanceof Problem && error.code === 'sms.refused')
          assert.ok(!error.message.includes('2010'), 'no number in what is kept')
          return true
        })
      },
    )
  }
  const failures = [{ status: 401 }, { status: 500 }, { status: 302, headers: { location: '/x' } }]
  for (const failure of failures) {
    await withGateway(
      () => failure,
      async (url) => {
        const sent = smsGateway(settings(url, 'json')).send(message)
        await assert.rejects(sent, (error) => !(error instanceof Problem))
      },
    )
  }
  await withGateway(
    () => ({ body: '4: Temporarily unavailable' }),
    async (url) => {
      await assert.rejects(smsGateway(settings(url, 'kannel')).send(message))
    },
  )
  await withGateway(
    () => ({ body: 'x'.repeat(20_000) }),
    async (url) => {
      await assert.rejects(smsGateway(settings(url, 'json')).send(message), /too much/)
    },
  )
})

test('no more is sent than the contract allows, however many ask at once', async () => {
  await withGateway(
    () => ({}),
    async (url, got) => {
      const gateway = smsGateway(settings(url, 'json', { perSecond: 20 }))
      const sent = Array.from({ length: 5 }, () => gateway.send(message))
      await sent[0]
      assert.ok(got.length < 5, 'the others wait for their turn')
      await Promise.all(sent)
      assert.equal(got.length, 5)
    },
  )
})

test('a shape that nobody knows is refused in one sentence at the start', () => {
  const wrong = () => smsGateway(settings('http://127.0.0.1/', '/no/such/file.json'))
  assert.throws(wrong, /SMS_GATEWAY is neither one of json, form, query, kannel, jasmin, twilio/)
})

test('the sink keeps what would have been sent', async () => {
  const sink = smsSink()
  assert.equal((await sink.send(message)).isSink, true)
  assert.deepEqual(sink.sent, [message])
})
