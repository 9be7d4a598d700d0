import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'

/** What is made of words and written anew for each request; static files lie compressed already. */
const WORDS = /^(text\/html|application\/(atom\+xml|cap\+xml|manifest\+json))\b/
/** Shorter answers fit into one packet anyway. */
const LEAST_BYTES = 1_000
/** Half a millisecond for a page; the best quality takes twenty times as long for a twentieth less. */
const QUALITY = 5

const viaBrotli = promisify(brotliCompress)
const viaGzip = promisify(gzip)

/**
 * Compresses pages and feeds. An answer to a known person that may repeat what stands in the address stays as it is,
 * because its length would tell what it hides. Source: BREACH (CVE-2013-3587).
 */
export const compressed: MiddlewareHandler = async (c, next) => {
  await next()
  const encoding = encodingFor(c)
  if (encoding === null) return
  const bytes = new Uint8Array(await c.res.arrayBuffer())
  const headers = new Headers(c.res.headers)
  headers.append('Vary', 'Accept-Encoding')
  const { status } = c.res
  if (bytes.length < LEAST_BYTES) {
    c.res = new Response(bytes, { status, headers })
    return
  }
  headers.set('Content-Encoding', encoding)
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY }
  const body = encoding === 'br' ? await viaBrotli(bytes, { params }) : await viaGzip(bytes)
  c.res = new Response(new Uint8Array(body), { status, headers })
}

function encodingFor(c: Context): 'br' | 'gzip' | null {
  const { headers } = c.res
  if (c.req.method !== 'GET' || headers.has('Content-Encoding')) return null
  if (!WORDS.test(headers.get('Content-Type') ?? '')) return null
  const isKnown =
    c.req.header('cookie') !== undefined || c.req.header('authorization') !== undefined
  if (isKnown && new URL(c.req.url).search !== '') return null
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map((part) => part.trim())
  return (['br', 'gzip'] as const).find((one) => accepted.includes(one)) ?? null
}
