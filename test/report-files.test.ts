// Files with reports over HTTP: one with the plain form of a browser without script, parts from a browser that seals, and
// what is sent by mistake or on purpose.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Problem } from '../src/core/problem.ts'
import { report, take } from '../src/domains/reports/actions/desk.ts'
import { reports } from '../src/domains/reports/store.ts'
import { openedFrame, unsealed } from '../src/domains/reports/envelope.ts'
import { bare } from '../src/lib/picture/bare.js'
import { unpad } from '../src/lib/padme/index.ts'
import { TURNS } from '../src/http/intake-body.ts'
import { type Answer, send } from './support/attack.ts'
import { heif, jpeg, jpegWith } from './support/pictures.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { givenBytes, partsOf, sealedTestFile } from './support/report-files.ts'
import { ANSWERS, hiddenIn, sendIntake, type Walking } from './support/report-walk.ts'
import {
  amina,
  ben,
  callsOf,
  carla,
  deviceKey,
  openTestDesk,
  readersOf,
  seat,
  type TestDesk,
  writtenBy,
} from './support/reports.ts'

const MIB = 1024 * 1024
const MARKER = 'Zq9Xfilemarker'
const ZIP = Buffer.from('504b030414000000', 'hex')

let node: TestNode
let desk: TestDesk
let walking: Walking
before(async () => {
  node = await startTestNode('sqlite')
  desk = await openTestDesk(callsOf(node.node.house('actual')))
  walking = { node, base: '/en' }
})
after(() => node.remove())

const h = () => callsOf(node.node.house('actual'))
/** All reports, the newest last: alike ones are one row of the officers' list. */
async function all() {
  const house = node.node.house('actual')
  assert.ok(house !== null)
  return await house.store.read((tx) => reports.many(tx, {}, { order: ['id'], limit: 100 }))
}

const NO_NAME = 'no-name-at-all'

/** Sends a form with one file, as a browser without script does: the fields come first. */
async function sendForm(
  path: string,
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null,
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('_bytes', new File([file?.bytes ?? new Uint8Array()], file?.name ?? NO_NAME))
  const response = new Response(form)
  const type = response.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await response.arrayBuffer())
  // A browser sends an empty name where none was chosen; this platform would send no name.
  const none = () => Buffer.from(bytes.toString('latin1').replace(NO_NAME, ''), 'latin1')
  return await send(node, path, {
    method: 'POST',
    body: new Uint8Array(file === null ? none() : bytes),
    headers: {
      'content-type': type,
      origin: node.node.origin,
      accept: 'text/html',
    },
  })
}

/** The last page of a report, with everything answered; gives what it sends along. */
async function lastPage(text: string = ANSWERS['sealed.text']): Promise<Record<string, string>> {
  const page = await sendIntake(walking, '/report', {
    ...ANSWERS,
    'sealed.text': text,
    step: 'tell',
  })
  assert.match(page.text, /enctype="multipart\/form-data"/)
  assert.match(page.text, /From a picture it first takes out where, when, with what and by whom/)
  return hiddenIn(page.text)
}

const receiptIn = ({ text }: Answer) => /class="receipt"><bdi dir="ltr">([\d ]+)</.exec(text)?.[1]

interface Said {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** The file of the newest report as an officer opens it, and what the report says of it. */
async function arrived() {
  const of = (await all()).at(-1)?.id ?? ''
  const { files } = await h().call(amina, report, { report: of })
  const [kept] = files.filter(({ kind }) => kind === 'attachment')
  const house = node.node.house('actual')
  assert.ok(house !== null && kept !== undefined)
  const bytes = await givenBytes(house, { report: of, file: kept.id })
  const inside = await unsealed(bytes, desk.amina.identity)
  const opened = inside === null ? null : unpad(inside)
  assert.ok(opened !== null)
  const told = files.find(({ kind }) => kind === 'answers')?.id ?? ''
  const { sealed } = await h().call(amina, take, { report: of, file: told })
  const frame = await openedFrame(Buffer.from(sealed, 'base64'), desk.ben.identity)
  const [said] = (frame?.manifest['files'] ?? []) as Said[]
  return { opened, said, letter: kept.letter }
}

test('one file comes with the plain form, is sealed in memory without what is written beside the picture, and is among the files of the report', async () => {
  const content = jpeg(3_000_000)
  const answer = await sendForm('/en/report', await lastPage(), {
    name: `${MARKER}.jpg`,
    bytes: new Uint8Array(jpegWith(Buffer.from(`taken at 33.8, 9.5 by ${MARKER}`), content)),
  })
  assert.ok(receiptIn(answer), answer.text)
  const { opened, said, letter } = await arrived()
  assert.ok(opened.equals(content))
  assert.deepEqual([said?.name, said?.size, said?.id], [`${MARKER}.jpg`, content.length, letter])
  assert.equal(writtenBy(node).indexOf(MARKER), -1, 'nothing of it is on the disk')
  assert.deepEqual(
    node.log.filter((line) => line.includes(MARKER)),
    [],
  )
})

test('a HEIC of a telephone comes with the plain form as a picture of its tiles alone', async () => {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'encoded/tiles.heic')))
  const clean = bare(bytes)
  assert.ok(typeof clean === 'object')
  const fields = await lastPage('What a telephone keeps')
  assert.ok(receiptIn(await sendForm('/en/report', fields, { name: 'IMG_1.HEIC', bytes })))
  const { opened, said } = await arrived()
  assert.ok(opened.equals(clean.bytes) && !opened.includes('Mariam'))
  assert.deepEqual([said?.type, said?.size], ['image/heic', clean.bytes.length])
})

test('a file that is too large, empty or not what it is called is told, and nothing is sent', async () => {
  const fields = await lastPage()
  const before = (await all()).length
  const wrong = [
    [{ name: 'a.jpg', bytes: new Uint8Array(9 * MIB) }, /larger than 8 MiB/],
    [{ name: 'a.jpg', bytes: new Uint8Array(21 * MIB) }, /larger than 8 MiB/],
    [
      { name: 'a.jpg', bytes: Buffer.concat([ZIP, Buffer.alloc(100)]) },
      /not what the ending of its name says/,
    ],
    [{ name: 'a.jpg', bytes: new Uint8Array(0) }, /nothing in this file/],
    [{ name: 'a.jpg', bytes: new Uint8Array(jpeg().subarray(0, -9)) }, /Save it as JPEG or PNG/],
    [{ name: 'a.heic', bytes: new Uint8Array(heif([])) }, /Save it as JPEG or PNG/],
  ] as const
  for (const [file, words] of wrong) {
    const answer = await sendForm('/en/report', fields, file)
    assert.equal(answer.status, 400)
    assert.match(answer.text, words)
    assert.deepEqual(hiddenIn(answer.text)['sealed.text'], ANSWERS['sealed.text'], 'words stay')
  }
  assert.equal((await all()).length, before)
  assert.ok(receiptIn(await sendForm('/en/report', fields, null)), 'without a file it goes')
  assert.equal((await all()).length, before + 1)
})

test('words and a file are added by the receipt before anybody read the report', async () => {
  const receipt = receiptIn(await sendForm('/en/report', await lastPage(), null)) ?? ''
  const box = await sendIntake(walking, '/report/mailbox', { receipt })
  assert.match(box.text, /There is no answer for this receipt now/)
  const form = await sendIntake(walking, '/report/mailbox', { receipt, add: '1' })
  const bytes = new Uint8Array(jpeg())
  const fields = { ...hiddenIn(form.text), text: '' }
  const sent = await sendForm('/en/report/mailbox', fields, { name: 'b.jpg', bytes })
  assert.match(sent.text, /It was sent/)
  const item = (await all()).at(-1)
  const { files } = await h().call(amina, report, { report: item?.id ?? '' })
  assert.deepEqual(files.map(({ kind }) => kind).slice(-2), ['message', 'attachment'])
  const unknown = '00000 00000 00000 00000 00000 00000 00000 00000'
  const none = await sendIntake(walking, '/report/mailbox', { receipt: unknown, add: '1' })
  assert.match(none.text, /Nothing can be added|not forty digits/)
})

test('a browser sends parts to the address of the report: nobody in particular, nothing set, nothing recorded', async () => {
  const file = await sealedTestFile(new Uint8Array(MIB), readersOf(desk))
  const head = async () => {
    const house = node.node.house('actual')
    assert.ok(house !== null)
    await house.settled()
    return await house.store.read((tx) => house.store.head(tx))
  }
  const at = await head()
  const part = (n: string, bytes: Uint8Array<ArrayBuffer>, upload = file.upload) =>
    sendForm('/en/report', { step: 'part', upload, n }, { name: 'part', bytes })
  const [first = file.payload, second = file.payload] = partsOf(file.payload).map(
    (one) => new Uint8Array(one),
  )
  const codeOf = async (answer: Promise<Answer>) => {
    const { status, text } = await answer
    return [status, /reports\.\w+|core\.\w+|http\.\w+/.exec(text)?.[0] ?? '']
  }
  const taken = await part('0', new Uint8Array(first))
  assert.deepEqual([taken.status, taken.headers.get('set-cookie')], [200, null])
  for (const [n, bytes, upload, status] of [
    ['7', second, file.upload, 409],
    ['0', second, file.upload, 409],
    ['x', first, file.upload, 400],
    ['-1', first, file.upload, 400],
    ['99', first, file.upload, 400],
    ['0', first, '../../etc', 400],
    ['0', new Uint8Array(513 * 1024), 'A'.repeat(22), 413],
    ['0', new Uint8Array(0), 'B'.repeat(22), 400],
  ] as const)
    assert.equal(
      (await codeOf(part(n, new Uint8Array(bytes), upload)))[0],
      status,
      `${n} ${upload}`,
    )
  const many = Array.from({ length: 40 }, () => part('0', new Uint8Array(first)))
  for (const { status } of await Promise.all(many)) assert.equal(status, 200, 'never told to wait')
  assert.equal(await head(), at)
})

test('a part and a plain file that find the store busy are taken all the same', async (t) => {
  const house = node.node.house('actual')
  assert.ok(house !== null)
  const { store } = house
  const write = store.write.bind(store) as typeof store.write
  let busy = 2
  t.mock.method(store, 'write', (...given: Parameters<typeof write>) => {
    if (busy === 0) return write(...given)
    busy -= 1
    return Promise.reject(new Problem('store.busy', 503, 'Busy.'))
  })
  const file = await sealedTestFile(new Uint8Array(10), readersOf(desk))
  const { upload, payload } = file
  const part = { name: 'part', bytes: new Uint8Array(payload) }
  const taken = await sendForm('/en/report', { step: 'part', upload, n: '0' }, part)
  assert.deepEqual([taken.status, taken.text, busy], [200, '{"next":1}', 0])
  busy = 1
  const picture = { name: 'a.jpg', bytes: new Uint8Array(jpeg()) }
  const answer = await sendForm('/en/report', await lastPage('Busy'), picture)
  assert.ok(receiptIn(answer), answer.text)
  assert.doesNotMatch(answer.text, /The file has not/)
})

test('whoever gets no turn for a large file keeps his words, and is told to add the file later', async () => {
  const fields = await lastPage('No turn')
  // Senders of the same network that announce a large body and do not go on: its share of turns, and of those that wait.
  const held = Array.from({ length: TURNS.share + TURNS.shareWaiting }, () =>
    connect(node.node.port, '127.0.0.1'),
  )
  try {
    const head = [
      'POST /en/report HTTP/1.1',
      `Host: ${new URL(node.node.origin).host}`,
      `Origin: ${node.node.origin}`,
      'Content-Type: multipart/form-data; boundary=x',
      `Content-Length: ${MIB}`,
      'Expect: 100-continue',
    ].join('\r\n')
    for (const one of held) one.write(`${head}\r\n\r\n`)
    // Each was asked to go on: its request lies at the door.
    await Promise.all(held.map((one) => once(one, 'data')))
    const bytes = new Uint8Array(jpeg(4_200_000))
    const answer = await sendForm('/en/report', fields, { name: 'a.jpg', bytes })
    assert.ok(receiptIn(answer), answer.text)
    assert.match(answer.text, /The file has not: too many came at once/)
  } finally {
    for (const one of held) one.destroy()
  }
})

test('a form that is none, of two files, or of another name is refused', async () => {
  const of = async (body: string, type = 'multipart/form-data; boundary=x') => {
    const headers = { 'content-type': type, origin: node.node.origin }
    return (await send(node, '/en/report', { method: 'POST', body, headers })).status
  }
  const file = (name: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a"\r\n\r\nb\r\n`
  assert.equal(await of('step=begin'), 400)
  assert.equal(await of(`${file('_bytes')}${file('_bytes')}--x--`), 400)
  assert.equal(await of(`${file('step')}--x--`), 400)
  assert.equal(await of(file('_bytes')), 400)
  assert.equal(await of('x', 'multipart/form-data'), 415)
  assert.equal(await of('x', 'application/json'), 415)
  const field = '--x\r\nContent-Disposition: form-data; name="step"\r\n\r\nbegin\r\n'
  assert.equal(await of(`${field}${field}--x--`), 400)
  assert.equal(await of(`${field}--x--`), 200)
})

test('without script the keys are those of the moment of sending, whatever they were before', async () => {
  const fields = await lastPage('Keys changed')
  const key = deviceKey()
  const wanted = { agency: desk.agency, role: 'officer', by: carla, key } as const
  await seat(h(), { ...wanted, agreeing: [amina, ben] })
  assert.ok(receiptIn(await sendForm('/en/report', fields, null)))
  const of = (await all()).at(-1)?.id ?? ''
  const { files } = await h().call(carla, report, { report: of })
  const { sealed } = await h().call(carla, take, { report: of, file: files[0]?.id ?? '' })
  const frame = await openedFrame(Buffer.from(sealed, 'base64'), key.identity)
  assert.equal(frame?.text, 'Keys changed')
})
