// A fresh Debian machine for one guide: this machine's programs under a file system of its own that is thrown away, a
// real systemd, and a network that ends at the machine, with a resolver and one site of somebody else in it.

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { realpathSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeLeaf, rootFile } from './certificates.ts'
import { runFolder } from './run-folder.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The names in the machine's network; addresses are public ones, because private ones are not looked at. */
const NODE = { name: 'node.example.org', address: '11.22.33.1' }
const SITE = { name: 'www.commission.example.org', address: '11.22.33.44' }

const BOOT_LIMIT_MS = 120_000

/** Why no machine can be made here; null where one can. */
export function whyNoMachine(): string | null {
  if (process.getuid?.() !== 0) return 'a machine of its own needs root'
  const tried = '/usr/bin/systemd-nspawn'
  if (!existsSync(tried)) return `${tried} is not installed`
  return null
}

/** What a guide did. */
export interface GuideRun {
  /** Exit code of the first command that failed, 0 when none did. */
  readonly code: number
  /** Everything that the commands were and printed. */
  readonly output: string
}

/** The shell blocks of a page, in order. */
export function shellBlocks(page: string): string[] {
  return Array.from(page.matchAll(/^```sh\n(.*?)^```$/gms), ([, block = '']) => block)
}

/** Boots the machine, runs `script` in it as root with bash, and answers when the machine is gone. */
export async function runOnFreshMachine(script: string): Promise<GuideRun> {
  const folder = mkdtempSync(join(runFolder(), 'machine-'))
  const upper = join(folder, 'upper')
  try {
    furnish(upper, script)
    const boot = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', BOOT], {
      env: { ...process.env, FOLDER: folder, MODULES: realpathSync(join(ROOT, 'node_modules')) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let console = ''
    for (const stream of [boot.stdout, boot.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => void (console += part))
    const limit = setTimeout(() => boot.kill('SIGTERM'), BOOT_LIMIT_MS)
    await once(boot, 'close')
    clearTimeout(limit)
    const code = join(folder, 'code')
    const printed = join(folder, 'output')
    const output = existsSync(printed) ? readFileSync(printed, 'utf8') : ''
    if (!existsSync(code))
      throw new Error(`the machine did not end the guide:\n${console}\n${output.slice(-4000)}`)
    return { code: Number(readFileSync(code, 'utf8')), output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What lies on top of this machine's files while it plays the fresh one. */
const BOOT = `
set -e
mkdir "$FOLDER/disk"
mount -t tmpfs -o size=8g tmpfs "$FOLDER/disk"
cd "$FOLDER/disk"
mkdir changed work root
cp -a "$FOLDER/upper/." changed/
mount -t overlay overlay -o lowerdir=/,upperdir=changed,workdir=work root
# Only what is installed is known to apt, so that it does not want to fetch what is newer.
rm -rf root/var/lib/apt/lists/* root/var/cache/apt/*.bin
# A fresh machine has no other program that keeps authorities of its own, as Java does.
rm -rf root/etc/ca-certificates/update.d/*
timeout --signal=KILL 100 systemd-nspawn --quiet --register=no --keep-unit --private-network \
  --bind-ro="$MODULES:/srv/node_modules" --resolv-conf=off --console=pipe --directory=root --boot systemd.unit=guide.target || true
cp changed/root/output changed/root/code "$FOLDER/"
`

function furnish(upper: string, script: string): void {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(upper, path)), { recursive: true })
    writeFileSync(join(upper, path), text)
  }
  const units = 'etc/systemd/system'
  put(`${units}/guide.target`, '[Unit]\nRequires=basic.target guide.service\nAfter=basic.target\n')
  put(`${units}/guide.service`, unit('guide', 'After=basic.target neighbours.service'))
  put(`${units}/neighbours.service`, unit('neighbours', 'Before=guide.service'))
  // Without a network there is no use in trying again, nor in waiting for a confirming visit as long as for real.
  put('etc/apt/apt.conf.d/99-no-network', 'Acquire::Retries "0";\n')
  put(
    `${units}/scrutineer.service.d/pace.conf`,
    '[Service]\nEnvironment=SCRUTINEER_RECHECK_MS=0,2000,4000\n',
  )
  put('etc/resolv.conf', 'nameserver 127.0.0.1\n')
  put('root/neighbours', NEIGHBOURS)
  put('root/unbound.conf', UNBOUND)
  put('root/Caddyfile', CADDY)
  put('root/steps', script)
  put('root/guide', GUIDE)
  for (const { name, file } of [
    { name: NODE.name, file: 'node' },
    { name: SITE.name, file: 'site' },
  ]) {
    const leaf = makeLeaf({ names: [name] })
    copyFileSync(leaf.chainFile, join(upper, `root/${file}.crt`))
    copyFileSync(leaf.keyFile, join(upper, `root/${file}.key`))
  }
  copyFileSync(rootFile(), join(upper, 'root/authority.crt'))
  archive(join(upper, 'root/scrutineer.tar.gz'))
}

/** The product as it is handed out, with its packages, which a machine without network could not fetch. */
function archive(file: string): void {
  const folder = mkdtempSync(join(runFolder(), 'archive-'))
  const parts = 'bin content deploy docs facts locales migrations scripts src'.split(' ')
  const files = ['package.json', 'package-lock.json', '.npmrc']
  symlinkSync('/srv/node_modules', join(folder, 'node_modules'))
  execFileSync('tar', ['-czf', file, '-C', ROOT, ...parts, ...files, '-C', folder, 'node_modules'])
  rmSync(folder, { recursive: true })
}

function unit(name: string, order: string): string {
  const type = name === 'guide' ? 'oneshot' : 'forking'
  const wants = name === 'guide' ? 'Wants=neighbours.service\n' : ''
  return `[Unit]\n${wants}${order}\n[Service]\nType=${type}\nExecStart=/bin/bash /root/${name}\n`
}

/** Ends the machine whatever happens, so that the test does not wait for it. */
const GUIDE = `
AUTHORITY=/root/authority.crt HOME=/root bash -euxo pipefail /root/steps > /root/output 2>&1
echo $? > /root/code
systemctl --no-block poweroff
`

/** The rest of the world: the site of somebody else behind a line of its own, and a resolver that knows both names. */
const NEIGHBOURS = `
set -e
ip netns add site
ip link add to-site type veth peer name to-node netns site
ip addr add ${NODE.address}/24 dev to-site
ip link set to-site up
ip -n site addr add ${SITE.address}/24 dev to-node
ip -n site link set to-node up
ip -n site link set lo up
HOME=/root ip netns exec site caddy start --adapter caddyfile --config /root/Caddyfile
unbound -c /root/unbound.conf
`

const UNBOUND = `
server:
  interface: 127.0.0.1
  username: ""
  chroot: ""
  directory: "/root"
  pidfile: "/root/unbound.pid"
  use-syslog: no
  local-zone: "." static
  local-data: "${NODE.name}. A ${NODE.address}"
  local-data: "${SITE.name}. A ${SITE.address}"
remote-control:
  control-enable: no
`

const CADDY = `
{
  admin off
}
${SITE.name} {
  tls /root/site.crt /root/site.key
  respond "<!doctype html><title>Commission</title><p>The polls are open.</p>"
}
`
