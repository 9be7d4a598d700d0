import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { lockedPackages, manifest, readJson, root } from './support/lockfile.ts'

/** Licences (SPDX) whose code may be shipped with a work under Apache-2.0. */
const compatible = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
]

/** True for one compatible licence, for a choice with one, and for a union of nothing else. */
function isCompatible(expression: string): boolean {
  const choices = expression.replaceAll(/[()]/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((id) => compatible.includes(id)))
}

test('every package that ships with the product has a licence that goes with Apache-2.0', () => {
  const shipped = lockedPackages().filter(([, each]) => each.dev !== true)
  assert.ok(shipped.length > 20)
  const wrong = shipped.filter(([, each]) => !isCompatible(each.license ?? 'none'))
  assert.deepEqual(wrong, [])
})

test('the installed packages state the licence that the lockfile states', () => {
  for (const [path, locked] of lockedPackages()) {
    const file = join(path, 'package.json')
    // A package for another machine is locked and not installed.
    if (!existsSync(join(root, file))) continue
    assert.equal((readJson(file) as { license?: string }).license, locked.license, path)
  }
})

test('a choice counts by its best licence and a union by its worst', () => {
  assert.ok(isCompatible('(MIT OR GPL-3.0-only)'))
  assert.ok(isCompatible('MIT AND ISC'))
  assert.ok(!isCompatible('MIT AND GPL-3.0-only'))
  assert.ok(!isCompatible('none'))
})

test('every dependency of the product has its row: what, why, licence, how to leave', () => {
  const { dependencies, optionalDependencies } = manifest()
  const page = readFileSync(join(root, 'docs/decisions/dependencies.md'), 'utf8')
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const row = page.split('\n').find((line) => line.split('|')[1]?.includes(`\`${name}\``))
    const cells = row?.split(/(?<!\\)\|/).slice(2, -1) ?? []
    assert.deepEqual([cells.length, cells.every((cell) => cell.trim() !== '')], [4, true], name)
  }
})

test('every tool has its line on the page of the tools', () => {
  const page = readFileSync(join(root, 'docs/decisions/development-tools.md'), 'utf8')
  for (const name of Object.keys(manifest().devDependencies))
    assert.ok(page.includes(`\`${name}\``), name)
})
