// What a statement says: words written in advance, what must be there, and the hash by which it is read and proved.
import type { NodeFacts } from '../../core/action.ts'
import { canonicalHash } from '../../core/canonical-hash.ts'
import { isLanguage } from '../../core/text.ts'
import { refusal } from './refusals.ts'
import { type Block, type Form, type Kind, type Phase, SENTENCES, type Words } from './schema.ts'
import { preparedTexts as texts } from './texts/prepared.ts'

type Languages = Pick<NodeFacts, 'mandatoryLanguages' | 'alertLanguages' | 'speak'>

/** What is said in advance for this kind and phase, in the languages of the node that the product speaks. */
export function preparedWords(
  node: Languages,
  { kind, phase }: { readonly kind: Kind | null; readonly phase: Phase },
): Words {
  const of = kind ?? 'something'
  const made = node.alertLanguages.filter(isLanguage).map((language) => {
    const t = node.speak(language)
    const block: Block = {
      known: t(texts[`${of}.known`]),
      unknown: t(texts[`${of}.unknown`]),
      vote: t(texts[`${phase}.vote`]),
    }
    return [language, block] as const
  })
  return Object.fromEntries(made)
}

/**
 * The words as they are kept. Throws 400 Problem `statements.words_missing` where a sentence is missing in a language that
 * must be there, or that is begun, and `statements.why_missing` where nobody says why something changed.
 */
export function checkedWords(
  { mandatoryLanguages }: Pick<Languages, 'mandatoryLanguages'>,
  written: Readonly<Record<string, Block | undefined>>,
  form: Form,
): Words {
  const said = Object.entries(written).flatMap(([language, block = {}]) => {
    const { known, unknown, vote, why } = block
    const own: Block = {
      ...(form !== 'withdrawal' && { known, unknown, vote }),
      ...(form !== 'first' && { why }),
    }
    const kept = Object.entries(own).filter(([, words]) => words !== undefined)
    return kept.length === 0 ? [] : [[language, Object.fromEntries(kept) as Block] as const]
  })
  const words = Object.fromEntries(said)
  const languages = [...new Set([...mandatoryLanguages, ...Object.keys(words)])]
  const lacks = (needed: readonly (keyof Block)[]) =>
    languages.some((language) => needed.some((one) => words[language]?.[one] === undefined))
  if (form !== 'withdrawal' && lacks(SENTENCES)) throw refusal('wordsMissing')
  if (form !== 'first' && lacks(['why'])) throw refusal('whyMissing')
  return words
}

/** Names one proposal: whoever releases sends it back, as what was read. */
export function readHash(version: {
  readonly id: string
  readonly form: Form
  readonly kind: Kind | null
  readonly words: Words
}): string {
  const { id, form, kind, words } = version
  return canonicalHash({ id, form, kind, words })
}

/** What the public record holds for a version. */
export function publicHash(version: {
  readonly code: string
  readonly number: number
  readonly form: Form
  readonly words: Words
}): string {
  const { code, number, form, words } = version
  return canonicalHash({ code, number, form, words })
}
