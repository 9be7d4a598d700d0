// An attacker's tools against a whole node: raw requests with whatever headers, sessions without a browser, devices.

import { connect } from 'node:net'
import { newCode } from '../../src/core/id.ts'
import { invite } from '../../src/domains/accounts/index.ts'
import { SoftwareAuthenticator } from './authenticator.ts'
import { COMMAND_LINE } from './house.ts'
import type { TestNode } from './node.ts'

/** Who sends: a cookie header, or nobody. */
export interface Sender {
  readonly cookie?: string
  readonly authorization?: string
}

/** A person with a passkey of software and an open session. */
export interface Intruder extends Sender {
  readonly person: string
  readonly cookie: string
  readonly authenticator: SoftwareAuthenticator
}

/** A node's answer. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** What a request is made of; everything may be wrong on purpose. */
export interface Attempt {
  readonly method?: string
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
  readonly from?: Sender
  /** How long the answer may take; default 20 s. */
  readonly limitMs?: number
}

/** Sends a request as it is, follows no redirect, waits for the whole answer. */
export async function send(test: TestNode, path: string, attempt: Attempt = {}): Promise<Answer> {
  const { method = 'GET', body, headers = {}, from = {}, limitMs = 20_000 } = attempt
  const response = await fetch(`${test.node.origin}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...credentials(from), ...headers },
    signal: AbortSignal.timeout(limitMs),
    ...(body === undefined ? {} : { body }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

function credentials({ cookie, authorization }: Sender): Record<string, string> {
  return {
    ...(cookie === undefined ? {} : { cookie }),
    ...(authorization === undefined ? {} : { authorization }),
  }
}

/** Calls a command by the API as a page of the node would. */
export function post(
  test: TestNode,
  action: string,
  input: unknown,
  {
    from = {},
    prefix = '',
    headers = {},
  }: { from?: Sender; prefix?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  return send(test, `${prefix}/api/${action}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json', origin: test.node.origin, ...headers },
    from,
  })
}

/** Sends one of a page's forms. */
export function postForm(
  test: TestNode,
  path: string,
  fields: readonly (readonly [string, string])[],
  from: Sender = {},
): Promise<Answer> {
  return send(test, path, {
    method: 'POST',
    body: new URLSearchParams(
      fields.map(([name, value]): [string, string] => [name, value]),
    ).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: test.node.origin,
      accept: 'text/html',
    },
    from,
  })
}

/** The output of a command; throws with the node's words when it was refused. */
export async function outputOf<O>(answer: Promise<Answer>): Promise<O> {
  const { status, text } = await answer
  if (status !== 200) throw new Error(`${status} ${text}`)
  return (JSON.parse(text) as { output: O }).output
}

/** The cookies that an answer sets, as a request sends them back. */
export function cookieOf({ headers }: Answer): string {
  return headers
    .getSetCookie()
    .map((set) => set.split(';', 1)[0] ?? '')
    .join('; ')
}

/** Makes the one-time link of an invitation, as the command line does. */
export async function invitation(test: TestNode, role: string, area = '/'): Promise<string> {
  const runner = test.node.house('actual')?.runner
  const name = `A person for ${role}`
  const made = await runner?.call(COMMAND_LINE, invite, { name, role, area })
  return made?.output.secret ?? ''
}

/** Opens a link and answers it with a new passkey; gives the raw answer of the last step. */
export async function useLink(
  test: TestNode,
  secret: string,
  { from = {}, prefix = '' }: { from?: Sender; prefix?: string } = {},
): Promise<Answer & { readonly authenticator: SoftwareAuthenticator }> {
  const authenticator = new SoftwareAuthenticator()
  const asked = await outputOf<Record<string, string>>(
    post(test, 'accounts.beginJoin', { secret }, { from, prefix }),
  )
  const { challengeId, challenge = '', rpId = '' } = asked
  const credential = authenticator.create({ rpId, challenge, origin: test.node.origin })
  const input = { secret, challengeId, credential }
  const answer = await post(test, 'accounts.finishJoin', input, { from, prefix })
  return { ...answer, authenticator }
}

/** A person of a role with a session. */
export async function joined(test: TestNode, role: string, area = '/'): Promise<Intruder> {
  const answer = await useLink(test, await invitation(test, role, area))
  if (answer.status !== 200) throw new Error(answer.text)
  const { person } = (JSON.parse(answer.text) as { output: { person: string } }).output
  return { person, cookie: cookieOf(answer), authenticator: answer.authenticator }
}

/** A station with a device of its own, which `officer` may enrol; gives the cookie of the device. */
export async function enrolledDevice(test: TestNode, officer: Sender): Promise<string> {
  const area = await test.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: `District ${newCode(8)}`,
  })
  const { station } = await test.call<{ station: string }>('territory.addStation', {
    number: newCode(8),
    name: 'School',
    area: area.path,
  })
  const { secret } = await outputOf<{ secret: string }>(
    post(test, 'accounts.offerDevice', { station }, { from: officer }),
  )
  return cookieOf(await post(test, 'accounts.enrolDevice', { secret }))
}

/** The person's passkey confirms one act, as the page has it done. */
export async function confirmedBy(test: TestNode, who: Intruder, act: string) {
  const asked = await outputOf<Record<string, string>>(
    post(test, 'accounts.beginConfirm', { act }, { from: who }),
  )
  const { challengeId, challenge = '', rpId = '' } = asked
  const credential = who.authenticator.get({ rpId, challenge, origin: test.node.origin })
  return { challengeId, credential }
}

/** Signs in with the person's passkey and gives the new cookie. */
export async function signInAgain(
  test: TestNode,
  who: Intruder,
  from: Sender = {},
): Promise<string> {
  const asked = await outputOf<Record<string, string>>(
    post(test, 'accounts.beginSignIn', {}, { from }),
  )
  const { challengeId, challenge = '', rpId = '' } = asked
  const credential = who.authenticator.get({ rpId, challenge, origin: test.node.origin })
  return cookieOf(await post(test, 'accounts.finishSignIn', { challengeId, credential }, { from }))
}

/** Writes bytes to the node's port and gives all it answers until it closes, or what came in `limitMs`. */
export function rawRequest(
  test: TestNode,
  bytes: string | Uint8Array,
  limitMs = 1_000,
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(test.node.port, '127.0.0.1')
    let answer = ''
    const timer = setTimeout(() => socket.destroy(), limitMs)
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(answer)
    })
    socket.write(bytes)
  })
}
