import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from '../test/support/run-folder.ts'
import { text } from './core/text.ts'
import {
  ed25519Signer,
  emptyRoot,
  rawPublicKey,
  signCheckpoint,
  verifierKey,
} from './lib/tlog/index.ts'
import { nodeMirror } from './mirror.ts'

const ORIGIN = 'https://node.example'
const LOG = 'node.example/log'

test('a link whose address is no name of a file stays with the node and does not end the mirror', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const signer = ed25519Signer(LOG, privateKey)
  const front = `<!doctype html>
<html lang="en"><a href="/en/ok">ok</a><a href="/en/a%20b">a b</a><a href="/en//c">c</a><a href="/en/.d">d</a></html>`
  const files: Readonly<Record<string, string>> = {
    '/en': front,
    '/log/checkpoint': signCheckpoint({ origin: LOG, size: 0, rootHash: emptyRoot }, signer),
    '/log/key': verifierKey(LOG, rawPublicKey(privateKey)),
    '/alerts.atom': '<feed/>',
  }
  const mirror = nodeMirror(
    {
      origin: ORIGIN,
      languages: ['en'],
      zone: 'UTC',
      translator: text,
      signer,
      async ask(path) {
        const type = path.startsWith('/en') ? 'text/html' : 'text/plain'
        return new Response(files[path] ?? 'a page', { headers: { 'content-type': type } })
      },
    },
    null,
    () => {},
  )
  const folder = mkdtempSync(join(runFolder(), 'mirror-'))
  await mirror.once({ folder })
  await mirror.stop()
  const page = readFileSync(join(folder, 'en/index.html'), 'utf8')
  assert.match(page, /href="ok\/index\.html"/)
  for (const path of ['/en/a%20b', '/en//c', '/en/.d'])
    assert.ok(page.includes(`href="${ORIGIN}${path}"`), path)
  assert.ok(existsSync(join(folder, 'en/ok/index.html')))
})
