// What a browser is sent, counted as it goes over the wire.

import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** Ten segments of the first flight of a new TCP connection. Source: RFC 6928. */
export const FIRST_FLIGHT_BYTES: number = 14 * 1024

/** An answer as it came. */
export interface WireAnswer {
  readonly status: number
  /** Head and body as they went over the wire. */
  readonly bytes: number
  readonly text: string
}

/** Fetches an address, or sends a form to it. */
export async function onTheWire(
  url: string,
  { encodings = 'br, gzip', form }: { encodings?: string; form?: URLSearchParams } = {},
): Promise<WireAnswer> {
  const headers = {
    'accept-encoding': encodings,
    ...(form && {
      origin: new URL(url).origin,
      'content-type': 'application/x-www-form-urlencoded',
    }),
  }
  const method = form === undefined ? 'GET' : 'POST'
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    request(url, { method, headers }, resolve).once('error', reject).end(form?.toString()),
  )
  const body = await buffer(answer)
  const head = answer.rawHeaders.reduce((sum, part) => sum + part.length + 2, 17)
  const encoding = answer.headers['content-encoding']
  const plain =
    encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
  const { statusCode: status = 0 } = answer
  return { status, bytes: head + body.length, text: plain.toString('utf8') }
}

/** What a browser gets besides the page: styles, icons, pictures, scripts. */
export function partsOf(page: string): string[] {
  const tags = page.matchAll(/<(?:link|img|script|source)\b[^>]*>/g)
  const addresses = [...tags].flatMap(([tag]) => {
    const isLoaded =
      !tag.startsWith('<link') || /rel="?(stylesheet|icon|preload|manifest)/.test(tag)
    const address = /\b(?:href|src)="?([^"\s>]+)/.exec(tag)?.[1]
    return isLoaded && address !== undefined ? [address] : []
  })
  return [...new Set(addresses)].filter((address) => !address.startsWith('data:'))
}
