// A public record is proved to a stranger: by the node's own answer, without the node, and by another program.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { judgeRecord, type RecordProof, recordProof } from '../src/lib/provable/index.ts'
import { parsePolicy, verifierKey } from '../src/lib/tlog/index.ts'
import { commandHere } from './support/command-here.ts'
import { COMMAND_LINE } from './support/house.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { runFolder } from './support/run-folder.ts'

const CONTENT = 'what was kept'
const BREAK = { size: 1, root: hash('sha256', CONTENT), reason: 'The disk was lost.' }

const originOf = ({ node }: TestNode) => `http://127.0.0.1:${node.port}`

/** A command's own record. */
async function recordOf(node: TestNode, action: string, input: unknown): Promise<string> {
  const house = node.node.house('actual')
  assert.ok(house)
  const { records } = await house.runner.call(COMMAND_LINE, house.action(action), input)
  return records[0] ?? ''
}

/** Asks as anybody, again while the head of the log is written. */
async function proofOf(node: TestNode, record: string): Promise<Response> {
  const url = `${originOf(node)}/api/record.proof?record=${record}`
  const first = await fetch(url)
  if (first.status !== 409) return first
  await (await fetch(`${originOf(node)}/log/checkpoint`)).text()
  return await fetch(url)
}

test('a public record is proved offline, by our command and by another program; no other record is', async () => {
  const node = await startTestNode('sqlite')
  const folder = mkdtempSync(join(runFolder(), 'proof-'))
  const at = (name: string) => join(folder, name)
  try {
    const hidden = await recordOf(node, 'territory.addArea', { parent: '/', name: 'North' })
    const named = await recordOf(node, 'record.nameBreak', BREAK)
    for (const name of ['South', 'East'])
      await node.call('territory.addArea', { parent: '/', name })
    await node.node.settled()
    const secret = await proofOf(node, hidden)
    assert.equal(secret.status, 404)
    assert.match(await secret.text(), /record\.notPublic|record\/not-public|may be proved/)
    const answer = await proofOf(node, named)
    assert.equal(answer.status, 200, await answer.clone().text())
    const file = (await answer.json()) as RecordProof
    const key = (await (await fetch(`${originOf(node)}/log/key`)).text()).trim()
    await node.stop()

    const verify = async (changed: Partial<RecordProof>, ...word: string[]) => {
      writeFileSync(at('p.json'), JSON.stringify({ ...file, ...changed }))
      const by = word.length === 0 ? ['--key', key] : word
      return await commandHere({}, 'verify', '--proof', at('p.json'), ...by)
    }
    const sound = await verify({})
    assert.equal(sound.code, 0, sound.said)
    assert.match(
      sound.said,
      /log\.broken of .* is in the log .* under its checkpoint of \d+ records/,
    )
    writeFileSync(at('policy'), `log ${key}\nquorum none\n`)
    assert.equal((await verify({}, '--policy', at('policy'))).code, 0)

    const wrong: readonly (readonly [Partial<RecordProof>, RegExp])[] = [
      [{ body: (file.body ?? '').replace('lost', 'sold') }, /^body: /m],
      [{ salt: 'b'.repeat(64) }, /^body: /m],
      [{ body: null }, /^body: /m],
      [{ envelope: file.envelope.replace('TLP:CLEAR', 'TLP:GREEN') }, /^inclusion: /m],
      [{ envelope: `${file.envelope} ` }, /^envelope: /m],
      [{ proof: file.proof.replace('index 1', 'index 0') }, /^inclusion: /m],
      [{ proof: file.proof.slice(1) }, /^proof: /m],
      [{ proof: file.proof.replace(/.{4}\n$/, 'AAA=\n') }, /^signature: /m],
    ]
    for (const [changed, part] of wrong) {
      const told = await verify(changed)
      assert.equal(told.code, 1, JSON.stringify(changed))
      assert.match(told.said, part)
    }
    // A key of another name says nothing of the record, not that it was changed.
    const [, , ...base64] = key.split('+')
    const bytes = Buffer.from(base64.join('+'), 'base64')
    const ofOther = verifierKey('other.example/log', bytes.subarray(1))
    const foreign = await verify({}, '--key', ofOther)
    assert.deepEqual([foreign.code, /^name: Another name/m.test(foreign.said)], [3, true])
    assert.doesNotMatch(foreign.said, /changed/)
    const erased = await verify({ body: null, salt: null })
    assert.equal(erased.code, 0)
    assert.match(erased.said, /Its body was erased/)

    writeFileSync(at('kept'), CONTENT)
    const kept = await verify({}, '--key', key, '--content', at('kept'))
    assert.deepEqual([kept.code, /byte for byte/.test(kept.said)], [0, true], kept.said)
    writeFileSync(at('kept'), CONTENT.replace('k', 'c'))
    const other = await verify({}, '--key', key, '--content', at('kept'))
    assert.deepEqual([other.code, /^content: /m.test(other.said)], [1, true], other.said)
    assert.equal((await verify({}, '--key', key, '--content', at('none'))).code, 2)
    const stranger = 'vote.example+3f2c6e3b+AaAB5Vr6LuTuBHzg3ntkK8hhAVJ8hPxJbEZqlR8hUEyd'
    assert.equal((await verify({}, '--key', stranger)).code, 2)
    assert.equal((await commandHere({}, 'verify', '--proof', at('p.json'))).code, 2)
    assert.equal((await commandHere({}, 'verify', '--proof', at('policy'), '--key', key)).code, 2)

    // Version 0.4.3 takes the form before the first line came into it.
    writeFileSync(at('record'), file.envelope)
    writeFileSync(at('record.spicy'), file.proof.replace('c2sp.org/tlog-proof@v1\n', ''))
    execFileSync('spicy-litetlog', ['-verify', key, at('record')], { stdio: 'pipe' })
  } finally {
    await node.remove()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a public record is proved on PostgreSQL too', async () => {
  const node = await startTestNode('postgres')
  try {
    const named = await recordOf(node, 'record.nameBreak', BREAK)
    await node.node.settled()
    const file = recordProof.parse(await (await proofOf(node, named)).json())
    const key = (await (await fetch(`${originOf(node)}/log/key`)).text()).trim()
    const { fault, envelope } = judgeRecord(file, parsePolicy(`log ${key}\nquorum none\n`))
    assert.deepEqual([fault, envelope?.id], [null, named])
  } finally {
    await node.remove()
  }
})
