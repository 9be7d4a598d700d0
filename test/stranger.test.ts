// A bundle with everything in it, checked by a stranger with the tools of his own system, by our command line and by our page:
// all three agree on each of the nine checks, and on the part in which one byte was changed.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { systemActor } from '../src/core/actor.ts'
import { DAY } from '../src/core/time.ts'
import { bundleFor, downloadBundle } from '../src/domains/evidence/actions/bundle.ts'
import * as custody from '../src/domains/evidence/actions/custody.ts'
import { record } from '../src/domains/record/index.ts'
import { makeVerifier } from '../src/keeping/verifier/index.ts'
import { checkBundle, FILES, linesOf, nodeCrypto, type SignedAct } from '../src/lib/bundle/index.ts'
import { challengeOf } from '../src/lib/custody/index.ts'
import { httpTimeStamps } from '../src/platform/time-stamps.ts'
import { makeAuthority } from './support/authority.ts'
import { smallBundle } from './support/bundle.ts'
import { keysIn, keyWords } from './support/bundle-keys.ts'
import { makeLeaf, rootFile } from './support/certificates.ts'
import { changeEachPart } from './support/changed-bundle.ts'
import { newContext } from './support/chromium.ts'
import { commandHere } from './support/command-here.ts'
import { answerOf, evidenceHouse, handIn, keeper, sign, taker } from './support/evidence.ts'
import { forHouse, type TestHouse } from './support/house.ts'
import { openingOf } from './support/opening.ts'
import { runFolder } from './support/run-folder.ts'
import { lookedAt, NOTHING } from './support/stranger.ts'

const authority = makeAuthority()
const { keyFile, chainFile } = makeLeaf({ names: ['localhost'] })
/** The authority behind https, as a node asks it. */
const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(chainFile) })
server.on('request', async (request, response) => {
  const query = new Uint8Array(await buffer(request))
  response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
  response.end(authority.answer(query))
})
const portOf = () => (server.address() as AddressInfo).port
before(async () => await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)))
after(() => {
  server.close()
  authority.remove()
})

const others = evidenceHouse.slices.map((one) => ({
  ...one,
  actions: one.actions.filter(({ name }) => !name.startsWith('record.')),
}))
const timeStamps = {
  isSet: true,
  ask: async (...asked: Parameters<ReturnType<typeof httpTimeStamps>['ask']>) =>
    await httpTimeStamps(`https://localhost:${portOf()}/`, [readFileSync(rootFile(), 'utf8')]).ask(
      ...asked,
    ),
}
const machine = systemActor('workflow:test', ['evidence:preserve'])

/** What the keeper signs in a case besides custody. */
async function signedBy(h: TestHouse, text: string): Promise<SignedAct> {
  const challenge = challengeOf(Buffer.from(text))
  const assertion = answerOf(keeper, challenge)
  const asked = { challenge, assertion }
  const known = await h.call(keeper, h.action('accounts.checkAssertion'), asked)
  const { publicKey: public_key } = known as { publicKey: string }
  const at = '2026-11-26T09:00:00.000Z'
  const who = { key: keeper.id, role: 'liaison-24-7', public_key, assertion }
  return { v: 1, act: 'request-approved', of: 'REQ-ABCDEFGH', at, text, ...who }
}

/** A bundle with two items, one of which two passkeys handed over, a report, a signed act and a time-stamp. */
async function whole(h: TestHouse): Promise<Buffer> {
  await h.settled()
  const given = await handIn(h, keeper, 'GET / 200')
  await sign(h, keeper, { item: given, type: 'transfer-offered', to: taker.id })
  await h.call(taker, custody.check, { item: given })
  await h.settled()
  await sign(h, taker, { item: given, type: 'transfer-accepted' })
  const kept = await handIn(h, keeper, 'GET /admin 403')
  await h.pass(DAY)
  const acts = linesOf([await signedBy(h, '{"asks":"preserve"}')])
  const { bundle } = await h.call(machine, bundleFor, {
    about: given,
    label: 'CASE-ABCDEFGH',
    items: [given, kept],
    files: [
      { path: 'report.html', text: '<!doctype html><title>Report</title>' },
      { path: 'case/facts.json', text: '{}' },
      { path: FILES.signed, text: new TextDecoder().decode(acts) },
    ],
    by: keeper.id,
  })
  await h.settled()
  const { file } = await h.call(keeper, downloadBundle, { bundle })
  const parts = await Promise.all(file.parts.map((one) => h.files('evidence').get(one)))
  return Buffer.concat(parts.map((one) => one ?? Buffer.alloc(0)))
}

/** The page from the disk: what it says of each file that it is given. */
async function thePage(folder: string) {
  writeFileSync(join(folder, 'verify.html'), await makeVerifier())
  const context = await newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  return {
    close: () => context.close(),
    async says(name: string, keys: string) {
      await page.goto(pathToFileURL(join(folder, 'verify.html')).href)
      await page.fill('#keys', keys)
      await page.setInputFiles('#file', join(folder, name))
      await page.waitForSelector('#V9, p.fail')
      const lines = await page.$$eval('#result tbody tr', (rows) =>
        rows.map((row) => [row.id, row.className] as const),
      )
      const parts = await page.$$eval('#result li code', (all) => all.map((one) => one.textContent))
      return { lines: Object.fromEntries(lines), parts }
    },
  }
}

forHouse(
  'a stranger with unzip, sha512sum and openssl finds what the command line and the page find, part by part',
  {
    slices: [
      ...others,
      { ...record, needs: {} },
      openingOf(() => ({ networks: ['127.0.0.0/8'], ports: [portOf()] })),
    ],
    timeStamps,
  },
  async (h) => {
    const folder = mkdtempSync(join(runFolder(), 'stranger-'))
    const at = (name: string) => join(folder, name)
    const page = await thePage(folder)
    try {
      const bytes = await whole(h)
      writeFileSync(at('b.zip'), bytes)
      const own = await keysIn(bytes)
      const keys = `${own.key}\n${own.custodyKey}`
      const words = [...(await keyWords(bytes)), '--tsa-ca', authority.rootFile]
      const verify = async (name: string) =>
        await commandHere({}, 'verify', '--bundle', at(name), ...words)
      const checks = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9']
      const good = lookedAt(at('b.zip'), at('b'), { tsaRoot: authority.rootFile, keys: own })
      assert.deepEqual(good, Object.fromEntries(checks.map((one) => [one, null])))
      const sound = await verify('b.zip')
      assert.equal(sound.code, 0, sound.said)
      for (const one of checks)
        assert.ok(
          sound.out.some((line) => line.startsWith(`${one} pass`)),
          sound.said,
        )
      const shown = await page.says('b.zip', keys)
      const pass = Object.fromEntries(checks.map((one) => [one, 'pass']))
      assert.deepEqual(shown, { lines: { ...pass, V8: 'not-checked' }, parts: [] })

      const parts = await changeEachPart(bytes, {
        at: at('changed.zip'),
        words,
        look: async (path) => {
          const { parts: named } = await page.says('changed.zip', keys)
          assert.ok(
            named.some((one) => one === path || one.startsWith(`${path} (`)),
            `${path} in ${named.join()}`,
          )
          const trust = { tsaRoot: authority.rootFile, keys: own }
          assert.deepEqual(lookedAt(at('changed.zip'), at('c'), trust), { V1: path })
        },
      })
      assert.equal(parts.length, 18, parts.join())
      assert.notEqual(good['V4'], NOTHING)

      // A bundle forged from nothing, with keys of its own: by the node's keys all three find it out.
      writeFileSync(at('forged.zip'), await smallBundle())
      assert.equal((await verify('forged.zip')).code, 1)
      const { lines } = await page.says('forged.zip', keys)
      assert.deepEqual([lines['V2'], lines['V7']], ['fail', 'fail'])
      const trust = { tsaRoot: authority.rootFile, keys: own }
      const caught = lookedAt(at('forged.zip'), at('f'), trust)
      assert.equal(caught['V2'], 'manifest.sig')
      assert.equal(caught['V7'], 'checkpoints/1.txt')
    } finally {
      await page.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

/** The first part that our verifier names of each check. */
async function namedBy(bytes: Uint8Array): Promise<Record<string, string | null>> {
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
  const { lines } = await checkBundle({ size: bytes.length, read }, nodeCrypto)
  return Object.fromEntries(lines.map(({ check, faults }) => [check, faults[0]?.part ?? null]))
}

const NO_HASH = Buffer.alloc(32).toString('base64')

/** The first event with another first letter of its signature. */
function otherSignature(text: string): string {
  return text.replace(/(?<="signature":")./, (letter) => (letter === 'A' ? 'B' : 'A'))
}

test('what is changed by whoever has the key of the manifest is found by both, in the same check and part', async () => {
  const folder = mkdtempSync(join(runFolder(), 'stranger-signed-'))
  const changes: readonly (readonly [string, string, (text: string) => string])[] = [
    ['V2', 'custody/item-0.jsonl', otherSignature],
    ['V3', 'items/item-2', (text) => text.replace('content of item 2', 'content of item 3')],
    ['V5', 'texts/item-0.jsonl', (text) => text.replace('"text":"image"', '"text":"other"')],
    ['V6', 'proofs/rec-item-1.json', (text) => text.replace('TLP:GREEN', 'TLP:CLEAR')],
    ['V7', 'checkpoints/1.txt', (text) => text.replace('example/log ', 'example/log A')],
    ['V9', 'consistency/1-4.txt', (text) => text.replace('old 1\n', `old 1\n${NO_HASH}\n`)],
  ]
  try {
    for (const [check, path, change] of changes) {
      const bytes = await smallBundle((files) => {
        const text = Buffer.from(files.get(path) ?? []).toString()
        assert.notEqual(change(text), text, path)
        files.set(path, Buffer.from(change(text)))
      })
      writeFileSync(join(folder, 'b.zip'), bytes)
      const ours = await namedBy(bytes)
      const theirs = lookedAt(join(folder, 'b.zip'), join(folder, 'b'), {
        tsaRoot: authority.rootFile,
        keys: await keysIn(bytes),
      })
      assert.ok(ours[check]?.startsWith(path), `${check} ${JSON.stringify(ours)}`)
      // Its time-stamp is none of an authority: what openssl says of it is for the bundle of the node.
      for (const one of ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V9'])
        assert.equal(theirs[one] ?? null, ours[one] ?? null, `${check} changed, ${one}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
