// A polling station without a browser: it follows the alert stream by the rules of the station page, answers what it is
// told, and comes back by itself when the node is gone.

import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type RawData, WebSocket } from 'ws'
import { type FrameBody, type FrameReader, openFrame } from '../../src/lib/frame/index.ts'

/** What a station that follows is asked for. */
export interface FollowingStation {
  readonly name: string
  /** Each message that was new to the people there, as `thread/revision`, in order. */
  readonly shown: readonly string[]
  /** Threads in force. */
  readonly active: ReadonlySet<string>
  /** Answers that the node confirmed, as `thread/revision`. */
  readonly confirmed: ReadonlySet<string>
  readonly epoch: string
  readonly resyncs: number
  /** Resolves when `isThere` is true, looked at after each message. Throws after `limitMs`. */
  until(what: string, isThere: () => boolean, limitMs?: number): Promise<void>
  stop(): void
}

/** How it reaches the node, and what it answers. */
export interface Following {
  readonly name: string
  readonly origin: string
  /** Secret of its device. */
  readonly secret: string
  readonly reader: FrameReader
  readonly answer: string
}

const LIMIT_MS = 60_000

/** Between two tries to come back; the page takes longer, people at the door can wait. */
const BACK_MS = 300

/** Begins to follow. */
export function followStream(of: Following): FollowingStation {
  const state = startState()
  const waiting = new Set<() => void>()
  let isStopped = false
  let socket: WebSocket | null = null

  function say(message: object): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }

  function hear(data: RawData): void {
    const text = (data as Buffer).toString('utf8')
    if (text.startsWith('{')) takeTold(text)
    else takeLine(openFrame(text, of.reader))
    for (const look of waiting) look()
  }

  function takeTold(text: string): void {
    const message = JSON.parse(text) as { t: string; key?: string; hb?: string; lines?: string[] }
    if (message.t === 'ok') confirm(state, message.key ?? '')
    if (message.t !== 'resync') return
    const beat = openFrame(message.hb ?? '', of.reader)
    state.resyncs += 1
    state.epoch = beat.e
    state.seq = beat.n
    state.active.clear()
    for (const line of message.lines ?? []) apply(openFrame(line, of.reader))
  }

  function takeLine(body: FrameBody): void {
    if (body.k === 'hb' || body.e !== state.epoch || body.n <= state.seq) return
    if (body.n > state.seq + 1) return socket?.terminate()
    state.seq = body.n
    if (body.k !== 'skip') apply(body)
  }

  function apply(body: FrameBody): void {
    const { t: thread = '', r: rev = 0, k: kind } = body
    if (kind !== 'alert' && kind !== 'update') return void state.active.delete(thread)
    state.active.add(thread)
    const message = `${thread}/${rev}`
    if (!state.shown.includes(message)) state.shown.push(message)
    if (state.open.has(message) || state.confirmed.has(message)) return
    state.open.set(message, `ack-${randomUUID()}`)
    flush()
  }

  /** Everything that the node has not confirmed; the same key however often it is sent. */
  function flush(): void {
    for (const [message, key] of state.open) {
      const [thread, rev] = message.split('/')
      const about = { thread, rev: Number(rev), at: new Date().toISOString() }
      say({ t: 'got', key: `got-${thread}-${rev}`, ...about })
      const isWhy = of.answer === 'cannot_comply' ? { reason: 'no printed list' } : {}
      say({ t: 'ack', key, answer: of.answer, ...about, ...isWhy })
    }
  }

  async function follow(): Promise<void> {
    while (!isStopped) {
      const after = state.epoch === '' ? '' : `main~${state.epoch}~${state.seq}`
      socket = new WebSocket(`${of.origin.replace('http', 'ws')}/stream?after=${after}`, {
        headers: { cookie: `__Host-station=${of.secret}`, origin: of.origin },
      })
      socket.on('message', hear)
      socket.on('open', flush)
      socket.on('error', () => {})
      await new Promise((resolve) => socket?.once('close', resolve))
      if (!isStopped) await pause(BACK_MS)
    }
  }

  const following = follow()
  following.catch(() => {})
  return {
    name: of.name,
    shown: state.shown,
    active: state.active,
    confirmed: state.confirmed,
    get epoch() {
      return state.epoch
    },
    get resyncs() {
      return state.resyncs
    },
    until: (what, isThere, limitMs = LIMIT_MS) =>
      new Promise((resolve, reject) => {
        const late = () => reject(new Error(`${of.name} waited in vain: ${what}`))
        const timer = setTimeout(late, limitMs)
        const look = () => {
          if (!isThere()) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    stop() {
      isStopped = true
      socket?.terminate()
    },
  }
}

interface State {
  epoch: string
  seq: number
  resyncs: number
  readonly shown: string[]
  readonly active: Set<string>
  readonly confirmed: Set<string>
  /** Answers on their way: message to key. */
  readonly open: Map<string, string>
}

function startState(): State {
  const lists = { shown: [], active: new Set<string>(), confirmed: new Set<string>() }
  return { epoch: '', seq: 0, resyncs: 0, open: new Map(), ...lists }
}

function confirm(state: State, key: string): void {
  for (const [message, own] of state.open) {
    if (own !== key) continue
    state.open.delete(message)
    state.confirmed.add(message)
  }
}
