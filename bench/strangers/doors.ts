// The doors at which strangers bring something, and a request for each: what a crowd sends by the thousand, and what an
// honest caller sends once.

import {
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
} from 'node:http'
import { newBytes, newSecret } from '../../src/core/id.ts'
import { TELL } from '../../src/domains/claims/actions/claim.ts'
import { APPLY } from '../../src/domains/pollwatch/actions/application.ts'
import { MESSAGES_PER_HOUR, STRANGER_PER_HOUR } from '../../src/domains/pollwatch/schema.ts'
import { REPORTS } from '../../src/domains/reports/actions/receive.ts'
import { FILES, PART_BYTES } from '../../src/domains/reports/attachment.ts'
import { FORMS, TURNS } from '../../src/http/intake-body.ts'
import { SECRET_ALPHABET, SECRET_LETTERS } from '../../src/lib/questionnaire/index.ts'
import type { SoftwareAuthenticator } from '../../test/support/authenticator.ts'
import { ROUTING } from '../intake/prepare.ts'
import { derive, digitsOf, SEED_BYTES } from '../../src/lib/receipt/index.ts'

/** What is sent to a node. */
export interface Sending {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** Null where a page is asked for. */
  readonly body: string | Uint8Array | null
  /** Where it is found again: the words of a claim, the name of a group, a mailbox, the words of an observer. */
  readonly mark: string
}

/** By which lines something is sent, how long an answer may take, in ms, and who hears it. */
interface Lines {
  readonly agent: Agent
  readonly waitMs: number
  answered(answer: IncomingMessage): void
}

/** Sends something to a node as a proxy passes it on for an address; an error ends it where no answer comes in time. */
export function sendFrom(
  to: string,
  from: string,
  { path, headers, body }: Sending,
  { agent, waitMs, answered }: Lines,
): ClientRequest {
  const length = body !== null && { 'content-length': Buffer.byteLength(body) }
  const options = {
    agent,
    method: body === null ? 'GET' : 'POST',
    timeout: waitMs,
    headers: { ...headers, 'x-forwarded-for': from, ...length },
  }
  const asked = request(`${to}${path}`, options, answered)
  asked.on('timeout', () => asked.destroy(new Error('no answer')))
  asked.end(body ?? undefined)
  return asked
}

/** What a bench knows of the node that it sends to. */
export interface Place {
  readonly origin: string
  readonly agency: string
  /** Numbers of observers, which anybody may have seen on a card. */
  readonly numbers: readonly string[]
  readonly smsSecret: string
}

/** A door for a crowd: how often a network of it may come within an hour, and what it brings. */
export interface Door {
  readonly name: string
  readonly shareAnHour: number
  /** The n-th thing of a crowd. */
  sending(n: number): Sending
}

const json = (name: string, input: object, { origin }: Place, mark = ''): Sending => ({
  path: `/api/${name}`,
  headers: { origin, 'content-type': 'application/json' },
  body: JSON.stringify(input),
  mark,
})

export const claim = (place: Place, words: string): Sending =>
  json('claims.tell', { words, language: 'en' }, place, words)

export function application(place: Place, name: string): Sending {
  const input = {
    name,
    kind: 'citizens',
    members: 9,
    about: 'Volunteers.',
    contact: 'desk@group.example',
    conduct: true,
  }
  return json('pollwatch.apply', input, place, name)
}

const ANSWERS = { ...ROUTING, step: 'check', danger: 'no', contact: 'yes' } as const

/** The words of a report as a browser without script sends them. */
export function report({ origin, agency }: Place, words: string): Sending {
  const { fields, mark } = reportFields(agency, words)
  return {
    path: '/en/report',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
    mark,
  }
}

function reportFields(agency: string, words: string) {
  const seed = newBytes(SEED_BYTES)
  const own = { agency, seed: digitsOf(seed), 'sealed.text': words }
  return { fields: { ...ANSWERS, ...own }, mark: derive(seed).mailbox }
}

const BOUNDARY = 'of-the-bench'
const LINE = '\r\n'

function multipart(
  { origin }: Place,
  fields: Readonly<Record<string, string>>,
  file: Uint8Array,
): Omit<Sending, 'mark'> {
  const part = (name: string, rest = '') =>
    `--${BOUNDARY}${LINE}content-disposition: form-data; name="${name}"${rest}${LINE}${LINE}`
  const head = Object.entries(fields).map(([name, value]) => `${part(name)}${value}${LINE}`)
  const before = `${head.join('')}${part('_bytes', '; filename="recording.dat"')}`
  const body = Buffer.concat([
    Buffer.from(before),
    file,
    Buffer.from(`${LINE}--${BOUNDARY}--${LINE}`),
  ])
  const type = `multipart/form-data; boundary=${BOUNDARY}`
  return { path: '/en/report', headers: { origin, 'content-type': type }, body }
}

/** A report with a file, as a browser without script sends it. */
export function reportWithFile(place: Place, words: string, file: Uint8Array): Sending {
  const { fields, mark } = reportFields(place.agency, words)
  return { ...multipart(place, fields, file), mark }
}

/** One part of a sealed file, as a browser that seals sends it. */
export function part(place: Place, bytes: Uint8Array): Sending {
  const upload = newSecret(128)
  return { ...multipart(place, { step: 'part', upload, n: '0' }, bytes), mark: upload }
}

export function sms({ smsSecret }: Place, from: string, text: string): Sending {
  return {
    path: `/sms/in/${smsSecret}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ from, text }).toString(),
    mark: text.split('@ ')[1] ?? '',
  }
}

export const beginSignIn = (place: Place): Sending => json('accounts.beginSignIn', {}, place)

/** What an officer's key answers to the challenge of `begun`, the answer to `beginSignIn`. */
export function finishSignIn(place: Place, key: SoftwareAuthenticator, begun: string): Sending {
  const { output } = JSON.parse(begun) as {
    output: { challengeId: string; challenge: string; rpId: string }
  }
  const { challengeId, challenge, rpId } = output
  const credential = key.get({ rpId, challenge, origin: place.origin })
  return json('accounts.finishSignIn', { challengeId, credential }, place)
}

/** Guesses at the letters of a card, one after the other. */
const letters = (n: number) =>
  Array.from(
    { length: SECRET_LETTERS },
    (_, at) =>
      SECRET_ALPHABET[Math.floor(n / SECRET_ALPHABET.length ** at) % SECRET_ALPHABET.length],
  ).join('')

/** Who begins to sign in leaves nothing, so that there is no share: one of a network every six seconds. */
const SIGN_INS = 600

/** Telephones of a crowd; they stand for its networks at the door of short messages. */
const TELEPHONES = 100
const telephone = (n: number) => `+99966${String(n % TELEPHONES).padStart(7, '0')}`

/** Letters of a form that nobody types, and the bytes that they are sent as. */
const MANY = 'ا'.repeat(19_000)
const LARGE_FORM = encodeURIComponent(MANY).length

/** Every door where something is sent whole; files without script are held open, see `held`. */
export function doorsOf(place: Place): readonly Door[] {
  const bytes = newBytes(PART_BYTES)
  // No two are alike, so that each takes room of its own.
  const junk = (n: number) => {
    const own = Buffer.from(bytes)
    own.writeUInt32LE(n)
    return own
  }
  const number = (n: number) => place.numbers[n % place.numbers.length] ?? ''
  return [
    {
      name: TELL.name,
      shareAnHour: TELL.share,
      sending: (n) => claim(place, `Junk claim ${n} of the crowd`),
    },
    {
      name: APPLY.name,
      shareAnHour: APPLY.share,
      sending: (n) => application(place, `Junk group ${n}`),
    },
    {
      name: REPORTS.name,
      shareAnHour: REPORTS.share,
      sending: (n) => report(place, `Junk report ${n}`),
    },
    {
      name: FILES.name,
      shareAnHour: FILES.share / PART_BYTES,
      sending: (n) => part(place, junk(n)),
    },
    {
      name: FORMS.name,
      shareAnHour: FORMS.share / LARGE_FORM,
      sending: (n) => report(place, `${n} ${MANY}`),
    },
    {
      name: 'accounts.beginSignIn',
      shareAnHour: SIGN_INS,
      sending: () => beginSignIn(place),
    },
    {
      name: 'SMS of strangers',
      shareAnHour: STRANGER_PER_HOUR,
      sending: (n) => sms(place, telephone(n), `OP 000000 ${letters(n)} A0710 B1 @ ${n}`),
    },
    {
      name: 'SMS with the number of an observer',
      shareAnHour: MESSAGES_PER_HOUR,
      sending: (n) => sms(place, telephone(n), `OP ${number(n)} ${letters(n)} A0710 B1 @ ${n}`),
    },
  ]
}

/** The door of forms with a file that a crowd holds open. */
export const HELD = 'files without script'
/** Forms that a crowd holds open at once, for each of its networks, and the bytes of each that come in a second. */
export const HELD_SHARE: number = TURNS.share
export const HELD_BYTES_A_SECOND = 1024
/** What one of them says that it will bring: more than is read without a turn, and each has it in memory. */
const HELD_BYTES = 1024 * 1024

export const held = (place: Place, n: number): Sending =>
  reportWithFile(place, `Held open ${n}`, Buffer.alloc(HELD_BYTES))
