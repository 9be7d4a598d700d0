// `scrutineer mirror`: the running node writes its mirror into a folder, because it alone knows what is public now.
import type { Config } from '../core/config.ts'
import { Problem } from '../core/problem.ts'
import { MIRROR_ONCE, type MirrorRound } from '../keeping/mirror.ts'
import { askOnce } from './line.ts'

/** Has the running node write its mirror. Throws Problem `mirror.no_node` where none runs. */
export async function writeMirror(config: Config, folder: string): Promise<MirrorRound> {
  const request = { realm: 'actual', action: MIRROR_ONCE, input: { folder } } as const
  try {
    const { output } = await askOnce(config, request)
    return output as MirrorRound
  } catch (error) {
    const isAlone = error instanceof Problem && error.code === 'cli.no_action'
    if (!isAlone) throw error
    const sentence = 'A mirror is written by the running node. Start it first.'
    throw new Problem('mirror.no_node', 409, sentence, { cause: error })
  }
}
