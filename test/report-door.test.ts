// The pages on which people report, as somebody sees them who listens: every answer has the headers that are promised and
// no other, an unknown receipt looks like a wrong one and one without news, and each page is small.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newBytes, newSecret } from '../src/core/id.ts'
import { derive, digitsOf, SEED_BYTES } from '../src/lib/receipt/index.ts'
import { statements } from '../src/platform/store/lend.ts'
import { CONTENT_POLICY } from '../src/http/headers.ts'
import { type Answer, type Attempt, type Intruder, joined, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { ANSWERS, sendIntake, type Walking, walkReport } from './support/report-walk.ts'
import { callsOf, openTestDesk, tell, type TestDesk, type TestReceipt } from './support/reports.ts'
import { FIRST_FLIGHT_BYTES, onTheWire, partsOf } from './support/wire.ts'

let node: TestNode
let desk: TestDesk
let walking: Walking
let officer: Intruder
before(async () => {
  node = await startTestNode('sqlite')
  const h = callsOf(node.node.house('actual'))
  desk = await openTestDesk(h)
  // Two agencies, so that every page is there.
  await openTestDesk(h, { agency: 'AGY-0000000B', name: 'Police' })
  walking = { node, base: '/en' }
  officer = await joined(node, 'intake-officer')
  await node.node.settled(30_000)
})
after(() => node.remove())

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const MIB = 1024 * 1024

function form(fields: Readonly<Record<string, string>>, headers = {}): Attempt {
  const body = new URLSearchParams(fields).toString()
  return { method: 'POST', body, headers: { ...FORM, origin: node.node.origin, ...headers } }
}

const api = (input: unknown): Attempt => ({
  method: 'POST',
  body: JSON.stringify(input),
  headers: { 'content-type': 'application/json', origin: node.node.origin },
})

/** A form with a file of so many bytes. */
function multipart(size: number): Attempt {
  const head = '--x\r\nContent-Disposition: form-data; name="_bytes"; filename="a.jpg"\r\n\r\n'
  const body = new Uint8Array(Buffer.concat([Buffer.from(head), Buffer.alloc(size)]))
  const headers = { 'content-type': 'multipart/form-data; boundary=x', origin: node.node.origin }
  return { method: 'POST', body, headers }
}

/** What somebody may send there, by mistake or on purpose, with the status that answers it. */
function attempts(): readonly (readonly [status: number, path: string, attempt?: Attempt])[] {
  const unknown = { mailbox: newSecret(128), read: newSecret(256) }
  const receipt = digitsOf(newBytes(SEED_BYTES))
  return [
    [200, '/en/report'],
    [200, '/ar/report'],
    [200, '/en/report', { method: 'HEAD' }],
    [302, '/report'],
    [303, '/en/report/leave'],
    [200, '/en/report/mailbox'],
    [302, '/report/mailbox'],
    [404, '/xx/report'],
    [404, '/en/report/nothing'],
    [404, '/en/report/../report/x'],
    [405, '/en/report', { method: 'PUT', headers: { origin: node.node.origin } }],
    [405, '/en/report', { method: 'OPTIONS' }],
    [200, '/en/report', form({ step: 'begin' })],
    [400, '/en/report', form({ step: 'check' })],
    [400, '/en/report', form({ step: 'begin', odd: '1' })],
    [400, '/en/report', form({ step: 'send', ...ANSWERS, sealedFile: 'x' })],
    [403, '/en/report', form({ step: 'begin' }, { origin: 'https://x.example' })],
    [413, '/en/report', form({ step: 'tell', 'sealed.text': 'x'.repeat(MIB) })],
    [415, '/en/report', { ...form({}), headers: { origin: node.node.origin } }],
    [400, '/en/report', multipart(1000)],
    [200, '/en/report', multipart(9 * MIB)],
    [200, '/en/report/mailbox', form({ receipt })],
    [400, '/en/report/mailbox', form({ receipt: '1' })],
    [200, '/en/report/mailbox', form({ receipt, add: '1' })],
    [200, '/en/report/mailbox', form({ receipt, proof: '1' })],
    [200, '/en/report/mailbox', form({ receipt, count: '1' })],
    [200, '/en/report/mailbox', form({ as: 'json', ...unknown })],
    [
      404,
      '/en/report/mailbox',
      form({ as: 'json', ...unknown, sealedFile: 'eA==', letter: newSecret(128) }),
    ],
    [200, '/api/reports.mailbox', api(unknown)],
    [400, '/api/reports.mailbox', api({ ...unknown, odd: 1 })],
    [400, '/api/reports.receive', api({})],
    [200, '/api/reports.receiving'],
    [404, '/api/reports.write', api({ ...unknown, letter: newSecret(128), sealed: 'eA==' })],
  ]
}

/** Headers that tell nothing of whoever asks, nor of what the node does. */
const HARMLESS = new Set([
  'allow',
  'connection',
  'content-disposition',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'location',
  'onion-location',
  'transfer-encoding',
  'vary',
])

const PROMISED: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': CONTENT_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

function holdsPromises({ headers }: Answer, what: string): void {
  for (const [name, value] of Object.entries(PROMISED))
    assert.equal(headers.get(name), value, `${what}: ${name}`)
  const leave = what.endsWith('/leave') ? ['clear-site-data'] : []
  const others = [...headers.keys()].filter((name) => !HARMLESS.has(name) && !(name in PROMISED))
  assert.deepEqual(others, leave, what)
}

/** The same, and the answer is not compressed: how short it gets depends on what time it is. */
const plainly = (attempt: Attempt): Attempt => ({
  ...attempt,
  headers: { ...attempt.headers, 'accept-encoding': 'identity' },
})

/** An answer without the moment when it was given, and without these secrets. */
function bare({ status, headers, text }: Answer, secrets: readonly string[] = []) {
  const told = [...headers].filter(([name]) => name !== 'date')
  const later = text.replaceAll(/<time [^]*?<\/time>/g, 'then')
  return { status, told, text: secrets.reduce((all, one) => all.replaceAll(one, '…'), later) }
}

test('every answer of the pages and actions of reporters has the headers that are promised, and no other', async () => {
  for (const [status, path, attempt = {}] of attempts()) {
    const what = `${attempt.method ?? 'GET'} ${path}`
    const answer = await send(node, path, attempt)
    const body = typeof attempt.body === 'string' ? attempt.body.slice(0, 60) : ''
    assert.equal(answer.status, status, `${what} ${body}`)
    holdsPromises(answer, what)
  }
})

test('whoever is signed in gets the same answers on them as anybody, to the byte', async () => {
  for (const [, path, attempt = {}] of attempts()) {
    if (path.startsWith('/api/')) continue
    const [own, other] = [
      await send(node, path, { ...plainly(attempt), from: officer }),
      await send(node, path, plainly(attempt)),
    ]
    assert.deepEqual(bare(own), bare(other), path)
    assert.ok(!own.text.includes(officer.person) && !own.text.includes('A person for'))
  }
})

/** What a request asks of the reports in the store, in order, beside its answer. */
async function asking(work: () => Promise<Answer>): Promise<{ asked: string[]; answer: Answer }> {
  const asked: string[] = []
  const onStatement = (sql: unknown) => {
    if (/report/.test(String(sql))) asked.push(String(sql))
  }
  statements.subscribe(onStatement)
  try {
    return { answer: await work(), asked }
  } finally {
    statements.unsubscribe(onStatement)
  }
}

test('an unknown receipt, a wrong one and one without news are alike in every byte and in what is asked of the store', async () => {
  const h = callsOf(node.node.house('actual'))
  const known: TestReceipt = await tell(h, desk)
  const strange = { ...derive(newBytes(SEED_BYTES)), digits: digitsOf(newBytes(SEED_BYTES)) }
  const wrong = { ...known, read: newSecret(256) }
  const ways: readonly (readonly [string, (of: typeof strange) => readonly [string, Attempt]])[] = [
    ['page', ({ digits }) => ['/en/report/mailbox', form({ receipt: digits })]],
    ['count', ({ digits }) => ['/en/report/mailbox', form({ receipt: digits, count: '1' })]],
    ['script', ({ mailbox, read }) => ['/en/report/mailbox', form({ as: 'json', mailbox, read })]],
    [
      'count by script',
      ({ mailbox, read }) => ['/en/report/mailbox', form({ mailbox, read, count: '1' })],
    ],
    ['api', ({ mailbox, read }) => ['/api/reports.mailbox', api({ mailbox, read })]],
    ['count by api', ({ mailbox, read }) => ['/api/reports.counted', api({ mailbox, read })]],
  ]
  for (const [way, attemptFor] of ways) {
    // A page is asked for by digits, which lead to a right token or to nothing.
    const all = way === 'page' || way === 'count' ? [strange, known] : [strange, wrong, known]
    const seen = []
    for (const one of all) {
      const [path, attempt] = attemptFor(one)
      const { answer, asked } = await asking(() => send(node, path, attempt))
      seen.push({ ...bare(answer, Object.values(one)), asked })
    }
    assert.equal(seen[0]?.status, 200, way)
    assert.ok((seen[0]?.asked.length ?? 0) > 0, `${way}: nothing was asked`)
    for (const other of seen.slice(1)) assert.deepEqual(other, seen[0], way)
  }
})

test('every page of a report fits into the first flight with all that it loads, but for the script that seals', async () => {
  const sealed = new Set<string>()
  for (const language of ['en', 'ar']) {
    const url = `${node.node.origin}/${language}/report`
    const steps = ['', 'begin', 'danger', 'what', 'place', 'area', 'teller', 'moment', 'agency']
    for (const step of [...steps, 'consents', 'tell', 'check']) {
      const isTyped = ['tell', 'check'].includes(step)
      const told = Object.entries(ANSWERS).filter(([name]) => isTyped || !name.includes('.'))
      const sent = new URLSearchParams([...told, ['step', step]])
      const page = await onTheWire(url, step === '' ? {} : { form: sent })
      assert.equal(page.status, 200, `${language} ${step}`)
      const parts = partsOf(page.text)
      assert.ok(parts.length > 1, `${step}: a style sheet and a script`)
      let sum = page.bytes
      for (const part of parts) {
        const { status, bytes } = await onTheWire(new URL(part, url).href)
        assert.equal(status, 200, part)
        if (part.endsWith('/report.js')) sealed.add(`${language} ${step}`)
        else sum += bytes
      }
      assert.ok(sum <= FIRST_FLIGHT_BYTES, `${language} ${step}: ${sum} bytes`)
    }
    const box = await onTheWire(`${url}/mailbox`)
    assert.ok(box.bytes <= FIRST_FLIGHT_BYTES, `mailbox: ${box.bytes} bytes`)
  }
  assert.deepEqual([...sealed], ['en consents', 'ar consents'], 'one page seals')
})

test('a receipt, and what was typed, stands in the body of pages and in no address on them', async () => {
  const { pages, receipt } = await walkReport(walking)
  const box = await sendIntake(walking, '/report/mailbox', { receipt })
  const links = [...pages, box].flatMap(({ text }) =>
    [...text.matchAll(/ (?:href|src|action|data-address)="([^"]*)"/g)].map(([, to = '']) => to),
  )
  assert.ok(links.length > pages.length)
  const kinds = new Set(links.map((to) => to.replace(/^\/static\/[0-9a-f]{12}/, '/static')))
  for (const to of kinds)
    assert.match(to, /^(#[a-z-]+|(\/[a-z]{2}(\/[a-z]+)*|\/static\/[a-z0-9.-]+))$/)
})
