// What each slice adds to the heap of a node: with it against without it, each in a process of its own.

import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const SRC = join(import.meta.dirname, '../../src')
/** A slice with few words of its own differs by less than two runs do; the middle of a few is steady. */
const RUNS = 3

/** MiB of heap by slice, most first. */
export function growthBySlice(): { readonly slice: string; readonly mib: number }[] {
  const all = globSync('domains/*/index.ts', { cwd: SRC }).map((path) => join(SRC, path))
  const whole = heapWith(all)
  return all
    .map((path) => ({
      slice: basename(dirname(path)),
      mib: whole - heapWith(all.filter((other) => other !== path)),
    }))
    .toSorted((a, b) => b.mib - a.mib)
}

function heapWith(modules: readonly string[]): number {
  const measured = Array.from({ length: RUNS }, () => heapOnce(modules))
  return measured.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN
}

function heapOnce(modules: readonly string[]): number {
  const script = `await Promise.all(${JSON.stringify(modules)}.map((path) => import(path)))
    gc(); gc(); console.log(process.memoryUsage().heapUsed)`
  const argv = ['--expose-gc', '--input-type=module', '-e', script]
  const { stdout, status } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the slices were not loaded: ${stdout}`)
  return Number(stdout) / 2 ** 20
}
