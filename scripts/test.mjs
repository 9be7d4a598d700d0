// npm test: says what it will install, installs it, then runs every check and every test.
//   --checks-only   format, lint, types and unused code only
//   --nightly       also the long tests of test/nightly
//   --only PATTERN  only test files whose path contains PATTERN, or one of several; with types, and format and lint of what
//                   was changed since the last commit

import { join } from 'node:path'
import {
  installPackages,
  missingNightlyPackages,
  missingPackages,
  tryToInstall,
} from './debian.mjs'
import { continueUnder, ensureReady, makeOnce, root, say } from './setup.mjs'

const checksOnly = process.argv.includes('--checks-only')
const packages = checksOnly ? [] : missingPackages()
say(
  'Set-up: the packages of package-lock.json with the test tools, into node_modules, where not there yet;',
)
say(
  `        Debian packages: ${packages.length === 0 ? 'nothing to install' : packages.join(' ')}.`,
)
installPackages(packages)
if (process.argv.includes('--nightly')) tryToInstall(missingNightlyPackages())
const node = await ensureReady({ dev: true })
// Tests beside the sources start no product of its own; what is not made would run from its sources.
const only = process.argv.filter((_, at, all) => all[at - 1] === '--only')
const isOfSources = only.length > 0 && only.every((part) => part.startsWith('src/'))
if (!checksOnly && !isOfSources) await makeOnce(node)
continueUnder(node, [join(root, 'scripts', 'run-tests.ts'), ...process.argv.slice(2)])
