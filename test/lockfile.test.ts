import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { lockedPackages, manifest, root } from './support/lockfile.ts'

const locked = lockedPackages()
const pathsWhere = (isWrong: (each: (typeof locked)[number][1]) => boolean) =>
  locked.filter(([, each]) => isWrong(each)).map(([path]) => path)

test('the lockfile names no host, so that every registry and mirror can serve it', () => {
  assert.ok(locked.length > 100)
  assert.deepEqual(
    pathsWhere((each) => each.resolved !== undefined),
    [],
  )
})

test('every package is pinned by its SHA-512', () => {
  assert.deepEqual(
    pathsWhere((each) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(each.integrity ?? '')),
    [],
  )
})

test('no package runs a script when it is installed', () => {
  assert.deepEqual(
    pathsWhere((each) => each.hasInstallScript === true),
    [],
  )
})

test('package.json asks for exact versions, the ones of the lockfile', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest()
  const versions = new Map(locked.map(([path, each]) => [path, each.version]))
  for (const [name, wanted] of Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  })) {
    assert.match(wanted, /^\d+\.\d+\.\d+$/, name)
    assert.equal(versions.get(`node_modules/${name}`), wanted, name)
  }
})

test('no file of the repository names a registry host or a folder of the machine it was made on', () => {
  const parent = `${dirname(root)}/`
  // Short folders that every machine has are no trace of one.
  const isTelling = ![`${tmpdir()}/`, '/', '/home/', '/root/'].includes(parent)
  const traces = [['://', 'registry.'].join(''), `${root}/`, ...(isTelling ? [parent] : [])]
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  const files = tracked.split('\0').filter((file) => file !== '' && existsSync(join(root, file)))
  assert.ok(files.length > 20)
  const telling = files.filter((file) => {
    const text = readFileSync(join(root, file), 'latin1')
    return traces.some((trace) => text.includes(trace))
  })
  assert.deepEqual(telling, [])
})
