import { X509Certificate } from 'node:crypto'
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { getCACertificates, type TLSSocket } from 'node:tls'

/** What the other side answered, whatever its status. */
export interface Answer {
  readonly status: number
  readonly body: Buffer
  readonly headers: IncomingMessage['headers']
  /** When its certificate ends, in ms since 1970; null without TLS. */
  readonly certificateUntilMs: number | null
}

/** Why there was no answer; `isTrust` when there would have been one but for the certificate. */
export interface NoAnswer {
  readonly failed: string
  readonly isTrust: boolean
}

/** A request of a reader; GET unless there is something to send. */
export interface Ask {
  readonly headers?: Readonly<Record<string, string>>
  /** JSON to POST. */
  readonly json?: unknown
  /** Largest body that is read; default 1 MiB. */
  readonly maxBytes?: number
}

/** Reads from one origin over few connections. `get` never throws for what the other side does. */
export interface Reader {
  readonly origin: string
  get(path: string, ask?: Ask): Promise<Answer | NoAnswer>
  /** Drops its connections. */
  close(): void
}

/** How long one answer may take: two looks with nothing but time-outs still fit into a minute. */
export const ANSWER_MS = 8_000
const MAX_BYTES = 1024 * 1024
/** Connections at once: a lookout must not be what slows the node. */
const MAX_SOCKETS = 4

/**
 * Opens a reader of an http or https origin that an operator named; `ca` is PEM text of roots trusted besides the usual
 * ones. Redirects are not followed. Source: docs/runbooks/lookout.md.
 */
export function openReader(origin: string, ca: string | null = null): Reader {
  const isHttps = origin.startsWith('https:')
  const limits = { keepAlive: true, maxSockets: MAX_SOCKETS, timeout: ANSWER_MS }
  const agent = isHttps
    ? new HttpsAgent({ ...limits, ...(ca !== null && { ca: withUsualRoots(ca) }) })
    : new HttpAgent(limits)
  return {
    origin,
    close: () => agent.destroy(),
    async get(path, ask = {}) {
      const body = ask.json === undefined ? undefined : JSON.stringify(ask.json)
      // Not resolved against the origin: a path that begins with two slashes would name another one.
      const url = new URL(origin + path)
      try {
        const response = await new Promise<IncomingMessage>((resolve, reject) => {
          const send = isHttps ? httpsRequest : httpRequest
          const outgoing = send(url, {
            agent,
            method: body === undefined ? 'GET' : 'POST',
            headers: { ...ask.headers, ...(body !== undefined && JSON_TYPE) },
            signal: AbortSignal.timeout(ANSWER_MS),
          })
          outgoing.once('response', resolve).once('error', reject)
          outgoing.end(body)
        })
        return await answerOf(response, ask.maxBytes ?? MAX_BYTES)
      } catch (error) {
        return noAnswer(error)
      }
    },
  }
}

/** Roots given to an agent replace the usual ones, so both are given. */
function withUsualRoots(ca: string): string[] {
  return [...getCACertificates('default'), ca]
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

async function answerOf(response: IncomingMessage, maxBytes: number): Promise<Answer> {
  const certificateUntilMs = certificateEnd(response)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new Error(`the answer has more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  const { statusCode: status = 0, headers } = response
  return { status, headers, body: Buffer.concat(chunks), certificateUntilMs }
}

function certificateEnd({ socket }: IncomingMessage): number | null {
  if (!('getPeerCertificate' in socket)) return null
  // Read from its bytes: asked of the socket as such an object, Node keeps the rest of the chain for good.
  const { raw } = (socket as TLSSocket).getPeerCertificate() as { readonly raw?: Buffer }
  return raw === undefined ? null : new X509Certificate(raw).validToDate.getTime()
}

const TRUST = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

function noAnswer(error: unknown): NoAnswer {
  const { name, code, message } = error as NodeJS.ErrnoException
  if (name === 'AbortError' || name === 'TimeoutError')
    return { failed: `no answer within ${ANSWER_MS / 1000} s`, isTrust: false }
  // A name with several addresses fails with one error for each and no words of its own.
  const words = message !== undefined && message !== '' ? message : (code ?? String(error))
  return { failed: words, isTrust: TRUST.test(code ?? '') }
}

/** True where there was an answer. */
export function isAnswer(got: Answer | NoAnswer): got is Answer {
  return 'status' in got
}
