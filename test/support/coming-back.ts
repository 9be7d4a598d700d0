// A node in a process of its own under load that is killed and comes back, and what its callers are told meanwhile.

import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type ChildNode, startChildNode } from './child-node.ts'

/** Callers at once: more than the engine has writers. */
const CALLERS = 24

/** Pause of a caller whom nobody answers. */
const RETRY_MS = 10

/** How long is looked on after the first answer: by then everybody who waited has met everybody else. */
const LOOK_ON_MS = 1_500
const LIMIT_MS = 120_000

/** How a node came back. */
export interface ComingBack {
  /** From its start until it did a command, ms. */
  readonly answersMs: number
  /** What callers were told since the kill, by status and code; `cut` and `refused` where there was no answer. */
  readonly answers: ReadonlyMap<string, number>
}

/** A node with callers that never rest. */
export interface LoadedNode {
  /** Resolves once so many more commands are done. */
  fill(count: number): Promise<void>
  /** Kills it under load and starts it again. */
  killed(): Promise<ComingBack>
  remove(): Promise<void>
}

/** Starts a node with these settings, and a token to call it by. */
export async function startLoaded(settings: Readonly<Record<string, string>>): Promise<LoadedNode> {
  const node = await startChildNode(settings)
  const { out } = await node.run('token', 'create', '--role', 'administrator', '--name', 'loader')
  const token = /^\S+:\S+$/m.exec(out)?.[0] ?? ''
  let names = 0
  const addArea = () =>
    told(node, token, { parent: '/', name: `Area ${(names += 1)}`, kind: 'region' })

  /** Calls until `isOver`, all callers at once. */
  async function load(isOver: () => boolean, hear: (answer: string) => void): Promise<void> {
    const until = performance.now() + LIMIT_MS
    const caller = async () => {
      while (!isOver()) {
        if (performance.now() > until) throw new Error('the node does not come to it')
        const answer = await addArea()
        hear(answer)
        if (answer !== '200') await pause(RETRY_MS)
      }
    }
    await Promise.all(Array.from({ length: CALLERS }, caller))
  }

  return {
    async fill(count) {
      let done = 0
      await load(
        () => done >= count,
        (answer) => void (done += Number(answer === '200')),
      )
    },
    async killed() {
      const answers = new Map<string, number>()
      const seen = { isKilled: false, isOver: false, startedMs: 0, answersMs: 0, before: 0 }
      const hear = (answer: string) => {
        if (!seen.isKilled) return void (seen.before += 1)
        answers.set(answer, (answers.get(answer) ?? 0) + 1)
        if (answer === '200' && seen.startedMs > 0 && seen.answersMs === 0)
          seen.answersMs = performance.now() - seen.startedMs
      }
      const loaded = load(() => seen.isOver, hear)
      while (seen.before < CALLERS * 4) await pause(RETRY_MS)
      const ended = node.kill()
      seen.isKilled = true
      await ended
      seen.startedMs = performance.now()
      await node.start()
      while (seen.answersMs === 0) await pause(RETRY_MS)
      await pause(LOOK_ON_MS)
      seen.isOver = true
      await loaded
      return { answersMs: seen.answersMs, answers }
    },
    remove: () => node.remove(),
  }
}

/** One command on a connection of its own; its status, with the code of a refusal. */
function told({ origin }: ChildNode, token: string, input: unknown): Promise<string> {
  return new Promise((resolve) => {
    const asked = request(`${origin}/api/territory.addArea`, { method: 'POST', agent: false })
    asked.setHeader('content-type', 'application/json')
    asked.setHeader('authorization', `Bearer ${token}`)
    asked.on('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => void (text += part))
      answer.on('error', () => resolve('cut'))
      answer.on('end', () => resolve(`${answer.statusCode}${codeIn(text)}`))
    })
    asked.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'cut'),
    )
    asked.end(JSON.stringify(input))
  })
}

function codeIn(text: string): string {
  const code = /"code":"([^"]+)"/.exec(text)?.[1]
  return code === undefined ? '' : ` ${code}`
}
