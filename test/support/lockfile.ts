// package.json and package-lock.json as the tests read them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the clone. */
export const root = join(import.meta.dirname, '..', '..')

/** An entry of the lockfile, as far as the tests look at it. */
interface LockedPackage {
  version: string
  license?: string
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
  dev?: boolean
}

interface Manifest {
  license?: string
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
}

/** Installed paths such as `node_modules/zod`, without the project itself. */
export function lockedPackages(): [path: string, locked: LockedPackage][] {
  const { packages } = readJson('package-lock.json') as { packages: Record<string, LockedPackage> }
  return Object.entries(packages).filter(([path]) => path !== '')
}

export function manifest(): Manifest {
  return readJson('package.json') as Manifest
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
