import { fold } from './fold.ts'
import { areaPath, MAX_AREA_DEPTH, MAX_AREA_NAME, withAncestors } from './permission.ts'

/** An area as a file names it: by its path, or by names from the top down. */
export type WrittenArea = { readonly path: string } | { readonly names: readonly string[] }

/** `/1/34/` is a path of codes, `North/District 4` are names; null when it is neither. */
export function readArea(text: string): WrittenArea | null {
  if (text.startsWith('/')) return areaPath.safeParse(text).success ? { path: text } : null
  const names = text.split('/').map((name) => name.trim().replaceAll(/\s+/g, ' '))
  const isGood = names.every((name) => fold(name) !== '' && name.length <= MAX_AREA_NAME)
  return isGood && names.length <= MAX_AREA_DEPTH ? { names } : null
}

/** An area as `readArea` reads it: its names from the top down; its path where a name is not known or looks like two. */
export function areaWay(path: string, names: ReadonlyMap<string, string>): string {
  const way = withAncestors(path)
    .slice(1)
    .map((above) => names.get(above) ?? '/')
  return way.length === 0 || way.some((name) => name.includes('/')) ? path : way.join('/')
}

/** An area as one part of an address: `1.34` for `/1/34/`; the nation, whose pages have no such part, is empty. */
export function areaInAddress(path: string): string {
  return path.slice(1, -1).replaceAll('/', '.')
}

/** The area of such a part; null where it is none. */
export function areaOfAddress(part: string): string | null {
  const read = areaPath.safeParse(`/${part.replaceAll('.', '/')}/`)
  return read.success ? read.data : null
}
