// A client made by a generator of other authors from the API document: its types hold for a program, and the program
// works. The types are made, checked and used in a folder of their own, as a stranger would.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { joined, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { root } from './support/lockfile.ts'
import { runFolder } from './support/run-folder.ts'

const run = promisify(execFile)

// The generator writes with the programming interface of TypeScript before 7, which 7 itself no longer has.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'typescript' && context.parentURL?.includes('/openapi-typescript/') === true
      ? { url: 'test:typescript', format: 'module', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === 'test:typescript'
      ? {
          format: 'module',
          shortCircuit: true,
          source: `import { ts } from '${import.meta.resolve('@ts-morph/common')}'\nexport default ts`,
        }
      : next(url, context),
})
const { default: typesOf, astToString } = await import('openapi-typescript')

const TSCONFIG = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: ['node'],
    module: 'nodenext',
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  },
  files: ['client.ts'],
}

let node: TestNode
let folder: string
before(async () => {
  node = await startTestNode('sqlite')
  folder = mkdtempSync(join(runFolder(), 'client-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG))
  copyFileSync(join(root, 'test/generated-client/client.ts'), join(folder, 'client.ts'))
  const { text } = await send(node, '/api/openapi.json')
  writeFileSync(join(folder, 'paths.ts'), astToString(await typesOf(text)))
})
after(async () => {
  await node.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('the types that a generator makes from the document hold for a program that uses them', async () => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = await run(process.execPath, [compiler, '-p', folder]).catch(
    (error: unknown) => error as { stdout: string },
  )
  assert.equal(stdout, '')
})

test('a generated client drafts, proposes, releases and reads an alert', async () => {
  const area = { parent: '/', code: '1', name: 'North' }
  const { path } = await node.call<{ path: string }>('territory.addArea', area)
  await node.call('territory.addStation', { number: '1', name: 'Hall', area: path })
  const officer = await joined(node, 'alert-officer')
  const releaser = await joined(node, 'releasing-officer')
  const { origin, port } = node.node
  const args = [`http://127.0.0.1:${port}`, origin, officer.cookie, releaser.cookie, path]
  const { stdout } = await run(process.execPath, [join(folder, 'client.ts'), ...args])
  assert.deepEqual(JSON.parse(stdout), {
    sameAlert: true,
    repeated: [false, true],
    records: 1,
    refusedOwn: 'core.same_person',
    wrongField: 'alert',
    state: 'issued',
    revision: 1,
    headlines: ['The register is closed for an hour.'],
  })
})
