import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { type LogServer, startLogServer } from '../../../test/support/log-server.ts'
import { manifestFile, manifestNote, writeManifest } from '../../lib/mirror/index.ts'
import { lookAtMirror } from './mirror.ts'

const sha256 = (bytes: Uint8Array | string) => hash('sha256', bytes, 'hex')

/** A mirror of one page, as the node would write and sign it. */
function writing({ key, signer }: LogServer, page: string) {
  const files = { 'index.html': { sha256: sha256(page), bytes: Buffer.byteLength(page) } }
  const manifest = writeManifest({
    version: 1,
    origin: 'https://node.example',
    made: '2026-11-24T08:00:00.000Z',
    log: { key, size: 0, root: 'cm9vdA==' },
    files,
  })
  const list = `/${manifestFile(sha256(manifest))}`
  return { page, list, manifest, note: manifestNote(manifest, signer) }
}

test('a mirror that gives a byte at a time is unreadable and holds nobody up', async () => {
  const server = await startLogServer()
  let trickle: NodeJS.Timeout | undefined
  server.answer('/mirror.note', (response) => {
    trickle = setInterval(() => response.write(' '), 10)
  })
  try {
    const of = { key: server.key, ca: null, nowMs: 0, limitMs: 100 }
    const faults = await lookAtMirror(`${server.origin}/`, of)
    assert.deepEqual(
      faults.map(({ code, detail }) => [code, detail]),
      [['mirror-unreadable', 'it gives its files too slowly']],
    )
  } finally {
    clearInterval(trickle)
    server.close()
  }
})

test('a mirror that is being written or copied is read again before anybody is told', async () => {
  const server = await startLogServer()
  const old = writing(server, 'Polls open at seven.')
  const young = writing(server, 'Polls open at eight.')
  const look = async (readAgainMs: readonly number[]) => {
    const of = { key: server.key, ca: null, nowMs: 0, readAgainMs }
    return (await lookAtMirror(`${server.origin}/`, of)).map(({ code }) => code)
  }
  const serve = (path: string, answers: readonly (string | Uint8Array)[]) => {
    let asked = 0
    server.answer(path, (response) => {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? ''
      asked += 1
      response.statusCode = answer.length === 0 ? 404 : 200
      response.end(answer)
    })
  }
  try {
    // The page is there before the note that tells of it.
    serve(old.list, [old.manifest])
    serve(young.list, [young.manifest])
    const beforeNote = () => {
      serve('/mirror.note', [old.note, young.note])
      serve('/index.html', [young.page])
    }
    beforeNote()
    assert.deepEqual(await look([]), ['mirror-wrong'])
    beforeNote()
    assert.deepEqual(await look([0]), [])
    // A copy brought the note before the list that it names.
    serve('/mirror.note', [young.note])
    serve(young.list, ['', young.manifest])
    assert.deepEqual(await look([0]), [])
    // What stays wrong is told of.
    serve('/index.html', ['Vote tomorrow.'])
    assert.deepEqual(await look([0, 0]), ['mirror-wrong'])
  } finally {
    server.close()
  }
})
