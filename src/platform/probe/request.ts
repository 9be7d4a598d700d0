import type { Socket } from 'node:net'
import type { GrowingBytes } from '../../lib/bytes/index.ts'
import { type EgressLimits, LookFailed } from '../egress.ts'
import type { ProbeError } from '../../core/observation.ts'
import type { Deadline } from './deadline.ts'
import { ACCEPT_ENCODING, decompress } from './decompress.ts'
import { HttpError, type ResponseHead, ResponseReader } from './http-response.ts'

/** One answer, as far as it came. */
export interface Response {
  readonly head: ResponseHead
  /** As they came. */
  readonly headLines: readonly string[]
  /** Without transfer and content coding. */
  readonly body: Buffer
  readonly isTruncated: boolean
  /** Why the body is not whole, null when it is or when only the limit cut it off. */
  readonly error: ProbeError | null
  /** The connection may carry another request. */
  readonly canContinue: boolean
}

/** Header of a GET; the URL has been parsed, so no byte of it can end a line. `more` are further lines. */
export function requestText(
  url: URL,
  userAgent: string,
  { coding = ACCEPT_ENCODING, more = [] }: { coding?: string; more?: readonly string[] } = {},
): string {
  return [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    `User-Agent: ${userAgent}`,
    'Accept: text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5',
    `Accept-Encoding: ${coding}`,
    'Connection: keep-alive',
    ...more,
    '\r\n',
  ].join('\r\n')
}

/** The connection ended before a single byte of the answer; a kept one may simply have been too old. */
export class NoAnswer extends LookFailed {}

interface RequestOptions {
  readonly limits: EgressLimits
  readonly deadline: Deadline
  /** Takes the body as it travels; then nothing of it is in the answer. */
  readonly sink?: GrowingBytes | undefined
}

/** Sends one GET and reads its answer; throws LookFailed when not even the header came. */
export async function sendRequest(
  socket: Socket,
  text: string,
  { limits, deadline, sink }: RequestOptions,
): Promise<Response> {
  const reader = new ResponseReader(limits, sink)
  const failure = await receive(socket, { text, reader, deadline })
  const head = reader.head
  if (!head) throw failure ?? new LookFailed('receive', 'bad-response', 'No answer came.')
  const isTruncated = reader.isTruncated || failure !== null
  const coding = head.headers.filter(([name]) => name === 'content-encoding')
  const options = { limit: limits.bodyBytes, isWhole: !isTruncated }
  const { headLines } = reader
  const answer = { head, headLines, canContinue: failure === null && reader.canContinue }
  if (sink !== undefined)
    return { ...answer, body: sink.bytes(), isTruncated, error: failure?.problem ?? null }
  try {
    const decoded = await decompress(coding.map(([, value]) => value).join(), reader.body, options)
    return {
      ...answer,
      body: decoded.bytes,
      isTruncated: isTruncated || decoded.isTruncated,
      error: failure?.problem ?? null,
    }
  } catch (error) {
    if (!(error instanceof LookFailed)) throw error
    return { ...answer, body: Buffer.alloc(0), isTruncated, error: error.problem }
  }
}

interface Exchange {
  readonly text: string
  readonly reader: ResponseReader
  readonly deadline: Deadline
}

/** Feeds the reader until it is done; the failure that ended it, null when it came to its end. */
function receive(socket: Socket, { text, reader, deadline }: Exchange): Promise<LookFailed | null> {
  return new Promise((resolve) => {
    let hasBytes = false
    const finish = (failure: LookFailed | null) => {
      clearTimeout(timer)
      socket.off('data', onData)
      socket.off('end', onEnd)
      socket.off('close', onEnd)
      socket.off('error', onError)
      resolve(failure)
    }
    const attempt = (work: () => boolean) => {
      try {
        if (work()) finish(null)
      } catch (error) {
        if (!(error instanceof HttpError)) throw error
        const code = error.code
        if (code === 'closed-early' && !hasBytes)
          finish(new NoAnswer('receive', code, error.message))
        else
          finish(
            new LookFailed(code === 'header-too-large' ? 'limit' : 'receive', code, error.message),
          )
      }
    }
    const onData = (chunk: Buffer) => {
      hasBytes = true
      attempt(() => reader.push(chunk))
    }
    const onEnd = () =>
      attempt(() => {
        reader.end()
        return true
      })
    const onError = (error: NodeJS.ErrnoException) => {
      const Failure = hasBytes ? LookFailed : NoAnswer
      finish(new Failure('receive', error.code ?? 'failed', error.message))
    }
    const timer = setTimeout(() => {
      const sentence = hasBytes
        ? 'The answer did not come to its end in time.'
        : 'No answer came in time.'
      finish(new LookFailed('receive', 'timeout', sentence))
    }, deadline.left())
    socket.on('data', onData)
    socket.on('end', onEnd)
    socket.on('close', onEnd)
    socket.on('error', onError)
    if (socket.destroyed) onEnd()
    else socket.write(text)
  })
}
