// Composition root: reads the configuration and runs one command of the product.
import { readConfig } from './core/config.ts'
import { Problem } from './core/problem.ts'
import { openNode } from './node.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const command = process.argv[2] ?? 'serve'
if (command === 'serve') {
  try {
    const node = await openNode(readConfig(process.env), { log: say })
    say(node.origin)
    const stop = () => void node.close().then(() => process.exit(0))
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
