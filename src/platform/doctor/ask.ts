import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { LOOK_MS } from './patient.ts'

/** Longest answer that a look reads. */
const MAX_ANSWER_BYTES = 64 * 1024

/** An answer, or the end of an upgrade. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** A request of the doctor. */
export interface Asking {
  readonly headers?: Readonly<Record<string, string>>
  /** Address to connect to instead of what the name resolves to. */
  readonly address?: string | undefined
}

/**
 * Asks any address of the web with GET. Certificates are judged elsewhere, so any will do here. Rejects when nothing
 * answers in LOOK_MS.
 */
export function askUrl(url: URL, { headers = {}, address }: Asking = {}): Promise<Answered> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const start = url.protocol === 'https:' ? secureRequest : plainRequest
  return new Promise((resolve, reject) => {
    const outgoing = start({
      host: address ?? host,
      port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, ...headers },
      agent: false,
      rejectUnauthorized: false,
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    })
    const limit = setTimeout(() => {
      outgoing.destroy(new Error(`nothing answered within ${LOOK_MS / 1000} s`))
    }, LOOK_MS)
    outgoing.on('close', () => clearTimeout(limit))
    outgoing.on('error', reject)
    outgoing.on('upgrade', (incoming, socket) => {
      socket.destroy()
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: '' })
    })
    outgoing.on('response', (incoming) => {
      let text = ''
      incoming.setEncoding('utf8').on('data', (part: string) => {
        text += part
        if (text.length > MAX_ANSWER_BYTES) incoming.destroy()
      })
      incoming.on('error', reject)
      incoming.on('close', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
      )
    })
    outgoing.end()
  })
}

/** Why something could not be reached, in words of people. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  // Libraries hide the system's word behind one of their own and keep it in the sentence.
  const hidden = /\bE[A-Z_]{4,}\b/.exec(message)?.[0]
  return REASONS[code ?? ''] ?? REASONS[hidden ?? ''] ?? message
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the other side hung up',
  EHOSTUNREACH: 'there is no way to that machine',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'nothing answered in time',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the resolver did not answer',
}
