// Reads files of cases: zones and mails with the result that is wanted, in the shape of the public suites of the
// standard or in a plainer one. What cannot be read is an error; nothing is left out silently.

import type { SpfAnswer, SpfQuestion } from '../../src/lib/spf/index.ts'

/** A mail and what it is to come to. */
export interface Case {
  readonly name: string
  readonly ip: string
  readonly sender: string
  readonly helo: string
  /** Any of these is right. */
  readonly results: readonly string[]
  /** What the domain says of it; null where nothing is demanded. */
  readonly explanation: string | null
}

/** Records at a name; `null` data of a type: no answer comes to a question for it, and for `*` to any other. */
interface ZoneRecord {
  readonly type: string
  readonly data: string | null
}
export type Zone = ReadonlyMap<string, readonly ZoneRecord[]>

/** Cases over the same zones. */
export interface Scenario {
  readonly name: string
  readonly zone: Zone
  readonly cases: readonly Case[]
}

type Json = unknown
type Fields = Readonly<Record<string, Json>>

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ZONES = ['zones', 'zonedata', 'zone', 'records', 'dns']
const CASES = ['cases', 'tests']

/** All scenarios of a parsed file: one, a list of them, or an object of them by name. */
export function readSuite(file: Json): Scenario[] {
  if (Array.isArray(file)) return file.flatMap(readSuite)
  if (!isFields(file)) throw new Error('a suite is an object or a list of objects')
  const cases = first(file, CASES)
  if (cases === undefined) return namedScenarios(file)
  const zones = first(file, ZONES) ?? {}
  const name = text(first(file, ['description', 'name']) ?? '')
  const scenarios = new Map<Json, { zone: Zone; cases: Case[] }>()
  for (const [key, fields] of entriesOf(cases)) {
    const own = zonesOf(fields, zones)
    const scenario = scenarios.get(own) ?? { zone: readZone(own), cases: [] }
    scenario.cases.push(readCase(key, fields))
    scenarios.set(own, scenario)
  }
  return [...scenarios.values()].map((scenario) => ({ name, ...scenario }))
}

function namedScenarios(file: Fields): Scenario[] {
  const entries = Object.entries(file).filter(([, value]) => typeof value === 'object')
  if (entries.length === 0) throw new Error('a scenario has no cases')
  return entries.flatMap(([key, value]) =>
    readSuite(isFields(value) && value['cases'] ? { name: key, ...value } : value),
  )
}

/** Cases by name, or in a list. */
function entriesOf(cases: Json): [string, Fields][] {
  const entries: [string, Json][] = Array.isArray(cases)
    ? cases.map((one: Json, i) => [
        isFields(one) ? text(one['name'] ?? one['id'] ?? i + 1) : '',
        one,
      ])
    : Object.entries(cases as Fields)
  return entries.map(([key, value]) => {
    if (!isFields(value)) throw new Error(`case ${key} is no object`)
    return [key, value]
  })
}

/** Zones of the case itself, those that it names, or those of all. */
function zonesOf(fields: Fields, zones: Json): Json {
  const own = first(fields, ZONES)
  if (own === undefined) return zones
  const named = isFields(zones) && typeof own === 'string' ? zones[own] : undefined
  return named ?? (typeof own === 'string' ? zones : own)
}

function readCase(name: string, fields: Fields): Case {
  const sender = text(first(fields, ['sender', 'mailfrom', 'mail_from', 'mailFrom', 'from']) ?? '')
  const result = first(fields, ['result', 'results', 'expected', 'expect'])
  const explanation = first(fields, ['explanation'])
  const domain = sender.slice(sender.lastIndexOf('@') + 1)
  return {
    name,
    ip: text(first(fields, ['ip', 'host', 'client', 'clientIp', 'client_ip'])),
    sender,
    helo: text(first(fields, ['helo', 'ehlo']) ?? domain),
    results: (Array.isArray(result) ? result : [result]).map((one: Json) =>
      text(one).toLowerCase(),
    ),
    explanation: explanation === undefined ? null : text(explanation),
  }
}

function readZone(zones: Json): Zone {
  const named: [string, Json][] = Array.isArray(zones)
    ? zones.map((one: Fields) => [text(one['name']), one['records'] ?? without(one, 'name')])
    : Object.entries(isFields(zones) ? zones : {})
  const zone = new Map<string, ZoneRecord[]>()
  for (const [name, value] of named) {
    const key = plain(name)
    const records = (Array.isArray(value) ? value : [value]).flatMap((one: Json) =>
      recordsOf(one, !Array.isArray(value)),
    )
    zone.set(key, [...(zone.get(key) ?? []), ...records])
  }
  return new Map([...zone].map(([name, records]) => [name, withTxt(records)]))
}

/** The type SPF is no more; suites of its time mean TXT by it, unless the name has TXT of its own. */
function withTxt(records: readonly ZoneRecord[]): ZoneRecord[] {
  const hasOwn = records.some(({ type }) => type === 'TXT')
  const doubled = records.filter(({ type }) => type === 'SPF' && !hasOwn)
  return [...records, ...doubled.map((one) => ({ ...one, type: 'TXT' }))].filter(
    ({ data }) => data !== 'NONE',
  )
}

/** `isWhole`: the object holds everything at its name, so that a list there is several records. */
function recordsOf(value: Json, isWhole: boolean): ZoneRecord[] {
  if (value === 'TIMEOUT') return [SILENT]
  if (Array.isArray(value)) return dataOf(text(value[0]).toUpperCase(), value[1], false)
  if (typeof value === 'string') {
    const [type = '', ...data] = value.split(' ')
    return [{ type: type.toUpperCase(), data: data.join(' ') }]
  }
  if (!isFields(value)) throw new Error(`no record: ${JSON.stringify(value)}`)
  const type = first(value, ['type'])
  if (type !== undefined) {
    const data = first(value, ['data', 'value', 'rdata', 'content'])
    return dataOf(text(type).toUpperCase(), data, false)
  }
  return Object.entries(value).flatMap(([key, data]) => dataOf(key.toUpperCase(), data, isWhole))
}

/** Nothing comes for what has no record here. */
const SILENT: ZoneRecord = { type: '*', data: null }

function dataOf(type: string, data: Json, isWhole: boolean): ZoneRecord[] {
  if (type === 'TIMEOUT') return [SILENT]
  if (data === 'TIMEOUT') return [{ type, data: null }]
  if (type === 'MX') return exchangers(data).map((one) => ({ type, data: one }))
  if (!Array.isArray(data)) return [{ type, data: text(data) }]
  const isText = type === 'TXT' || type === 'SPF'
  if (isText && !isWhole) return [{ type, data: data.flat().map(text).join('') }]
  return data.map((one: Json) => ({
    type,
    data: Array.isArray(one) ? one.map(text).join('') : text(one),
  }))
}

function exchangers(data: Json): string[] {
  if (isFields(data)) {
    const preference = first(data, ['preference', 'priority', 'pref']) ?? 0
    return [`${text(preference)} ${text(first(data, ['exchange', 'host', 'name', 'value']))}`]
  }
  if (!Array.isArray(data)) return [/ /.test(text(data)) ? text(data) : `0 ${text(data)}`]
  if (data.some((one: Json) => typeof one === 'object')) return data.flatMap(exchangers)
  const isPair = data.length === 2 && /^\d+$/.test(text(data[0]))
  return isPair ? [`${text(data[0])} ${text(data[1])}`] : data.flatMap(exchangers)
}

/** Aliases that are followed from one name. */
const MAX_ALIASES = 10

/** Answers as a resolver over these zones gives them, aliases followed. */
export function answerFrom(zone: Zone, { name, type }: SpfQuestion): SpfAnswer {
  let at = plain(unescaped(name))
  for (let i = 0; i <= MAX_ALIASES; i++) {
    const records = zone.get(at) ?? []
    const own = records.filter((one) => one.type === type)
    if (own.some(({ data }) => data === null)) return 'failed'
    if (own.length > 0) return own.map(({ data }) => data ?? '')
    const alias = records.find((one) => one.type === 'CNAME')?.data
    if (alias === undefined || alias === null) {
      return records.some((one) => one.type === '*') ? 'failed' : []
    }
    at = plain(alias)
  }
  return []
}

/** Zones here hold names as they are, questions as DNS writes them. */
function unescaped(name: string): string {
  const bytes = name.replace(/\\(\d{3}|.)/g, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped,
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

function first(fields: Fields, names: readonly string[]): Json {
  return fields[names.find((name) => fields[name] !== undefined) ?? '']
}

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}

/** Text of a text or number; throws for anything else. */
function text(value: Json): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new Error(`neither text nor number: ${JSON.stringify(value)}`)
}
