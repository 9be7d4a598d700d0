import { jsonLines } from '../core/one-line.ts'
import { badArgument, parseArguments } from './arguments.ts'
import type { LookTarget, Machine, PrintedItem, PrintedReport } from './machine.ts'

/** `check` found nothing, found something, could not look. */
const EXIT = { good: 0, findings: 1, failed: 2 } as const

/** `check <domain or url> [--json] [--allow-private] [--ca FILE] [--resolver ADDR:PORT]`. Gives the exit code. */
export async function runCheck(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, {
    values: ['ca', 'resolver'],
    switches: ['json', 'allow-private'],
  })
  const [address, ...more] = words
  if (address === undefined || more.length > 0)
    throw badArgument('Say which site: check https://host/')
  const target = lookTarget(address, flags)
  machine.err(`Looking at ${target.host} …`)
  const outcome = await machine.look(target)
  const asJson = flags.has('json')
  if (outcome.report === undefined) {
    if (asJson) machine.out(JSON.stringify({ host: target.host, failed: outcome.failed }))
    machine.err(`Could not look at ${target.host}: ${outcome.failed}`)
    const isPrivate = outcome.failed.includes('private') && !target.allowPrivate
    if (isPrivate) machine.err('If it is yours and you mean it, add --allow-private.')
    return EXIT.failed
  }
  for (const line of asJson ? jsonLines(outcome.report) : printReport(outcome.report))
    machine.out(line)
  return outcome.report.findings.length > 0 ? EXIT.findings : EXIT.good
}

/** Reads `host`, `host:port` or a URL. Throws Problem `cli.bad_argument`. */
export function lookTarget(address: string, flags: ReadonlyMap<string, string>): LookTarget {
  const url = parseAddress(address)
  const port = url.port === '' ? null : Number(url.port)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    path: url.pathname,
    httpsPort: url.protocol === 'https:' && port !== null ? port : 443,
    httpPort: url.protocol === 'http:' && port !== null ? port : 80,
    allowPrivate: flags.has('allow-private'),
    ca: flags.get('ca') ?? null,
    resolver: flags.get('resolver') ?? null,
  }
}

function parseAddress(address: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`
  if (!URL.canParse(text)) throw badArgument(`“${address}” is not a site address.`)
  const url = new URL(text)
  if (!['https:', 'http:'].includes(url.protocol)) throw badArgument('Only http and https sites.')
  if (url.username !== '' || url.password !== '') throw badArgument('Leave out name and password.')
  return url
}

/** The report as a person reads it in a terminal of 80 columns or more, line by line. */
export function printReport(report: PrintedReport): string[] {
  const lines = [
    '',
    `${report.host}   grade ${letterOf(report)}   ${report.score ?? '–'} of 100   as of ${report.at}`,
    ...(report.notGraded === null ? [] : wrap(report.notGraded, '  ')),
    ...report.capReasons.flatMap((reason) => wrap(`held down by: ${reason}`, '  ')),
    ...(report.outdated.length > 0
      ? wrap(`judged by earlier rules: ${report.outdated.join(', ')}`, '  ')
      : []),
    '',
    ...report.categories.map(
      ({ name, score, share }) =>
        `  ${name.padEnd(28)} ${score === null ? 'too little tested'.padEnd(24) : bar(score)}   ${share}`,
    ),
  ]
  if (report.findings.length === 0) lines.push('', 'No findings.')
  for (const [index, item] of report.findings.entries())
    lines.push('', ...printItem(item, index + 1))
  lines.push('', ...wrap(`In order: ${titlesOf(report.passed)}.`, ''), ...printNotes(report))
  if (report.untested.length > 0) {
    lines.push('', 'Not tested:')
    for (const { cause, checks } of report.untested)
      lines.push(...wrap(`${cause.replace(/\.$/, '')}: ${checks.join(', ')}.`, '  '))
  }
  lines.push('', ...wrap(`This version cannot check: ${report.unchecked.join('; ')}.`, ''))
  if (report.evidence.length > 0) {
    lines.push('', 'Evidence:')
    for (const { number, text, sha256 } of report.evidence)
      lines.push(
        `  [${number}] ${text}${sha256 === null ? '' : ` (sha256 ${sha256.slice(0, 16)}…)`}`,
      )
  }
  return lines
}

function titlesOf(items: readonly PrintedItem[]): string {
  return items.map(({ title }) => title).join(', ') || 'nothing'
}

/** What is sufficient and could be better. */
function printNotes({ passed }: PrintedReport): string[] {
  const notes = passed.filter(({ result }) => result === 'S')
  if (notes.length === 0) return []
  return ['', 'Could be better:', ...notes.flatMap(printNote)]
}

function printNote({ title, what }: PrintedItem): string[] {
  return wrap(`${title}: ${what.join(' ')}`, '  ')
}

function letterOf({ letter, meaning }: PrintedReport): string {
  return meaning === null ? (letter ?? '–') : `${letter} (${meaning})`
}

const INDENT = '     '

function printItem(item: PrintedItem, number: number): string[] {
  const shown = item.evidence.map((one) => `[${one}]`).join(', ')
  return [
    `${String(number).padStart(2)}.  [${item.severityName}] ${item.title}`,
    ...item.what.flatMap((text) => wrap(text, INDENT)),
    ...wrap(`Why it matters: ${item.why}`, INDENT),
    ...wrap(`How to mend: ${item.remedy}`, INDENT),
    ...item.stages.flatMap((text, place) => wrap(`Step ${place + 1}: ${text}`, INDENT)),
    ...item.recipes.flatMap(printRecipe),
    ...(shown === '' ? [] : [`${INDENT}Evidence: ${shown}`]),
    `${INDENT}${item.standard} · docs/${item.page}`,
  ]
}

function printRecipe({ name, lines, text }: PrintedItem['recipes'][number]): string[] {
  if (lines === null) return wrap(`${name}: ${text ?? ''}`, INDENT)
  return [`${INDENT}${name}:`, ...lines.split('\n').map((line) => `${INDENT}  ${line}`)]
}

const WIDTH = 92

function wrap(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.length + word.length > WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = indent
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()]
}

function bar(score: number): string {
  const full = Math.round(score / 5)
  return `${'█'.repeat(full)}${'·'.repeat(20 - full)} ${String(score).padStart(3)}`
}
