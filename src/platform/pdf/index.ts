/**
 * Reads the words of a PDF in a process of its own, one after the other: what a thread of this process would take beside its
 * heap (streams that unpack to gigabytes) nobody could bound. The process may read the product's files and nothing else,
 * write nothing and start nothing, and ends when it takes too long or too much.
 */
import { spawn } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { SECOND } from '../../core/time.ts'
import type { PdfRead } from './words.ts'

/** Limits of one reading; tests make them small. */
export interface PdfLimits {
  /** From its start to its answer; a court decision of 400 pages takes two seconds. */
  readonly readMs: number
  /** All memory that the process holds. One that has just started holds 90. */
  readonly memoryMib: number
}

export const PDF_LIMITS: PdfLimits = { readMs: 40 * SECOND, memoryMib: 600 }

/** Its heap; the rest is unpacked bytes. */
const HEAP_MIB = 256
/** Between two looks at its memory: in that time it unpacks some 20 MiB. */
const LOOK_MS = 50
/** Bytes of an answer: the words twice, in letters of up to three bytes, and escaped. */
const MAX_ANSWER = 24 * 1024 * 1024
/** Documents that wait: copies are made one after the other, so that more are a fault. */
const MAX_WAITING = 20

const ROOT = join(import.meta.dirname, '..', '..', '..')
const CHILD = join(import.meta.dirname, 'child.ts')

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** The words of a PDF, or why they cannot be read; `overrun` where reading it had to be ended. Rejects only where no process can be started. */
export async function readPdf(bytes: Uint8Array, limits: PdfLimits = PDF_LIMITS): Promise<PdfRead> {
  if (waiting >= MAX_WAITING) throw new Error('too many documents wait to be read')
  waiting += 1
  const own = last.then(() => readAlone(bytes, limits)).finally(() => (waiting -= 1))
  last = own.catch(() => undefined)
  return await own
}

function readAlone(bytes: Uint8Array, { readMs, memoryMib }: PdfLimits): Promise<PdfRead> {
  return new Promise((settle, fail) => {
    const child = spawn(
      process.execPath,
      [
        '--permission',
        ...[ROOT, join(ROOT, 'node_modules')].map(
          (path) => `--allow-fs-read=${realpathSync(path)}`,
        ),
        `--max-old-space-size=${HEAP_MIB}`,
        '--disable-warning=ExperimentalWarning',
        CHILD,
      ],
      { stdio: ['pipe', 'pipe', 'ignore'], env: {} },
    )
    const answer: Buffer[] = []
    let size = 0
    const end = () => child.kill('SIGKILL')
    const timer = setTimeout(end, readMs)
    const watch = setInterval(() => {
      if (heldMib(child.pid) > memoryMib) end()
    }, LOOK_MS)
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > MAX_ANSWER) end()
      else answer.push(piece)
    })
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined)
    child.stdin.end(bytes)
    const over = () => {
      clearTimeout(timer)
      clearInterval(watch)
    }
    child.once('error', (error) => {
      over()
      fail(error)
    })
    child.once('close', (code, signal) => {
      over()
      if (code === 0) settle(readOf(answer))
      // Ended from here, or by the engine whose heap was full.
      else if (signal !== null) settle(OVERRUN)
      // No document makes it end so: it could not begin.
      else fail(new Error(`what reads PDFs ended with ${code}`))
    })
  })
}

const OVERRUN = { fault: 'overrun' } as const

function readOf(answer: readonly Buffer[]): PdfRead {
  return JSON.parse(Buffer.concat(answer).toString('utf8')) as PdfRead
}

const KIB = 1024

/** Memory that a process holds, MiB; 0 where the system does not tell, and time alone ends it. */
function heldMib(pid: number | undefined): number {
  try {
    const [, kib = '0'] =
      /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kib) / KIB
  } catch {
    return 0
  }
}
