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
  machine.out(asJson ? JSON.stringify(outcome.report, null, 2) : printReport(outcome.report))
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

/** The report as a person reads it in a terminal of 80 columns or more. */
export function printReport(report: PrintedReport): string {
  const lines = [
    '',
    `${report.host}   grade ${letterOf(report)}   ${report.score ?? '–'} of 100   as of ${report.at}`,
    ...report.capReasons.map((reason) => `  held down by: ${reason}`),
    '',
    ...report.categories.map(
      ({ name, score, notTested }) =>
        `  ${name.padEnd(28)} ${score === null ? 'not tested' : bar(score)}${notTested > 0 ? `   ${notTested} not tested` : ''}`,
    ),
  ]
  if (report.findings.length === 0) lines.push('', 'No findings.')
  for (const [index, item] of report.findings.entries())
    lines.push('', ...printItem(item, index + 1))
  lines.push('', `In order: ${report.passed.map(({ title }) => title).join(', ') || 'nothing'}.`)
  if (report.notTested.length > 0) {
    lines.push('Not tested:')
    for (const { title, what } of report.notTested) lines.push(`  ${title}: ${what[0] ?? ''}`)
  }
  return lines.join('\n')
}

function letterOf({ letter, meaning }: PrintedReport): string {
  return meaning === null ? (letter ?? '–') : `${letter} (${meaning})`
}

function printItem(item: PrintedItem, number: number): string[] {
  const indent = '     '
  return [
    `${String(number).padStart(2)}.  [${item.severityName}] ${item.title}`,
    ...item.what.flatMap((text) => wrap(text, indent)),
    ...wrap(`Why it matters: ${item.why}`, indent),
    ...wrap(`How to mend: ${item.remedy}`, indent),
    ...item.evidence.flatMap(({ text, sha256 }) =>
      wrap(
        `Evidence: ${text}${sha256 === null ? '' : ` (sha256 ${sha256.slice(0, 16)}…)`}`,
        indent,
      ),
    ),
    `${indent}${item.standard} · docs/${item.page}`,
  ]
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
