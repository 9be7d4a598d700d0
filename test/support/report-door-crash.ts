// A node in a process of its own that takes reports at its door and is killed on the way, step by step.

import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { fileParts, files, reports } from '../../src/domains/reports/store.ts'
import { sealedFrame } from '../../src/domains/reports/envelope.ts'
import { PART_BYTES } from '../../src/domains/reports/attachment.ts'
import { newBytes, newSecret } from '../../src/core/id.ts'
import { verifyLog } from '../../src/platform/store/index.ts'
import { launch } from './child-node.ts'
import { startTestNode, type TestNode } from './node.ts'
import { partsOf, sealedTestFile } from './report-files.ts'
import { ANSWERS } from './report-walk.ts'
import { callsOf, newReceipt, openTestDesk, readersOf, type TestDesk } from './reports.ts'

/** One thing that a browser sends; sent again it is the same. */
interface Sending {
  readonly path: string
  readonly type: string
  readonly body: Buffer
}

const told = Object.fromEntries(Object.entries(ANSWERS).filter(([name]) => !name.includes('.')))

const formOf = (path: string, fields: Readonly<Record<string, string>>): Sending => ({
  path,
  type: 'application/x-www-form-urlencoded',
  body: Buffer.from(new URLSearchParams(fields).toString()),
})

/** A report whose browser seals: a file in two parts, what was told, and a letter behind it. */
async function sealedWay(desk: TestDesk): Promise<Sending[]> {
  const { mailbox, read, recipient, readHash } = newReceipt()
  const keys = [...readersOf(desk), recipient]
  const { upload, header, payload } = await sealedTestFile(newBytes(PART_BYTES), keys)
  const seal = async (kind: string) =>
    (await sealedFrame({ manifest: { v: 1, kind }, text: kind }, keys)).toString('base64')
  const parts = partsOf(payload).map((part, n) => partOf(upload, n, part))
  const report = formOf('/en/report', {
    ...told,
    step: 'send',
    mailbox,
    readHash,
    recipient,
    sealedFile: await seal('answers'),
    files: `${upload}.${header}`,
  })
  const letter = formOf('/en/report/mailbox', {
    as: 'json',
    mailbox,
    read,
    letter: newSecret(128),
    sealedFile: await seal('message'),
  })
  return [...parts, report, letter]
}

function partOf(upload: string, n: number, part: Uint8Array): Sending {
  const field = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const fields = field('step', 'part') + field('upload', upload) + field('n', String(n))
  const file = '--x\r\nContent-Disposition: form-data; name="_bytes"; filename="part"\r\n\r\n'
  const body = [Buffer.from(fields + file), part, Buffer.from('\r\n--x--\r\n')]
  return {
    path: '/en/report',
    type: 'multipart/form-data; boundary=x',
    body: Buffer.concat(body),
  }
}

/** A report without script: its last page, with the receipt on it. */
const plainWay = (): Sending[] => [
  formOf('/en/report', { ...ANSWERS, step: 'check', seed: newReceipt().digits }),
]

/** The door in a process of its own, which can be killed. */
async function openDoor({ env, node }: TestNode) {
  const start = async () => {
    const server = launch({ ...process.env, ...env }, ['serve'])
    await server.printed(/ is at (\S+)\n/)
    return server
  }
  let server = await start()
  /** Sends; null where no answer came. `onSent` is called once the last byte left. */
  const send = ({ path, type, body }: Sending, onSent = () => {}): Promise<number | null> =>
    new Promise((resolve) => {
      const headers = { origin: node.origin, 'content-type': type, 'content-length': body.length }
      const asked = request(`${node.origin}${path}`, { method: 'POST', headers }, (answer) => {
        answer.on('error', () => resolve(null)).resume()
        answer.on('close', () => resolve(answer.complete ? (answer.statusCode ?? 0) : null))
      })
      asked.on('error', () => resolve(null)).end(body, onSent)
    })
  return {
    send,
    /** Sends and kills: as soon as it left, or once it was answered. */
    async killOn(sending: Sending, isAnswered: boolean) {
      const status = isAnswered
        ? await send(sending)
        : await send(sending, () => server.signal('SIGKILL'))
      await server.end('SIGKILL')
      server = await start()
      return status
    },
    stop: () => server.end('SIGINT'),
  }
}

/** Declares the test: so many reports, each cut off at another of its steps, before its answer and behind it in turn. */
export function doorCrashTest(rounds: number): void {
  test('kill -9 on the way of a report, through the door: none lost, none doubled', async () => {
    const node = await startTestNode('sqlite', {}, { onDisk: true })
    try {
      const desk = await openTestDesk(callsOf(node.node.house('actual')))
      await node.stop()
      const door = await openDoor(node)
      const counts = { sealed: 0, plain: 0 }
      for (let round = 0; round < rounds; round += 1) {
        const isPlain = round % 5 === 4
        const way = isPlain ? plainWay() : await sealedWay(desk)
        counts[isPlain ? 'plain' : 'sealed'] += 1
        for (const [n, sending] of way.entries()) {
          if (n === round % 5 || isPlain) await door.killOn(sending, round % 2 === 1)
          // Whoever got no answer sends again; so does somebody who got one.
          assert.equal(await door.send(sending), 200, `round ${round}, step ${n}`)
        }
      }
      await door.stop()
      await node.restart()
      await holdsAll(node, counts)
    } finally {
      await node.remove()
    }
  })
}

/** Every report is there once, with what belongs to it once, and the log is sound. */
async function holdsAll(
  { node }: TestNode,
  { sealed, plain }: { readonly sealed: number; readonly plain: number },
): Promise<void> {
  const house = node.house('actual')
  assert.ok(house !== null)
  await house.settled()
  const found = await house.store.read(async (tx) => ({
    reports: await reports.count(tx, {}),
    answers: await files.count(tx, { kind: 'answers' }),
    attachments: await files.count(tx, { kind: 'attachment' }),
    letters: await files.count(tx, { kind: 'message' }),
    parts: await fileParts.count(tx, {}),
  }))
  const all = sealed + plain
  assert.deepEqual(found, {
    reports: all,
    answers: all,
    attachments: sealed,
    letters: sealed,
    parts: 2 * sealed,
  })
  assert.equal((await verifyLog(house.store)).fault, null)
}
