// What is checked beside the tests: format, lint, types and unused code.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export interface Check {
  title: string
  argv: string[]
  /** Where given, the check has nothing to do while no file matches. */
  onlyWith?: string
  /** The files that it reads one by one: beside tests of a part, those alone that were changed. None where it needs all. */
  reads?: RegExp
}

/** Several checkers each work out the types that they share: on two cores four of them took twice the CPU of one. */
const ONE_CHECKER = ['--checkers', '1']

/**
 * The two checkers written in Go live for seconds: with its usual pace their garbage collector takes half of the CPU.
 * They end with 3 GiB in use, whether it collects now and then or not at all.
 */
export const CHECK_ENV = { GOGC: 'off', GOMEMLIMIT: '4GiB' }

const types = (title: string, project: string): Check => ({
  title,
  argv: ['node_modules/typescript/bin/tsc', '-p', `${project}.json`, ...ONE_CHECKER],
})

const CHECKS: readonly Check[] = [
  {
    title: 'format',
    argv: ['node_modules/@biomejs/biome/bin/biome', 'format', '.'],
    reads: /\.(?:[mc]?[jt]s|json|css)$/,
  },
  {
    title: 'lint',
    argv: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
    reads: /\.[mc]?[jt]s$/,
  },
  types('types', 'tsconfig'),
  {
    ...types('types of the scripts for pages', 'tsconfig.browser'),
    onlyWith: 'src/**/browser/**/!(*worker).js',
  },
  {
    ...types('types of the scripts for workers', 'tsconfig.worker'),
    onlyWith: 'src/**/browser/**/*worker.js',
  },
  { title: 'unused code', argv: ['node_modules/knip/bin/knip.js', '--no-progress'] },
]

/** All checks; beside tests of a part those that answer soon. */
export function checksOf(only: readonly string[] | undefined): readonly Check[] {
  return only === undefined ? CHECKS : checksOfPart()
}

/**
 * The checks beside tests of a part: format and lint of what was changed since the last commit, and types, which know from
 * the time before what stayed. Unused code and scripts of pages that nobody touched wait for the whole run.
 */
function checksOfPart(): Check[] {
  const changed = changedFiles()
  return CHECKS.flatMap(({ title, argv: [program = '', ...words], reads, onlyWith }) => {
    if (reads !== undefined) {
      const files = changed.filter((file) => reads.test(file))
      const own = words.filter((word) => word !== '.')
      return files.length === 0 ? [] : [{ title, argv: [program, ...own, ...files] }]
    }
    if (!program.includes('/tsc')) return []
    const isScript = onlyWith !== undefined
    if (isScript && !changed.some((file) => file.includes('/browser/'))) return []
    const known = `.cache/${words[1]?.replace('.json', '')}.tsbuildinfo`
    return [{ title, argv: [program, ...words, '--incremental', '--tsBuildInfoFile', known] }]
  })
}

/** Files that differ from the last commit and are still there; none where this is no clone. */
function changedFiles(): string[] {
  const lines = (...words: string[]) =>
    execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(
      '\n',
    )
  try {
    const changed = lines('diff', '--name-only', '--relative', 'HEAD')
    const added = lines('ls-files', '--others', '--exclude-standard')
    return [...changed, ...added].filter((file) => file !== '' && existsSync(file))
  } catch {
    return []
  }
}
