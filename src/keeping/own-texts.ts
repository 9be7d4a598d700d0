import { systemActor } from '../core/actor.ts'
import type { Language, Pattern, Translations } from '../core/text.ts'
import { ownTexts, wordsRecords } from '../domains/words/index.ts'
import type { OpenHouse } from '../house.ts'
import type { Speaker } from '../shipped.ts'

const ACTOR = systemActor('door:words', ['words:read'])

/** Has the node speak its own texts, now and whenever some were imported. */
export async function followOwnTexts(
  { runner, store }: Pick<OpenHouse, 'runner' | 'store'>,
  speaker: Speaker,
  log: (line: string) => void,
): Promise<void> {
  const read = async () => {
    const { output } = await runner.call(ACTOR, ownTexts, {})
    speaker.use(byLanguage(output.texts))
  }
  await read()
  const types = [wordsRecords['wording.imported'].type]
  store.onSequenced(
    () =>
      void read().catch((error: unknown) =>
        log(`The texts of this node could not be read again: ${String(error)}`),
      ),
    types,
  )
}

interface OwnText {
  readonly language: Language
  readonly slice: string
  readonly key: string
  readonly pattern: unknown
}

function byLanguage(texts: readonly OwnText[]): Translations {
  const all: { [language in Language]?: Record<string, Record<string, Pattern>> } = {}
  for (const { language, slice, key, pattern } of texts) {
    const slices = (all[language] ??= {})
    const own = (slices[slice] ??= {})
    own[key] = pattern as Pattern
  }
  return all
}
