import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { DEFAULT_POLICY } from '../src/domains/monitoring/checks/index.ts'
import * as judging from '../src/domains/monitoring/judging.ts'
import { GOOD_PAGE, HOST, home, NOW, visitWith } from '../test/support/example-visit.ts'
import { builtFolder, builtMain, sourcesKey } from './built.mjs'
import { productFlags } from './setup.mjs'

test('what was made is used for the sources it was made of, and for no others', () => {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'))
  const write = (path: string, text: string) => writeFileSync(join(clone, path), text)
  try {
    mkdirSync(join(clone, 'src', 'core'), { recursive: true })
    mkdirSync(join(clone, 'scripts'))
    mkdirSync(join(clone, 'bin'))
    for (const name of ['bin/made.mjs', 'scripts/build.mjs', 'scripts/setup.mjs']) write(name, '')
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
      () => write('scripts/build.mjs', '// made otherwise'),
      () => write('scripts/setup.mjs', '// other flags'),
      () => write('bin/made.mjs', '// loaded otherwise'),
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

test('what threads load was made as well: a thread holds few files and none of the sources', async () => {
  const main = builtMain()
  assert.ok(main)
  const folder = dirname(main)
  const names = readdirSync(folder).filter((name) => !name.endsWith('.compiled'))
  for (const name of ['worker.mjs', 'here.mjs', 'judging.mjs']) assert.ok(names.includes(name))
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'))
  const loaded = texts.flatMap((text) => [
    ...text.matchAll(/"file:[^"]*\/(here|worker|judging)\.(\w+)"/g),
  ])
  assert.equal(new Set(loaded.map(([, name]) => name)).size, 3)
  assert.deepEqual([...new Set(loaded.map(([, , kind]) => kind))], ['mjs'])
  const { judge } = (await import(join(folder, 'judging.mjs'))) as { judge: unknown }
  assert.equal(typeof judge, 'function')
})

test('what was made is held at one byte a letter, and says the same as the sources', async () => {
  const main = builtMain()
  assert.ok(main)
  const folder = dirname(main)
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.cjs')))
    assert.match(readFileSync(join(folder, name), 'utf8'), /^[\0-\x7f]*$/, name)
  const made = (await import(join(folder, 'judging.mjs'))) as typeof judging
  const page = GOOD_PAGE.replace('</body>', '<p>لجنة الانتخابات – žluťoučký – 选举</p></body>')
  const site = { host: HOST, path: '/', baseline: null, policy: DEFAULT_POLICY }
  const seen = judging.toJudge(visitWith(home({}, page)), site, NOW)
  assert.deepEqual(made.judge(seen), judging.judge(seen))
})

test('each made file is kept compiled for the flags that the product starts with', () => {
  const main = builtMain()
  assert.ok(main)
  const files = readdirSync(dirname(main))
    .filter((name) => name.endsWith('.cjs'))
    .map((name) => join(dirname(main), name))
  const rejected = `
    const { readFileSync } = require('node:fs'), { Script } = require('node:vm')
    const isRejected = (file) => new Script(readFileSync(file, 'latin1'), {
      cachedData: readFileSync(file + '.compiled') }).cachedDataRejected
    console.log(JSON.stringify(process.argv.slice(1).filter(isRejected)))`
  const argv = [...productFlags, '--eval', rejected, ...files]
  const { stdout } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
  assert.deepEqual(JSON.parse(stdout), [])
  assert.ok(files.length > 20)
})
