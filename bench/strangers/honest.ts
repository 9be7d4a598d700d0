// Honest callers beside a crowd, each of a network of its own: what they bring, how long it takes, whether it was taken.

import { Agent, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { newBytes } from '../../src/core/id.ts'
import { text } from '../../src/core/text.ts'
import { PART_BYTES } from '../../src/domains/reports/attachment.ts'
import { texts } from '../../src/domains/reports/texts/report.ts'
import type { SoftwareAuthenticator } from '../../test/support/authenticator.ts'
import {
  application,
  beginSignIn,
  claim,
  finishSignIn,
  part,
  type Place,
  report,
  reportWithFile,
  type Sending,
  sendFrom,
  sms,
} from './doors.ts'

/** An observer as a gateway knows him. */
export interface Observer {
  readonly number: string
  readonly letters: string
  readonly phone: string
}

/** Who there is. */
export interface Honest {
  readonly place: Place
  readonly observers: readonly Observer[]
  readonly officer: SoftwareAuthenticator
}

/** What became of one thing that somebody brought. */
export interface Served {
  readonly kind: string
  readonly ms: number
  readonly mark: string
  /** Null where it was taken, else what was answered. */
  readonly refused: string | null
}

interface Came {
  readonly status: number
  readonly text: string
}

/** Between two callers of the same kind. */
const EVERY_MS = 3_000
/** How long an officer needs to find his key. */
const HAND_MS = 8_000
const WAIT_MS = 60_000
const FILE = Buffer.from(newBytes(200_000))
const PART = Buffer.from(newBytes(PART_BYTES))

const agent = new Agent({ keepAlive: true })

/** The n-th honest caller, of a provider of his own; no crowd sends from there. */
const addressOf = (n: number) => `${100 + ((n >> 8) & 63)}.${n & 255}.1.7`

function came(origin: string, from: string, sending: Sending): Promise<Came> {
  return new Promise((resolve) => {
    const headers = { ...sending.headers, accept: 'text/html,application/json' }
    const answered = (answer: IncomingMessage) => {
      let whole = ''
      answer.setEncoding('utf8').on('data', (some: string) => void (whole += some))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: whole }))
    }
    sendFrom(origin, from, { ...sending, headers }, { agent, waitMs: WAIT_MS, answered }).on(
      'error',
      (error) => resolve({ status: 0, text: String(error) }),
    )
  })
}

const RECEIPT = [texts.doneTitle, texts.receiptTitle].map(
  (title) => `<h1>${text('en')(title)}</h1>`,
)
const hasReceipt = ({ text: page }: Came) => RECEIPT.some((title) => page.includes(title))
const look = (path: string): Sending => ({ path, headers: {}, body: null, mark: '' })

/** What somebody brings, and what it says where it was taken. */
interface Kind {
  readonly name: string
  /** Where given, it is brought in one round of so many: rooms of an hour hold no more from so many networks. */
  readonly oneIn?: number
  sending(honest: Honest, n: number): Sending
  isTaken?(came: Came): boolean
}

/** Rounds of which one has a claim and an application. */
const RARE = 20

const KINDS: readonly Kind[] = [
  { name: 'page of the front', sending: () => look('/en') },
  { name: 'page of a report', sending: () => look('/en/report') },
  { name: 'readiness', sending: () => look('/readyz') },
  {
    name: 'claim',
    oneIn: RARE,
    sending: ({ place }, n) => claim(place, `Honest ${n}: they say polls close`),
  },
  {
    name: 'application',
    oneIn: RARE,
    sending: ({ place }, n) => application(place, `Honest group ${n}`),
  },
  {
    name: 'report',
    sending: ({ place }, n) => report(place, `Honest report ${n}`),
    isTaken: hasReceipt,
  },
  {
    name: 'report with a file',
    sending: ({ place }, n) => reportWithFile(place, `Honest report with a file ${n}`, FILE),
    isTaken: hasReceipt,
  },
  { name: 'part of a sealed file', sending: ({ place }) => part(place, PART) },
  {
    name: 'SMS of an observer',
    sending: ({ place, observers }, n) => {
      const { number, letters, phone } = observers[n % observers.length] as Observer
      return sms(place, phone, `OP ${number} ${letters} A0710 B1 C1 @ honest ${n}`)
    },
  },
]

async function served(honest: Honest, kind: Kind, n: number, network: number): Promise<Served> {
  const sending = kind.sending(honest, n)
  const began = performance.now()
  const answer = await came(honest.place.origin, addressOf(network), sending)
  const ms = performance.now() - began
  const isTaken = answer.status === 200 && (kind.isTaken?.(answer) ?? true)
  const refused = isTaken
    ? null
    : `${answer.status} ${answer.text.replaceAll(/<head>[^]*<\/head>|<[^>]*>|\s+/g, ' ').slice(0, 1500)}`
  return { kind: kind.name, ms, mark: sending.mark, refused }
}

/** Signs in with a hand that is slow; the time is that of both answers. */
async function signsIn({ place, officer }: Honest, network: number): Promise<Served> {
  const [kind, mark, from] = ['sign-in', '', addressOf(network)] as const
  const began = performance.now()
  const first = await came(place.origin, from, beginSignIn(place))
  const begun = performance.now() - began
  if (first.status !== 200)
    return { kind, mark, ms: begun, refused: `${first.status} ${first.text}` }
  await pause(HAND_MS)
  const again = performance.now()
  const second = await came(place.origin, from, finishSignIn(place, officer, first.text))
  const ms = begun + performance.now() - again
  const refused = second.status === 200 ? null : `${second.status} ${second.text.slice(0, 300)}`
  return { kind, mark, ms, refused }
}

/** Brings one of everything every few seconds for a while; things of one kind overlap where they are slow. */
export async function honestFor(honest: Honest, ms: number, first: number): Promise<Served[]> {
  const until = performance.now() + ms
  const all: Promise<Served>[] = []
  const kinds = KINDS.length + 1
  for (let n = first; performance.now() < until; n += 1) {
    const round = performance.now() + EVERY_MS
    for (const [at, kind] of KINDS.entries()) {
      if (n % (kind.oneIn ?? 1) === 0) all.push(served(honest, kind, n, n * kinds + at))
      await pause(EVERY_MS / (kinds + 1))
    }
    all.push(signsIn(honest, n * kinds + KINDS.length))
    await pause(Math.max(0, round - performance.now()))
  }
  return await Promise.all(all)
}
