import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:https'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { listen } from '../src/http/serve.ts'
import { makeLeaf, rootFile } from './support/certificates.ts'
import { runFolder } from './support/run-folder.ts'

/** Serial number of the certificate that the server shows, and what it answers. */
async function ask(port: number): Promise<{ serial: string; body: string }> {
  const options = { port, host: 'localhost', ca: readFileSync(rootFile()), agent: false }
  return new Promise((resolve, reject) => {
    const request = get(options, (response) => {
      const serial = (response.socket as TLSSocket).getPeerCertificate().serialNumber
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text: string) => {
        body += text
      })
      response.on('end', () => resolve({ serial, body }))
    })
    request.on('error', reject)
  })
}

test('a renewed certificate is served without a restart, a broken one is not taken', async () => {
  const folder = mkdtempSync(join(runFolder(), 'tls-'))
  const [first, second] = [makeLeaf({ names: ['localhost'] }), makeLeaf({ names: ['localhost'] })]
  const tls = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  const put = (leaf: typeof first) => {
    copyFileSync(leaf.keyFile, tls.key)
    copyFileSync(leaf.chainFile, tls.cert)
  }
  put(first)
  const log: string[] = []
  const door = await listen(() => new Response('here'), {
    host: '127.0.0.1',
    port: 0,
    tls,
    lookMs: 50,
    log: (line) => void log.push(line),
  })
  try {
    const before = await ask(door.port)
    assert.equal(before.body, 'here')
    put(second)
    const until = performance.now() + 10_000
    let after = before
    while (after.serial === before.serial && performance.now() < until) {
      await pause(50)
      after = await ask(door.port)
    }
    assert.notEqual(after.serial, before.serial)
    copyFileSync(first.keyFile, tls.cert)
    while (!log.some((line) => line.includes('not taken')) && performance.now() < until) {
      await pause(50)
    }
    assert.ok(log.some((line) => line.includes('the old one stays')))
    assert.equal((await ask(door.port)).serial, after.serial)
  } finally {
    await door.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
