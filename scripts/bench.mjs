// npm run bench -- NAME [arguments]: runs bench/NAME/bench.ts or bench/NAME.ts; without a name it lists them.
// A bench runs as the product does: with its flags and settings.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { continueUnder, ensureReady, makeOnce, productFlags, root, stop } from './setup.mjs'

const folder = join(root, 'bench')
const [name, ...rest] = process.argv.slice(2)
if (name === undefined) {
  const names = listBenches()
  process.stdout.write(names.length === 0 ? 'There are no benches yet.\n' : `${names.join('\n')}\n`)
} else {
  const file = fileOf(name)
  if (file === null) stop(`There is no bench ${name}; npm run bench lists them.`)
  const node = await ensureReady({ dev: true })
  await makeOnce(node)
  continueUnder(node, [...productFlags, file, ...rest])
}

function listBenches() {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).map((entry) => entry.replace(/\.ts$/, ''))
  return [...new Set(names)]
    .filter((each) => fileOf(each) !== null)
    .sort((a, b) => (a < b ? -1 : 1))
}

/** @param {string} bench */
function fileOf(bench) {
  if (!/^[a-z0-9-]+$/.test(bench)) return null
  const files = [join(folder, bench, 'bench.ts'), join(folder, `${bench}.ts`)]
  return files.find((file) => existsSync(file)) ?? null
}
