import {
  MAX_FILE,
  MAX_HEAD,
  MAX_RECORDS,
  RECORD_TYPES,
  type RecordType,
  VERSION,
  WarcError,
  type WarcFault,
  type WarcRecord,
} from './record.ts'
import { digestOf } from './write.ts'

const HEAD_END = '\r\n\r\n'
const ID = /^<urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>$/
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/
const FIELD = /^([A-Za-z][A-Za-z-]{0,60}): ?(.*)$/

/**
 * The records of a file as `writeRecord` writes them, in their order; each is compared with its hashes. Throws WarcError,
 * which names the record, for anything else: nothing of a damaged file is given.
 */
export function readWarc(bytes: Uint8Array): WarcRecord[] {
  if (bytes.length > MAX_FILE) throw new WarcError('too-large', 0)
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const records: WarcRecord[] = []
  for (let at = 0; at < file.length; ) {
    const number = records.length + 1
    if (number > MAX_RECORDS) throw new WarcError('too-many-records', number)
    const { record, end } = recordAt(file, at, (fault) => new WarcError(fault, number))
    records.push(record)
    at = end
  }
  if (records.length === 0) throw new WarcError('length', 0)
  return records
}

type Fail = (fault: WarcFault) => WarcError

function recordAt(file: Buffer, at: number, fail: Fail): { record: WarcRecord; end: number } {
  const found = file.subarray(at, at + MAX_HEAD).indexOf(HEAD_END)
  if (found < 0) throw fail('head')
  const fields = fieldsIn(file.toString('utf8', at, at + found), fail)
  const start = at + found + HEAD_END.length
  const length = lengthOf(fields.get('content-length'), fail)
  const end = start + length
  if (end + HEAD_END.length > file.length) throw fail('length')
  if (file.toString('latin1', end, end + HEAD_END.length) !== HEAD_END) throw fail('end')
  const block = file.subarray(start, end)
  checkDigests(block, fields, fail)
  return { record: { ...recordOf(fields, fail), block }, end: end + HEAD_END.length }
}

type Fields = ReadonlyMap<string, string>

/** Names in lower case; the first line is the version. */
function fieldsIn(text: string, fail: Fail): Fields {
  const [version, ...lines] = text.split('\r\n')
  if (version !== VERSION) throw fail('version')
  const fields = new Map<string, string>()
  for (const line of lines) {
    const [, name, value] = FIELD.exec(line) ?? []
    if (name === undefined || value === undefined) throw fail('head')
    const key = name.toLowerCase()
    if (fields.has(key)) throw fail('head')
    fields.set(key, value)
  }
  return fields
}

function lengthOf(text: string | undefined, fail: Fail): number {
  if (text === undefined || !/^\d{1,10}$/.test(text)) throw fail('length')
  return Number(text)
}

function checkDigests(block: Buffer, fields: Fields, fail: Fail): void {
  if (fields.get('warc-block-digest') !== digestOf(block)) throw fail('digest')
  const payload = fields.get('warc-payload-digest')
  if (payload === undefined) return
  const head = block.subarray(0, MAX_HEAD).indexOf(HEAD_END)
  if (head < 0 || payload !== digestOf(block.subarray(head + HEAD_END.length))) throw fail('digest')
}

function recordOf(fields: Fields, fail: Fail): Omit<WarcRecord, 'block'> {
  const type = fields.get('warc-type') ?? ''
  if (!isType(type)) throw fail('type')
  const id = ID.exec(fields.get('warc-record-id') ?? '')?.[1]
  const date = fields.get('warc-date') ?? ''
  const contentType = fields.get('content-type')
  const other = fields.get('warc-concurrent-to')
  const concurrentTo = other === undefined ? null : (ID.exec(other)?.[1] ?? '')
  if (id === undefined || !DATE.test(date) || contentType === undefined || concurrentTo === '')
    throw fail('head')
  const url = fields.get('warc-target-uri') ?? null
  const ip = fields.get('warc-ip-address') ?? null
  return { type, id, date, url, ip, concurrentTo, contentType }
}

function isType(text: string): text is RecordType {
  return (RECORD_TYPES as readonly string[]).includes(text)
}
