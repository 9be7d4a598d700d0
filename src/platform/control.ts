import { createReadStream, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { Problem, type ProblemDocument, problemDocument } from '../core/problem.ts'

/** What the command line asks of a running node: one action in one realm, as the user `uid` of the machine. */
export interface ControlCall {
  readonly realm: 'actual' | 'exercise'
  readonly action: string
  readonly input: unknown
  readonly uid: number
  /** Bytes for a raw command: a part of a file of this machine. */
  readonly bytes?: FilePart | undefined
}

/** A part of a file; `length` is at least 1. */
export interface FilePart {
  readonly path: string
  readonly start: number
  readonly length: number
}

/** Its bytes, read when they are wanted. */
export function bytesOfPart({ path, start, length }: FilePart): () => AsyncIterable<Uint8Array> {
  return () => createReadStream(path, { start, end: start + length - 1 })
}

export type ControlAnswer = { readonly output: unknown; readonly records: readonly string[] }

/** Largest call and answer over the socket: a chunk of an import fits. */
const MAX_CONTROL_BYTES = 8 * 1024 * 1024

/** How long a call may take before the command line gives up waiting. */
const CONTROL_TIMEOUT_MS = 60_000

/**
 * Listens on a Unix socket that only the node's user (and root) may open. `answer` runs the action; its Problems go
 * back to the caller.
 */
export async function serveControl(
  path: string,
  answer: (call: ControlCall) => Promise<ControlAnswer>,
): Promise<{ close(): Promise<void> }> {
  rmSync(path, { force: true })
  const server = createServer((incoming, outgoing) => {
    const reply = (status: number, body: unknown) => {
      outgoing.writeHead(status, { 'Content-Type': 'application/json' })
      outgoing.end(JSON.stringify(body))
    }
    bodyOf(incoming)
      .then((text) => answer(JSON.parse(text) as ControlCall))
      .then((done) => reply(200, done))
      .catch((error: unknown) => {
        const problem =
          error instanceof Problem ? error : new Problem('node.unexpected', 500, String(error))
        reply(problem.status, problemDocument(problem))
      })
  })
  const mask = process.umask(0o077)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
  } finally {
    process.umask(mask)
  }
  await chmod(path, 0o600)
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        rmSync(path, { force: true })
      }),
  }
}

/** Asks the node behind the socket. Gives null when no node listens there; throws the node's Problems. */
export async function askControl(path: string, call: ControlCall): Promise<ControlAnswer | null> {
  const answer = await new Promise<{ status: number; text: string } | null>((resolve, reject) => {
    const outgoing = request({
      socketPath: path,
      method: 'POST',
      path: '/',
      timeout: CONTROL_TIMEOUT_MS,
    })
    outgoing.on('response', (incoming) => {
      bodyOf(incoming).then((text) => resolve({ status: incoming.statusCode ?? 500, text }), reject)
    })
    outgoing.on('timeout', () => outgoing.destroy(new Error('the node did not answer in time')))
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null)
      else reject(error)
    })
    outgoing.end(JSON.stringify(call))
  })
  if (answer === null) return null
  if (answer.status === 200) return JSON.parse(answer.text) as ControlAnswer
  const { code, title, status, fields } = JSON.parse(answer.text) as ProblemDocument
  throw new Problem(code, status, title, { fields: fields ?? [] })
}

async function bodyOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > MAX_CONTROL_BYTES)
      throw new Problem('node.too_large', 413, 'This call is too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
