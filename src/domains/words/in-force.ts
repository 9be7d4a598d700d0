// What is said in a language now: the node's own text where it has one of today's English, else the one that ships.
import { createHash } from 'node:crypto'
import type { QueryContext } from '../../core/action.ts'
import { declaredTexts, type Message, type Pattern } from '../../core/text.ts'
import { contextOf, type Wording } from './po-file.ts'
import { MAX_TEXTS, sourceOf, type Translatable } from './schema.ts'
import { wordings } from './store.ts'

/** A text with who confirmed it. */
export interface InForce extends Wording {
  readonly isOwn: boolean
  /** Null while it is a draft. */
  readonly review: { readonly by: string; readonly at: string } | null
}

/** Every text of the product by its name, as often gathered as texts are declared: all of them while the product loads. */
let gathered: { readonly of: number; readonly texts: ReadonlyMap<string, Message> } | undefined

function messagesByName(): ReadonlyMap<string, Message> {
  const declared = declaredTexts()
  if (gathered?.of !== declared.length) {
    const texts = new Map(declared.map((message) => [contextOf(message), message]))
    gathered = { of: declared.length, texts }
  }
  return gathered.texts
}

/** All texts in a language, in the order in which the product declares them. */
export async function textsInForce(
  { tx, node }: Pick<QueryContext, 'tx' | 'node'>,
  language: Translatable,
): Promise<InForce[]> {
  const rows = await wordings.many(tx, { language }, { limit: MAX_TEXTS })
  const own = new Map(rows.map((row) => [contextOf(row), row]))
  const t = node.speak(language)
  return Array.from(messagesByName(), ([name, message]) => {
    const row = own.get(name)
    if (row === undefined || row.source !== sourceOf(message)) {
      const pattern = t.pattern(message) ?? null
      return { message, pattern, isDraft: true, isOwn: false, review: null }
    }
    const { reviewedBy: by, reviewedAt: at } = row
    const review = by === null || at === null ? null : { by, at }
    const pattern = JSON.parse(row.pattern) as Pattern
    return { message, pattern, isDraft: review === null, isOwn: true, review }
  })
}

/** The node's own texts in a language that are in force; what ships is not read for it. */
export async function ownTextsIn(
  { tx }: Pick<QueryContext, 'tx'>,
  language: Translatable,
): Promise<readonly { message: Message; pattern: Pattern }[]> {
  const rows = await wordings.many(tx, { language }, { limit: MAX_TEXTS })
  return rows.flatMap((row) => {
    const message = messagesByName().get(contextOf(row))
    if (message === undefined || row.source !== sourceOf(message)) return []
    return [{ message, pattern: JSON.parse(row.pattern) as Pattern }]
  })
}

/** Names what a catalogue says: whoever confirms it confirms this and nothing else. */
export function readOf(texts: readonly InForce[]): string {
  const said = texts.map(({ message, pattern }) => [message.key, message.en, pattern])
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
