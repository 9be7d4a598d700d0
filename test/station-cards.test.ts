// The cards of what stations report in a whole node: who may write them, what a station's telephone then shows, and how
// large it may become.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import {
  type Answer,
  enrolledDevice,
  type Intruder,
  joined,
  outputOf,
  post,
  postForm,
  send,
  type Sender,
} from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { FIRST_FLIGHT_BYTES } from './support/wire.ts'

const PATH = '/en/console/symptoms/device'
const WORDS = { title: 'A scanner <fails>', advice: 'Count by hand.\nCall the court.' }

let node: TestNode
let admin: Intruder
let phone: Sender
before(async () => {
  node = await startTestNode('sqlite')
  admin = await joined(node, 'administrator')
  phone = { cookie: await enrolledDevice(node, await joined(node, 'alert-officer')) }
})
after(() => node.remove())

let keys = 0
function fieldsOf(revision: number, more: readonly (readonly [string, string])[] = []) {
  keys += 1
  return [
    ['_form', 'change'],
    ['_key', `card-${keys}`],
    ['symptom', 'device'],
    ['revision', String(revision)],
    ['texts.en.title', WORDS.title],
    ['texts.en.advice', WORDS.advice],
    ['texts.ar.title', ''],
    ['texts.ar.advice', ''],
    ...more,
  ] as const
}

/** The page that comes next, with what the answer before left in the browser. */
function follow(answer: Answer): Promise<Answer> {
  const kept = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0])
  const path = answer.headers.get('location') ?? ''
  return send(node, path, { from: { cookie: [admin.cookie, ...kept].join('; ') } })
}

test('new cards are asked about first: how many, what ends, and that no gateway takes answers', async () => {
  const officer = await joined(node, 'alert-officer')
  const path = '/en/console/cards'
  const { path: area } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'Cards',
  })
  for (const number of ['C1', 'C2'])
    await node.call('territory.addStation', { number, name: `School ${number}`, area })
  const fields = (more: readonly [string, string][] = []): [string, string][] => [
    ['_form', 'issue'],
    ['_key', `issue-${more.length}`],
    ['area', area],
    ...more,
  ]
  const asked = await postForm(node, path, fields(), officer)
  assert.equal(asked.status, 200)
  assert.match(
    asked.text,
    /<h1>Issue new cards\?<\/h1>.*New cards for 2 stations\..*No SMS gateway is set up.*end at once/s,
  )
  assert.doesNotMatch(asked.text, /class="sheet/)
  const done = await postForm(node, path, fields([['_sure', '1']]), officer)
  assert.equal(done.text.match(/class="sheet/g)?.length, 2)
  const arabic = await postForm(node, '/ar/console/cards', fields(), officer)
  assert.match(arabic.text, /بطاقتان جديدتان لمركزين/)
})

const onPhone = async (language: string) =>
  (await send(node, `/${language}/station/problem`, { from: phone })).text

test('a card is looked at before it is saved, saved, read by the station, and taken back', async () => {
  const looked = await postForm(node, PATH, fieldsOf(0, [['_redraw', 'look']]), admin)
  assert.equal(looked.status, 200)
  assert.match(looked.text, /As you wrote it, not saved yet.*A scanner &lt;fails&gt;/s)
  assert.doesNotMatch(await onPhone('en'), /A scanner &lt;fails&gt;/)
  const saved = await postForm(node, PATH, fieldsOf(0), admin)
  assert.equal(saved.status, 303)
  const next = await follow(saved)
  assert.match(next.text, /The card is saved\./)
  assert.match(next.text, /The others still say what ships/)
  const shown = await onPhone('en')
  assert.match(
    shown,
    /A scanner &lt;fails&gt;.*Count by hand\.<\/bdi><br><bdi[^>]*>Call the court\./s,
  )
  assert.match(await onPhone('ar'), /طابعة أو ماسح لا يعمل/)
  const undo = /<form [^>]*>(?:(?!<\/form>).)*value="_undo".*?<\/form>/s.exec(next.text)?.[0] ?? ''
  const fields = [...undo.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&quot;', '"')],
  )
  assert.equal((await postForm(node, PATH, fields, admin)).status, 303)
  assert.match(await onPhone('en'), /A printer or scanner fails/)
})

test('what is done in a narrowed list of problems leads back to it, and to nothing else', async () => {
  const officer = await joined(node, 'alert-officer')
  const reported = { symptom: 'network', clientKey: 'narrowed-list' }
  const { problem } = await outputOf<{ problem: string }>(
    post(node, 'alerting.reportProblem', reported, { from: phone }),
  )
  const sent = await postForm(
    node,
    '/en/console/problems?state=nobody&words=%26x&next=%2F%2Felsewhere',
    [
      ['_form', 'take'],
      ['_key', 'narrowed'],
      ['problem', problem],
    ],
    officer,
  )
  assert.equal(sent.status, 303)
  assert.equal(sent.headers.get('location'), '/en/console/problems?state=nobody&words=%26x')
})

test('who read an older card is shown the newer one beside his own words', async () => {
  const first = await postForm(node, PATH, fieldsOf(2), admin)
  assert.equal(first.status, 303)
  const mine = fieldsOf(2).map(([name, value]): [string, string] => [
    name,
    name === 'texts.en.title' ? 'My own words' : value,
  ])
  const late = await postForm(node, PATH, mine, admin)
  assert.equal(late.status, 409)
  assert.match(late.text, /Somebody else changed this card/)
  assert.match(late.text, /As stations read it now.*A scanner &lt;fails&gt;.*My own words/s)
})

test('a card that was saved as it was offers nothing to take back', async () => {
  const next = await follow(await postForm(node, PATH, fieldsOf(3), admin))
  assert.equal(next.status, 200)
  assert.doesNotMatch(next.text, /value="_undo"/)
})

test('whoever may not write cards reads no page and sends no form of them', async () => {
  for (const role of ['analyst', 'releasing-officer', 'auditor']) {
    const other = await joined(node, role)
    assert.equal((await send(node, PATH, { from: other })).status, 403, role)
    assert.equal((await postForm(node, PATH, fieldsOf(3), other)).status, 403, role)
  }
  const district = await joined(node, 'alert-officer', '/1/')
  assert.equal((await send(node, PATH, { from: district })).status, 403)
  const looked = await send(node, PATH, { from: district, headers: { accept: 'text/html' } })
  assert.equal(looked.status, 403)
  assert.match(looked.text, /not for your role.*href="\/en\/console"/s, 'with the way on')
  assert.match(looked.text, /data-count=/, 'within the console')
  assert.equal((await postForm(node, PATH, fieldsOf(3), {})).status, 303, 'to the entrance')
})

test('with every card as long as it may be, its page on the telephone fits into the first flight', async () => {
  const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي '
  let seed = 1
  // No two alike, as words are not, so that nothing is saved by what repeats.
  const letter = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return letters[seed % letters.length]
  }
  const words = (length: number) => Array.from({ length }, letter).join('')
  const texts = () => ({ ar: { title: `${words(79)}ا`, advice: `${words(299)}ا` } })
  for (let n = 0; n < 8; n += 1)
    await node.call('alerting.addSymptom', { texts: texts(), event: 'PHISHING' })
  for (const symptom of [
    'pollbook',
    'register',
    'network',
    'message',
    'stranger',
    'website',
    'other',
  ])
    await node.call('alerting.changeSymptom', { symptom, revision: 0, texts: texts() })
  const page = await onPhone('ar')
  assert.equal(page.match(/<summary/g)?.length, 16)
  const size = brotliCompressSync(page).length
  assert.ok(size <= FIRST_FLIGHT_BYTES, `${size} bytes`)
  process.stdout.write(`${size} bytes of the page of problems with 16 long cards\n`)
})
