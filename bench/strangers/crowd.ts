// A crowd in a process of its own: it sends to every door at once, at its pace, until it is told to stop, and then says
// what it was answered. `node crowd.ts` takes its task as the first message; the origin may be a bare server's.

import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { HOUR, SECOND } from '../../src/core/time.ts'
import {
  type Door,
  doorsOf,
  HELD_BYTES_A_SECOND,
  HELD_SHARE,
  HELD,
  held,
  type Place,
  type Sending,
  sendFrom,
} from './doors.ts'

/** What a crowd is told. */
export interface Task {
  /** Where it sends; `place.origin` is what it says that it stands on. */
  readonly to: string
  readonly place: Place
  /** How often its share each network sends. */
  readonly times: number
  /** Doors that it sends to; all where none is named. */
  readonly doors: readonly string[]
  /** Pages that it opens in a second. */
  readonly looks: number
}

/** What came back, by door: how many were sent and what they were answered with. */
export type Answers = Readonly<Record<string, Readonly<Record<string, number>>>>

const NETWORKS = 20
const ADDRESSES = 100
/** Lines that it holds open at once, besides those of forms that it does not end. */
const LINES = 200
/** How long it waits for an answer. */
const WAIT_MS = 30_000
const PAGES = ['/en', '/en/report', '/en/claims', '/en/alerts', '/log/checkpoint'] as const

/** The n-th address of the crowd: five in each of its networks, and no two of these of one provider. */
function addressOf(n: number): string {
  const network = n % NETWORKS
  return `${11 + network}.20.30.${10 + (Math.floor(n / NETWORKS) % (ADDRESSES / NETWORKS))}`
}

const counts = new Map<string, Map<string, number>>()
let isOver = false

function count(door: string, answer: string): void {
  const own = counts.get(door) ?? new Map<string, number>()
  counts.set(door, own)
  own.set(answer, (own.get(answer) ?? 0) + 1)
}

const agent = new Agent({ keepAlive: true, maxSockets: LINES })

function send(to: string, door: string, n: number, sending: Sending): void {
  const answered = (answer: IncomingMessage) => {
    count(door, String(answer.statusCode))
    answer.resume()
  }
  sendFrom(to, addressOf(n), sending, { agent, waitMs: WAIT_MS, answered }).on(
    'error',
    (error: NodeJS.ErrnoException) => count(door, error.code ?? error.message),
  )
}

/** Sends at an even pace; what is late is made up for, so that the pace holds. */
async function stream(aSecond: number, sendOne: (n: number) => void): Promise<void> {
  const began = performance.now()
  for (let n = 0; !isOver; n += 1) {
    const early = began + (n * SECOND) / aSecond - performance.now()
    if (early > 1) await pause(early)
    if (!isOver) sendOne(n)
  }
}

/** A form that comes byte by byte for as long as it is let; then the next one. */
async function hold({ to, place }: Task, n: number): Promise<void> {
  while (!isOver) {
    const { path, headers, body } = held(place, n)
    const bytes = body instanceof Uint8Array ? body : Buffer.from(body ?? '')
    await new Promise<void>((ended) => {
      const from = { 'x-forwarded-for': addressOf(n), 'content-length': bytes.length }
      const asked = request(`${to}${path}`, {
        agent: false,
        method: 'POST',
        headers: { ...headers, ...from },
      })
      asked.on('response', (answer) => {
        count(HELD, String(answer.statusCode))
        answer.resume()
        asked.destroy()
      })
      asked.on('error', () => {})
      asked.on('close', ended)
      void drip(asked, bytes)
    })
    await pause(SECOND)
  }
}

async function drip(asked: ClientRequest, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length && !asked.destroyed && !isOver; at += HELD_BYTES_A_SECOND) {
    asked.write(bytes.subarray(at, at + HELD_BYTES_A_SECOND))
    await pause(SECOND)
  }
  asked.destroy()
}

async function run(task: Task): Promise<void> {
  const { to, place, times, looks } = task
  const paceOf = ({ shareAnHour }: Door) => (shareAnHour * times * NETWORKS * SECOND) / HOUR
  const isAsked = (name: string) => task.doors.length === 0 || task.doors.includes(name)
  const doors = doorsOf(place).filter(({ name }) => isAsked(name))
  const streams = doors.map((door) =>
    stream(paceOf(door), (n) => send(to, door.name, n, door.sending(n))),
  )
  const forms = isAsked(HELD) ? HELD_SHARE * times * NETWORKS : 0
  const open = Array.from({ length: forms }, (_, n) => hold(task, n))
  const pages = stream(looks, (n) =>
    send(to, 'pages', n, {
      path: PAGES[n % PAGES.length] ?? '/',
      headers: {},
      body: null,
      mark: '',
    }),
  )
  await Promise.all([...streams, ...open, pages])
}

process.on('message', (told: Task | 'stop') => {
  if (told !== 'stop') return void run(told)
  isOver = true
  agent.destroy()
  const answers = Object.fromEntries(
    [...counts].map(([door, own]) => [door, Object.fromEntries(own)]),
  )
  process.send?.(answers, () => process.exit())
})
