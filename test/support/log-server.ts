// A small transparency log on a small server: what a node shows of its log, and whatever a dishonest one would.

import { generateKeyPairSync } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import {
  ed25519Signer,
  encodeTile,
  grow,
  leafHash,
  type NoteSigner,
  parseTilePath,
  rawPublicKey,
  rootOf,
  signCheckpoint,
  verifierKey,
} from '../../src/lib/tlog/index.ts'

/** A log that a test writes as it likes. */
export interface LogServer {
  readonly origin: string
  readonly key: string
  readonly signer: NoteSigner
  /** Serves the log of these entries, signed; each text is one record. */
  show(entries: readonly string[]): void
  /** Answers everything of this path so; null takes it back. */
  answer(path: string, how: ((response: ServerResponse) => void) | null): void
  close(): void
}

/** Name of the log that the server shows. */
export const LOG_NAME = 'small.example/log'

/** Starts it with an empty log. */
export async function startLogServer(): Promise<LogServer> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const signer = ed25519Signer(LOG_NAME, privateKey)
  const key = verifierKey(LOG_NAME, rawPublicKey(privateKey))
  const special = new Map<string, (response: ServerResponse) => void>()
  let leaves: Uint8Array[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const how = special.get(path)
    if (how !== undefined) return how(response)
    const body = fileOf(path, { leaves, signer, key })
    if (body === null) response.statusCode = 404
    else if (typeof body === 'string' && body.startsWith('<'))
      response.setHeader('content-type', 'text/html')
    response.end(body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    key,
    signer,
    show(entries) {
      leaves = entries.map((entry) => leafHash(Buffer.from(entry)))
    },
    answer(path, how) {
      if (how === null) special.delete(path)
      else special.set(path, how)
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

interface Shown {
  readonly leaves: readonly Uint8Array[]
  readonly signer: NoteSigner
  readonly key: string
}

function fileOf(path: string, { leaves, signer, key }: Shown): string | Buffer | null {
  if (path === '/log/key') return `${key}\n`
  if (path === '/log/checkpoint')
    return signCheckpoint(
      { origin: LOG_NAME, size: leaves.length, rootHash: rootHash(leaves) },
      signer,
    )
  if (path === '/' || path === '/station') return '<html></html>'
  if (path === '/healthz') return '{"ok":true}'
  const tile = path.startsWith('/log/') ? parseTilePath(path.slice('/log/'.length)) : null
  if (tile === null || tile.level === 'entries') return null
  const span = 256 ** tile.level
  const hashes = Array.from({ length: tile.width }, (_, n) => {
    const first = (tile.index * 256 + n) * span
    return first + span <= leaves.length ? rootHash(leaves.slice(first, first + span)) : null
  })
  return hashes.includes(null) ? null : encodeTile(hashes as Uint8Array[])
}

function rootHash(leaves: readonly Uint8Array[]): Uint8Array {
  return rootOf(grow([], leaves, 0))
}
