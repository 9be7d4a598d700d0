// The file of a questionnaire, as people write it: JSON. What is wrong with it is said with the line in which it stands.
import { z } from 'zod'
import { type Form, readForm } from './form.ts'
import { RuleError } from './rule.ts'

/** Longest file in UTF-16 units: eighty questions with options in a few languages. */
export const MAX_FORM_FILE = 262_144
const MAX_DEPTH = 8

/** What is wrong with a file, and where; the sentence is for whoever wrote it. */
export class FormFault extends Error {
  override readonly name = 'FormFault'
  /** From 1. */
  readonly line: number

  constructor(line: number, sentence: string) {
    super(sentence)
    this.line = line
  }
}

/** Reads a form from the text of its file. Throws FormFault for the first thing that is wrong. Linear in the text. */
export function readFormFile(text: string): Form {
  if (text.length > MAX_FORM_FILE) throw new FormFault(1, 'the file is too long')
  const lines = linesOf(text)
  const given: unknown = JSON.parse(text)
  try {
    return readForm(given)
  } catch (error) {
    if (error instanceof RuleError) throw new FormFault(lineAt(lines, error.path), error.message)
    if (!(error instanceof z.ZodError)) throw error
    const [first] = error.issues
    if (first === undefined) throw error
    throw new FormFault(lineAt(lines, first.path), sentenceOf(first))
  }
}

/** What may stand at a place, in words. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  const name = issue.path.findLast((part) => typeof part === 'string')
  const where = typeof name === 'string' ? `“${name}” ` : 'this '
  switch (issue.code) {
    case 'unrecognized_keys':
      return `“${issue.keys[0] ?? ''}” is not known here`
    case 'invalid_type':
      return `${where}is missing, or is no ${issue.expected}`
    case 'invalid_value':
      return `${where}is one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `${where}is too small or too short: ${String(issue.minimum)} at least`
    case 'too_big':
      return `${where}is too large or too long: ${String(issue.maximum)} at most`
    default:
      return `${where}is not right: ${issue.message}`
  }
}

type Path = readonly PropertyKey[]

const keyOf = (path: Path) => path.map(String).join('\n')

/** The line of a value, or of the nearest one around it that there is. */
function lineAt(lines: ReadonlyMap<string, number>, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(keyOf(path.slice(0, length)))
    if (line !== undefined) return line
  }
  return 1
}

const SPACE = /[ \t\r\n]*/y
const STRING = /"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"/y
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

/** In which line each value of a JSON text stands, by its path. Throws FormFault where the text is no JSON. */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  let at = 0
  let line = 1
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found === undefined) return null
    at += found.length
    for (const unit of found) if (unit === '\n') line += 1
    return found
  }
  const sign = (wanted: string): boolean => {
    take(SPACE)
    if (text[at] !== wanted) return false
    at += 1
    return true
  }
  const need = (wanted: string) => {
    if (!sign(wanted)) throw new FormFault(line, `${wanted} is missing here`)
  }
  /** A text in quotation marks as it is read; null where none begins. */
  const quoted = (): string | null => {
    const written = take(STRING)
    if (written === null) return null
    try {
      return JSON.parse(written) as string
    } catch {
      throw new FormFault(line, 'a text holds a sign that JSON does not have')
    }
  }
  const value = (path: Path) => {
    take(SPACE)
    if (path.length > MAX_DEPTH) throw new FormFault(line, 'too many brackets stand in each other')
    lines.set(keyOf(path), line)
    if (sign('{')) members(path)
    else if (sign('[')) items(path)
    else if (quoted() === null && take(PLAIN) === null)
      throw new FormFault(line, 'a value is missing here, or is not written as JSON has it')
  }
  const members = (path: Path) => {
    const known = new Set<string>()
    if (sign('}')) return
    do {
      take(SPACE)
      const name = quoted()
      if (name === null) throw new FormFault(line, 'a name in quotation marks is missing here')
      if (known.has(name)) throw new FormFault(line, `“${name}” stands here twice`)
      known.add(name)
      need(':')
      value([...path, name])
    } while (sign(','))
    need('}')
  }
  const items = (path: Path) => {
    if (sign(']')) return
    let n = 0
    do {
      value([...path, n])
      n += 1
    } while (sign(','))
    need(']')
  }
  value([])
  take(SPACE)
  if (at < text.length) throw new FormFault(line, 'something stands behind the end')
  return lines
}
