// The Debian packages that the tests need beside npm's: real servers and a real browser.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say, stop } from './setup.mjs'

const leastPostgres = 15
const postgresFolder = '/usr/lib/postgresql'
const policyFile = '/usr/sbin/policy-rc.d'
const clusterFile = '/etc/postgresql-common/createcluster.conf'

/** What a test needs of each package. A program counts as there when it lies in one of the usual folders. */
const needs = [
  { name: 'postgresql', isThere: () => postgresPrograms() !== null },
  { name: 'nginx', isThere: () => hasProgram('nginx') },
  { name: 'haproxy', isThere: () => hasProgram('haproxy') },
  { name: 'caddy', isThere: () => hasProgram('caddy') },
  { name: 'systemd-container', isThere: () => hasProgram('systemd-nspawn') },
  { name: 'iproute2', isThere: () => hasProgram('ip') },
  { name: 'nftables', isThere: () => hasProgram('nft') },
  { name: 'knot', isThere: () => hasProgram('knotd') },
  { name: 'knot-dnsutils', isThere: () => hasProgram('kdig') },
  { name: 'unbound', isThere: () => hasProgram('unbound') },
  { name: 'chromium', isThere: () => hasProgram('chromium') },
  { name: 'chromium-headless-shell', isThere: () => hasProgram('chromium-headless-shell') },
  { name: 'openssl', isThere: () => hasProgram('openssl') },
  { name: 'gnutls-bin', isThere: () => hasProgram('gnutls-serv') },
  { name: 'prometheus', isThere: () => hasProgram('promtool') },
  { name: 'age', isThere: () => hasProgram('age') },
  { name: 'libimage-exiftool-perl', isThere: () => hasProgram('exiftool') },
  { name: 'zip', isThere: () => hasProgram('zip') },
  { name: 'unzip', isThere: () => hasProgram('unzip') },
  { name: 'litetlog', isThere: () => hasProgram('spicy-litetlog') },
  { name: 'python3-feedparser', isThere: () => hasPython('feedparser') },
  { name: 'python3-icalendar', isThere: () => hasPython('icalendar') },
]

/** What only the long tests need: where it cannot be installed theirs are skipped. */
const nightlyNeeds = [
  { name: 'tor', isThere: () => hasProgram('tor-gencert') },
  { name: 'pandoc', isThere: () => hasProgram('pandoc') },
  { name: 'python3-rdflib', isThere: () => hasPython('rdflib') },
]

/** Names of the packages that are not there yet. */
export function missingPackages() {
  return namesOfMissing(needs)
}

/** The same of those without which some long tests are skipped. */
export function missingNightlyPackages() {
  return namesOfMissing(nightlyNeeds)
}

/** @param {typeof needs} all */
function namesOfMissing(all) {
  return all.filter((need) => !need.isThere()).map((need) => need.name)
}

/**
 * The folder with initdb and postgres of the newest PostgreSQL that is new enough, or null.
 *
 * @returns {string | null}
 */
export function postgresPrograms() {
  if (!existsSync(postgresFolder)) return null
  const versions = readdirSync(postgresFolder)
    .map(Number)
    .filter((version) => version >= leastPostgres)
    .sort((a, b) => b - a)
  const folders = versions.map((version) => join(postgresFolder, String(version), 'bin'))
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

/**
 * Installs the packages where the user may, and otherwise ends with one sentence that names them.
 *
 * @param {string[]} packages
 */
export function installPackages(packages) {
  if (packages.length === 0) return
  const list = packages.join(' ')
  if (!existsSync('/usr/bin/apt-get'))
    stop(
      `The tests need what Debian calls ${list}; this machine has no apt-get, so install them by hand.`,
    )
  if (process.getuid?.() !== 0)
    stop(
      `The tests need the Debian packages ${list}; run once as root: apt-get install --no-install-recommends ${list}`,
    )
  say(`Installing the Debian packages ${list}; their services are not started …`)
  const release = holdServices()
  try {
    apt(['update', '-q'])
    if (packages.includes('postgresql')) {
      apt(['install', '-q', '-y', '--no-install-recommends', 'postgresql-common'])
      forbidMainCluster()
    }
    apt(['install', '-q', '-y', '--no-install-recommends', ...packages])
  } finally {
    release()
  }
  const still = missingPackages()
  if (still.length > 0)
    stop(`apt-get has installed ${list}, but these are still not usable: ${still.join(' ')}`)
}

/**
 * Installs the packages where that is possible, and says so where it is not.
 *
 * @param {string[]} packages
 */
export function tryToInstall(packages) {
  if (packages.length === 0) return
  const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  const release = mayInstall ? holdServices() : () => undefined
  const options = ['-q', '-y', '--no-install-recommends']
  const isDone =
    mayInstall &&
    runApt(['update', '-q']).status === 0 &&
    runApt(['install', ...options, ...packages]).status === 0
  release()
  if (isDone) return
  say(`        Skipped where they are needed, as they cannot be installed: ${packages.join(' ')}.`)
}

/** @param {string} name */
function hasProgram(name) {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/usr/bin',
  ]
  return folders.some((folder) => existsSync(join(folder, name)))
}

/**
 * Whether Debian's Python has this module.
 *
 * @param {string} name
 */
function hasPython(name) {
  return existsSync(join('/usr/lib/python3/dist-packages', name))
}

/** Keeps apt from starting what it installs; a policy that is already there stays. Answers with the undoing. */
function holdServices() {
  if (existsSync(policyFile)) return () => undefined
  const release = () => rmSync(policyFile, { force: true })
  process.once('exit', release)
  writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return release
}

/** Tests bring their own cluster, so the package must not make one for the whole machine. */
function forbidMainCluster() {
  const text = readFileSync(clusterFile, 'utf8')
  const setting = 'create_main_cluster = false'
  const line = /^#?\s*create_main_cluster\s*=.*$/m
  writeFileSync(
    clusterFile,
    line.test(text) ? text.replace(line, setting) : `${text}\n${setting}\n`,
  )
}

/** @param {string[]} argv */
function apt(argv) {
  const ran = runApt(argv)
  if (ran.status === 0) return
  say(`${ran.stdout ?? ''}${ran.stderr ?? ''}`.trimEnd())
  stop(`apt-get ${argv.join(' ')} failed; the lines above are what it said.`)
}

/** @param {string[]} argv */
function runApt(argv) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', argv, { env, encoding: 'utf8', maxBuffer: 64 << 20 })
}
