// Strangers of several networks at every door that stands open to everybody, each at ten times its share where that fits into
// a test: all at once, door after door in turn, until they have sent what they have.

import { setImmediate as yielded } from 'node:timers/promises'
import { newBytes, newSecret } from '../../src/core/id.ts'
import { TELL } from '../../src/domains/claims/actions/claim.ts'
import { APPLY } from '../../src/domains/pollwatch/actions/application.ts'
import { REPORTS } from '../../src/domains/reports/actions/receive.ts'
import { PART_BYTES } from '../../src/domains/reports/attachment.ts'
import { post, send } from './attack.ts'
import type { TestNode } from './node.ts'
import { type Calls, tell, type TestDesk } from './reports.ts'

/** How many times its share a network sends. */
const TIMES = 10
/** Networks, each with a provider's whole block of addresses. */
const NETWORKS = 3
const ADDRESSES = 200
/** Requests that are on their way at once. */
const AT_ONCE = 16
/** Parts of files, large forms, starts of a sign-in and looks of one network: ten times their share would be gigabytes. */
const PARTS = 8
const FORMS = 10
const SIGN_INS = 100
const LOOKS = 100

/** What the strangers know and aim at. */
export interface Aim {
  readonly node: TestNode
  readonly desk: TestDesk
  readonly smsSecret: string
  /** An observer's number, and his telephone's. */
  readonly observer: string
  readonly phone: string
}

/** Where a request says that it comes from. */
export type From = Readonly<Record<'x-forwarded-for', string>>

type Sent = (from: From, n: number) => Promise<number>

/** What a group tells of itself when it applies. */
export const GROUP = {
  kind: 'citizens',
  members: 9,
  about: 'Volunteers.',
  contact: 'desk@group.example',
  conduct: true,
} as const

/** Runs actions over the web, as somebody at this address. */
export function callsFrom(node: TestNode, from: From): Calls {
  return {
    async call(_, action, input) {
      const answer = await post(node, action.name, input, { headers: from })
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
      return JSON.parse(answer.text).output
    },
  }
}

/** Sends one part of a file; gives the answer. */
export function sendPartFrom(
  node: TestNode,
  from: From,
  { upload, n, bytes }: { upload: string; n: number; bytes: Uint8Array },
) {
  return send(node, `/api/reports.addPart?${new URLSearchParams({ upload, n: String(n) })}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': 'application/octet-stream', origin: node.node.origin, ...from },
  })
}

/** Hands in a short message as the gateway does; gives the status. */
export async function sms(
  { node, smsSecret }: Pick<Aim, 'node' | 'smsSecret'>,
  from: string,
  text: string,
): Promise<number> {
  const body = JSON.stringify({ from, text })
  const headers = { 'content-type': 'application/json' }
  return (await send(node, `/sms/in/${smsSecret}`, { method: 'POST', body, headers })).status
}

/** What is sent at each door, and how often by one network. */
function doorsOf(aim: Aim): readonly (readonly [number, Sent])[] {
  const { node, desk, observer, phone } = aim
  const { origin } = node.node
  const asked =
    (action: string, input: (n: number) => object): Sent =>
    async (headers, n) =>
      (await post(node, action, input(n), { headers })).status
  return [
    [
      TIMES * TELL.share,
      asked('claims.tell', (n) => ({ words: `Junk ${n} of ${n * 7}`, language: 'en' })),
    ],
    [TIMES * APPLY.share, asked('pollwatch.apply', (n) => ({ ...GROUP, name: `Junk ${n}` }))],
    [
      TIMES * REPORTS.share,
      async (from) => {
        const routing = { danger: true, what: 'threats', teller: 'official' } as const
        await tell(callsFrom(node, from), desk, { routing })
        return 200
      },
    ],
    [
      PARTS,
      async (from) => {
        const part = { upload: newSecret(128), n: 0, bytes: newBytes(PART_BYTES) }
        return (await sendPartFrom(node, from, part)).status
      },
    ],
    [
      FORMS,
      async (from) => {
        const body = new URLSearchParams({ junk: 'x'.repeat(200 * 1024) }).toString()
        const type = 'application/x-www-form-urlencoded'
        const headers = { 'content-type': type, origin, accept: 'text/html', ...from }
        return (await send(node, '/en/report', { method: 'POST', body, headers })).status
      },
    ],
    [SIGN_INS, asked('accounts.beginSignIn', () => ({}))],
    [LOOKS, async (headers) => (await send(node, '/en', { headers })).status],
    [60, async (_, n) => await sms(aim, `+88801000${n}`, `TU ${observer} X1 V${n}`)],
    [60, async (_, n) => await sms(aim, `+88801000${n % 3}`, `TU ${observer} ABCDEF X1 V${n}`)],
    [30, async (_, n) => await sms(aim, phone, `TU ${observer} X1 V${n} @ forged ${n}`)],
    [80, async (_, n) => await sms(aim, `+88802${1_000 + n}`, `KQVHT-MWBRC ${n % 4} ${n}`)],
  ]
}

/** Everything that they send, the doors in turn; a flood of one door alone is waited for by none of the others. */
function* allOf(aim: Aim): Generator<() => Promise<number>> {
  const doors = doorsOf(aim)
  const most = Math.max(...doors.map(([count]) => count))
  for (let n = 0; n < most; n += 1)
    for (let network = 0; network < NETWORKS; network += 1)
      for (const [count, sent] of doors) {
        if (n >= count) continue
        const from = { 'x-forwarded-for': `198.51.${network}.${1 + (n % ADDRESSES)}` }
        yield () => sent(from, n * NETWORKS + network)
      }
}

/** Sends all of it; gives how often each status came back. */
export async function floodDoors(aim: Aim): Promise<ReadonlyMap<number, number>> {
  const statuses = new Map<number, number>()
  const queue = allOf(aim)
  const work = async () => {
    for (const next of queue) {
      const status = await next()
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      await yielded()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return statuses
}
