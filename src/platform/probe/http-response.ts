import { type GrowingBytes, growingBytes } from '../../lib/bytes/index.ts'

/** An answer that is no HTTP/1.x answer, or goes beyond a limit. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  /** Stable code: `bad-response`, `header-too-large`, `closed-early`. */
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Status line and header fields. */
export interface ResponseHead {
  readonly status: number
  /** Names in lower case, in the order received. */
  readonly headers: readonly (readonly [string, string])[]
}

export interface ResponseLimits {
  readonly headerBytes: number
  readonly bodyBytes: number
}

type State =
  | 'status'
  | 'headers'
  | 'length'
  | 'size'
  | 'chunk'
  | 'chunk-end'
  | 'trailers'
  | 'close'
  | 'done'

/** Servers send some dozens; thousands are there to exhaust whoever reads them. */
const MAX_FIELD_LINES = 500
/** Characters of a folded field: joining thousands of folds costs more than all else. */
const MAX_FOLDED = 8192
/** Chunks may double a body on the wire; what has more framing than content is not read to its end. */
const MAX_WIRE_FACTOR = 2

/** Chunk sizes beyond eight digits are no body that anybody would read to its end. */
const CHUNK_SIZE = /^([\da-f]{1,8})\s*(?:;.*)?$/i
const STATUS_LINE = /^HTTP\/1\.([01]) (\d{3})(?: .*)?$/
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/

/**
 * Reader of one HTTP/1.1 answer to a GET, fed as bytes arrive. Lines may end in a lone LF and folded header lines are
 * joined, as RFC 9112 lets a user agent do; everything else that is malformed throws HttpError.
 * Source: RFC 9112 sections 2 to 7.
 */
export class ResponseReader {
  readonly #limits: ResponseLimits
  readonly #body: GrowingBytes
  #state: State = 'status'
  #status = 0
  #isOldVersion = false
  #fields: [string, string][] = []
  #headLines: string[] = []
  #line = ''
  #lineBytes = 0
  #wireBytes = 0
  /** Bytes of the body, or of the chunk, still to come. */
  #remaining = 0
  #isTruncated = false
  #hasLeftover = false

  /** `body` takes the bytes of the body; they are kept where nothing else is given. */
  constructor(limits: ResponseLimits, body: GrowingBytes = growingBytes(limits.bodyBytes)) {
    this.#limits = limits
    this.#body = body
  }

  /** Null until the header is complete; interim answers (1xx) are passed over. */
  get head(): ResponseHead | null {
    const isReading = this.#state === 'status' || this.#state === 'headers'
    return isReading ? null : { status: this.#status, headers: this.#fields }
  }

  /** Status line and header lines as they came, without their ends; those of interim answers are none of it. */
  get headLines(): readonly string[] {
    return this.#headLines
  }

  /** Body so far without transfer coding, still with its content coding. */
  get body(): Buffer {
    return this.#body.bytes()
  }

  /** The body went on beyond the limit. */
  get isTruncated(): boolean {
    return this.#isTruncated
  }

  /** The connection may carry another request. */
  get canContinue(): boolean {
    const isWhole = this.#state === 'done' && !this.#isTruncated && !this.#hasLeftover
    return isWhole && !isClosing(this.#isOldVersion, this.#fields)
  }

  /** Takes bytes; true when the answer is complete or its limit is reached. */
  push(chunk: Buffer): boolean {
    let at = 0
    this.#wireBytes += chunk.length
    while (at < chunk.length && this.#state !== 'done') {
      const isBody = this.#state === 'length' || this.#state === 'chunk' || this.#state === 'close'
      at = isBody ? this.#takeBody(chunk, at) : this.#takeLine(chunk, at)
    }
    this.#hasLeftover = at < chunk.length
    const { headerBytes, bodyBytes } = this.#limits
    if (this.#state !== 'done' && this.#wireBytes > headerBytes + MAX_WIRE_FACTOR * bodyBytes) {
      this.#isTruncated = true
      this.#state = 'done'
    }
    return this.#state === 'done'
  }

  /** The peer closed; throws HttpError when the answer needed more. */
  end(): void {
    if (this.#state === 'close') this.#state = 'done'
    if (this.#state !== 'done') {
      throw new HttpError('closed-early', 'The server closed before the answer was complete.')
    }
  }

  #takeLine(chunk: Buffer, at: number): number {
    const newline = chunk.indexOf(10, at)
    const end = newline < 0 ? chunk.length : newline
    this.#lineBytes += end - at + 1
    if (this.#lineBytes > this.#limits.headerBytes) {
      throw new HttpError('header-too-large', 'The header is too large.')
    }
    this.#line += chunk.toString('latin1', at, end)
    if (newline < 0) return end
    const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line
    this.#line = ''
    this.#onLine(line)
    return newline + 1
  }

  #takeBody(chunk: Buffer, at: number): number {
    const isOpen = this.#state === 'close'
    const end = isOpen ? chunk.length : Math.min(chunk.length, at + this.#remaining)
    this.#remaining -= end - at
    this.#isTruncated = !this.#body.append(chunk.subarray(at, end))
    if (this.#isTruncated) this.#state = 'done'
    else if (!isOpen && this.#remaining === 0) {
      this.#state = this.#state === 'chunk' ? 'chunk-end' : 'done'
    }
    return end
  }

  #onLine(line: string): void {
    if (this.#state === 'status') this.#onStatus(line)
    else if (this.#state === 'headers') {
      if (line === '') this.#onHeaderEnd()
      else {
        addField(this.#fields, line)
        this.#headLines.push(line)
      }
    } else if (this.#state === 'size') this.#onChunkSize(line)
    else if (this.#state === 'chunk-end') {
      if (line !== '') throw new HttpError('bad-response', 'A chunk does not end where it should.')
      // The budget of lines is for headers; a long chunked body would use it up.
      this.#lineBytes = 0
      this.#state = 'size'
    } else if (line === '') this.#state = 'done'
  }

  #onStatus(line: string): void {
    const match = STATUS_LINE.exec(line)
    if (!match)
      throw new HttpError('bad-response', 'The answer begins with no HTTP/1.x status line.')
    this.#isOldVersion = match[1] === '0'
    this.#status = Number(match[2])
    this.#fields = []
    this.#headLines = [line]
    this.#state = 'headers'
  }

  #onHeaderEnd(): void {
    if (this.#status === 101) {
      throw new HttpError('bad-response', 'The server switched protocols unasked.')
    }
    if (this.#status >= 100 && this.#status < 200) {
      this.#state = 'status'
      return
    }
    const framing = bodyFraming(this.#status, this.#fields)
    this.#remaining = typeof framing === 'number' ? framing : 0
    if (framing === 'chunked') this.#state = 'size'
    else if (framing === 'close') this.#state = 'close'
    else this.#state = framing === 0 ? 'done' : 'length'
  }

  #onChunkSize(line: string): void {
    const size = CHUNK_SIZE.exec(line)?.[1]
    if (size === undefined) throw new HttpError('bad-response', 'A chunk has no size.')
    this.#remaining = Number.parseInt(size, 16)
    this.#state = this.#remaining === 0 ? 'trailers' : 'chunk'
  }
}

function addField(fields: [string, string][], text: string): void {
  const last = fields.at(-1)
  if (isBlank(text, 0) && last) {
    const more = trimmed(text, 0)
    last[1] = last[1] === '' || more === '' ? last[1] + more : `${last[1]} ${more}`
    if (last[1].length > MAX_FOLDED)
      throw new HttpError('header-too-large', 'A header line is folded too long.')
    return
  }
  if (fields.length === MAX_FIELD_LINES) {
    throw new HttpError('header-too-large', 'The header has too many lines.')
  }
  const colon = text.indexOf(':')
  const name = text.slice(0, Math.max(0, colon))
  if (!FIELD_NAME.test(name) || text.includes('\r')) {
    throw new HttpError('bad-response', 'A header line is malformed.')
  }
  fields.push([name.toLowerCase(), trimmed(text, colon + 1)])
}

/** A space or a tab at this place. */
function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || code === 9
}

/** What stands from `from` on without spaces and tabs around it; a pattern for it would try every run of spaces anew. */
function trimmed(text: string, from: number): string {
  let start = from
  let end = text.length
  while (start < end && isBlank(text, start)) start += 1
  while (end > start && isBlank(text, end - 1)) end -= 1
  return text.slice(start, end)
}

function valuesOf(fields: readonly (readonly [string, string])[], name: string): string[] {
  return fields
    .filter(([own]) => own === name)
    .flatMap(([, value]) => value.split(','))
    .map((value) => value.trim().toLowerCase())
}

/** How the body ends: after so many bytes, with its last chunk, or with the connection. */
function bodyFraming(
  status: number,
  fields: readonly [string, string][],
): number | 'chunked' | 'close' {
  if (status === 204 || status === 304) return 0
  const codings = valuesOf(fields, 'transfer-encoding')
  if (codings.length > 0) {
    if (codings.join() === 'chunked') return 'chunked'
    throw new HttpError('bad-response', 'The transfer coding is unknown.')
  }
  const lengths = new Set(valuesOf(fields, 'content-length'))
  if (lengths.size === 0) return 'close'
  const [length = ''] = lengths
  if (lengths.size > 1 || !/^\d{1,15}$/.test(length)) {
    throw new HttpError('bad-response', 'The content length is malformed.')
  }
  return Number(length)
}

function isClosing(isOldVersion: boolean, fields: readonly [string, string][]): boolean {
  const hasFraming = fields.some(
    ([name]) => name === 'content-length' || name === 'transfer-encoding',
  )
  return isOldVersion || !hasFraming || valuesOf(fields, 'connection').includes('close')
}
