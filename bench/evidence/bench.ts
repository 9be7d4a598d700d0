// Evidence: how long a large file takes from its first byte to its chain, how much memory the node needs for it, and
// what a signed act of custody costs beside a plain command.
//   npm run bench -- evidence          BENCH_BYTES=500000000 for a quick look
// Peer: `openssl dgst` twice (SHA-256, SHA-512), `cp` and `sync`, which is what an officer does by hand.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Actor } from '../../src/core/actor.ts'
import { readConfig } from '../../src/core/config.ts'
import { newBytes } from '../../src/core/id.ts'
import { openNode, type RunningNode } from '../../src/node.ts'

const BYTES = Number(process.env['BENCH_BYTES'] ?? 5_000_000_000)
const CHUNK = 4 * 1024 * 1024
const ACTS = 300
const SAMPLE_MS = 50

const COMMAND_LINE: Actor = { id: 'cli:0', holds: 'all' }

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const ratios = Object.entries(vs).map(([peer, other]) => [
    peer,
    Number((value / other).toFixed(2)),
  ])
  const rounded = Number(value.toPrecision(4))
  const line = { bench: 'evidence', figure, value: rounded, unit, vs: Object.fromEntries(ratios) }
  console.log(JSON.stringify(line))
}

/** A file that nothing can be saved on. */
async function writeFile(path: string): Promise<void> {
  const out = createWriteStream(path)
  for (let left = BYTES; left > 0; left -= CHUNK) {
    const chunk = newBytes(Math.min(CHUNK, left))
    if (!out.write(chunk)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  execFileSync('sync')
}

async function secondsOf(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

async function byHand(file: string, folder: string): Promise<number> {
  return await secondsOf(() => {
    for (const digest of ['-sha256', '-sha512']) execFileSync('openssl', ['dgst', digest, file])
    execFileSync('cp', [file, join(folder, 'copy')])
    execFileSync('sync')
  })
}

/** Highest resident memory of this process while `work` runs, in MiB above what it was. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  global.gc?.()
  const before = process.memoryUsage.rss()
  let highest = before
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, SAMPLE_MS)
  await work()
  clearInterval(timer)
  return (highest - before) / 1024 / 1024
}

async function send(node: RunningNode, bearer: string, file: string): Promise<void> {
  const script = join(import.meta.dirname, 'send.ts')
  const sender = spawn(process.execPath, [script, node.origin, bearer, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise<number | null>((resolve) => sender.once('exit', resolve))
  if (code !== 0) throw new Error(`the sender ended with ${code}`)
}

async function main(folder: string): Promise<void> {
  const file = join(folder, 'disk.img')
  await writeFile(file)
  const hand = await byHand(file, folder)
  rmSync(join(folder, 'copy'))
  const config = readConfig({ PORT: '0', SCRUTINEER_DATA: join(folder, 'data') })
  const node = await openNode(config, { log: () => {} })
  try {
    const house = node.house('actual')
    if (house === null) throw new Error('there is no house')
    const call = async <O>(name: string, input: object): Promise<O> =>
      (await house.runner.call(COMMAND_LINE, house.action(name), input)).output as O
    const token = { role: 'custodian', name: 'bench', area: '/' }
    const { credential } = await call<{ credential: string }>('accounts.createToken', token)
    let intake = 0
    const growth = await growthOf(async () => {
      intake = await secondsOf(() => send(node, credential, file))
    })
    print('intake', intake, 's', { 'openssl+cp+sync': hand })
    print('rss_growth', growth, 'MiB')
    const thing = { area: '/', title: 'Laptop', place: 'Bench', media: 'Laptop' }
    const { item } = await call<{ item: string }>('evidence.addPhysical', thing)
    const act = { item, type: 'moved', place: 'Room', authority: 'Order', receipt: 'R' }
    // In turns, because the disk still writes what was handed in.
    let [plain, custody] = [0, 0]
    for (let n = 0; n < ACTS; n += 1) {
      const area = { parent: '/', name: `Area ${n}`, kind: 'region' }
      plain += await secondsOf(() => call('territory.addArea', area))
      custody += await secondsOf(() => call('evidence.act', act))
    }
    print('custody_append', (custody / ACTS) * 1000, 'ms', {
      'plain command': (plain / ACTS) * 1000,
    })
  } finally {
    await node.close()
  }
}

const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'bench-evidence-'))
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
