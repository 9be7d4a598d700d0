import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { builtFolder, builtMain, sourcesKey } from './built.mjs'

test('what was made is used for the sources it was made of, and for no others', () => {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'))
  const write = (path: string, text: string) => writeFileSync(join(clone, path), text)
  try {
    mkdirSync(join(clone, 'src', 'core'), { recursive: true })
    write('package-lock.json', '{}')
    write('src/core/a.ts', 'export const a = 1\n')
    assert.equal(builtMain(clone), null)
    const main = join(builtFolder(clone), sourcesKey(clone), 'main.mjs')
    mkdirSync(join(main, '..'), { recursive: true })
    writeFileSync(main, '')
    assert.equal(builtMain(clone), main)
    write('src/core/a.test.ts', 'a test is no part of the product\n')
    assert.equal(builtMain(clone), main)

    const known = new Set([sourcesKey(clone)])
    const changes = [
      () => write('src/core/b.ts', ''),
      () => write('src/core/a.ts', 'export const a = 12\n'),
      () => write('package-lock.json', '{ }'),
      () => utimesSync(join(clone, 'src/core/a.ts'), 1, 1),
    ]
    for (const change of changes) {
      change()
      assert.equal(builtMain(clone), null)
      known.add(sourcesKey(clone))
    }
    assert.equal(known.size, changes.length + 1)
  } finally {
    rmSync(clone, { recursive: true })
  }
})
