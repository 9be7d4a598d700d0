// The lookout as its user starts it: processes of their own, a real mail server, a node that is killed.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { LookoutOrder } from '../src/cli/machine.ts'
import { readConfig } from '../src/core/config.ts'
import { lookOut } from '../src/keeping/lookout.ts'
import { launch, startChildNode } from './support/child-node.ts'
import { problemWith } from './support/house.ts'
import { startLogServer } from './support/log-server.ts'
import { runFolder } from './support/run-folder.ts'
import { startSmtp } from './support/smtp.ts'

/** Looks at the front page until it says what it is waited for. */
const LOOKS = 100
const LOOK_MS = 100

const entries = (count: number) => Array.from({ length: count }, (_, n) => `record ${n}`)

/** Text of a mail as its reader sees it. */
function textOf(mail: string): string {
  const [head = '', ...rest] = mail.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/quoted-printable/i.test(head))
    return body
      .replaceAll('=\r\n', '')
      .replaceAll(/(?:=[0-9A-F]{2})+/g, (hex) =>
        Buffer.from(hex.replaceAll('=', ''), 'hex').toString('utf8'),
      )
  return /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : body
}

test('a killed node is told by mail, its return too, and the node shows who looks out', async () => {
  const node = await startChildNode()
  const smtp = await startSmtp()
  const state = mkdtempSync(join(runFolder(), 'lookout-'))
  try {
    const made = await node.run('token', 'create', '--role', 'lookout', '--name', 'next-door')
    const token = /^next-door:\S+/m.exec(made.out)?.[0] ?? ''
    const lookout = launch(
      {
        ...process.env,
        SMTP_URL: smtp.url,
        SMTP_FROM: 'lookout@example.org',
        SCRUTINEER_LOOKOUT_TOKEN: token,
      },
      ['lookout', '--of', node.origin, '--name', 'next-door', '--every', '250ms'].concat([
        '--state',
        state,
        '--mail',
        'duty@example.org',
      ]),
    )
    try {
      await lookout.printed(/ well, [1-9]\d* records/)
      // It tells the node after it has told the terminal.
      const front = async () => await (await fetch(`${node.origin}/en`)).text()
      let page = await front()
      for (let looks = 1; looks < LOOKS && !/Watched from outside/.test(page); looks += 1) {
        await delay(LOOK_MS)
        page = await front()
      }
      assert.match(page, /Watched from outside by one lookout/)
      await node.kill()
      const [raised = ''] = await smtp.received(1)
      assert.match(raised, /^To: duty@example\.org$/m)
      assert.match(raised, /^Subject: localhost:\d+: The node does not answer\.$/m)
      assert.match(textOf(raised), /by the lookout next-door/)
      await node.start()
      // A node that opens its doors says 503 for a while, which may be seen and told.
      const [, next = ''] = await smtp.received(2)
      const over = /\(status 503\)/.test(next) ? ((await smtp.received(3))[2] ?? '') : next
      assert.match(over, /^Subject: localhost:\d+: all is well again\.$/m)
    } finally {
      await lookout.end('SIGTERM')
    }
    const subjects = smtp.taken.map((mail) => /^Subject: .*$/m.exec(mail)?.[0])
    assert.equal(new Set(subjects).size, subjects.length, 'nothing was said twice')
    await node.stop()
    const gone = launch(process.env, ['lookout', '--of', node.origin, '--state', state, '--once'])
    assert.equal(await gone.ended, 2, gone.output())
  } finally {
    smtp.close()
    await node.remove()
    rmSync(state, { recursive: true, force: true })
  }
})

test('a log that shrank or was rewritten is told at the next look, with both notes kept', async () => {
  const log = await startLogServer()
  const smtp = await startSmtp()
  const state = mkdtempSync(join(runFolder(), 'lookout-'))
  const config = readConfig({ SMTP_URL: smtp.url })
  const order: LookoutOrder = {
    of: log.origin,
    name: 'next-door',
    everyMs: 1000,
    againMs: 60_000,
    state,
    mail: ['duty@example.org'],
    sms: [],
    token: null,
    ca: null,
    key: null,
    mirror: null,
    language: 'en',
    once: true,
    pinsAgain: false,
  }
  const look = async (changed: Partial<LookoutOrder> = {}) => {
    const lines: string[] = []
    const result = await lookOut(config, { ...order, ...changed }, (line) => void lines.push(line))
    return { result, out: lines.join('\n') }
  }
  try {
    log.show(entries(500))
    const first = await look()
    assert.match(first.out, /Believed at first sight: log key small\.example\/log\+/)
    // This small server has no alert stream, which is what the first look says.
    assert.match(first.out, /stream-unreadable/)
    assert.equal(smtp.taken.length, 0, 'a suspicion of one look wakes nobody')
    log.show(entries(499))
    assert.equal((await look()).result, 'wrong')
    const [shrunken = ''] = await smtp.received(1)
    assert.match(textOf(shrunken), /fewer records than it had\. \(500 records, now 499\)/)
    log.show(entries(501).with(0, 'another first record'))
    await look({ language: 'ar' })
    const [, forked = ''] = await smtp.received(2)
    assert.match(textOf(forked), /أُعيدت كتابة السجل/)
    const kept = readdirSync(state).filter((name) => name.startsWith('evidence-'))
    const sizes = kept.map((name) => readFileSync(join(state, name), 'utf8').split('\n')[1])
    assert.deepEqual(sizes.toSorted(), ['499', '501'])
    assert.doesNotMatch((await look({ pinsAgain: true })).out, /forked|shrunken/)
    await assert.rejects(look({ of: 'http://127.0.0.1:9' }), problemWith('lookout.memory'))
    writeFileSync(join(state, 'lookout.json'), '{}')
    await assert.rejects(look(), problemWith('lookout.memory'))
  } finally {
    log.close()
    smtp.close()
    rmSync(state, { recursive: true, force: true })
  }
})
