// The product as its user starts it: processes of their own, told by their environment, heard by what they print.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { product } from '../../scripts/setup.mjs'
import { askControl } from '../../src/platform/control.ts'
import { runFolder } from './run-folder.ts'

/** The first start does every migration. */
const PRINT_LIMIT_MS = 60_000

/** A node in a process of its own, on a folder that is there until `remove`. */
export interface ChildNode {
  /** Address that the node printed. */
  readonly origin: string
  /** Folder of its store, keys and files; another one after `moveTo`. */
  readonly dataFolder: string
  /** Folder that is there until `remove`, for what the test needs beside the node. */
  readonly folder: string
  /** What `pattern` finds in all that the node printed, as soon as it is there. */
  printed(pattern: RegExp): Promise<string>
  /** Runs another command of the product on the same node, and gives its exit code and what it printed. */
  run(...args: string[]): Promise<{ code: number | null; out: string }>
  /** Ends the process as Ctrl-C does, and waits for its end. */
  stop(): Promise<void>
  /** Ends the process as a power cut does. */
  kill(): Promise<void>
  /** Starts it again at the same address. */
  start(): Promise<void>
  /** From the next command on it stands on this folder. */
  moveTo(dataFolder: string): void
  /** Asks the running node as the command line of its machine. */
  call<O>(action: string, input: unknown): Promise<O>
  remove(): Promise<void>
}

/** Starts `scrutineer serve` on a free port and a new folder. */
export async function startChildNode(
  settings: Readonly<Record<string, string>> = {},
): Promise<ChildNode> {
  const folder = mkdtempSync(join(runFolder(), 'child-'))
  let dataFolder = join(folder, 'data')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...settings,
    PORT: '0',
    SCRUTINEER_DATA: dataFolder,
  }
  let server = launch(env, ['serve'])
  const origin = await server.printed(/ is at (\S+)\n/)
  // The log's name holds the port, so everything after the first start must be told it.
  env['PORT'] = new URL(origin).port
  const stop = () => server.end('SIGINT')
  return {
    origin,
    folder,
    get dataFolder() {
      return dataFolder
    },
    moveTo(next) {
      dataFolder = next
      env['SCRUTINEER_DATA'] = next
    },
    async call<O>(action: string, input: unknown) {
      const asked = { realm: 'actual', action, input, uid: 0 } as const
      const answer = await askControl(join(dataFolder, 'control.sock'), asked)
      if (answer === null) throw new Error('the node does not answer')
      return answer.output as O
    },
    printed: (pattern) => server.printed(pattern),
    async run(...args) {
      const command = launch(env, args)
      const code = await command.ended
      return { code, out: command.output() }
    },
    stop,
    kill: () => server.end('SIGKILL'),
    async start() {
      server = launch(env, ['serve'])
      await server.printed(/ is at (\S+)\n/)
    },
    async remove() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a command of the product as a process of its own. */
export function launch(env: NodeJS.ProcessEnv, args: readonly string[]) {
  const child = spawn(process.execPath, [...product, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => void (output += part))
  const ended = endOf(child)
  return {
    output: () => output,
    ended,
    async printed(pattern: RegExp): Promise<string> {
      const signal = AbortSignal.timeout(PRINT_LIMIT_MS)
      for (;;) {
        const found = pattern.exec(output)
        if (found !== null) return found[1] ?? found[0]
        if (child.exitCode !== null || signal.aborted)
          throw new Error(`it printed no ${pattern}, but:\n${output}`)
        await Promise.race([once(child.stdout, 'data', { signal }).catch(() => {}), ended])
      }
    },
    signal: (kind: NodeJS.Signals) => void child.kill(kind),
    async end(kind: NodeJS.Signals): Promise<void> {
      child.kill(kind)
      await ended
    },
  }
}

async function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve))
}
