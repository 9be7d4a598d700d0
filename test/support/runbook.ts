// A page of docs/runbooks as its reader lives it: its shell blocks in one shell, beside a node of its own. The convention is
// at the top of docs/runbooks/README.md.

import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { product } from '../../scripts/setup.mjs'
import { runFolder } from './run-folder.ts'

/** A shell block; `notRun` is its name where a test cannot run it, `expected` are the lines that it must print. */
export interface Block {
  readonly code: string
  readonly notRun: string | null
  readonly expected: readonly string[]
}

const ROOT = join(import.meta.dirname, '..', '..')

/** Longest walk through one page. */
const PAGE_LIMIT_MS = 90_000

/** The shell blocks of a page, in order. Throws Error for a fence of another kind that stands for a command. */
export function blocksOf(page: string): Block[] {
  const fences = [...page.matchAll(/^```(\S*)([^\n]*)\n([\s\S]*?)^```$/gm)]
  const blocks: Block[] = []
  let wasShell = false
  for (const [, language = '', rest = '', code = ''] of fences) {
    const last = blocks.at(-1)
    if (language === 'sh') {
      const notRun = /^ not-run=([\w-]+)$/.exec(rest)?.[1] ?? null
      if (rest !== '' && notRun === null) throw new Error(`a shell block is marked “${rest}”`)
      blocks.push({ code, notRun, expected: [] })
    } else if (language === 'text' && wasShell && last !== undefined)
      blocks[blocks.length - 1] = { ...last, expected: code.trimEnd().split('\n') }
    else if (['bash', 'shell', 'console'].includes(language))
      throw new Error(`a block of “${language}” is run by nobody`)
    wasShell = language === 'sh'
  }
  return blocks
}

/** Whether `text` has `line`, in which `…` stands for anything. */
export function holdsLine(text: string, line: string): boolean {
  const parts = line
    .trim()
    .split('…')
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
  return text.split('\n').some((one) => new RegExp(parts.join('.*')).test(one))
}

/** Where a page is lived. */
export interface Place {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** Runs the command line on the node of the page; throws Error with what it said when it fails. */
  scrutineer(...args: string[]): Promise<string>
  remove(): Promise<void>
}

/** Makes the folder, the commands `scrutineer`, `npx`, `systemctl` and `journalctl`, and starts the node where the page wants one. */
export async function openPlace(
  page: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Place> {
  const folder = mkdtempSync(join(runFolder(), 'runbook-'))
  const bin = join(folder, 'bin')
  for (const name of ['bin', 'work', 'data']) mkdirSync(join(folder, name), { mode: 0o700 })
  const commands: Record<string, string> = {
    scrutineer: `exec "${process.execPath}" "${product.join('" "')}" "$@"\n`,
    npx: 'shift\nexec scrutineer "$@"\n',
    journalctl: `cat "${folder}/journal" 2>/dev/null\n`,
    systemctl: SYSTEMCTL,
  }
  for (const [name, text] of Object.entries(commands)) {
    writeFileSync(join(bin, name), `#!/bin/bash\n${text}`)
    chmodSync(join(bin, name), 0o755)
  }
  const env = {
    PORT: String(port),
    SCRUTINEER_DATA: join(folder, 'data'),
    SCRUTINEER_ORIGIN: `http://localhost:${port}`,
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(ROOT, '.cache', 'compile'),
    PLACE: folder,
    ...settings,
  }
  const shell = (script: string) => runShell(script, { folder, env, bin })
  const place: Place = {
    folder,
    env,
    async scrutineer(...args) {
      const quoted = args.map((arg) => `'${arg.replaceAll("'", String.raw`'\''`)}'`).join(' ')
      const { code, text } = await shell(`scrutineer ${quoted}`)
      if (code !== 0) throw new Error(text)
      return text
    },
    async remove() {
      await shell('systemctl stop scrutineer || true')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  if (!page.startsWith('<!-- node: stopped -->')) {
    const { code, text } = await shell('systemctl start scrutineer')
    if (code !== 0) throw new Error(text)
  }
  return place
}

/** What an operator's systemd does for the one unit, over the real program. */
const SYSTEMCTL = String.raw`
set -eu
verb=$1
pidfile="$PLACE/pid"
alive() { [ -f "$pidfile" ] && kill -0 "$(cat "$pidfile")" 2>/dev/null; }
case $verb in
  start)
    alive && exit 0
    touch "$PLACE/journal"
    before=$(grep -c ' is at ' "$PLACE/journal" || true)
    setsid scrutineer serve >>"$PLACE/journal" 2>&1 </dev/null &
    echo $! >"$pidfile"
    for _ in $(seq 1500); do
      [ "$(grep -c ' is at ' "$PLACE/journal" || true)" -gt "$before" ] && exit 0
      alive || { tail -n 20 "$PLACE/journal" >&2; exit 1; }
      sleep 0.05
    done
    exit 1 ;;
  stop)
    alive || exit 0
    kill "$(cat "$pidfile")"
    for _ in $(seq 600); do alive || exit 0; sleep 0.05; done
    exit 1 ;;
  restart) systemctl stop scrutineer; systemctl start scrutineer ;;
  reload) kill -HUP "$(cat "$pidfile")" ;;
  kill) kill -KILL "$(cat "$pidfile")" ;;
  is-active) alive ;;
  *) echo "no such verb: $verb" >&2; exit 2 ;;
esac
`

/** Walks through the blocks; gives one sentence for each thing that was not as the page says. */
export async function walk(place: Place, blocks: readonly Block[]): Promise<string[]> {
  const run = blocks.filter(({ notRun }) => notRun === null)
  const script = run.map(({ code }, n) => `echo '@@ ${n}'\n${code}`).join('\n')
  const bin = join(place.folder, 'bin')
  const { code, text } = await runShell(script, { folder: place.folder, env: place.env, bin })
  const parts = text.split(/^@@ \d+\n/m).slice(1)
  if (code !== 0) return [`block ${parts.length} ended with ${code}:\n${parts.at(-1) ?? text}`]
  return run.flatMap(({ expected }, n) =>
    expected
      .filter((line) => line.trim() !== '' && !holdsLine(parts[n] ?? '', line))
      .map((line) => `block ${n + 1} did not print “${line}”, but:\n${parts[n]}`),
  )
}

function runShell(
  script: string,
  of: { folder: string; env: Readonly<Record<string, string>>; bin: string },
): Promise<{ code: number | null; text: string }> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: join(of.folder, 'work'),
    env: { ...process.env, ...of.env, PATH: `${of.bin}:${process.env['PATH'] ?? ''}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PAGE_LIMIT_MS,
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => void (text += part))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })))
}

/** The blocks that tests do not run, as `page name`, with the reason. */
export function notRunList(path: string): Map<string, string> {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return new Map(
    lines.map((line) => {
      const [, key = '', reason = ''] = /^(\S+ \S+): (.+)$/.exec(line) ?? []
      if (reason === '') throw new Error(`no page, name and reason: ${line}`)
      return [key, reason]
    }),
  )
}
