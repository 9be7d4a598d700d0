// What docs/operating.md says of what strangers may use, held against what the doors do: each row is tried.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Door, createShares, sharerAt } from '../src/core/shares.ts'
import { addMs, HOUR } from '../src/core/time.ts'
import { challenges } from '../src/domains/accounts/store/proof.ts'
import { WRONG_IN_ALL, WRONG_PER_NUMBER } from '../src/domains/alerting/actions/sms.ts'
import { TELL } from '../src/domains/claims/actions/claim.ts'
import { OBJECT } from '../src/domains/claims/objection.ts'
import { APPLY } from '../src/domains/pollwatch/actions/application.ts'
import {
  MESSAGES_PER_HOUR,
  STRANGER_PER_HOUR,
  STRANGERS_PER_HOUR,
  WRONG_SECRETS,
  WRONG_SECRETS_OF_OTHERS,
} from '../src/domains/pollwatch/schema.ts'
import { REPORTS, SOLVED } from '../src/domains/reports/actions/receive.ts'
import { FILES, WORDS } from '../src/domains/reports/attachment.ts'
import { FORMS, ONION_PARTS, ONION_TURNS, PARTS, TURNS } from '../src/http/intake-body.ts'
import { createTurns } from '../src/http/turns.ts'
import { post } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'

const MIB = 1024 * 1024
const NOW = '2026-11-24T08:00:00.000Z'

const page = readFileSync(join(import.meta.dirname, '../docs/operating.md'), 'utf8')
const [, section = ''] = page.split('## What strangers may use')
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| door'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
const rowOf = (door: string) => rows.find((cells) => cells[1] === door)?.slice(2, 5)

const counted = ({ room, share, onion }: Door) => [room, share, onion].map((n) => `${n} an hour`)
const measured = ({ room, share, onion }: Door) =>
  [room, share, onion].map((bytes) => `${bytes / MIB} MiB an hour`)

test('the table names every door of strangers with its room and its shares', () => {
  const said = Object.fromEntries(rows.map((cells) => [cells[1], cells.slice(2, 5)]))
  const inTurn = (
    all: typeof TURNS | typeof PARTS,
    onion: typeof ONION_TURNS | typeof ONION_PARTS,
  ) =>
    [{ ...all, share: all.places, shareWaiting: all.maxWaiting }, all, onion].map(
      (one) => `${one.share} at once, ${one.shareWaiting} wait`,
    )
  assert.deepEqual(said, {
    '`accounts.beginSignIn`': ['–', '–', '–'],
    '`claims.tell`': counted(TELL),
    '`claims.object`': counted(OBJECT),
    '`pollwatch.apply`': counted(APPLY),
    '`reports.receive`': [...counted(REPORTS).slice(0, 2), 'the puzzle decides'],
    [SOLVED.name]: counted(SOLVED),
    [WORDS.name]: measured(WORDS),
    '`reports.addPart`': measured(FILES),
    'files without script': inTurn(TURNS, ONION_TURNS),
    'small files and parts of files': inTurn(PARTS, ONION_PARTS),
    'forms of reports': measured(FORMS),
    "SMS with a code of a station's card": [
      `${WRONG_IN_ALL} wrong codes in ten minutes`,
      `${WRONG_PER_NUMBER} wrong codes in ten minutes for each telephone`,
      '–',
    ],
    "SMS with no observer's number": [
      `${STRANGERS_PER_HOUR} an hour`,
      `${STRANGER_PER_HOUR} an hour for each telephone`,
      '–',
    ],
    "SMS with an observer's number and not his letters, from another telephone": [
      `${MESSAGES_PER_HOUR} an hour for each number`,
      `${STRANGER_PER_HOUR} an hour for each telephone`,
      '–',
    ],
    "SMS with an observer's number and not his letters, as from his own telephone": [
      `${MESSAGES_PER_HOUR} an hour for each number`,
      '–',
      '–',
    ],
    'wrong letters of an observer': [
      `${WRONG_SECRETS_OF_OTHERS} an hour for each number`,
      `${WRONG_SECRETS} an hour for each telephone`,
      '–',
    ],
  })
  for (const { lane } of [TELL, APPLY]) assert.equal(lane.places * lane.everyMs, HOUR)
  assert.match(section, new RegExp(`${TELL.lane.places} places within an hour`))
  assert.match(section, new RegExp(`key, ${APPLY.lane.places} places within an hour`))
})

for (const door of [TELL, OBJECT, APPLY, REPORTS, SOLVED, WORDS, FILES, FORMS])
  test(`${door.name}: ten times the share of twenty networks, and an honest one is within`, () => {
    assert.ok(rowOf(`\`${door.name}\``) ?? rowOf(door.name))
    const shares = createShares(door)
    const size = door.share / (door.share % 12 === 0 ? 12 : door.share % 5 === 0 ? 5 : 16)
    let within = 0
    for (let n = 0; n < 10 * (door.share / size); n += 1)
      for (let network = 0; network < 20; network += 1)
        if (shares.take(`network ${network}`, NOW, size)) within += size
    assert.ok(within <= Math.max(door.room + 20 * size, 20 * door.share))
    assert.equal(shares.take('honest', NOW, size), true)
    for (let network = 0; network < 5_000; network += 1) {
      const from = `2001:db8:${network.toString(16)}::1`
      if (shares.take(sharerAt(from, String), NOW, size)) within += size
    }
    assert.ok(within <= 2 * door.room + size, 'all together have an end')
    assert.equal(shares.take('network 1', addMs(NOW, HOUR), size), true, 'the next hour')
  })

for (const [door, limits] of [
  ['files without script', TURNS],
  ['small files and parts of files', PARTS],
] as const)
  test(`${door}: twenty networks that take all they get, and an honest one has the next turn`, async () => {
    assert.ok(rowOf(door))
    const turns = createTurns(limits)
    const going = await Promise.all(
      Array.from({ length: limits.places }, (_, n) => turns.take(0, `network ${n}`)),
    )
    assert.ok(going.every((leave) => leave !== null))
    const waiting = Array.from({ length: 20 * limits.shareWaiting }, (_, n) =>
      turns.take(60_000, `network ${n % 20}`),
    )
    const honest = turns.take(60_000, 'honest')
    for (const one of waiting) void one.then((leave) => leave?.())
    for (const leave of going) leave?.()
    assert.ok((await honest) !== null, 'the line made room for him')
    ;(await honest)?.()
    await Promise.all(waiting)
  })

test('accounts.beginSignIn: what strangers begin stands in no row, and each who began is served', async () => {
  const begun = []
  for (let n = 0; n < 40; n += 1)
    begun.push(await post(node, 'accounts.beginSignIn', {}, from(`2001:db8:${n}::1`)))
  assert.ok(begun.every(({ status }) => status === 200))
  const kept = await node.node.house('actual')?.store.read((tx) => challenges.count(tx, {}))
  assert.equal(kept, 0)
})

let node: TestNode
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
before(async () => {
  node = await startTestNode('sqlite', { TRUST_PROXY: '1' })
})
after(() => node.remove())

const isLate = async (action: string, input: object, address: string): Promise<boolean> => {
  const answer = await post(node, action, input, from(address))
  assert.equal(answer.status, 200, answer.text)
  return (JSON.parse(answer.text) as { output: { isLate: boolean } }).output.isLate
}

for (const [door, input] of [
  [TELL, { words: 'The polls close at four', language: 'en' }],
  [
    APPLY,
    {
      name: 'Citizens',
      kind: 'citizens',
      members: 9,
      about: 'Volunteers.',
      contact: 'desk@group.example',
      conduct: true,
    },
  ],
] as const)
  test(`${door.name}: a network has its share at the door, whatever of its addresses it comes from`, async () => {
    const late = []
    for (let n = 0; n < door.share + 2; n += 1)
      late.push(await isLate(door.name, input, `198.51.100.${n + 1}`))
    assert.deepEqual(
      late,
      Array.from({ length: door.share + 2 }, (_, n) => n >= door.share),
    )
    assert.equal(await isLate(door.name, input, '203.0.113.7'), false)
    assert.equal(await isLate(door.name, input, '2001:db8:7::1'), false)
    const direct = await isLate(door.name, input, '')
    assert.equal(direct, false, 'loopback has a share')
    for (let n = 0; n < door.share; n += 1) await isLate(door.name, input, '127.0.0.1')
    assert.equal(await isLate(door.name, input, '127.0.0.1'), true, 'and no more than that')
  })
