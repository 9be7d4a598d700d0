// A client of one https address that is told where the name lies and whom to trust, as a browser is by DNS and its roots.

import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { WebSocket } from 'ws'
import { SoftwareAuthenticator } from './authenticator.ts'
import { rootFile } from './certificates.ts'
import type { TestNode } from './node.ts'

/** Where the client connects to, and as whom. */
export interface SecureDoor {
  /** `https://name` or `https://name:port`, as the node knows itself. */
  readonly origin: string
  /** The address that the name stands for. */
  readonly address: string
}

/** An answer as it came. */
export interface SecureAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

interface Ask {
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly cookie?: string
  /** The address that the client itself comes from. */
  readonly from?: string
}

const ANSWER_LIMIT_MS = 20_000

function optionsOf({ origin, address }: SecureDoor, { from }: { from?: string | undefined }) {
  const { hostname, port, host } = new URL(origin)
  return {
    host: address,
    port: port === '' ? 443 : Number(port),
    servername: hostname,
    ca: readFileSync(rootFile()),
    agent: false as const,
    headers: { host },
    ...(from === undefined ? {} : { localAddress: from }),
  }
}

/** Sends one request over a connection of its own and waits for the whole answer. */
export function ask(door: SecureDoor, path: string, ask: Ask = {}): Promise<SecureAnswer> {
  const { method = 'GET', body, headers, cookie } = ask
  const options = optionsOf(door, ask)
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        ...options,
        method,
        path,
        timeout: ANSWER_LIMIT_MS,
        headers: {
          ...options.headers,
          ...(cookie === undefined ? {} : { cookie }),
          ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (incoming) => {
        let text = ''
        incoming.setEncoding('utf8').on('data', (part: string) => void (text += part))
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
        )
        incoming.on('error', reject)
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${path} was not answered`)))
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Calls a command as a page of the node would. */
export function command(
  door: SecureDoor,
  action: string,
  input: unknown,
  cookie?: string,
): Promise<SecureAnswer> {
  return ask(door, `/api/${action}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json', origin: door.origin },
    ...(cookie === undefined ? {} : { cookie }),
  })
}

/** What a command gave; throws with the node's words when it was refused. */
export async function outputOf<O>(answer: Promise<SecureAnswer>): Promise<O> {
  const { status, text } = await answer
  if (status !== 200) throw new Error(`${status} ${text}`)
  return (JSON.parse(text) as { output: O }).output
}

/** Joins as a new person of a role with a new passkey and gives the whole Set-Cookie line of the session. */
export async function joinAs(node: TestNode, door: SecureDoor, role: string): Promise<string> {
  const invitation = { name: 'Amal', role, area: '/' }
  const { secret } = await node.call<{ secret: string }>('accounts.invite', invitation)
  const asked = await outputOf<Record<string, string>>(
    command(door, 'accounts.beginJoin', { secret }),
  )
  const { challengeId, challenge = '', rpId = '' } = asked
  const { origin } = door
  const credential = new SoftwareAuthenticator().create({ rpId, challenge, origin })
  const input = { secret, challengeId, credential }
  const answer = await command(door, 'accounts.finishJoin', input)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.headers['set-cookie']?.[0] ?? ''
}

let stations = 0

/** Enrols a device through the door, for a station that is made for it, and gives the device's cookie. */
export async function enrolDevice(node: TestNode, door: SecureDoor): Promise<string> {
  const number = `S-${(stations += 1)}`
  const parent = { parent: '/', name: `District ${number}` }
  const { path: area } = await node.call<{ path: string }>('territory.addArea', parent)
  const input = { number, name: 'School', area, address: '1 Main Street' }
  const { station } = await node.call<{ station: string }>('territory.addStation', input)
  const { secret } = await node.call<{ secret: string }>('accounts.offerDevice', { station })
  const answer = await command(door, 'accounts.enrolDevice', { secret })
  if (answer.status !== 200) throw new Error(answer.text)
  return cookieIn(answer.headers['set-cookie']?.[0] ?? '')
}

/** Name and value of a cookie, as a request sends them back. */
export function cookieIn(setCookie: string): string {
  return setCookie.split(';', 1)[0] ?? ''
}

/** Follows the alert stream by WebSocket until the first line that came from the node after its greeting. */
export async function firstLine(door: SecureDoor, cookie: string): Promise<string> {
  const { address, origin } = door
  const socket = new WebSocket(`${origin.replace('https:', 'wss:')}/stream?after=`, {
    ca: readFileSync(rootFile()),
    headers: { cookie, origin },
    lookup: (_host, options, done) =>
      options.all === true ? done(null, [{ address, family: 4 }]) : done(null, address, 4),
    handshakeTimeout: ANSWER_LIMIT_MS,
  })
  try {
    return await new Promise((resolve, reject) => {
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('the stream was closed')))
      socket.on('message', (data: Buffer) => {
        const line = data.toString('utf8')
        if (!line.startsWith('{"t":"hello"')) resolve(line)
      })
    })
  } finally {
    socket.terminate()
  }
}

/** Opens an event stream, answers with what came before `pattern` was complete, and closes. */
export function firstEvents(
  door: SecureDoor,
  path: string,
  { cookie, pattern }: { cookie: string; pattern: RegExp },
): Promise<string> {
  const options = optionsOf(door, {})
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { ...options, path, headers: { ...options.headers, cookie } },
      (incoming) => {
        let text = ''
        incoming.setEncoding('utf8').on('data', (part: string) => {
          text += part
          if (!pattern.test(text)) return
          resolve(text)
          outgoing.destroy()
        })
        incoming.on('end', () => reject(new Error(`the events ended: ${text}`)))
      },
    )
    outgoing.setTimeout(ANSWER_LIMIT_MS, () => outgoing.destroy(new Error('no events came')))
    outgoing.on('error', reject)
    outgoing.end()
  })
}
