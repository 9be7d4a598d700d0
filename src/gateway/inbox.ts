import type { Action } from '../core/action.ts'
import type { Actor } from '../core/actor.ts'
import { Problem } from '../core/problem.ts'
import type { Runner } from '../core/runner.ts'
import {
  acknowledgeBatch,
  MAX_BATCH,
  receiveBatch,
  reportProblem,
  TOO_MANY_ANSWERS,
} from '../domains/alerting/index.ts'
import { collector } from './collect.ts'
import type { KeyedMessage } from './messages.ts'
import { GATEWAY } from './ring.ts'

/** Who speaks: a device at its station. */
export interface Speaker {
  readonly actor: Actor
  readonly station: string
  readonly area: string
}

/** Null when it was taken, else why not. */
type Answer = (refusal: Problem | null) => void

/** Messages that wait at once; one station has a few, a nation at one moment some thousand. */
const MAX_WAITING = 20_000

/** Takes what stations say to the slice, many at once; each is answered only after the commit. */
export interface Inbox {
  put(speaker: Speaker, message: KeyedMessage, answer: Answer): void
  /** Sends what waits and resolves when all of it was answered. */
  drain(): Promise<void>
}

/** Makes the inbox of a realm. `failed` is told what was no refusal but a fault. */
export function createInbox(runner: Runner, failed: (error: unknown) => void): Inbox {
  const running = new Set<Promise<void>>()
  const track = (work: Promise<void>): void => {
    const done: Promise<void> = work.finally(() => running.delete(done))
    running.add(done)
  }
  const send = { runner, failed, track }
  const acks = collector<Waiting>(MAX_BATCH, (items) => answerAcks(items, send))
  const receipts = collector<Waiting>(MAX_BATCH, (items) => answerReceipts(items, send))
  return {
    put(speaker, message, answer) {
      if (acks.size() + receipts.size() + running.size > MAX_WAITING) answer(busy())
      else if (message.t === 'ack') acks.add({ item: ackItem(speaker, message), answer })
      else if (message.t === 'problem') track(report(speaker, message, { ...send, answer }))
      else receipts.add({ item: receiptItem(speaker, message), answer })
    },
    async drain() {
      acks.flush()
      receipts.flush()
      while (running.size > 0) await Promise.all(running)
    },
  }
}

interface Waiting {
  readonly item: object
  readonly answer: Answer
}

interface Send {
  readonly runner: Runner
  readonly failed: (error: unknown) => void
  readonly track: (work: Promise<void>) => void
}

function deviceOf({ actor }: Speaker): string {
  return actor.via ?? actor.id
}

function ackItem(speaker: Speaker, message: KeyedMessage & { t: 'ack' }): object {
  const { station, area } = speaker
  const { key, thread, rev, answer, reason, comment, at, sent } = message
  return {
    station,
    area,
    device: deviceOf(speaker),
    alert: thread,
    revision: rev,
    clientKey: key,
    answer,
    capturedAt: at,
    ...(reason === undefined ? {} : { reason }),
    ...(comment === undefined ? {} : { comment }),
    ...(sent === undefined ? {} : { sentAt: sent }),
  }
}

function receiptItem(speaker: Speaker, message: KeyedMessage & { t: 'got' | 'seen' }): object {
  const { station, area } = speaker
  const { thread, rev, at } = message
  const kind = message.t === 'got' ? 'delivered' : 'seen'
  return { station, area, device: deviceOf(speaker), alert: thread, revision: rev, kind, at }
}

function answerAcks(items: readonly Waiting[], send: Send): void {
  send.track(
    inBatch(items, acknowledgeBatch, send, ({ results }, asked) => {
      for (const [index, { answer }] of asked.entries()) answer(refusalOf(results[index]?.code))
    }),
  )
}

function answerReceipts(items: readonly Waiting[], send: Send): void {
  // A receipt that was refused is recorded, and the station cannot mend it: it is done with.
  send.track(
    inBatch(items, receiveBatch, send, (_, asked) => {
      for (const { answer } of asked) answer(null)
    }),
  )
}

/** Hands a batch in. One item that the slice cannot read spoils the batch: then it is told alone, and the rest goes again. */
async function inBatch<O>(
  items: readonly Waiting[],
  action: Action<string, unknown, O> | Action<string, never, O>,
  send: Send,
  done: (output: O, asked: readonly Waiting[]) => void,
): Promise<void> {
  let asked = items
  try {
    try {
      done(await handIn(asked, action, send), asked)
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'core.bad_input') throw error
      asked = items.filter(({ item }) => action.input.safeParse({ items: [item] }).success)
      for (const { answer } of items.filter((one) => !asked.includes(one))) answer(error)
      if (asked.length > 0) done(await handIn(asked, action, send), asked)
    }
  } catch (error) {
    const refusal = problemOf(error, send.failed)
    for (const { answer } of asked) answer(refusal)
  }
}

async function handIn<O>(
  asked: readonly Waiting[],
  action: Action<string, unknown, O> | Action<string, never, O>,
  { runner }: Send,
): Promise<O> {
  const input = { items: asked.map(({ item }) => item) }
  return (await runner.call(GATEWAY, action as Action<string, unknown, O>, input)).output
}

/** A station's own problem is rare and its own command, as the device itself. */
async function report(
  { actor, station }: Speaker,
  message: KeyedMessage & { t: 'problem' },
  { runner, answer, failed }: Send & { readonly answer: Answer },
): Promise<void> {
  const { key, symptom, note, at } = message
  const input = {
    symptom,
    clientKey: key,
    capturedAt: at,
    ...(note === undefined ? {} : { note }),
  }
  try {
    await runner.call({ ...actor, station }, reportProblem, input)
    answer(null)
  } catch (error) {
    answer(problemOf(error, failed))
  }
}

function refusalOf(code: string | undefined): Problem | null {
  if (code === undefined) return null
  if (code === TOO_MANY_ANSWERS) {
    return new Problem(code, 429, 'Your station has answered very often. Please telephone.')
  }
  return new Problem(code, 403, 'This alert is not for your station.', { recorded: false })
}

function busy(): Problem {
  return new Problem('gateway.busy', 503, 'The node is busy; it will be sent again.')
}

function problemOf(error: unknown, failed: (error: unknown) => void): Problem {
  if (error instanceof Problem) return error
  failed(error)
  return new Problem('gateway.unexpected', 500, 'Something went wrong here; it will be sent again.')
}
