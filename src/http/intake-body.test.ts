import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { Problem } from '../core/problem.ts'
import { FORMS, PARTS, withIntakeBody } from './intake-body.ts'

const MIB = 1024 * 1024
const HEAD =
  '--x\r\nContent-Disposition: form-data; name="step"\r\n\r\nsend\r\n' +
  '--x\r\nContent-Disposition: form-data; name="_bytes"; filename="a.jpg"\r\n\r\n'
const END = '\r\n--x--\r\n'

/** Tells what came, for the network that a header names. */
const app = new Hono().post('/', async (c) =>
  c.json(
    await withIntakeBody(c, c.req.header('x-network') ?? '', async ({ sent, file }) => ({
      step: sent['step'],
      file: file === null ? 'none' : 'missing' in file ? file.missing : file.bytes.length,
    })),
  ),
)

app.onError((error, c) => c.body(null, error instanceof Problem ? (error.status as 429) : 500))

/** Sends a form with a file from a network; `more` sends the rest of it. */
function sender(network: string, size = MIB) {
  const file = Buffer.alloc(size)
  const length = HEAD.length + file.length + END.length
  let more = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(Buffer.from(HEAD)))
      more = () => {
        controller.enqueue(new Uint8Array(file))
        controller.enqueue(new Uint8Array(Buffer.from(END)))
        controller.close()
      }
    },
  })
  const headers = {
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': String(length),
    'x-network': network,
  }
  const request = new Request('http://node.example/', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  })
  const answer = Promise.resolve(app.request(request)).then(
    async (response) => (await response.json()) as { step: string; file: unknown },
  )
  return { answer, more }
}

test('eighty slow senders of one network keep nobody of another from sending a file', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const slow = Array.from({ length: 80 }, () => sender('flood'))
  const honest = sender('honest')
  honest.more()
  assert.deepEqual(await honest.answer, { step: 'send', file: MIB })
  for (const { more } of slow) more()
  const files = (await Promise.all(slow.map(({ answer }) => answer))).map(({ file }) => file)
  assert.equal(files.filter((file) => file === MIB).length, 10, 'two at once, eight waited')
  assert.ok(files.every((file) => file === MIB || file === 'busy'))
})

test('of small files few are taken at once, each when it came whole; a crowd waits behind itself', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const size = 200 * 1024
  const send = (network: string, bytes = size) => {
    const { answer, more } = sender(network, bytes)
    more()
    return answer
  }
  const order: string[] = []
  const all = ['flood', 'flood', 'flood', 'honest', 'flood'].map(async (network) => {
    const { file } = await send(network)
    order.push(network)
    return file
  })
  assert.deepEqual(await Promise.all(all), Array(5).fill(size))
  assert.ok(order.indexOf('honest') < 2, `${order}`)
  for (const each of [size, 16]) {
    const crowd = await Promise.all(Array.from({ length: 80 }, () => send('flood', each)))
    const taken = crowd.filter(({ file }) => file === each).length
    assert.equal(taken, PARTS.share + PARTS.shareWaiting)
    assert.ok(
      crowd.every(({ step, file }) => step === 'send' && [each, 'busy'].includes(file as 16)),
    )
  }
})

test('a turn in which nothing comes for twenty seconds is left to the next; the words are taken without the file', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval', 'setTimeout'] })
  const slow = [sender('a'), sender('a')]
  const next = sender('a')
  await new Promise(setImmediate)
  next.more()
  await new Promise(setImmediate)
  t.mock.timers.tick(20_000)
  t.mock.timers.tick(20_000)
  assert.deepEqual(await next.answer, { step: 'send', file: MIB })
  for (const { more } of slow) more()
  for (const { answer } of slow) assert.deepEqual(await answer, { step: 'send', file: 'busy' })
})

test('forms larger than anybody types are read one at a time beyond the share of their network, and others at once', async () => {
  const body = `step=send&other=${'x'.repeat(700_000)}`
  const form = async (network: string) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
      'x-network': network,
    }
    return (await app.request('http://node.example/', { method: 'POST', body, headers })).status
  }
  const within = Math.ceil(FORMS.share / body.length)
  for (let n = 0; n < within; n += 1) await form('forms')
  const flood = Array.from({ length: 40 }, () => form('forms'))
  const began = performance.now()
  assert.notEqual(await form('other'), 429)
  assert.ok(performance.now() - began < 1_000)
  const answers = await Promise.all(flood)
  assert.ok(performance.now() - began > 7 * 250, 'one after the other')
  assert.ok(answers.filter((status) => status === 429).length >= 40 - 10)
  assert.ok(
    answers.some((status) => status !== 429),
    'whoever waits is heard',
  )
})
