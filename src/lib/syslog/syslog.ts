/** Longest message in UTF-16 units: RFC 5424 §6.1 asks for 2,048 and leaves more to the receiver. */
export const MAX_SYSLOG_LENGTH = 8 * 1024
/** Most elements of structured data, and most parameters of all of them together. */
const MAX_ELEMENTS = 50
const MAX_PARAMETERS = 200

/** A text that is no syslog message; `reason` says in which way. */
export class SyslogError extends Error {
  override readonly name = 'SyslogError'
  readonly reason: 'too_long' | 'priority' | 'header' | 'structured_data'

  constructor(reason: SyslogError['reason']) {
    super(`not a syslog message: ${reason}`)
    this.reason = reason
  }
}

/** A message in either form; what a sender left out is null. */
export interface SyslogMessage {
  readonly form: 'RFC 5424' | 'RFC 3164'
  /** 0 to 23. */
  readonly facility: number
  /** 0 emergency, 1 alert, 2 critical, 3 error, 4 warning, 5 notice, 6 informational, 7 debug. */
  readonly severity: number
  /** As written: RFC 3339, or `Nov 24 08:00:00` without year and zone. */
  readonly timestamp: string | null
  readonly host: string | null
  /** Name of the program. */
  readonly app: string | null
  readonly process: string | null
  readonly messageId: string | null
  /** Elements of structured data by id, each with its parameters. */
  readonly structured: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly message: string
}

/**
 * Reads one message. A message with version 1 must fit RFC 5424 whole; any other is read by RFC 3164, where all behind
 * the priority is the message when no header can be recognised (§4.3). Throws SyslogError.
 */
export function parseSyslog(text: string): SyslogMessage {
  if (text.length > MAX_SYSLOG_LENGTH) throw new SyslogError('too_long')
  // No leading zeros: RFC 5424 §6.2.1.
  const [all = '', digits] = /^<(0|[1-9]\d{0,2})>/.exec(text) ?? []
  const priority = Number(digits)
  if (all === '' || priority > 191) throw new SyslogError('priority')
  const place = { facility: Math.floor(priority / 8), severity: priority % 8 }
  const rest = text.slice(all.length)
  return rest.startsWith('1 ')
    ? { ...modern(rest.slice(2)), ...place }
    : { ...older(rest), ...place }
}

type Body = Omit<SyslogMessage, 'facility' | 'severity'>

const HEADER =
  /^(-|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)) ([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128}) ([!-~]{1,32}) /

function modern(rest: string): Body {
  const found = HEADER.exec(rest)
  if (found === null) throw new SyslogError('header')
  const [all, ...fields] = found
  const [timestamp, host, app, process, messageId] = fields.map((field) =>
    field === '-' ? null : field,
  )
  const { structured, end } = elementsOf(rest, all.length)
  const message = rest.slice(end)
  if (message !== '' && !message.startsWith(' ')) throw new SyslogError('structured_data')
  return {
    form: 'RFC 5424',
    timestamp: timestamp ?? null,
    host: host ?? null,
    app: app ?? null,
    process: process ?? null,
    messageId: messageId ?? null,
    structured,
    // A byte order mark says that UTF-8 follows: §6.4.
    message: message.slice(1).replace(/^\ufeff/, ''),
  }
}

const ELEMENT = /\[([!#-<>-\\^-~]{1,32})((?: [!#-<>-\\^-~]{1,32}="(?:[^"\\\]]|\\[\s\S])*")*)\]/y
const PARAMETER = / ([!#-<>-\\^-~]{1,32})="((?:[^"\\\]]|\\[\s\S])*)"/g

function elementsOf(text: string, from: number) {
  if (text.startsWith('-', from)) return { structured: {}, end: from + 1 }
  const found: [string, [string, string][]][] = []
  let end = from
  let parameters = 0
  for (let n = 0; n < MAX_ELEMENTS && text.startsWith('[', end); n += 1) {
    ELEMENT.lastIndex = end
    const [all, id = '', inner = ''] = ELEMENT.exec(text) ?? []
    if (all === undefined) throw new SyslogError('structured_data')
    const own = [...inner.matchAll(PARAMETER)].map(
      ([, name = '', value = '']): [string, string] => [
        name,
        value.replaceAll(/\\(["\\\]])/g, '$1'),
      ],
    )
    parameters += own.length
    // An id may stand once: §6.3.2.
    if (parameters > MAX_PARAMETERS || found.some(([known]) => known === id)) {
      throw new SyslogError('structured_data')
    }
    found.push([id, own])
    end += all.length
  }
  if (found.length === 0 || text.startsWith('[', end)) throw new SyslogError('structured_data')
  const structured = Object.fromEntries(found.map(([id, own]) => [id, Object.fromEntries(own)]))
  return { structured, end }
}

/** Cisco's devices count their messages, name themselves, and mark a clock that is not set, all before the time. */
const COUNTED = String.raw`(?:\d{1,10}: (?:([!-~]{1,255}): )?)?[*.]?`
const CLOCK = String.raw`\d\d:\d\d:\d\d(?:\.\d{1,9})?`
const OLD_DAY = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?:\\d\\d| ?\\d) (?:\\d{4} )?'
const NEW_TIME = String.raw`\d{4}-\d\d-\d\dT${CLOCK}(?:Z|[+-]\d\d:?\d\d)?`
/** The time of RFC 3164, with a year as some send it, or of RFC 3339, as rsyslog forwards it. */
const TIME = new RegExp(
  `^${COUNTED}(${OLD_DAY}${CLOCK}|${NEW_TIME})(?: [A-Z]{1,5}(?=: %))?(:)?(?: |$)`,
  'i',
)

/** What a host is named stands for itself: a colon after it or a number in brackets makes it a tag. */
const HOST = /^(?![^ ]*(?:\[|: |:$))([!-~]{1,255})(?: |$)/

const TAG_SIGNS = '[A-Za-z0-9_./()%@+~-]'
const PROCESS = String.raw`(?:\[([!-Z^-~]{1,128})\])?`
/** A name before a colon. Digits alone are the hour of a time that was not recognised: every hour would be a program. */
const TAG = new RegExp(String.raw`^(?: ?: (?=%))?(?!\d+:)(${TAG_SIGNS}{1,128})${PROCESS}: ?`)
/** Without a header before it a date may stand there. */
const FIRST_TAG = new RegExp(String.raw`^(?!\d)(${TAG_SIGNS}{1,128})${PROCESS}: ?`)
/** Source: RFC 3164 §4.1.3, where any other sign ends the tag, a space among them. */
const TAG_WITHOUT_COLON = new RegExp(String.raw`^(?!\d)(${TAG_SIGNS}{1,128})${PROCESS}(?: |$)`)

/** What rsyslog takes for host, program and message of the same line, except where it has no name for the program. */
function older(rest: string): Body {
  const { timestamp, host, end } = headOf(rest)
  const content = rest.slice(end)
  const found =
    timestamp === null
      ? FIRST_TAG.exec(content)
      : (TAG.exec(content) ?? TAG_WITHOUT_COLON.exec(content))
  const [tagged = '', tag = null, process = null] = found ?? []
  return {
    form: 'RFC 3164',
    timestamp,
    host,
    app: tag && programOf(tag),
    process,
    messageId: null,
    structured: {},
    message: content.slice(tagged.length),
  }
}

function headOf(rest: string) {
  const [all, own = null, timestamp = null, colon] = TIME.exec(rest) ?? []
  if (all === undefined) return { timestamp, host: null, end: 0 }
  // A colon ends the header.
  const isWhole = own !== null || colon !== undefined
  const [word = '', host = null] = isWhole ? [] : (HOST.exec(rest.slice(all.length)) ?? [])
  return { timestamp, host: own ?? host, end: all.length + word.length }
}

/** `docker` of `docker/4f5e…`, which is another word with every container; a path stays whole. */
function programOf(tag: string): string {
  const slash = tag.indexOf('/')
  return slash > 0 ? tag.slice(0, slash) : tag
}
