// Files of a site that are watched by their hash: what a look at one says of it.
import { hash } from 'node:crypto'
import { z } from 'zod'
import type { FileHash } from '../../core/observation.ts'
import type { ChangeItem } from './watched.ts'

/** Files of one site. */
export const MAX_FILES = 10
const MAX_PATH = 500

/** Not looked at yet; as it is right; another one; gone; not reached whole, so that nothing is known. */
export const fileState = z.enum(['new', 'same', 'changed', 'missing', 'untested'])
export type FileState = z.infer<typeof fileState>

/** Path and query of a file on the host of its site. */
export const filePath = z
  .string()
  .max(MAX_PATH)
  .regex(/^\/([\x21-\x2e\x30-\x7e][\x21-\x7e]*)?$/, 'a path on the host of the site')

/**
 * The path of a file that somebody typed, as a path or as a whole address; null where that lies elsewhere than on the
 * host and port of the site.
 */
export function pathOf(
  typed: string,
  { host, httpsPort }: { readonly host: string; readonly httpsPort: number },
): string | null {
  const origin = URL.parse(`https://${host.includes(':') ? `[${host}]` : host}:${httpsPort}/`)
  const text = typed.trim()
  if (origin === null || !/^(?:\/(?!\/)|https:\/\/)/i.test(text) || text.includes('\\')) return null
  const url = URL.parse(text, origin.href)
  if (url === null || url.origin !== origin.origin || url.username !== '') return null
  return filePath.safeParse(`${url.pathname}${url.search}`).data ?? null
}

/** Beginning of the keys of findings about files. */
const KEY = 'file-'

/** The subject of the findings about a file. */
export function keyOf(path: string): string {
  return `${KEY}${hash('sha256', path, 'base64url').slice(0, 22)}`
}

export function isFileKey(key: string): boolean {
  return key.startsWith(KEY)
}

/** What a look says of a file that is known by this hash; null where it was never seen. */
export function stateOf(
  known: string | null,
  { digest, status, error }: Pick<FileHash, 'digest' | 'status' | 'error'>,
): FileState {
  if (digest !== null) return known === null || digest === known ? 'same' : 'changed'
  return error === null && (status === 404 || status === 410) ? 'missing' : 'untested'
}

/** The change as it is shown and decided about: other contents of the same file are another change. */
export function itemOf(
  path: string,
  { known, seen, state }: { known: string | null; seen: string | null; state: FileState },
): ChangeItem {
  return {
    key: keyOf(path),
    class: 'file',
    level: state === 'missing' ? 'M' : 'H',
    why: { code: state === 'missing' ? 'file_missing' : 'file_changed', args: { file: path } },
    place: '',
    under: path,
    old: known,
    now: seen,
    marked: [],
    isNew: false,
    isAnnounced: false,
    parts: {},
  }
}
