import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * A package that is loaded when it is first asked for: a node that never reads such a file, page or certificate does
 * not hold it in memory. `name` is one of package.json.
 */
export function late<Module>(name: string): () => Module {
  let loaded: Module | undefined
  return () => (loaded ??= require(name) as Module)
}
