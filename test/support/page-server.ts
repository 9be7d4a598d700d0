// A server of one page and the scripts of the product, with the content policy of the product: what a page's script does
// is looked at without the node behind it.

import { globSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { loadAssets } from '../../src/http/assets.ts'
import { CONTENT_POLICY } from '../../src/http/headers.ts'

const root = join(import.meta.dirname, '../..')
const assets = loadAssets(
  globSync(['src/*/browser/*.js', 'src/ui/style/*.css'], { cwd: root }).map((path) =>
    join(root, path),
  ),
)

/** What is answered: a page, bytes, or an object as JSON. */
type Answer = string | object

export interface PageServer {
  readonly origin: string
  /** What was asked: method, address and body as one text. */
  readonly asked: string[]
  readonly close: () => void
}

/** Address of a script or a style sheet of the product. */
export function scriptPath(name: string): string {
  return `/static/${assets.get(name)?.etag}/${name}`
}

/** The element that loads a script of the product. */
export function scriptTag(name: string): string {
  return `<script type="module" src="${scriptPath(name)}"></script>`
}

/** Starts it on a free port. */
export async function pageServer(
  answer: (method: string, path: string, body: string) => Answer,
): Promise<PageServer> {
  const asked: string[] = []
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '' } = request
    const body = await textOf(request)
    asked.push(`${method} ${url} ${body}`)
    const asset = url.startsWith('/static/') ? assets.get(url.split('/')[3] ?? '') : undefined
    response.setHeader('Content-Security-Policy', CONTENT_POLICY)
    response.setHeader('Cache-Control', 'no-store')
    if (asset !== undefined) return response.setHeader('Content-Type', asset.type).end(asset.bytes)
    const told = answer(method, url, body)
    if (told instanceof Uint8Array) return response.end(told)
    const isPage = typeof told === 'string'
    response.setHeader('Content-Type', isPage ? 'text/html; charset=utf-8' : 'application/json')
    return response.end(isPage ? told : JSON.stringify(told))
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => void server.close(),
  }
}
