import { Problem } from '../core/problem.ts'

/** What was typed after a command: words, and flags with or without a value. */
export interface Arguments {
  readonly words: readonly string[]
  readonly flags: ReadonlyMap<string, string>
  /** Values of flags that may be given several times. */
  readonly lists: ReadonlyMap<string, readonly string[]>
}

/**
 * Splits arguments by what the command accepts: `values` are flags that take a value (`--json TEXT` or `--json=TEXT`),
 * `switches` stand alone, `lists` are flags with a value that may be repeated. Throws Problem `cli.bad_argument` for anything else.
 */
export function parseArguments(
  args: readonly string[],
  accepts: {
    readonly values?: readonly string[]
    readonly lists?: readonly string[]
    readonly switches?: readonly string[]
  },
): Arguments {
  const words: string[] = []
  const flags = new Map<string, string>()
  const lists = new Map<string, string[]>()
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? ''
    if (!arg.startsWith('--')) {
      words.push(arg)
      continue
    }
    const [name, inline] = splitOnce(arg.slice(2))
    if (accepts.switches?.includes(name) === true && inline === undefined) flags.set(name, '')
    else if ([...(accepts.values ?? []), ...(accepts.lists ?? [])].includes(name)) {
      const value = inline ?? args[++i]
      if (value === undefined) throw badArgument(`--${name} needs a value.`)
      if (accepts.lists?.includes(name) === true)
        lists.set(name, [...(lists.get(name) ?? []), value])
      else flags.set(name, value)
    } else throw badArgument(`There is no ${arg} here.`)
  }
  return { words, flags, lists }
}

/** A Problem about what was typed. */
export function badArgument(sentence: string): Problem {
  return new Problem('cli.bad_argument', 400, sentence)
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=')
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
