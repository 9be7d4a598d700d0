// Rules over the answers of a questionnaire: what they say is a problem, or when a question is asked. Three-valued: what
// was not answered makes unknown whatever depends on it, and so does a division by nought.
import type { Arithmetic, Comparison, FunctionName, Node, Rule } from './evaluate.js'

/** Longest rule, deepest nesting, most nodes: a rule is read by people, too. */
export const MAX_RULE = 500
const MAX_DEPTH = 20
const MAX_NODES = 50

const FUNCTIONS = ['abs', 'min', 'max', 'count', 'pct'] as const

/** Why a text is no rule; the sentence is for whoever writes questionnaires. */
export class RuleError extends Error {
  override readonly name = 'RuleError'
  /** Where in its file; empty where nobody knows. */
  readonly path: readonly PropertyKey[]

  constructor(sentence: string, path: readonly PropertyKey[] = []) {
    super(sentence)
    this.path = path
  }
}

const TOKEN =
  /\s*(?:(\d{1,9}(?:\.\d{1,4})?)|(\$[a-z]+\.[a-z_]+)|([A-Z]{1,3})(?![A-Za-z])|([a-z]+)|(<=|>=|!=|[=<>+*/(),-]))/y

interface Token {
  readonly is: 'number' | 'name' | 'word' | 'sign' | 'end'
  readonly text: string
}

/**
 * Reads a rule: `or` binds loosest, then `and`, `not`, a comparison or `is null`, `+ -`, `* /`, `-`. `known` says which
 * names there are. Throws RuleError for what is no rule, is too long, or mixes numbers with what is true or false.
 */
export function readRule(text: string, known: (name: string) => boolean): Rule {
  if (text.length > MAX_RULE) throw new RuleError(`a rule has ${MAX_RULE} characters at most`)
  const reader = new Reader(tokensOf(text))
  const root = reader.whole()
  if (!isTruth(root)) throw new RuleError('a rule says something that is true or false')
  const stray = [...reader.names].find((name) => !known(name))
  if (stray !== undefined) throw new RuleError(`${stray} is not known here`)
  return { root }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  let at = 0
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (found === null)
      throw new RuleError(`${text.slice(at).trim().slice(0, 10)} is not understood`)
    const [, number, place, tag, word, sign] = found
    if (number !== undefined) tokens.push({ is: 'number', text: number })
    else if (place !== undefined || tag !== undefined)
      tokens.push({ is: 'name', text: place ?? tag ?? '' })
    else if (word !== undefined) tokens.push({ is: 'word', text: word })
    else tokens.push({ is: 'sign', text: sign ?? '' })
    at = TOKEN.lastIndex
  }
  return tokens
}

const COMPARISONS: readonly string[] = ['=', '!=', '<', '<=', '>', '>=']
const END: Token = { is: 'end', text: 'the end' }

class Reader {
  /** Names that it came across: tags, and with `$` in front what is known of the place. */
  readonly names = new Set<string>()
  readonly #tokens: readonly Token[]
  #at = 0
  #nodes = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Node {
    const root = this.#any()
    if (this.#peek().is !== 'end')
      throw new RuleError(`${this.#peek().text} stands where nothing may`)
    return root
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? END
  }

  #take(text: string): boolean {
    const token = this.#peek()
    if ((token.is !== 'sign' && token.is !== 'word') || token.text !== text) return false
    this.#at += 1
    return true
  }

  #need(text: string): void {
    if (!this.#take(text)) throw new RuleError(`${text} is missing before ${this.#peek().text}`)
  }

  #made(node: Node): Node {
    this.#nodes += 1
    if (this.#nodes > MAX_NODES) throw new RuleError(`a rule has ${MAX_NODES} parts at most`)
    return node
  }

  #any(): Node {
    return this.#chain('or', 'any', () => this.#all())
  }

  #all(): Node {
    return this.#chain('and', 'all', () => this.#not())
  }

  #chain(word: string, is: 'any' | 'all', part: () => Node): Node {
    const first = part()
    const of = [first]
    while (this.#take(word)) of.push(part())
    if (of.length === 1) return first
    of.forEach(checkTruth)
    return this.#made({ is, of })
  }

  #not(): Node {
    if (!this.#take('not')) return this.#comparison()
    const of = this.#deeper(() => this.#not())
    checkTruth(of)
    return this.#made({ is: 'not', of })
  }

  #comparison(): Node {
    const left = this.#sum()
    if (this.#take('is')) {
      checkNumber(left)
      const wanted = !this.#take('not')
      this.#need('null')
      return this.#made({ is: 'empty', of: left, wanted })
    }
    const { is, text } = this.#peek()
    if (is !== 'sign' || !COMPARISONS.includes(text)) return left
    this.#at += 1
    const right = this.#sum()
    checkNumber(left)
    checkNumber(right)
    return this.#made({ is: 'compare', sign: text as Comparison, left, right })
  }

  #sum(): Node {
    return this.#binary(['+', '-'], () => this.#product())
  }

  #product(): Node {
    return this.#binary(['*', '/'], () => this.#signed())
  }

  #binary(signs: readonly Arithmetic[], part: () => Node): Node {
    let left = part()
    for (;;) {
      const sign = signs.find((one) => this.#take(one))
      if (sign === undefined) return left
      const right = part()
      checkNumber(left)
      checkNumber(right)
      left = this.#made({ is: 'arithmetic', sign, left, right })
    }
  }

  #signed(): Node {
    if (!this.#take('-')) return this.#atom()
    const of = this.#deeper(() => this.#signed())
    checkNumber(of)
    return this.#made({ is: 'negative', of })
  }

  #atom(): Node {
    const token = this.#peek()
    if (this.#take('(')) {
      const inner = this.#deeper(() => this.#any())
      this.#need(')')
      return inner
    }
    this.#at += 1
    if (token.is === 'number') return this.#made({ is: 'number', value: Number(token.text) })
    if (token.is === 'name') {
      this.names.add(token.text)
      return this.#made({ is: 'name', name: token.text })
    }
    const name = FUNCTIONS.find((one) => token.is === 'word' && one === token.text)
    if (name === undefined) throw new RuleError(`${token.text} stands where a value must`)
    return this.#call(name)
  }

  #call(name: FunctionName): Node {
    this.#need('(')
    const of = this.#deeper(() => {
      const all = [this.#sum()]
      while (this.#take(',')) all.push(this.#sum())
      return all
    })
    this.#need(')')
    of.forEach(checkNumber)
    const wanted = { abs: 1, pct: 2 }[name as string]
    if (wanted !== undefined && of.length !== wanted)
      throw new RuleError(`${name} takes ${wanted} value${wanted === 1 ? '' : 's'}`)
    return this.#made({ is: 'call', name, of })
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) throw new RuleError(`a rule is nested ${MAX_DEPTH} times at most`)
    const inner = read()
    this.#depth -= 1
    return inner
  }
}

function isTruth({ is }: Node): boolean {
  return is === 'compare' || is === 'empty' || is === 'not' || is === 'all' || is === 'any'
}

function checkTruth(node: Node): void {
  if (!isTruth(node)) throw new RuleError('and, or and not join what is true or false')
}

function checkNumber(node: Node): void {
  if (isTruth(node)) throw new RuleError('numbers are compared and counted, not what is true')
}
