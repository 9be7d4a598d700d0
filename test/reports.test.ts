// A citizen without script reports, an officer opens and answers, and the receipt shows it: over HTTP, on both engines, in
// both realms. Nothing of what was typed is written anywhere, and nothing tells who sent it.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { verifyProof } from '../src/commands/verify-proof.ts'
import { list, report, take } from '../src/domains/reports/actions/desk.ts'
import { text } from '../src/core/text.ts'
import { answer } from '../src/domains/reports/actions/step.ts'
import { dropUnread } from '../src/domains/reports/actions/words-room.ts'
import { openedFrame, sealedFrame, unsealed } from '../src/domains/reports/envelope.ts'
import { mailboxTexts } from '../src/domains/reports/texts/mailbox.ts'
import { readFrame } from '../src/lib/padme/index.ts'
import { derive, seedOf } from '../src/lib/receipt/index.ts'
import { joined, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { ANSWERS, hiddenIn, sendIntake, walkReport, type Walking } from './support/report-walk.ts'
import { amina, ben, callsOf, openedByAge, openTestDesk, writtenBy } from './support/reports.ts'
import { storedRows } from './support/stored.ts'

const MARKER = 'Xq7Zmarker'

test('whoever looks at his mailbox reads that his report was dropped unread', async () => {
  const node = await startTestNode('sqlite')
  try {
    const h = callsOf(node.node.house('actual'))
    await openTestDesk(h)
    for (const base of ['/en', '/ar']) {
      const walking: Walking = { node, base }
      const { receipt } = await walkReport(walking)
      const look = async () => (await sendIntake(walking, '/report/mailbox', { receipt })).text
      const told = text(base === '/en' ? 'en' : 'ar')(mailboxTexts.dropped)
      assert.ok(!(await look()).includes(told))
      await h.call({ id: 'job:test', holds: 'all' }, dropUnread, { bytes: 1 })
      const box = await look()
      assert.ok(box.includes(told))
      assert.ok(!box.includes('name="add"'), 'nothing more is added')
    }
  } finally {
    await node.remove()
  }
})

for (const [engine, realm] of [
  ['sqlite', 'actual'],
  ['sqlite', 'exercise'],
  ['postgres', 'actual'],
] as const) {
  test(`clause 15: without script from the first page to the answer (${engine}, ${realm})`, {
    timeout: 180_000,
  }, async () => {
    const node = await startTestNode(engine)
    try {
      if (realm === 'exercise') {
        await node.call('exercises.start', {})
        await node.node.settled(90_000)
      }
      await wholeWay(node, realm)
    } finally {
      await node.remove()
    }
  })
}

async function wholeWay(node: TestNode, realm: 'actual' | 'exercise'): Promise<void> {
  const h = callsOf(node.node.house(realm))
  const walking: Walking = { node, base: realm === 'exercise' ? '/exercise/en' : '/en' }
  if (realm === 'actual') {
    const empty = await send(node, `${walking.base}/report`)
    assert.match(empty.text, /No agency receives reports on this site yet/)
  }
  const desk = await openTestDesk(h)
  const told = { ...ANSWERS, 'sealed.text': `${MARKER} 1`, 'sealed.name': `${MARKER} 2` }
  const { pages, receipt } = await walkReport(walking, told)
  for (const { headers, text } of pages) {
    assert.equal(headers.get('set-cookie'), null)
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.match(text, /<body>\s*<nav[^>]*><a class="leave"/, 'the way out comes first')
    assert.doesNotMatch(text, /<nav class="main-nav"/)
  }
  const again = await sendIntake(walking, '/report', hiddenIn(pages.at(-1)?.text ?? ''))
  const compare = hiddenIn(again.text)
  const wrong = await sendIntake(walking, '/report', { ...compare, receipt: '12345' })
  assert.match(wrong.text, /not forty digits that belong together/)
  const done = await sendIntake(walking, '/report', { ...compare, receipt })
  assert.match(done.text, /<h1>Your report is sent<\/h1>/)

  const { items } = await h.call(amina, list, { limit: 100 })
  assert.deepEqual(
    items.map(({ what, sealedBy, language, forward }) => [what, sealedBy, language, forward]),
    [['fake-site-or-message', 'node', 'en', 'country']],
  )
  const of = items[0]?.id ?? ''
  const seen = await h.call(amina, report, { report: of })
  const bytesOf = async (kind: string) => {
    const file = seen.files.find((one) => one.kind === kind)?.id ?? ''
    return Buffer.from((await h.call(amina, take, { report: of, file })).sealed, 'base64')
  }
  const answers = await bytesOf('answers')
  assert.equal(readFrame(openedByAge(node, answers, desk.recovery.identity))?.text, `${MARKER} 1`)
  const outer = await unsealed(await bytesOf('identity'), desk.amina.identity)
  assert.ok(outer !== null)
  assert.equal(
    await openedFrame(outer, desk.amina.identity),
    null,
    'an officer alone opens no name',
  )
  assert.equal((await openedFrame(outer, desk.keeper.identity))?.manifest['name'], `${MARKER} 2`)

  const letter = { manifest: { v: 1, kind: 'message' }, text: `${MARKER} 3` }
  const sealed = (await sealedFrame(letter, seen.recipients)).toString('base64')
  await h.call(ben, answer, { report: of, sealed })
  const box = await sendIntake(walking, '/report/mailbox', { receipt })
  assert.match(box.text, new RegExp(`Your report was answered.*${MARKER} 3`, 's'))
  const reply = { ...hiddenIn(box.text), text: `${MARKER} 4` }
  assert.match((await sendIntake(walking, '/report/mailbox', reply)).text, /It was sent/)
  await sendIntake(walking, '/report/mailbox', reply)
  assert.equal((await h.call(amina, report, { report: of })).files.length, 4, 'twice is once')

  await node.node.settled(20_000)
  const file = join(node.folder, 'proof.json')
  writeFileSync(file, await provedBy(walking, receipt))
  const prefix = realm === 'exercise' ? '/exercise' : ''
  const key = (await send(node, `${prefix}/log/key`)).text.trim()
  const judged = await verifyProof({ file, key, policy: null, content: null })
  assert.deepEqual([judged.fault, judged.envelope?.type], [null, 'report.received'])

  const secrets = [MARKER, receipt, receipt.replaceAll(' ', ''), derive(seedIn(receipt)).read]
  const rows = [...(await storedRows(openHouse(node, realm).store)).values()].join('\n')
  const [disk, said] = [writtenBy(node), node.log.join('\n')]
  assert.ok(rows.includes('report.received'))
  for (const secret of secrets) {
    assert.equal(disk.indexOf(secret), -1, 'nothing of it is on the disk')
    assert.ok(!rows.includes(secret), 'nothing of it is in a row')
    assert.ok(!said.includes(secret), 'nothing of it is in the log')
  }
}

function seedIn(receipt: string): Uint8Array {
  const seed = seedOf(receipt)
  assert.ok(seed !== null)
  return seed
}

function openHouse({ node }: TestNode, realm: 'actual' | 'exercise' = 'actual') {
  const house = node.house(realm)
  if (house === null) throw new Error('the node is not open')
  return house
}

/** Most times that the proof is asked for: a head that covers the record is handed out in a moment. */
const MAX_TRIES = 100

async function provedBy(walking: Walking, receipt: string): Promise<string> {
  for (let n = 0; n < MAX_TRIES; n += 1) {
    const { text, headers } = await sendIntake(walking, '/report/mailbox', { receipt, proof: '1' })
    if (headers.get('content-disposition') !== null) return text
  }
  throw new Error('no proof came')
}

test('an officer who is signed in and reports in another tab is nobody there', async () => {
  const node = await startTestNode('sqlite')
  try {
    const h = callsOf(node.node.house('actual'))
    await openTestDesk(h)
    const from = await joined(node, 'intake-officer')
    const before = await recordsOf(node)
    const rows = await storedRows(openHouse(node).store)
    const walking: Walking = { node, base: '/en', from }
    const { receipt, pages } = await walkReport(walking)
    await sendIntake(walking, '/report/mailbox', { receipt })
    const bad = await sendIntake(walking, '/report', { step: 'check', seed: 'x', odd: '1' })
    assert.equal(bad.status, 400)
    for (const { text } of pages) assert.ok(!text.includes(from.person))
    const more = (await recordsOf(node)).slice(before.length)
    assert.deepEqual(
      more.map(({ type, actor }) => [type, actor]),
      [['report.received', 'anonymous']],
    )
    const later = await storedRows(openHouse(node).store)
    const changed = [...later]
      .filter(([name, text]) => rows.get(name) !== text)
      .map(([name]) => name)
    assert.deepEqual(
      changed.filter((name) => !OF_REPORTS.test(name)),
      [],
      'no row of his changed',
    )
  } finally {
    await node.remove()
  }
})

/** Tables that change when somebody reports; none of them tells of people. */
const OF_REPORTS = /^(report(_file)?|record(_figure)?|log_state|tile_entry|job|workflow_cursor)$/

async function recordsOf(node: TestNode) {
  const house = openHouse(node)
  await house.settled()
  return await house.store.read((tx) => house.store.recordsAfter(tx, -1, 1000))
}

test('a step cannot be skipped, a choice not made up, a field not doubled, and nothing half is kept', async () => {
  const node = await startTestNode('sqlite')
  try {
    const h = callsOf(node.node.house('actual'))
    await openTestDesk(h)
    const walking: Walking = { node, base: '/en' }
    const { danger, what } = ANSWERS
    const skipped = await sendIntake(walking, '/report', { step: 'moment', danger, moment: 'now' })
    assert.equal(skipped.status, 400)
    assert.match(skipped.text, /What happened\?/)
    const made = await sendIntake(walking, '/report', { step: 'what', danger, what: 'party' })
    assert.match(made.text, /Choose one of the answers/)
    const sent = await sendIntake(walking, '/report', { step: 'check', danger, what })
    assert.equal(sent.status, 400)
    const doubled = await send(node, '/en/report', {
      method: 'POST',
      body: 'step=what&what=other&what=threats',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: node.node.origin,
      },
    })
    assert.equal(doubled.status, 400)
    const foreign = await send(node, '/en/report', {
      method: 'POST',
      body: 'step=begin',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://x.example' },
    })
    assert.equal(foreign.status, 403)
    const long = { ...ANSWERS, step: 'tell', 'sealed.text': 'x'.repeat(20_001) }
    assert.match((await sendIntake(walking, '/report', long)).text, /longer than can be taken/)
    const huge = { ...long, 'sealed.text': 'x'.repeat(800_000) }
    assert.equal((await sendIntake(walking, '/report', huge)).status, 413)
    assert.deepEqual((await h.call(amina, list, { limit: 100 })).items, [])
    const leave = await send(node, '/en/report/leave')
    assert.deepEqual(
      [leave.status, leave.headers.get('clear-site-data')],
      [303, '"cache", "storage"'],
    )
  } finally {
    await node.remove()
  }
})
