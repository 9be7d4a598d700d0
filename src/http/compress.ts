import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context, MiddlewareHandler } from 'hono'
import { isReading } from './method.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** An answer to what was sent that may be compressed: nothing on it was typed, and nothing is secret. */
    readonly compresses?: boolean
  }
}

/** What is made of words and written anew for each request; static files lie compressed already. */
const WORDS =
  /^(text\/(html|csv|calendar)|application\/(atom\+xml|cap\+xml|geo\+json|manifest\+json))\b/
/** What programs read: only where it is the same for everybody. */
const JSON_FILES = /^application\/(ld\+)?json\b/
/** Bundles of record entries are JSON under a type that does not say so. Source: C2SP tlog-tiles. */
const BUNDLES = /^(\/exercise)?\/log\/tile\/entries\//
/** Shorter answers fit into one packet anyway. */
const LEAST_BYTES = 1_000
/** Half a millisecond for a page; the best quality takes twenty times as long for a twentieth less. */
const QUALITY = 5

const viaBrotli = promisify(brotliCompress)
const viaGzip = promisify(gzip)

/**
 * Compresses pages, feeds and bundles of records, and answers with 304 where the caller has the answer already: only here
 * is known in which encoding it goes out, and each has a tag of its own. Source: RFC 9110 §8.8.3.3 and §13.1.2.
 */
export const compressed: MiddlewareHandler = async (c, next) => {
  await next()
  if (!isOfWords(c)) return
  const { status, headers } = c.res
  addVary(headers, 'Accept-Encoding')
  const wanted = encodingFor(c)
  // It goes out as it is: hono writes a text faster than it reads one.
  if (wanted === null && !headers.has('ETag')) return
  const bytes = new Uint8Array(await c.res.arrayBuffer())
  const encoding = bytes.length < LEAST_BYTES ? null : wanted
  const tag = tagOf(headers.get('ETag'), encoding)
  if (tag !== null) headers.set('ETag', tag)
  if (status === 200 && tag !== null && isKnownTag(c.req.header('if-none-match'), tag)) {
    for (const name of ['Content-Type', 'Content-Length']) headers.delete(name)
    answerWith(c, new Response(null, { status: 304, headers }))
    return
  }
  if (encoding !== null) headers.set('Content-Encoding', encoding)
  answerWith(c, new Response(await encoded(bytes, encoding), { status, headers }))
}

/** Puts an answer in place of the one that is there; hono would keep the headers of that one. */
function answerWith(c: Context, answer: Response): void {
  c.res = undefined
  c.res = answer
}

/** Whether a caller's `If-None-Match` names this tag: `*`, or a list in which `W/` makes no difference. */
function isKnownTag(header: string | undefined, tag: string): boolean {
  if (header?.trim() === '*') return true
  return (header ?? '').match(/"[^"]*"/g)?.includes(tag.replace(/^W\//, '')) ?? false
}

/** The tag of the answer in this encoding; null where it has none. */
function tagOf(plain: string | null, encoding: Encoding): string | null {
  return plain === null || encoding === null ? plain : plain.replace(/"$/, `-${encoding}"`)
}

function addVary(headers: Headers, name: string): void {
  const known = (headers.get('Vary') ?? '').split(',').map((part) => part.trim())
  if (!known.includes(name)) headers.append('Vary', name)
}

type Encoding = 'br' | 'gzip' | null

async function encoded(
  bytes: Uint8Array<ArrayBuffer>,
  encoding: Encoding,
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === null) return bytes
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY }
  return new Uint8Array(await (encoding === 'br' ? viaBrotli(bytes, { params }) : viaGzip(bytes)))
}

const isForAll = (headers: Headers) => (headers.get('Cache-Control') ?? '').startsWith('public')

function isOfWords(c: Context): boolean {
  const { req, res } = c
  const isOpen = isReading(c) || c.get('compresses') === true
  if (!isOpen || res.headers.has('Content-Encoding')) return false
  if (res.status === 200 && BUNDLES.test(req.path)) return true
  const type = res.headers.get('Content-Type') ?? ''
  return WORDS.test(type) || (JSON_FILES.test(type) && isForAll(res.headers))
}

/**
 * The encoding that the caller takes. An answer to a known person that may repeat what stands in the address stays as it
 * is, because its length would tell what it hides. Source: BREACH (CVE-2013-3587).
 */
function encodingFor({ req }: Context): Encoding {
  const isKnown = req.header('cookie') !== undefined || req.header('authorization') !== undefined
  if (isKnown && new URL(req.url).search !== '') return null
  const accepted = (req.header('accept-encoding') ?? '').split(',').map((part) => part.trim())
  return (['br', 'gzip'] as const).find((one) => accepted.includes(one)) ?? null
}
