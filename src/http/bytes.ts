// Bytes that go in with a raw command and out of one that gives a file; neither is held whole or looked into.
import type { Context } from 'hono'
import type { Command, GivenFile } from '../core/action.ts'
import { wholeBody } from '../core/body.ts'
import type { Files } from '../core/port.ts'
import { sliceOf } from '../core/raw-input.ts'
import { httpDate } from '../core/time.ts'
import type { House } from './house.ts'
import { checkEncoding } from './request.ts'

/** The bytes of a request that is nothing else, for a raw command. Throws Problem `http.encoded` (415). */
export function bytesOf(c: Context): () => AsyncIterable<Uint8Array> {
  checkEncoding(c)
  return () => wholeBody(c)
}

/** Whatever is in it must not run here: not as a page, not as a script, not in a frame. */
const SANDBOX = "default-src 'none'; sandbox"

/** The answer of an action that gives a file: its bytes, one part in memory at a time, to be saved, or a page to be looked at. */
export function fileAnswer(c: Context, house: House, action: Command, output: unknown): Response {
  const { file } = output as { readonly file: GivenFile }
  const head = Buffer.from(file.head ?? '', 'base64')
  const bytes = stream(house.files(sliceOf(action.name)), file.parts, head)
  const headers = file.isShown === true ? SHOWN : savedAs(file.name)
  const of = file.memento === undefined ? {} : mementoHeaders(file.memento)
  return c.body(bytes, 200, { ...headers, ...of, 'Content-Length': String(file.size) })
}

/** What this is a copy of, and of when. Source: RFC 7089 §2.1.1 and §2.2.1. */
function mementoHeaders({ at, original }: NonNullable<GivenFile['memento']>) {
  const url = URL.parse(original)
  return {
    'Memento-Datetime': httpDate(at),
    ...(url !== null && { Link: `<${url.href}>; rel="original"` }),
  }
}

/** Headers of a page that others wrote: pictures that stand in it are all that is seen besides its words. */
const SHOWN = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Disposition': 'inline',
  'Content-Security-Policy': `${SANDBOX}; img-src data:`,
  'Cache-Control': 'no-store',
}

/** Headers of what a browser saves under this name and never shows. */
export function savedAs(name: string): Record<string, string> {
  return {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; ${fileName(name)}`,
    'Content-Security-Policy': SANDBOX,
    'Cache-Control': 'no-store',
  }
}

/** Without spaces, which a shell takes for the end of a name. Source: RFC 6266 §4.3 and RFC 8187 §3.2. */
function fileName(given: string): string {
  const name = given.trim().replaceAll(/\s+/g, '-')
  const plain = name.replaceAll(/[^\w. -]/g, '_')
  const escaped = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${escaped}`
}

function stream(
  files: Pick<Files, 'get'>,
  parts: readonly string[],
  head: Uint8Array,
): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream(
    {
      start(controller) {
        if (head.length > 0) controller.enqueue(head)
      },
      async pull(controller) {
        const sha256 = parts[at]
        at += 1
        if (sha256 === undefined) return controller.close()
        const bytes = await files.get(sha256)
        // Its length was promised: whoever downloads sees that it broke off.
        if (bytes === null) throw new Error(`stored content ${sha256} is missing`)
        controller.enqueue(bytes)
      },
    },
    { highWaterMark: 0 },
  )
}
