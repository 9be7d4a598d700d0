// What is missing in which language, said with the name of the field: "Fill this in" seven times tells nobody what to do.
import type { FieldProblem } from '../../../core/problem.ts'
import { Problem } from '../../../core/problem.ts'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { languageName } from '../../../ui/words.ts'
import { texts } from '../texts/alerts.ts'
import { composeTexts as words } from '../texts/compose.ts'

/** Fields of one language by their path behind `content`, with the language left out. */
const NAMES: Readonly<Record<string, Message>> = {
  'texts.event': texts.eventName,
  'texts.headline': texts.headline,
  'texts.instruction': texts.instruction,
  'texts.description': texts.description,
  'publicTexts.headline': words.publicHeadline,
  'publicTexts.instruction': words.publicInstruction,
  cancelTexts: texts.cancelText,
  clearTexts: texts.clearText,
}

const PATH = /^content\.(texts|publicTexts|cancelTexts|clearTexts)\.([^.]+)(?:\.(\w+))?$/

/** The view in which problems of the form name field and language. */
export function withNames(view: View, form: string): View {
  const { refused } = view
  if (refused === null || refused.problem === null || refused.form !== form) return view
  const { code, status, message, params } = refused.problem
  const fields = refused.problem.fields.map((field) => named(view, field))
  return {
    ...view,
    refused: { ...refused, problem: new Problem(code, status, message, { fields, params }) },
  }
}

function named({ t }: View, field: FieldProblem): FieldProblem {
  if (field.path === 'confirmed') {
    // Each name keeps its direction within the list.
    const languages = field.message.split(', ').map((tag) => `\u2068${languageName(tag)}\u2069`)
    return { ...field, message: t(words.unread, { languages: t.list(languages) }) }
  }
  const [, group = '', language = '', part] = PATH.exec(field.path) ?? []
  const label = NAMES[part === undefined ? group : `${group}.${part}`]
  if (label === undefined) return field
  const isMissing = field.reason === 'missing' || field.message === 'this is missing'
  const about = { language: languageName(language), field: t(label) }
  if (isMissing) return { ...field, message: t(words.missing, about) }
  return { ...field, message: t(words.wrong, { ...about, problem: field.message }) }
}
