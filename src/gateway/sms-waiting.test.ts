import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { until } from '../../test/support/until.ts'
import { Problem } from '../core/problem.ts'
import type { GatewayParts } from './handed-in.ts'
import { addSmsRoutes } from './sms.ts'

const SECRET = 'secret-of-the-sms-gateway'

test('whatever waits for one desk, the messages of another are taken', async () => {
  const heard: string[] = []
  let isOpen = false
  const calls: (() => void)[] = []
  const runner = {
    actions: new Map(['pollwatch.hearSms', 'alerting.takeSms'].map((name) => [name, { name }])),
    async call(_: unknown, { name }: { readonly name: string }) {
      heard.push(name)
      // The desk of observers takes nothing in while the test fills it.
      if (name === 'pollwatch.hearSms' && !isOpen)
        await new Promise<void>((done) => calls.push(done))
    },
  }
  const incoming = [
    {
      takes: (text: string) => text.startsWith('TU '),
      action: 'pollwatch.hearSms',
      permission: 'pollwatch:hear-sms',
    },
  ]
  const app = new Hono()
  const house = () => ({ node: { incoming }, runner })
  const parts = { house, smsInSecret: SECRET } as unknown as GatewayParts
  addSmsRoutes(app, parts, { realm: 'actual', prefix: '' })
  app.onError((error, c) => c.text('', error instanceof Problem ? (error.status as 503) : 500))
  const send = async (text: string) => {
    const body = new URLSearchParams({ from: '+99955500001', text })
    return (await app.request(`/sms/in/${SECRET}`, { method: 'POST', body })).status
  }
  const full = Array.from({ length: 2_000 }, (_, n) => send(`TU 100038 V${n}`))
  const isFull = async () => (calls.length === 20 ? true : undefined)
  await until('a full desk', isFull, { limitMs: 20_000, everyMs: 10 })
  assert.equal(await send('TU 100038 V1'), 503, 'it is full')
  assert.equal(await send('KQVHT-MWBRC 3'), 200, 'a station calls for help')
  isOpen = true
  for (const done of calls) done()
  assert.ok((await Promise.all(full)).every((status) => status === 200))
  assert.equal(heard.at(20), 'alerting.takeSms')
})
