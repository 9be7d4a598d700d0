// The guide for whoever adds a slice, followed word for word on a copy of the house, and each part looked at in a running
// node: one folder and one line, and nothing else.

import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { askControl } from '../src/platform/control.ts'
import { joinByApi } from './support/api-person.ts'
import { runFolder } from './support/run-folder.ts'

const ROOT = join(import.meta.dirname, '..')
const INDEX = 'src/domains/index.ts'
/** What a node is made of. */
const PARTS = ['src', 'migrations', 'facts', 'locales', 'package.json', 'tsconfig.json']
const START_LIMIT_MS = 90_000
const WAIT_MS = 60_000

/** The files of the guide: every block of code whose first line names one. */
function filesOfGuide(): Map<string, string> {
  const guide = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
  const blocks = [...guide.matchAll(/^ {3}```ts\n([\s\S]*?)^ {3}```$/gm)].map(([, code = '']) =>
    code.replaceAll(/^ {3}/gm, ''),
  )
  return new Map(
    blocks.flatMap((code) => {
      const [, path = '', rest = ''] = /^\/\/ (src\/\S+\.ts)\n([\s\S]*)$/.exec(code) ?? []
      return path === '' ? [] : [[path, rest] as const]
    }),
  )
}

/** A copy of the house with the slice of the guide in it. */
function houseWithSlice(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(runFolder(), 'house-'))
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, code] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), code)
  }
  const index = readFileSync(join(folder, INDEX), 'utf8')
  const withSlice = index
    .replace(/^import .* from '\.\/monitoring/m, "import { lessons } from './lessons/index.ts'\n$&")
    .replace(/^ {2}setup,$/m, '$&\n  lessons,')
  writeFileSync(join(folder, INDEX), withSlice)
  return folder
}

/** Lines that differ, by file, as `git diff --stat` counts them. */
function changes(folder: string): string[] {
  const argv = ['diff', '--no-index', '--numstat', join(ROOT, 'src'), join(folder, 'src')]
  try {
    execFileSync('git', argv, { encoding: 'utf8' })
    return []
  } catch (error) {
    // It ends with 1 where something differs.
    const { stdout } = error as { stdout: string }
    return stdout.trim().split('\n')
  }
}

interface Served {
  readonly origin: string
  call<O>(action: string, input: unknown, realm?: 'actual' | 'exercise'): Promise<O>
  stop(): Promise<void>
}

async function serve(folder: string, port = '0'): Promise<Served> {
  const data = join(folder, 'data')
  const env = {
    ...process.env,
    PORT: port,
    SCRUTINEER_DATA: data,
    SCRUTINEER_VISIT_MS: '3600000',
    // What is compiled of a copy serves nobody after it.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  }
  const argv = [join(folder, 'src/main.ts'), 'serve']
  const child = spawn(process.execPath, argv, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const timer = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS)
  const said: string[] = []
  child.stderr.on('data', (part: Buffer) => said.push(part.toString()))
  let origin = ''
  for await (const line of createInterface({ input: child.stdout })) {
    origin = / is at (http:\S+)/.exec(line)?.[1] ?? ''
    if (origin !== '') break
  }
  clearTimeout(timer)
  child.stdout.resume()
  assert.notEqual(origin, '', `the node did not start: ${said.join('')}`)
  return {
    origin,
    async call<O>(action: string, input: unknown, realm: 'actual' | 'exercise' = 'actual') {
      const answer = await askControl(join(data, 'control.sock'), { realm, action, input, uid: 0 })
      return answer?.output as O
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

test('a slice that is written by the guide is seen everywhere, with one folder and its line', async () => {
  const files = filesOfGuide()
  assert.ok(files.size >= 3, [...files.keys()].join())
  const folder = houseWithSlice(files)
  try {
    assert.deepEqual(
      changes(folder)
        .map((line) => line.split('\t'))
        .filter(([, , path = '']) => !path.includes('/lessons/'))
        .map(([added, removed]) => [added, removed]),
      [['2', '0']],
      'the import, and the entry of the list',
    )
    let node = await serve(folder)
    try {
      const press = await lookAt(node)
      await node.stop()
      node = await serve(folder, new URL(node.origin).port)
      await press(node)
      assert.equal(await lessonsHeld(node), 2)
    } finally {
      await node.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** How often the exercise's record says that a lesson was held. */
async function lessonsHeld(node: Served): Promise<number> {
  const { records } = await node.call<{ records: unknown[] }>(
    'record.list',
    { type: 'lesson.held', limit: 100 },
    'exercise',
  )
  return records.length
}

/** Looks at every part; gives the way to press the button of the exercise and to wait for what it does. */
async function lookAt(node: Served): Promise<(node: Served) => Promise<void>> {
  const invited = { name: 'Tala', role: 'trainer', area: '/' }
  const { secret } = await node.call<{ secret: string }>('accounts.invite', invited)
  const trainer = await joinByApi(node.origin, secret)
  // API, page, navigation, form.
  assert.deepEqual(await trainer.ask('lessons.titles'), { titles: ['Passwords', 'Phishing'] })
  await trainer.call('lessons.hold', { title: 'Phishing', pupils: 7 })
  const page = await trainer.page('/en/console/lessons')
  assert.match(page, /<h1[^>]*>Lessons/)
  assert.match(page, /How many came/)
  assert.match(page, /<a[^>]*href="\/en\/console\/lessons"[^>]*>Lessons/)
  assert.match(await trainer.page('/en/lessons'), /<li>Passwords<\/li>/)
  // Situation, search, programme.
  assert.match(await trainer.page('/en/console'), /<h2>Lessons<\/h2>/)
  assert.match(await trainer.page('/en/console/search?words=phish'), /<bdi>Phishing<\/bdi>/)
  assert.match(await trainer.page('/en/programme'), /1 lesson held/)
  assert.match(await trainer.page('/ar/programme'), /درس واحد/)
  // A wrong input is refused in words.
  await assert.rejects(trainer.call('lessons.hold', { title: 'Phishing', pupils: 0 }), /pupils/)
  // The exercise has its button, and pressing it does what the slice says.
  await node.call('exercises.start', {})
  const until = performance.now() + WAIT_MS
  const wait = async (isThere: () => Promise<boolean>, what: string) => {
    while (!(await isThere())) {
      assert.ok(performance.now() < until, what)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
  const exercise = async (path: string) => {
    try {
      return await trainer.page(`/exercise/en${path}`)
    } catch {
      return ''
    }
  }
  await wait(
    async () => (await exercise('/console/exercise')).includes('Ring the bell of the school'),
    'no button in the exercise',
  )
  assert.doesNotMatch(await exercise('/programme'), /lesson held/)
  const press = async (on: Served) => {
    await wait(
      async () => (await exercise('/console/exercise')).includes('Ring the bell'),
      'no button in the exercise',
    )
    const held = await lessonsHeld(on)
    await trainer.call('exercises.press', { button: 'lessons.bell' }, 'exercise')
    // One more, and not two: a press before a restart is not pressed again after it.
    await wait(async () => (await lessonsHeld(on)) > held, 'the button did nothing')
    assert.equal(await lessonsHeld(on), held + 1)
  }
  await press(node)
  assert.match(await exercise('/programme'), /1 lesson held/)
  return press
}
