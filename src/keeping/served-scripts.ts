import { createHash } from 'node:crypto'
import type { ServedScript } from '../core/served-script.ts'
import { loadAssets } from '../http/assets.ts'
import { assetFiles } from '../shipped.ts'

/** The scripts that browsers get from this node, as they are served, by name. */
export function servedScripts(): ServedScript[] {
  const files = assetFiles().filter((path) => path.endsWith('.js'))
  return Array.from(loadAssets(files), ([name, { bytes }]) => ({
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })).sort((a, b) => (a.name < b.name ? -1 : 1))
}
