import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type LogServer, startLogServer } from '../../../test/support/log-server.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import { addMs, HOUR, MINUTE, now, SECOND } from '../../core/time.ts'
import { grow, leafHash, rootOf } from '../../lib/tlog/index.ts'
import { manifestFile, manifestNote, writeManifest } from '../../lib/mirror/index.ts'
import { type LookoutOptions, openLookout } from './lookout.ts'
import { lookAtMirror } from './mirror.ts'

const sha256 = (bytes: Uint8Array | string) => hash('sha256', bytes, 'hex')

/** What stands over a mirror: when it was made, and the head of the log that it copies. */
interface Head {
  readonly made: string
  readonly size: number
  readonly root: string
}
const HEAD: Head = { made: '2026-11-24T08:00:00.000Z', size: 0, root: 'cm9vdA==' }

/** A mirror of one page, as the node would write and sign it. */
function writing({ key, signer }: LogServer, page: string, { made, ...head }: Head = HEAD) {
  const files = { 'index.html': { sha256: sha256(page), bytes: Buffer.byteLength(page) } }
  const manifest = writeManifest({
    version: 1,
    origin: 'https://node.example',
    made,
    log: { key, ...head },
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
    const of = { key: server.key, ca: null, nowMs: 0, known: null, limitMs: 100 }
    const { faults } = await lookAtMirror(`${server.origin}/`, of)
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
    const of = { key: server.key, ca: null, nowMs: 0, known: null, readAgainMs }
    return (await lookAtMirror(`${server.origin}/`, of)).faults.map(({ code }) => code)
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

/** Head of a log of these records, as a mirror made so many ms ago would name it. */
function headOf(entries: readonly string[], agoMs: number): Head {
  const leaves = entries.map((entry) => leafHash(Buffer.from(entry)))
  const root = Buffer.from(rootOf(grow([], leaves, 0))).toString('base64')
  return { made: addMs(now(), -agoMs), size: entries.length, root }
}

const entries = (count: number) => Array.from({ length: count }, (_, n) => `record ${n}`)

test('a mirror that went back to what it was, or tells another story, is told, also after a restart', async () => {
  const server = await startLogServer()
  const carrier = await startLogServer()
  const state = mkdtempSync(join(runFolder(), 'lookout-'))
  const show = (of: readonly string[], agoMs: number) => {
    carrier.show(of)
    const head = headOf(of, agoMs)
    const { page, list, manifest, note } = writing(server, 'Polls open at seven.', head)
    for (const [path, body] of [
      ['/index.html', page],
      [list, manifest],
      ['/mirror.note', note],
    ] as const)
      carrier.answer(path, (response) => void response.end(body))
  }
  /** One look of a lookout that is started for it; the codes about mirrors and logs. */
  const look = async (changed: Partial<LookoutOptions> = {}) => {
    const lines: string[] = []
    const lookout = openLookout({
      of: server.origin,
      name: 'next-door',
      everyMs: MINUTE,
      againMs: HOUR,
      state,
      recipients: { mail: [], sms: [] },
      carriers: { mail: null, sms: null },
      language: 'en',
      token: null,
      ca: null,
      key: null,
      mirror: `${carrier.origin}/`,
      pinsAgain: false,
      say: (line) => void lines.push(line),
      ...changed,
    })
    await lookout.look(true)
    await lookout.close()
    return [
      ...lines.join('\n').matchAll(/(?:mirror-\w+|shrunken|forked|log-unproven)(?= \()/g),
    ].join()
  }
  try {
    server.show(entries(500))
    show(entries(300), 2 * MINUTE)
    assert.equal(await look(), '')
    show(entries(500), MINUTE)
    assert.equal(await look(), '', 'it grew')
    // A cache hands out for some seconds what was there before.
    show(entries(499), MINUTE + 10 * SECOND)
    assert.equal(await look(), '')
    show(entries(300), 2 * MINUTE)
    assert.equal(await look(), 'mirror-back')
    show(entries(300), 0)
    assert.equal(await look(), 'shrunken', 'signed anew, and smaller')
    show([...entries(499), 'another'], 0)
    assert.equal(await look(), 'forked')
    show(entries(500), 0)
    assert.equal(await look(), '')
    show([...entries(400), ...entries(200)], 0)
    assert.equal(await look(), 'forked', 'longer, and another')
    assert.equal(await look({ pinsAgain: true }), '', 'believed anew')
  } finally {
    server.close()
    carrier.close()
    rmSync(state, { recursive: true, force: true })
  }
})
