// The load generator of this folder: many subscribers that watch one alert arrive, and answer it.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { BenchNode } from './node.ts'

/** One alert, as all subscribers saw it. */
export interface Round {
  readonly got: number
  readonly stored: number
  readonly lost: number
  readonly half_ms: number
  readonly last_ms: number
  readonly stored_ms: number
  /** CPU of the server until the last station had it, and until some tenths of a second later. */
  readonly last_cpu_ms: number
  readonly cpu_ms: number
}

/** Subscribers that are there. */
export interface Fan {
  readonly ready: {
    readonly ready: number
    readonly failed: number
    readonly connect_cpu_s: number
  }
  /** Plays a round; `act` is run when the generator looks. */
  round(kind: 'round' | 'answers', act: () => Promise<void>): Promise<Round>
  end(): Promise<void>
}

/** Compiles a program of this folder into `folder`; gives its path. */
export function compile(folder: string, name: string): string {
  const program = join(folder, name)
  execFileSync('gcc', ['-O2', '-o', program, join(import.meta.dirname, `${name}.c`)])
  return program
}

/** The next line of a program, each time. Its promise rejects where there is none. */
export function linesOf(child: ChildProcess): () => Promise<string> {
  if (child.stdout === null) throw new Error('no output')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return async () => {
    const { value, done } = await lines.next()
    if (done === true) throw new Error('the generator ended')
    return String(value)
  }
}

/** Starts subscribers and waits until all are there. */
export async function openFan(program: string, args: readonly (string | number)[]): Promise<Fan> {
  const child = spawn(program, args.map(String), { stdio: ['pipe', 'pipe', 'inherit'] })
  const line = linesOf(child)
  const ready = JSON.parse(await line()) as Fan['ready']
  return {
    ready,
    async round(kind, act) {
      child.stdin.write(`${kind}\n`)
      await line()
      await act()
      return JSON.parse(await line()) as Round
    },
    async end() {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** What may differ between the lines of one alert and the next. */
export const LEEWAY_BYTES = 50

/** How often one looks whether an alert is in the stream. */
const MAX_LOOKS = 1_000
const LOOK_EVERY_MS = 20

/** Bytes of the signed line of the alert that is in force, as a station gets it. Throws Error where none comes. */
export async function lineBytes({ call }: Pick<BenchNode, 'call'>): Promise<number> {
  for (let n = 0; n < MAX_LOOKS; n += 1) {
    const { entries } = await call<{ entries: { frame: string }[] }>('alerting.snapshot', {})
    if (entries[0] !== undefined) return Buffer.byteLength(entries[0].frame)
    await pause(LOOK_EVERY_MS)
  }
  throw new Error('no alert is in the stream')
}
