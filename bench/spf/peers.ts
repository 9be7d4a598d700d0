// Receivers of other authors over the same name servers. They take their resolver from the machine only, so each runs
// where another file lies over /etc/resolv.conf.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mail } from './corpus.ts'

/** A receiver that reads mails from its input and says a result for each. */
interface Peer {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** Says that it is there. */
  readonly probe: readonly string[]
  /** Finds the results, one a mail. */
  readonly pattern: RegExp
}

const PYSPF = `import sys, spf
for line in sys.stdin:
    ip, sender, helo = line.split()
    print(spf.check2(i=ip, s=sender, h=helo)[0])`

/** The first two follow the standard of today; libspf2 follows that of before (RFC 4408), and is still in use. */
export const PEERS: readonly Peer[] = [
  {
    name: 'Mail::SPF',
    command: 'spfquery.mail-spf-perl',
    args: ['--versions', '1', '--file', '-'],
    probe: ['--version'],
    pattern: /^Received-SPF: (\w+)/gm,
  },
  {
    name: 'pyspf',
    command: '/usr/bin/python3',
    args: ['-c', PYSPF],
    probe: ['-c', 'import spf'],
    pattern: /^(\w+)$/gm,
  },
  {
    name: 'libspf2',
    command: 'spfquery.libspf2',
    args: ['-file', '-'],
    probe: ['-version'],
    pattern: /^(pass|fail|softfail|neutral|none|unknown|error|permerror|temperror|\(invalid\))$/gm,
  },
]

/** What older receivers call the results of today. */
const TODAY: Readonly<Record<string, string>> = {
  unknown: 'permerror',
  '(invalid)': 'permerror',
  error: 'temperror',
}

const MAX_OUTPUT = 64 * 1024 * 1024

/** Results of a peer, or why there are none. */
export function resultsOf(peer: Peer, mails: readonly Mail[], address: string): string[] | string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-spf-'))
  const file = join(folder, 'resolv.conf')
  writeFileSync(file, `nameserver ${address}\noptions timeout:2 attempts:1\n`)
  const input = mails.map(({ ip, sender, helo }) => `${ip} ${sender} ${helo}\n`).join('')
  const script = `mount --bind ${file} /etc/resolv.conf && exec "$@"`
  const options = { input, encoding: 'utf8', maxBuffer: MAX_OUTPUT } as const
  try {
    const there = spawnSync(peer.command, [...peer.probe])
    if (there.error || (there.status ?? 0) === 1) return 'not installed'
    const args = ['--mount', 'sh', '-c', script, 'sh', peer.command, ...peer.args]
    const { stdout, stderr } = spawnSync('unshare', args, options)
    const found = [...stdout.matchAll(peer.pattern)].map(([, word = '']) => TODAY[word] ?? word)
    if (found.length === mails.length) return found
    return `said ${found.length} results for ${mails.length} mails: ${stderr.slice(0, 200)}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
